-- Every source that a server has ever followed: what those have shown counts there, and nothing else.

CREATE TABLE followed (
    guild TEXT NOT NULL,
    source TEXT NOT NULL REFERENCES sources (id),
    PRIMARY KEY (guild, source)
);

CREATE INDEX followed_by_source ON followed (source);

INSERT INTO followed (guild, source) SELECT guild, source FROM watched;
