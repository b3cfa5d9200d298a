-- The figure that counts for each indicator of an area in a period, as known on a day.
-- Forecasts count only where nothing better is known; then the higher stage, then the later publication;
-- 'over', 'nearly' and 'about' give way to an exact figure unless they contradict it.
-- An area's own series comes first; another stands in only until it publishes.
-- A repeat of the same number at the same stage keeps the stage under which it was first printed.
WITH known AS (
    SELECT a.*, a.stage_rank > 0 AS judged, a.qualifier = '' AS exact, a.series = coalesce(r.series, i.series) AS own
    FROM actual a
    JOIN indicator i ON i.code = a.indicator
    JOIN area r ON r.code = a.area
    WHERE a.area = $area AND a.period = $period AND list_contains($kinds, a.period_kind)
      AND a.known_from <= $as_of
      AND (a.series = coalesce(r.series, i.series) OR (r.series IS NOT NULL AND a.series = i.series))
),
better AS (
    SELECT * FROM known k
    WHERE k.judged OR NOT EXISTS (SELECT 1 FROM known o WHERE o.indicator = k.indicator AND o.judged)
),
pool AS (
    SELECT * FROM better b
    WHERE b.own OR NOT EXISTS (SELECT 1 FROM better o WHERE o.indicator = b.indicator AND o.own)
),
best AS (
    SELECT * FROM pool
    WHERE exact
    QUALIFY row_number() OVER (
        PARTITION BY indicator ORDER BY stage_rank DESC, known_from DESC, position DESC) = 1
),
ranked AS (
    SELECT p.*,
        b.id IS NOT NULL AS has_exact,
        (p.qualifier = 'over' AND b.value < p.value OR p.qualifier = 'nearly' AND b.value > p.value)
            AND p.stage_rank >= b.stage_rank AND p.known_from >= b.known_from AS contradicts
    FROM pool p LEFT JOIN best b ON b.indicator = p.indicator
    WHERE NOT p.exact OR p.id = b.id
),
chosen AS (
    SELECT * FROM ranked
    QUALIFY row_number() OVER (
        PARTITION BY indicator
        ORDER BY coalesce(contradicts, false) DESC, exact DESC, stage_rank DESC, known_from DESC, position DESC) = 1
)
SELECT c.id,
    (SELECT arg_min(p.stage, p.known_from::VARCHAR || lpad(p.position::VARCHAR, 9, '0')) FROM pool p
     WHERE p.indicator = c.indicator AND p.value = c.value AND p.qualifier = c.qualifier
       AND p.series = c.series AND p.stage_rank = c.stage_rank) AS stage
FROM chosen c
ORDER BY c.indicator
