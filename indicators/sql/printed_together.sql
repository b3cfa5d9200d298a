-- The figures of some indicators that were printed on one day for one area and period, forecasts left out:
-- the exact one first where an indicator was printed twice.
SELECT id FROM actual
WHERE list_contains($areas, area) AND list_contains($indicators, indicator) AND stage_rank > 0 AND known_from <= $as_of
ORDER BY area, period, period_kind, known_from, indicator, (qualifier = '') DESC, position DESC
