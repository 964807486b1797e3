-- What each clause cites, derived from its text; and with which grammar each document was last read for it.
-- Both may be emptied at any time: they are filled again from the clauses.

CREATE TABLE citations (
    clause TEXT NOT NULL REFERENCES clauses (ref),
    expression TEXT NOT NULL,
    work TEXT NOT NULL,
    revision TEXT NOT NULL,
    label TEXT NOT NULL,
    place BIGINT NOT NULL,
    PRIMARY KEY (clause, work, revision, label)
);

CREATE INDEX citations_by_expression ON citations (expression, place);
CREATE INDEX citations_by_work ON citations (work);

CREATE TABLE citations_read (
    expression TEXT PRIMARY KEY REFERENCES expressions (key),
    grammar TEXT NOT NULL
);
