-- Pairs of cumulative figures of one year that fall: a later month with less than an earlier one.
-- Each month stands with its latest exact report of the declared series known on the day.
WITH monthly AS (
    SELECT a.*, left(a.period, 4) AS year FROM actual a JOIN indicator i ON i.code = a.indicator
    WHERE a.area = $area AND a.period_kind = 'ytd' AND i.nature = 'flow'
      AND a.series = i.series AND a.qualifier = '' AND a.stage_rank > 0 AND a.known_from <= $as_of
    QUALIFY row_number() OVER (
        PARTITION BY a.indicator, a.period ORDER BY a.stage_rank DESC, a.known_from DESC, a.position DESC) = 1
)
SELECT year, lag(id) OVER later AS before_id, id AS after_id
FROM monthly
WINDOW later AS (PARTITION BY indicator, year ORDER BY period)
QUALIFY value < lag(value) OVER later
ORDER BY indicator, period
