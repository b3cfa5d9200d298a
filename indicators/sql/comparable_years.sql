-- The years before a year, three at most, for which some indicator of an area has both the amount
-- up to a month and the whole year's amount, known on a day, oldest first.
SELECT DISTINCT whole.period::INTEGER AS year
FROM actual whole
JOIN actual so_far ON so_far.indicator = whole.indicator AND so_far.area = whole.area
    AND so_far.period = whole.period || '-' || $month AND so_far.period_kind = 'ytd' AND so_far.known_from <= $as_of
JOIN indicator i ON i.code = whole.indicator AND i.nature = 'flow'
WHERE whole.area = $area AND whole.period_kind = 'year' AND length(whole.period) = 4 AND whole.known_from <= $as_of
  AND whole.period::INTEGER BETWEEN $year - 3 AND $year - 1
ORDER BY year
