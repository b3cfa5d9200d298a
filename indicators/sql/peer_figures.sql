-- For one indicator and period: the figure of each area and series that counts on a day; forecasts left out.
-- A figure that its source ranked among another number of units (63 before the mergers) is not of this frame.
SELECT a.series, a.id
FROM actual a JOIN area r ON r.code = a.area
WHERE a.indicator = $indicator AND a.period = $period AND a.period_kind = $kind AND a.known_from <= $as_of
  AND a.stage_rank > 0 AND list_contains($areas, a.area) AND coalesce(a.out_of, $units) = $units
QUALIFY row_number() OVER (
    PARTITION BY a.area, a.series
    ORDER BY (a.qualifier = '') DESC, a.stage_rank DESC, a.known_from DESC, a.position DESC) = 1
ORDER BY a.area
