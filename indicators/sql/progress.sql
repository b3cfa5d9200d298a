-- The latest cumulative figure within a year for each indicator of an area, as known on a day.
-- The later month comes first, then the declared series: another one stands in where it has got further.
SELECT a.id
FROM actual a JOIN indicator i ON i.code = a.indicator
WHERE a.area = $area AND a.period_kind = 'ytd' AND left(a.period, 4) = $year AND a.known_from <= $as_of
  AND a.stage_rank > 0
QUALIFY row_number() OVER (
    PARTITION BY a.indicator
    ORDER BY a.period DESC, (a.series = i.series) DESC, (a.qualifier = '') DESC, a.stage_rank DESC,
        a.known_from DESC, a.position DESC) = 1
ORDER BY a.indicator
