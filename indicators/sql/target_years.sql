-- The years for which an indicator has a yearly target of an area by a day, oldest first.
SELECT DISTINCT period::INTEGER AS year FROM target
WHERE indicator = $indicator AND area = $area AND length(period) = 4 AND in_force_from <= $as_of
ORDER BY year
