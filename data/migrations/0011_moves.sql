-- Every change of an event that deadlines are counted from, and which deadlines stand among the events of
-- their server too.

CREATE TABLE event_changes (
    event TEXT NOT NULL REFERENCES events (id),
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    who TEXT NOT NULL,
    reason TEXT NOT NULL,
    before_days TEXT NOT NULL,
    after_days TEXT NOT NULL,
    takes_back BIGINT NOT NULL,
    deed TEXT NOT NULL,
    PRIMARY KEY (event, number)
);

ALTER TABLE deadlines ADD COLUMN listed BIGINT NOT NULL DEFAULT 0;
