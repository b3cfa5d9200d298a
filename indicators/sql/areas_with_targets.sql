-- The areas that have targets of a Council for some year, the newest territory first.
SELECT a.code
FROM area a JOIN target t ON t.area = a.code
WHERE t.basis = 'council' AND length(t.period) = 4
GROUP BY a.code, a.valid_from
HAVING count(DISTINCT t.indicator) > 1
ORDER BY a.valid_from DESC NULLS LAST, count(*) DESC
