-- Entries of stocktaking databases and mapping matrices: what serves which action line, goal and objective.

CREATE TABLE stocktaking (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    year BIGINT,
    body TEXT NOT NULL,
    country TEXT NOT NULL,
    action_lines TEXT NOT NULL,
    goals TEXT NOT NULL,
    objectives TEXT NOT NULL,
    link TEXT NOT NULL,
    origin TEXT NOT NULL
);
