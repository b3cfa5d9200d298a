-- The figure that counts for each indicator of an area in each period, as known on a day.
-- A year and a stock at its end are of one kind: both speak for the whole year.
-- Forecasts count only where nothing better is known; then the higher stage, then the later publication;
-- 'over', 'nearly' and 'about' give way to an exact figure unless they contradict it.
-- An area's own series comes first; another stands in only until it publishes.
-- A repeat of the same number at the same stage keeps the stage under which it was first printed.
-- Greatest of structs rather than windows and correlated questions: planning those took twice as long as all of this.
WITH known AS (
    SELECT a.id, a.indicator, a.period, if(a.period_kind = 'stock', 'year', a.period_kind) AS kind, a.value, a.stage,
        a.stage_rank, a.qualifier, a.series, a.known_from, a.position, a.qualifier = '' AS exact,
        (a.stage_rank > 0, a.series = coalesce(r.series, i.series)) AS worth
    FROM actual a
    JOIN indicator i ON i.code = a.indicator
    JOIN area r ON r.code = a.area
    WHERE a.area = $area AND a.known_from <= $as_of
      AND (a.series = coalesce(r.series, i.series) OR (r.series IS NOT NULL AND a.series = i.series))
),
pool AS (
    SELECT * FROM known
    JOIN (SELECT indicator, period, kind, max(worth) AS worth FROM known GROUP BY ALL)
        USING (indicator, period, kind, worth)
),
best AS (
    SELECT indicator, period, kind,
        arg_max({'id': id, 'value': value, 'stage_rank': stage_rank, 'known_from': known_from},
            (stage_rank, known_from, position)) AS own
    FROM pool WHERE exact GROUP BY ALL
),
ranked AS (
    SELECT p.*,
        coalesce((p.qualifier = 'over' AND b.own.value < p.value OR p.qualifier = 'nearly' AND b.own.value > p.value)
            AND p.stage_rank >= b.own.stage_rank AND p.known_from >= b.own.known_from, false) AS contradicts
    FROM pool p LEFT JOIN best b USING (indicator, period, kind)
    WHERE NOT p.exact OR p.id = b.own.id
),
chosen AS (
    SELECT indicator, period, kind,
        arg_max({'id': id, 'value': value, 'qualifier': qualifier, 'series': series, 'stage_rank': stage_rank},
            (contradicts, exact, stage_rank, known_from, position)) AS own
    FROM ranked GROUP BY ALL
)
SELECT c.kind, c.period, c.own.id AS id, arg_min(p.stage, (p.known_from, p.position)) AS stage
FROM chosen c
JOIN pool p ON p.indicator = c.indicator AND p.period = c.period AND p.kind = c.kind AND p.value = c.own.value
    AND p.qualifier = c.own.qualifier AND p.series = c.own.series AND p.stage_rank = c.own.stage_rank
GROUP BY c.indicator, c.period, c.kind, c.own.id
ORDER BY c.indicator
