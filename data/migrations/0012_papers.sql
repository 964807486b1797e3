-- Files of postings that are still to be fetched: not tried yet, or failed for now.

CREATE TABLE papers (
    source TEXT NOT NULL,
    symbol TEXT NOT NULL,
    language TEXT NOT NULL,
    tries BIGINT NOT NULL,
    next BIGINT NOT NULL,
    PRIMARY KEY (source, symbol, language)
);

CREATE INDEX papers_due ON papers (next);
