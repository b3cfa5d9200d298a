-- The figures of one thing and period that do not say the same: one series beside another, or two values of one day.
-- Each series stands with the day of the report that counts: exact before bounds, then the higher stage, then the later.
-- What only repeats an earlier report of another series is no rival of it.
WITH known AS (
    SELECT a.*, i.position AS place FROM actual a JOIN indicator i ON i.code = a.indicator
    WHERE list_contains($areas, a.area) AND a.stage_rank > 0 AND a.known_from <= $as_of
),
own AS (
    SELECT k.* FROM known k
    WHERE NOT EXISTS (
        SELECT 1 FROM known o
        WHERE o.indicator = k.indicator AND o.area = k.area AND o.period = k.period AND o.period_kind = k.period_kind
          AND o.series <> k.series AND o.value = k.value AND (o.known_from, o.position) < (k.known_from, k.position))
),
counting AS (
    SELECT indicator, area, period, period_kind, series, known_from FROM own
    QUALIFY row_number() OVER (
        PARTITION BY indicator, area, period, period_kind, series
        ORDER BY (qualifier = '') DESC, stage_rank DESC, known_from DESC, position DESC) = 1
)
SELECT id FROM own JOIN counting USING (indicator, area, period, period_kind, series, known_from)
WINDOW thing AS (PARTITION BY indicator, area, period, period_kind)
QUALIFY min(value) OVER thing < max(value) OVER thing
ORDER BY place, period DESC, area, position
