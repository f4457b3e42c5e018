-- +goose Up
-- What the package says of itself: title, description, licences, sources, contributors. Empty for releases of before.
ALTER TABLE govhub.release ADD COLUMN metadata jsonb NOT NULL DEFAULT '{}';

-- +goose Down
ALTER TABLE govhub.release DROP COLUMN metadata;
