-- The indicators that have a figure or a target of an area, in the order of the registry.
SELECT i.code FROM indicator i
WHERE EXISTS (SELECT 1 FROM actual a WHERE a.indicator = i.code AND a.area = $area)
   OR EXISTS (SELECT 1 FROM target t WHERE t.indicator = i.code AND t.area = $area)
ORDER BY i.position
