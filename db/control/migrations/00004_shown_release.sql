-- +goose Up
-- The release whose views are in schema current, for SQL clients: at most one row. It follows the pointer, and may lag behind it; the
-- reference keeps its release from being pruned.
CREATE TABLE govhub.shown_release (
    one_row boolean PRIMARY KEY DEFAULT true CHECK (one_row),
    number  integer NOT NULL REFERENCES govhub.release,
    sha256  text NOT NULL -- of the Table Schemas that its views were made with
);

-- +goose Down
DROP TABLE govhub.shown_release;
DROP SCHEMA IF EXISTS current CASCADE;
