-- The figures on file beside those that count ($own): of another office, and of the same series on the same day.
-- Of an office stands the report that counts: exact before bounds, then the higher stage, then the later; one that
-- only repeats what the other series had reported before says nothing of its own. Forecasts are left out.
WITH beside AS (
    SELECT o.id AS own_id, a.series = o.series AS same,
        a.stage_rank = o.stage_rank AND a.known_from = o.known_from AS together,
        a.id, a.series, a.value, a.qualifier, a.stage_rank, a.known_from, a.position
    FROM actual o JOIN actual a ON (a.indicator, a.area, a.period) = (o.indicator, o.area, o.period)
    WHERE list_contains($own, o.id) AND list_contains($kinds, a.period_kind) AND a.id <> o.id
      AND a.stage_rank > 0 AND a.known_from <= $as_of
),
office AS (
    SELECT own_id, arg_max({'id': id, 'value': value, 'known_from': known_from, 'position': position},
        (qualifier = '', stage_rank, known_from, position)) AS best
    FROM beside WHERE NOT same AND list_contains($offices, series) GROUP BY own_id, series
)
SELECT f.own_id, 'series' AS kind, f.best.id AS id, f.best.position AS position
FROM office f
LEFT JOIN beside e ON e.own_id = f.own_id AND e.same AND e.value = f.best.value AND e.known_from <= f.best.known_from
WHERE e.id IS NULL
UNION ALL
SELECT own_id, 'same_day', id, position FROM beside WHERE same AND together
ORDER BY own_id, kind, position
