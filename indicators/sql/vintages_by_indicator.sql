-- Every report of a whole-period figure of an area known on a day, of every series and indicator, oldest first.
SELECT id FROM actual
WHERE area = $area AND period = $period AND list_contains($kinds, period_kind) AND known_from <= $as_of
ORDER BY indicator, known_from, position
