-- What people, delegations, channels and servers chose. An owner is person:<id>, delegation:<id>,
-- channel:<id> or guild:<id>.

CREATE TABLE preferences (
    owner TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, name)
);
