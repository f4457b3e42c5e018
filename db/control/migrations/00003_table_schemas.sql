-- +goose Up
-- Table Schemas of the programs that have shown the releases, in the order in which they took over. Those of the last do so now:
-- a program with earlier ones is older than the database.
CREATE TABLE govhub.table_schemas (
    number integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sha256 text NOT NULL UNIQUE,
    since  timestamptz NOT NULL DEFAULT now()
);
INSERT INTO govhub.table_schemas (sha256, since)
SELECT schema_sha256, min(published_at) FROM govhub.release GROUP BY schema_sha256 ORDER BY max(number);

-- The Table Schemas that the views of a release were made by last; null if those are the ones that it was published with.
ALTER TABLE govhub.release ADD COLUMN shown_by integer REFERENCES govhub.table_schemas;

-- The first and the last Table Schemas that can read a release. Programs that do not know of table_schemas are before all others.
CREATE VIEW govhub.release_schemas AS
SELECT r.number AS release, coalesce(p.number, 0) AS first, coalesce(r.shown_by, p.number, 0) AS last
FROM govhub.release AS r LEFT JOIN govhub.table_schemas AS p ON p.sha256 = r.schema_sha256;

GRANT SELECT ON govhub.table_schemas, govhub.release_schemas TO govhub_reader;

-- +goose Down
DROP VIEW govhub.release_schemas;
ALTER TABLE govhub.release DROP COLUMN shown_by;
DROP TABLE govhub.table_schemas;
