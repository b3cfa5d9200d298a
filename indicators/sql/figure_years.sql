-- The years for which an indicator has a whole-year figure of an area, oldest first.
SELECT DISTINCT period::INTEGER AS year FROM actual
WHERE indicator = $indicator AND area = $area AND period_kind IN ('year', 'stock') AND length(period) = 4
  AND known_from <= $as_of
ORDER BY year
