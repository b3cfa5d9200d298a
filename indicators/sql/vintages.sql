-- Every report of each figure of an area for a whole year known on a day, of every series and indicator, oldest first.
SELECT period, id FROM actual
WHERE area = $area AND period_kind IN ('year', 'stock') AND known_from <= $as_of
ORDER BY indicator, known_from, position
