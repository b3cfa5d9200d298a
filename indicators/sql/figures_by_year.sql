-- The whole-year figures of some areas in one series that count on a day; forecasts left out.
SELECT a.id
FROM actual a
WHERE a.indicator = $indicator AND a.period_kind = 'year' AND length(a.period) = 4 AND a.series = $series
  AND a.known_from <= $as_of AND a.stage_rank > 0 AND list_contains($areas, a.area)
  AND coalesce(a.out_of, $units) = $units
QUALIFY row_number() OVER (
    PARTITION BY a.area, a.period
    ORDER BY (a.qualifier = '') DESC, a.stage_rank DESC, a.known_from DESC, a.position DESC) = 1
ORDER BY a.period, a.area
