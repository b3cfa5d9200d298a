-- The indicators of an area with a scenario for some whole months of a year known on a day, and those months.
SELECT DISTINCT indicator, period FROM target
WHERE area = $area AND basis = 'scenario' AND in_force_from <= $as_of
  AND regexp_full_match(period, $year || '-(Q[1-4]|H[12]|[0-9]{2}|[0-9]{2}\.\.[0-9]{2})')
ORDER BY indicator, period
