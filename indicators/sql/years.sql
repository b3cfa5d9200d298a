-- The years, up to the next, for which each area has a yearly target, newest first; closed: a binding one can be judged.
SELECT t.area, t.period::INTEGER AS year,
    bool_or(t.basis IN ('council', 'central') AND a.id IS NOT NULL) AS closed
FROM target t
JOIN indicator i ON i.code = t.indicator
JOIN area r ON r.code = t.area
LEFT JOIN actual a ON a.indicator = t.indicator AND a.area = t.area AND a.period = t.period
    AND a.period_kind IN ('year', 'stock') AND a.series = coalesce(r.series, i.series) AND a.stage_rank > 0 AND a.known_from <= $as_of
WHERE length(t.period) = 4 AND t.in_force_from <= $as_of
  AND t.period::INTEGER <= year($as_of) + 1 AND t.basis NOT IN ('draft', 'press', 'long_term')
GROUP BY ALL
ORDER BY year DESC
