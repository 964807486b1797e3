-- Who wants a digest, at which hour of their day; and rules that hold for a whole delegation.

CREATE TABLE digests (
    guild TEXT NOT NULL,
    person TEXT NOT NULL,
    hour TEXT NOT NULL,
    next BIGINT NOT NULL,
    PRIMARY KEY (guild, person)
);

CREATE INDEX digests_due ON digests (next);

ALTER TABLE follows ADD COLUMN delegation TEXT NOT NULL DEFAULT '';
