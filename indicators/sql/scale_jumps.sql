-- Figures about as many times their neighbours in time as a slipped unit or point makes them, with the neighbour.
-- The same slice of each year is compared: six months with six months. What lasts is a new level, not a slip.
WITH line AS (
    SELECT a.*, i.position AS place, i.unit FROM actual a JOIN indicator i ON i.code = a.indicator
    WHERE list_contains($areas, a.area) AND list_contains($slices, a.period_kind) AND i.nature IN ('flow', 'stock')
      AND a.stage_rank > 0 AND a.value > 0 AND a.known_from <= $as_of
    QUALIFY row_number() OVER (
        PARTITION BY a.indicator, a.area, a.series, a.period_kind, a.period
        ORDER BY (a.qualifier = '') DESC, a.stage_rank DESC, a.known_from DESC, a.position DESC) = 1
),
pairs AS (
    SELECT id, value, period, place, area, unit,
        lag(id) OVER w AS before_id, lag(value) OVER w AS before, lead(id) OVER w AS after_id, lead(value) OVER w AS after,
        lag(value, 2) OVER w AS earlier, lead(value, 2) OVER w AS later
    FROM line
    WINDOW w AS (PARTITION BY indicator, area, series, period_kind, substr(period, 5) ORDER BY period)
),
bands AS (SELECT unnest($least) AS least, unnest($most) AS most, unnest($factors) AS factor),
slipped AS (
    SELECT p.*, b.factor,
        p.before IS NOT NULL AND greatest(p.value, p.before) BETWEEN least(p.value, p.before) * b.least
            AND least(p.value, p.before) * b.most AS from_before,
        p.after IS NOT NULL AND greatest(p.value, p.after) BETWEEN least(p.value, p.after) * b.least
            AND least(p.value, p.after) * b.most AS from_after
    FROM pairs p CROSS JOIN bands b
    WHERE NOT (list_contains($counted, p.unit) AND least(p.value, coalesce(p.before, p.value), coalesce(p.after, p.value)) < $smallest)
)
SELECT id, coalesce(before_id, after_id) AS other_id, factor
FROM slipped
WHERE (from_before AND from_after)
   OR (after IS NULL AND from_before AND (earlier IS NULL OR greatest(earlier, before) < least(earlier, before) * 5))
   OR (before IS NULL AND from_after AND later IS NOT NULL AND greatest(later, after) < least(later, after) * 5)
ORDER BY place, period, area
