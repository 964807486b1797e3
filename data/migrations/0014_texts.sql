-- The document whose language versions an event waits for: what is posted of it is noted by itself.

CREATE TABLE event_documents (
    event TEXT NOT NULL PRIMARY KEY REFERENCES events (id),
    document TEXT NOT NULL
);
