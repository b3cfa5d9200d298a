-- The years for which each indicator has a yearly target of an area by a day, oldest first.
SELECT DISTINCT indicator, period::INTEGER AS year FROM target
WHERE area = $area AND length(period) = 4 AND in_force_from <= $as_of
ORDER BY year
