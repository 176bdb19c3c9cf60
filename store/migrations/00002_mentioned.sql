-- Statements are found by the actors that their content mentions, too: in
-- participants and involved, side 2 of a statement is whom it mentions. These
-- rows take no part in it: first is 0, and counts of actors leave them out.
--
-- Who is mentioned stands in analyses, packed. Reports with statements are
-- taken as derived by an older version, so that the next ingest codes them
-- again and writes the rows.

-- +goose Up
INSERT OR IGNORE INTO stamps (key) VALUES ('schema 1');
UPDATE reports SET stamp = (SELECT num FROM stamps WHERE key = 'schema 1') WHERE statements > 0;

-- The index of participants by actor says by itself which rows count.
DROP INDEX participants_actor;
CREATE INDEX participants_actor ON participants (actor, kind, first, side);
