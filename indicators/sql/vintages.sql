-- Every report of one figure known on a day, of every series, oldest first.
SELECT id FROM actual
WHERE indicator = $indicator AND area = $area AND period = $period AND list_contains($kinds, period_kind)
  AND known_from <= $as_of
ORDER BY known_from, position
