-- Clauses that are asked for by their label, whatever document has them.

CREATE INDEX clauses_by_label ON clauses (label);
