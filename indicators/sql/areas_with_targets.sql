-- The areas whose Council sets yearly targets, the newest territory first.
SELECT a.code
FROM area a JOIN target t ON t.area = a.code
WHERE t.basis = 'council' AND length(t.period) = 4
GROUP BY a.code, a.valid_from
ORDER BY a.valid_from DESC NULLS LAST, count(*) DESC, a.code
