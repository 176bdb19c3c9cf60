-- Later edits of the knowledge: the last layer over the files. An edit is never
-- deleted, only undone, so that its number is not given again.

-- +goose Up
CREATE TABLE edits (
    num    INTEGER PRIMARY KEY,       -- order of arrival, from 1
    at     TEXT NOT NULL,             -- RFC 3339, UTC: when it was made
    tbl    TEXT NOT NULL,             -- "persons.tsv"
    cells  TEXT NOT NULL,             -- JSON object, column to value; with op, source, certainty
    note   TEXT NOT NULL,             -- why, for people; '' none
    undone INTEGER NOT NULL DEFAULT 0 -- 1 once it is taken back
);
