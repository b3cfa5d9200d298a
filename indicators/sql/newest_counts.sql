-- Of each of some indicators, the figure of an area that became known last before a day; forecasts left out.
SELECT a.id
FROM actual a
WHERE list_contains($indicators, a.indicator) AND a.area = $area AND a.known_from <= $as_of AND a.stage_rank > 0
QUALIFY row_number() OVER (
    PARTITION BY a.indicator ORDER BY a.known_from DESC, a.stage_rank DESC, a.position DESC) = 1
