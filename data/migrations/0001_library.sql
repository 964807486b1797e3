-- The documents held and their clauses. Texts compare byte by byte; times are UTC seconds; booleans 0 or 1.

CREATE TABLE facts (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE counters (
    name TEXT PRIMARY KEY,
    value BIGINT NOT NULL
);

-- The number of the latest change; whoever changes the library holds this row until the change is committed,
-- so that numbers become visible in their order.
INSERT INTO counters (name, value) VALUES ('library', 0);

CREATE TABLE expressions (
    key TEXT PRIMARY KEY,
    ref TEXT NOT NULL UNIQUE,
    work TEXT NOT NULL,
    revision TEXT NOT NULL,
    recency BIGINT NOT NULL,
    language TEXT NOT NULL,
    title TEXT NOT NULL,
    date TEXT NOT NULL,
    link TEXT NOT NULL,
    original_language TEXT NOT NULL,
    folded_symbol TEXT NOT NULL,
    folded_title TEXT NOT NULL
);

CREATE INDEX expressions_by_work ON expressions (work, recency);

CREATE TABLE manifestations (
    sha256 TEXT NOT NULL,
    expression TEXT NOT NULL REFERENCES expressions (key),
    source TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size BIGINT NOT NULL,
    PRIMARY KEY (expression, sha256)
);

-- A clause that its document no longer has stays, with held = 0: its ref may stand in buttons and positions.
CREATE TABLE clauses (
    ref TEXT PRIMARY KEY,
    expression TEXT NOT NULL REFERENCES expressions (key),
    key TEXT NOT NULL,
    section TEXT NOT NULL,
    label TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    parent TEXT NOT NULL,
    mark TEXT NOT NULL,
    chapeau TEXT NOT NULL,
    place BIGINT NOT NULL,
    starts BIGINT NOT NULL,
    ends BIGINT NOT NULL,
    content_hash TEXT NOT NULL,
    held BIGINT NOT NULL,
    seq BIGINT NOT NULL
);

CREATE UNIQUE INDEX clauses_by_seq ON clauses (seq);
CREATE INDEX clauses_by_place ON clauses (expression, place);
CREATE INDEX clauses_by_content ON clauses (content_hash);
