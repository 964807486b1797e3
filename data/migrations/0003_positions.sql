-- Delegations, polls and the ledger of positions.

CREATE TABLE delegations (
    guild TEXT NOT NULL,
    code TEXT NOT NULL,
    since BIGINT NOT NULL,
    until BIGINT,
    standing TEXT NOT NULL,
    names TEXT NOT NULL,
    regions TEXT NOT NULL,
    PRIMARY KEY (guild, code, since)
);

CREATE TABLE delegates (
    id TEXT NOT NULL PRIMARY KEY,
    guild TEXT NOT NULL,
    delegation TEXT NOT NULL,
    function TEXT NOT NULL,
    user_id TEXT NOT NULL,
    role_id TEXT NOT NULL,
    name TEXT NOT NULL,
    since BIGINT NOT NULL,
    until BIGINT
);

CREATE UNIQUE INDEX delegates_in_function ON delegates (guild, delegation, function, user_id, role_id, name)
WHERE until IS NULL;

CREATE TABLE speakers (
    token TEXT NOT NULL PRIMARY KEY,
    guild TEXT NOT NULL,
    user_id TEXT,
    UNIQUE (guild, user_id)
);

CREATE TABLE polls (
    id TEXT NOT NULL PRIMARY KEY,
    guild TEXT NOT NULL,
    symbol TEXT NOT NULL,
    title TEXT NOT NULL,
    language TEXT NOT NULL,
    scale TEXT NOT NULL,
    visibility TEXT NOT NULL,
    quorum TEXT NOT NULL,
    audience TEXT NOT NULL,
    silence BIGINT NOT NULL,
    sealed BIGINT NOT NULL,
    zone TEXT NOT NULL,
    previous TEXT NOT NULL,
    opens BIGINT NOT NULL,
    windows TEXT NOT NULL,
    closes BIGINT NOT NULL,
    channel TEXT NOT NULL,
    message TEXT NOT NULL,
    settled BIGINT NOT NULL,
    length BIGINT NOT NULL,
    head TEXT NOT NULL
);

CREATE INDEX polls_of_guild ON polls (guild, opens);
CREATE INDEX polls_to_settle ON polls (closes) WHERE settled = 0;

CREATE TABLE poll_clauses (
    poll TEXT NOT NULL REFERENCES polls (id),
    number BIGINT NOT NULL,
    key TEXT NOT NULL,
    label TEXT NOT NULL,
    section TEXT NOT NULL,
    text TEXT NOT NULL,
    texts TEXT NOT NULL,
    PRIMARY KEY (poll, number)
);

CREATE TABLE ledger (
    poll TEXT NOT NULL REFERENCES polls (id),
    sequence BIGINT NOT NULL,
    act TEXT NOT NULL,
    interaction TEXT NOT NULL,
    received BIGINT NOT NULL,
    who TEXT NOT NULL,
    delegation TEXT NOT NULL,
    standing TEXT NOT NULL,
    clause TEXT NOT NULL,
    revision TEXT NOT NULL,
    stance TEXT NOT NULL,
    reason TEXT NOT NULL,
    proposal TEXT NOT NULL,
    condition TEXT NOT NULL,
    source TEXT NOT NULL,
    subject TEXT NOT NULL,
    late BIGINT NOT NULL,
    counted BIGINT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (poll, sequence),
    UNIQUE (poll, interaction, act, delegation, clause)
);
