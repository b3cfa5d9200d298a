-- The version of each target of an area in each period that is in force on a day, for every basis that binds.
-- A long-term plan binds only what is asked of several years together. A version whose adoption is on record is not displaced by a later quotation: only by one that supersedes it.
SELECT t.period, t.id
FROM target t
WHERE t.area = $area AND t.in_force_from <= $as_of
  AND t.basis NOT IN ('draft', 'press') AND (t.basis <> 'long_term' OR t.period LIKE '____..____')
  AND NOT EXISTS (
    SELECT 1 FROM superseded s JOIN target n ON n.id = s.by_id
    WHERE s.id = t.id AND s.from_day <= $as_of AND n.basis NOT IN ('draft', 'press'))
QUALIFY row_number() OVER (PARTITION BY t.indicator, t.period, t.basis ORDER BY t.adopted DESC, t.in_force_from DESC, t.position DESC) = 1
ORDER BY t.position
