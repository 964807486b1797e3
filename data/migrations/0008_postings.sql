-- Places where documents appear, what was seen there, who follows what, what was promised and what waits.

CREATE TABLE sources (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    address TEXT NOT NULL,
    rule TEXT NOT NULL,
    posts TEXT NOT NULL,
    language TEXT NOT NULL,
    every BIGINT NOT NULL,
    next BIGINT NOT NULL,
    first BIGINT,
    checked BIGINT,
    failures BIGINT NOT NULL,
    since BIGINT,
    reason TEXT NOT NULL,
    etag TEXT NOT NULL,
    modified TEXT NOT NULL
);

CREATE INDEX sources_due ON sources (next);

CREATE TABLE watched (
    guild TEXT NOT NULL,
    source TEXT NOT NULL REFERENCES sources (id),
    name TEXT NOT NULL,
    channel TEXT NOT NULL,
    since BIGINT NOT NULL,
    paused BIGINT NOT NULL,
    PRIMARY KEY (guild, source)
);

CREATE INDEX watched_of_source ON watched (source);

CREATE TABLE postings (
    source TEXT NOT NULL REFERENCES sources (id),
    symbol TEXT NOT NULL,
    language TEXT NOT NULL,
    key TEXT NOT NULL,
    document TEXT NOT NULL,
    base TEXT NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    submitter TEXT NOT NULL,
    address TEXT NOT NULL,
    date TEXT NOT NULL,
    digest TEXT NOT NULL,
    seen BIGINT NOT NULL,
    baseline BIGINT NOT NULL,
    held TEXT NOT NULL,
    trouble TEXT NOT NULL,
    PRIMARY KEY (source, symbol, language)
);

CREATE INDEX postings_of_base ON postings (base);
CREATE INDEX postings_of_document ON postings (document);
CREATE INDEX postings_seen ON postings (seen);

CREATE TABLE follows (
    id TEXT NOT NULL PRIMARY KEY,
    guild TEXT NOT NULL,
    channel TEXT NOT NULL,
    person TEXT NOT NULL,
    since BIGINT NOT NULL,
    body TEXT NOT NULL,
    kind TEXT NOT NULL,
    words TEXT NOT NULL,
    symbol TEXT NOT NULL,
    citing TEXT NOT NULL,
    language TEXT NOT NULL,
    source TEXT NOT NULL
);

CREATE INDEX follows_of_guild ON follows (guild);

CREATE TABLE promises (
    id TEXT NOT NULL PRIMARY KEY,
    guild TEXT NOT NULL,
    channel TEXT NOT NULL,
    document TEXT NOT NULL,
    work TEXT NOT NULL,
    place TEXT NOT NULL,
    addressee TEXT NOT NULL,
    due BIGINT NOT NULL,
    made BIGINT NOT NULL,
    said_in TEXT NOT NULL,
    clause TEXT NOT NULL,
    words TEXT NOT NULL,
    kept BIGINT,
    withdrawn BIGINT,
    reason TEXT NOT NULL
);

CREATE INDEX promises_of_guild ON promises (guild, due);

CREATE TABLE gates (
    id TEXT NOT NULL PRIMARY KEY,
    guild TEXT NOT NULL,
    channel TEXT NOT NULL,
    document TEXT NOT NULL,
    addressee TEXT NOT NULL,
    days BIGINT NOT NULL,
    made BIGINT NOT NULL,
    languages TEXT NOT NULL,
    rule TEXT NOT NULL,
    sent BIGINT,
    breach BIGINT NOT NULL,
    reason TEXT NOT NULL
);

CREATE INDEX gates_of_guild ON gates (guild, document);
