-- A meeting is an event with an hour and a place; its agenda, and the documents under each item.

ALTER TABLE events ADD COLUMN clock TEXT NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN removed BIGINT;

CREATE TABLE agenda_items (
    event TEXT NOT NULL REFERENCES events (id),
    label TEXT NOT NULL,
    title TEXT NOT NULL,
    removed BIGINT,
    PRIMARY KEY (event, label)
);

CREATE TABLE agenda_papers (
    event TEXT NOT NULL REFERENCES events (id),
    label TEXT NOT NULL,
    document TEXT NOT NULL,
    submitter TEXT NOT NULL,
    removed BIGINT,
    PRIMARY KEY (event, label, document)
);

CREATE INDEX agenda_papers_of_document ON agenda_papers (document);
