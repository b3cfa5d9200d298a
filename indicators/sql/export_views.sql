-- The views of an exported file: what counts as of the day of its snapshot, by the rules of figures_in_force.sql and
-- targets_in_force.sql (a test compares them). The stage of a figure is that under which its number was first printed.
CREATE VIEW latest_figures AS
WITH known AS (
    SELECT a.*, a.qualifier = '' AS exact, a.series = coalesce(r.series, i.series) AS own,
        CASE WHEN a.period_kind IN ('year', 'stock') THEN 'year' ELSE a.period_kind END AS span,
        CASE a.stage WHEN 'forecast' THEN 0 WHEN 'preliminary' THEN 2 WHEN 'official' THEN 3 ELSE 1 END AS stage_rank
    FROM actuals a
    JOIN indicators i ON i.code = a.indicator
    JOIN areas r ON r.code = a.area
    WHERE a.known_from <= (SELECT as_of FROM snapshot)
      AND (a.series = coalesce(r.series, i.series) OR (r.series IS NOT NULL AND a.series = i.series))
),
better AS (
    SELECT * FROM known
    QUALIFY stage_rank > 0 OR NOT bool_or(stage_rank > 0) OVER (PARTITION BY indicator, area, period, span)
),
pool AS (
    SELECT * FROM better
    QUALIFY own OR NOT bool_or(own) OVER (PARTITION BY indicator, area, period, span)
),
best AS (
    SELECT * FROM pool
    WHERE exact
    QUALIFY row_number() OVER (
        PARTITION BY indicator, area, period, span ORDER BY stage_rank DESC, known_from DESC, position DESC) = 1
),
ranked AS (
    SELECT p.*,
        (p.qualifier = 'over' AND b.value < p.value OR p.qualifier = 'nearly' AND b.value > p.value)
            AND p.stage_rank >= b.stage_rank AND p.known_from >= b.known_from AS contradicts
    FROM pool p
    LEFT JOIN best b ON (b.indicator, b.area, b.period, b.span) = (p.indicator, p.area, p.period, p.span)
    WHERE NOT p.exact OR p.id = b.id
),
chosen AS (
    SELECT * FROM ranked
    QUALIFY row_number() OVER (
        PARTITION BY indicator, area, period, span
        ORDER BY coalesce(contradicts, false) DESC, exact DESC, stage_rank DESC, known_from DESC, position DESC) = 1
),
first_printed AS (
    SELECT indicator, area, period, span, value, qualifier, series, stage_rank,
        arg_min(stage, known_from::VARCHAR || lpad(position::VARCHAR, 9, '0')) AS stage
    FROM pool
    GROUP BY ALL
)
SELECT c.id, c.indicator, c.area, c.period, c.period_kind, c.value, c.value_text, c.unit, c.qualifier, f.stage,
    c.series, c.as_printed, c.published_on, c.source, c.file, c.line
FROM chosen c
JOIN first_printed f ON (f.indicator, f.area, f.period, f.span, f.value, f.qualifier, f.series, f.stage_rank)
    = (c.indicator, c.area, c.period, c.span, c.value, c.qualifier, c.series, c.stage_rank)
ORDER BY c.position;
CREATE VIEW targets_in_force AS
SELECT t.*
FROM targets t, snapshot day
WHERE t.in_force_from <= day.as_of AND t.basis NOT IN ('draft', 'press') AND (t.basis <> 'long_term' OR t.period LIKE '____..____')
  AND NOT EXISTS (
    SELECT 1 FROM targets n
    WHERE list_contains(n.supersedes, t.id) AND n.in_force_from <= day.as_of AND n.basis NOT IN ('draft', 'press'))
QUALIFY row_number() OVER (
    PARTITION BY t.indicator, t.area, t.period, t.basis
    ORDER BY (t.adopted_on IS NOT NULL) DESC, t.in_force_from DESC, t.position DESC) = 1
ORDER BY t.position;
