-- Every version of an indicator's targets for a period, on any basis, known on a day, oldest first.
SELECT id FROM target
WHERE indicator = $indicator AND list_contains($areas, area) AND period = $period AND in_force_from <= $as_of
ORDER BY in_force_from, position
