-- The periods of several whole years for which each area has a target that counts on a day, the latest end first.
SELECT DISTINCT t.area, t.period[:4]::INTEGER AS first_year, t.period[7:]::INTEGER AS last_year
FROM target t
WHERE t.period LIKE '____..____' AND t.in_force_from <= $as_of AND t.basis NOT IN ('draft', 'press')
ORDER BY last_year DESC, first_year DESC
