-- The figures on file beside those that count ($own): of another office, and of the same series on the same day.
-- Of an office stands the report that counts: exact before bounds, then the higher stage, then the later; one that
-- only repeats what the other series had reported before says nothing of its own. Forecasts are left out.
WITH own AS (SELECT * FROM actual WHERE list_contains($own, id)),
beside AS (
    SELECT o.id AS own_id, o.series AS own_series, o.stage_rank AS own_rank, o.known_from AS own_day, a.*
    FROM own o JOIN actual a ON (a.indicator, a.area, a.period) = (o.indicator, o.area, o.period)
    WHERE list_contains($kinds, a.period_kind) AND a.id <> o.id AND a.stage_rank > 0 AND a.known_from <= $as_of
),
office AS (
    SELECT * FROM beside WHERE list_contains($offices, series) AND series <> own_series
    QUALIFY row_number() OVER (
        PARTITION BY own_id, series
        ORDER BY (qualifier = '') DESC, stage_rank DESC, known_from DESC, position DESC) = 1
)
SELECT own_id, 'series' AS kind, id, position FROM office f
WHERE NOT EXISTS (
    SELECT 1 FROM beside e
    WHERE e.own_id = f.own_id AND e.series = f.own_series AND e.value = f.value AND e.known_from <= f.known_from)
UNION ALL
SELECT own_id, 'same_day', id, position FROM beside
WHERE series = own_series AND stage_rank = own_rank AND known_from = own_day
ORDER BY own_id, kind, position
