-- Which works do the most articles rest on, and which claims rest on nobody who is named? A query for DuckDB over
-- records as JSON Lines:
--
--     isnad parse --format jsonl articles/*.md > records.jsonl
--     duckdb < examples/sources.sql
--
-- Sources and claims are taken as JSON, since a field that no source has would be no column.

CREATE VIEW records AS
SELECT article->>'id' AS article, sources, claims
FROM read_json(
    'records.jsonl',
    format = 'newline_delimited',
    columns = {article: 'JSON', sources: 'JSON[]', claims: 'JSON[]'}
);

CREATE VIEW sources AS
SELECT article, unnest(sources) AS source FROM records;

CREATE VIEW claims AS
SELECT article, unnest(claims) AS claim FROM records;

SELECT
    source->>'type' AS type,
    coalesce(source->>'container-title', source->>'publisher', '') AS "where",
    count(*) AS works,
    count(DISTINCT article) AS articles
FROM sources
GROUP BY ALL
ORDER BY works DESC, "where", type
LIMIT 20;

SELECT article, claim->>'id' AS id, claim->>'text' AS text
FROM claims
WHERE json_array_length(claim, '$.sources') = 0
ORDER BY article, id;
