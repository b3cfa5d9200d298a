-- The reports known on a day of some indicators of some areas, for whole years and from January to a month.
-- The best of each figure comes first: the higher stage, the area's own series, an exact number, the latest.
SELECT a.id
FROM actual a
JOIN indicator i ON i.code = a.indicator
JOIN area r ON r.code = a.area
WHERE list_contains($areas, a.area) AND list_contains($indicators, a.indicator)
  AND list_contains($kinds, a.period_kind) AND a.known_from <= $as_of AND a.stage_rank > 0
ORDER BY i.position, a.area, a.period, a.stage_rank DESC, a.series = coalesce(r.series, i.series) DESC,
    a.qualifier = '' DESC, a.known_from DESC, a.position DESC
