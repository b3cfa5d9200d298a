-- Every report of an indicator of an area for a part of a year known on a day, of every series, the shorter part first.
SELECT id FROM actual
WHERE indicator = $indicator AND area = $area AND left(period, 4) = $year AND known_from <= $as_of
  AND period_kind IN ('ytd', 'month', 'months', 'quarter', 'half') AND stage_rank > 0
ORDER BY period, period_kind DESC, known_from, position
