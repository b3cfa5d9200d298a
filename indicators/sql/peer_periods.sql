-- The periods for which enough of the areas have a figure of an indicator in one series, newest first.
WITH counted AS (
    SELECT a.indicator, a.period, a.period_kind, a.series, count(DISTINCT a.area) AS n
    FROM actual a
    WHERE list_contains($areas, a.area) AND a.known_from <= $as_of AND a.stage_rank > 0
      AND coalesce(a.out_of, $units) = $units AND list_contains($kinds, a.period_kind)
    GROUP BY ALL
)
SELECT indicator, period, period_kind, max(n) AS n FROM counted
GROUP BY indicator, period, period_kind HAVING max(n) >= $least
ORDER BY indicator, period_kind = 'ytd' AND length(period) = 7, period DESC, period_kind DESC
