"""Use cases: what a person or the timer can ask of the secretary."""
