-- The latest figure from January on within each year for each indicator of an area, as known on a day.
-- January alone and the first quarter are cumulative figures of one and three months, a first half is one of six.
-- The later month comes first, then the declared series: another one stands in where it has got further.
WITH part AS (
    SELECT *, left(period, 4) AS year, CASE
        WHEN period_kind = 'ytd' THEN CAST(right(period, 2) AS INTEGER)
        WHEN period_kind = 'month' AND right(period, 3) = '-01' THEN 1
        WHEN period_kind = 'quarter' AND right(period, 3) = '-Q1' THEN 3
        WHEN period_kind = 'half' AND right(period, 3) = '-H1' THEN 6
        END AS months
    FROM actual
    WHERE area = $area AND known_from <= $as_of AND stage_rank > 0
)
SELECT a.year, a.id
FROM part a JOIN indicator i ON i.code = a.indicator
WHERE a.months IS NOT NULL
QUALIFY row_number() OVER (
    PARTITION BY a.indicator, a.year
    ORDER BY a.months DESC, (a.series = i.series) DESC, (a.qualifier = '') DESC, a.stage_rank DESC,
        a.known_from DESC, a.position DESC) = 1
ORDER BY a.indicator
