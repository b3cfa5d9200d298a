-- How many figures and how many targets known on a day rest on each document.
SELECT source, sum(figures)::INTEGER, sum(targets)::INTEGER
FROM (
    SELECT unnest(string_split(source, ';')) AS source, 1 AS figures, 0 AS targets FROM actual WHERE known_from <= $as_of
    UNION ALL
    SELECT source, 0, 1 FROM target WHERE in_force_from <= $as_of
)
GROUP BY source
ORDER BY source
