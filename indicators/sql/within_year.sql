-- Every report of each indicator of an area for a part of each year known on a day, of every series, the shorter part first.
SELECT indicator, left(period, 4), id FROM actual
WHERE area = $area AND known_from <= $as_of
  AND period_kind IN ('ytd', 'month', 'months', 'quarter', 'half') AND stage_rank > 0
ORDER BY period, period_kind DESC, known_from, position
