-- Questions put to the secretariat because the library did not say, with its answers; and which answers helped.

CREATE TABLE enquiries (
    id TEXT PRIMARY KEY,
    guild TEXT NOT NULL,
    asker TEXT NOT NULL,
    question TEXT NOT NULL,
    language TEXT NOT NULL,
    asked BIGINT NOT NULL,
    answer TEXT NOT NULL,
    clause TEXT NOT NULL,
    author TEXT NOT NULL,
    answered BIGINT NOT NULL
);

CREATE INDEX enquiries_by_guild ON enquiries (guild, answered, asked);

CREATE TABLE ratings (
    id TEXT PRIMARY KEY,
    guild TEXT NOT NULL,
    question TEXT NOT NULL,
    clause TEXT NOT NULL,
    helpful BIGINT NOT NULL,
    rated BIGINT NOT NULL
);
