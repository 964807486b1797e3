"""The field itself: documents, clauses, citations, deadlines, positions. No I/O, no clock."""
