-- The record of Kawat. Raw reports are in raw/*.warc.gz; this file says where,
-- and holds everything that was derived from them.
--
-- Lists run newest first: by day, then by hash, then by place in the report.
-- To let an index give that order in few bytes, hkey holds the first 63 bits
-- of the report's hash as a number; num breaks what ties could remain.

-- +goose Up
PRAGMA application_id = 1262573428; -- "KAWt"

-- The ledger: one row for each report that was ever put. Rows never change.
CREATE TABLE raw (
    num       INTEGER PRIMARY KEY,   -- order of arrival
    hash      TEXT NOT NULL UNIQUE,  -- kawat.Raw.Hash
    media     TEXT NOT NULL,
    charset   TEXT NOT NULL,
    url       TEXT NOT NULL,
    outlet    TEXT NOT NULL,
    title     TEXT NOT NULL,
    published TEXT NOT NULL,
    lang      TEXT NOT NULL,
    name      TEXT NOT NULL,
    id        TEXT NOT NULL,         -- the caller's
    fetched   TEXT NOT NULL,         -- RFC 3339, UTC; '' unknown
    kept      TEXT NOT NULL,         -- RFC 3339, UTC: when it was put
    segment   INTEGER NOT NULL,      -- 1 is raw/000001.warc.gz
    offset    INTEGER NOT NULL,      -- bytes, of the gzip member
    length    INTEGER NOT NULL,      -- bytes, compressed
    size      INTEGER NOT NULL       -- bytes of the report
);
CREATE INDEX raw_place ON raw (segment, offset, length);

CREATE TABLE stamps (
    num INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE         -- kawat.Stamp.Key
);

-- What became of each report: one row for each row of raw.
CREATE TABLE reports (
    num        INTEGER PRIMARY KEY REFERENCES raw,
    hkey       INTEGER NOT NULL,
    stamp      INTEGER REFERENCES stamps, -- NULL while new
    state      TEXT NOT NULL,
    reason     TEXT NOT NULL,
    lang       TEXT NOT NULL,
    url        TEXT NOT NULL,
    outlet     TEXT NOT NULL,
    headline   TEXT NOT NULL,
    published  TEXT NOT NULL,
    day        TEXT NOT NULL,             -- of publication; '' unknown
    events     INTEGER NOT NULL,
    statements INTEGER NOT NULL
);
CREATE INDEX reports_day ON reports (day DESC, hkey, num);
CREATE INDEX reports_state ON reports (state, events, statements);
CREATE INDEX reports_ledger ON reports (num, stamp);

-- The rest of each analysis, apart from reports to keep its rows small.
CREATE TABLE analyses (
    num  INTEGER PRIMARY KEY REFERENCES reports,
    json BLOB NOT NULL                    -- kawat.Analysis in gzip, without events and statements
);

CREATE TABLE events (
    num       INTEGER NOT NULL REFERENCES reports,
    place     INTEGER NOT NULL,           -- 0-based, in the report
    id        TEXT NOT NULL,              -- unique within its report
    hkey      INTEGER NOT NULL,
    day       TEXT NOT NULL,              -- last day of its date, else of publication
    type      TEXT NOT NULL,
    mode      TEXT NOT NULL,
    cameo     TEXT NOT NULL,
    goldstein REAL NOT NULL,
    intensity REAL NOT NULL,
    quad      INTEGER NOT NULL,
    status    TEXT NOT NULL,
    historical INTEGER NOT NULL,
    sentence  TEXT NOT NULL,              -- text of the first evidence span
    json      TEXT NOT NULL,              -- kawat.Event
    PRIMARY KEY (num, place),
    UNIQUE (num, id)
) WITHOUT ROWID;
CREATE INDEX events_day ON events (day DESC, hkey, num, place, type, status);
CREATE INDEX events_type ON events (type, day DESC, hkey, num, place, status);

CREATE TABLE statements (
    num   INTEGER NOT NULL REFERENCES reports,
    place INTEGER NOT NULL,
    id    TEXT NOT NULL,
    hkey  INTEGER NOT NULL,
    day   TEXT NOT NULL,                  -- of publication
    quote TEXT NOT NULL,
    text  TEXT NOT NULL,                  -- the content as written
    json  TEXT NOT NULL,                  -- kawat.Statement
    PRIMARY KEY (num, place),
    UNIQUE (num, id)
) WITHOUT ROWID;
CREATE INDEX statements_day ON statements (day DESC, hkey, num, place);

-- Which events of its report a statement tells.
CREATE TABLE told (
    num       INTEGER NOT NULL,
    statement INTEGER NOT NULL,           -- place
    event     INTEGER NOT NULL,           -- place
    PRIMARY KEY (num, statement, event)
) WITHOUT ROWID;

-- Actors as they were coded. Rows stay when nothing uses them any more.
CREATE TABLE actors (
    num    INTEGER PRIMARY KEY,
    entity TEXT NOT NULL,
    code   TEXT NOT NULL,
    sector TEXT NOT NULL,
    name   TEXT NOT NULL,
    UNIQUE (entity, code, sector, name)
);

-- Who takes part. kind is 'e' or 's'. side is 0 for the actors of an event and
-- the speakers of a statement, 1 for recipients and addressees.
CREATE TABLE participants (
    num   INTEGER NOT NULL REFERENCES reports,
    kind  TEXT NOT NULL,
    place INTEGER NOT NULL,
    side  INTEGER NOT NULL,
    pos   INTEGER NOT NULL,               -- 0-based, among its side
    actor INTEGER NOT NULL REFERENCES actors,
    first INTEGER NOT NULL,               -- 1 where the actor is not in the event or statement before this row
    text  TEXT NOT NULL,                  -- the mention as written
    PRIMARY KEY (num, kind, place, side, pos)
) WITHOUT ROWID;
CREATE INDEX participants_actor ON participants (actor, kind, first);

-- The index behind every question about an actor or a dyad: a row for the code
-- and one for the entity of each participant, in the order of lists.
CREATE TABLE involved (
    kind  TEXT NOT NULL,
    key   TEXT NOT NULL,
    day   TEXT NOT NULL,
    hkey  INTEGER NOT NULL,
    num   INTEGER NOT NULL,
    place INTEGER NOT NULL,
    side  INTEGER NOT NULL,
    pos   INTEGER NOT NULL,
    PRIMARY KEY (kind, key, day DESC, hkey, num, place, side, pos)
) WITHOUT ROWID;

-- Full text: what is searched, and the index over it.
CREATE TABLE texts (
    num      INTEGER PRIMARY KEY REFERENCES reports,
    headline TEXT NOT NULL,
    deck     TEXT NOT NULL,
    body     TEXT NOT NULL
);
CREATE VIRTUAL TABLE words USING fts5 (
    headline, deck, body,
    content = 'texts', content_rowid = 'num',
    tokenize = 'unicode61 remove_diacritics 2'
);
-- +goose StatementBegin
CREATE TRIGGER texts_insert AFTER INSERT ON texts BEGIN
    INSERT INTO words (rowid, headline, deck, body) VALUES (new.num, new.headline, new.deck, new.body);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER texts_delete AFTER DELETE ON texts BEGIN
    INSERT INTO words (words, rowid, headline, deck, body) VALUES ('delete', old.num, old.headline, old.deck, old.body);
END;
-- +goose StatementEnd
