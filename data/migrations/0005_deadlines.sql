-- Deadlines, every change of them, who has answered, the events they are counted from, and what a person
-- is being asked about before it is done.

CREATE TABLE deadlines (
    id TEXT NOT NULL PRIMARY KEY,
    guild TEXT NOT NULL,
    what TEXT NOT NULL,
    words TEXT NOT NULL,
    instant BIGINT NOT NULL,
    zone TEXT NOT NULL,
    typed TEXT NOT NULL,
    state TEXT NOT NULL,
    windows TEXT NOT NULL,
    document TEXT NOT NULL,
    clause TEXT NOT NULL,
    role TEXT NOT NULL,
    delegations TEXT NOT NULL,
    reminders TEXT NOT NULL,
    rule TEXT NOT NULL,
    event TEXT NOT NULL,
    channel TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    changed BIGINT NOT NULL
);

CREATE INDEX deadlines_of_guild ON deadlines (guild, instant);
CREATE INDEX deadlines_of_event ON deadlines (event) WHERE event <> '';

CREATE TABLE deadline_changes (
    deadline TEXT NOT NULL REFERENCES deadlines (id),
    number BIGINT NOT NULL,
    act TEXT NOT NULL,
    at BIGINT NOT NULL,
    who TEXT NOT NULL,
    reason TEXT NOT NULL,
    before_terms TEXT NOT NULL,
    after_terms TEXT NOT NULL,
    takes_back BIGINT NOT NULL,
    deed TEXT NOT NULL,
    PRIMARY KEY (deadline, number)
);

CREATE INDEX deadline_changes_of_deed ON deadline_changes (deed);

CREATE TABLE deadline_answers (
    deadline TEXT NOT NULL REFERENCES deadlines (id),
    delegation TEXT NOT NULL,
    at BIGINT NOT NULL,
    who TEXT NOT NULL,
    late BIGINT NOT NULL,
    PRIMARY KEY (deadline, delegation)
);

CREATE TABLE events (
    id TEXT NOT NULL PRIMARY KEY,
    guild TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    opens TEXT NOT NULL,
    zone TEXT NOT NULL,
    complete TEXT NOT NULL,
    channel TEXT NOT NULL
);

CREATE INDEX events_of_guild ON events (guild, opens);

CREATE TABLE drafts (
    id TEXT NOT NULL PRIMARY KEY,
    guild TEXT NOT NULL,
    who TEXT NOT NULL,
    details TEXT NOT NULL,
    made BIGINT NOT NULL
);
