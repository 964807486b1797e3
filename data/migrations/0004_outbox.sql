-- What the bot says unasked. Written with its cause, never deleted.

CREATE TABLE notices (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    occasion TEXT NOT NULL,
    guild TEXT NOT NULL,
    channel TEXT NOT NULL,
    person TEXT NOT NULL,
    details TEXT NOT NULL,
    priority BIGINT NOT NULL,
    due BIGINT NOT NULL,
    state TEXT NOT NULL,
    -- When to look at it next: its due time, the time of its next try, or the end of its lease; NULL once it
    -- isn't waiting any more. So one index answers what is next, and another what goes first.
    ready BIGINT,
    attempts BIGINT NOT NULL,
    first_tried BIGINT,
    replica TEXT NOT NULL,
    reason TEXT NOT NULL,
    message TEXT NOT NULL,
    sent_at BIGINT
);

CREATE INDEX notices_ready ON notices (ready) WHERE ready IS NOT NULL;
CREATE INDEX notices_first ON notices (priority, ready) WHERE ready IS NOT NULL;
CREATE INDEX notices_by_subject ON notices (subject);
CREATE INDEX notices_sent ON notices (sent_at) WHERE sent_at IS NOT NULL;
CREATE INDEX notices_in_trouble ON notices (state, guild) WHERE state IN ('parked', 'dead');
