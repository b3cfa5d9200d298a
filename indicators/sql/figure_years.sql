-- The years for which each indicator has a whole-year figure of an area, oldest first.
SELECT DISTINCT indicator, period::INTEGER AS year FROM actual
WHERE area = $area AND period_kind IN ('year', 'stock') AND length(period) = 4
  AND known_from <= $as_of
ORDER BY year
