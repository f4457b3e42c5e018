-- +goose Up
-- One row a published release; its data lives in the views of schema release_<number>.
CREATE TABLE govhub.release (
    number          integer PRIMARY KEY CHECK (number > 0),
    published_at    timestamptz NOT NULL,
    package         text NOT NULL,
    package_version text,
    schema_sha256   text NOT NULL,
    superseded_at   timestamptz -- when another became current after it; null for the current one and if it never was
);

-- What each release holds. Releases with the same content share a table of schema store.
CREATE TABLE govhub.resource (
    release    integer NOT NULL REFERENCES govhub.release ON DELETE CASCADE,
    name       text NOT NULL,
    table_name text NOT NULL,
    rows       bigint NOT NULL,
    bytes      bigint NOT NULL,
    sha256     text NOT NULL,
    PRIMARY KEY (release, name)
);

-- The pointer: at most one row.
CREATE TABLE govhub.current_release (
    one_row  boolean PRIMARY KEY DEFAULT true CHECK (one_row),
    number   integer NOT NULL REFERENCES govhub.release,
    moved_at timestamptz NOT NULL
);

-- Log of imports, kept also for those that failed.
CREATE TABLE govhub.import_run (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    package     text NOT NULL,
    started_at  timestamptz NOT NULL,
    finished_at timestamptz,
    status      text NOT NULL CHECK (status IN ('RUNNING', 'PUBLISHED', 'UNCHANGED', 'REJECTED', 'FAILED')),
    release     integer,
    message     text
);

CREATE SCHEMA store;

GRANT USAGE ON SCHEMA govhub TO govhub_reader;
GRANT SELECT ON govhub.release, govhub.resource, govhub.current_release TO govhub_reader;

-- +goose Down
DROP SCHEMA store CASCADE;
DROP TABLE govhub.import_run, govhub.current_release, govhub.resource, govhub.release;
