"""One file a format: foreign files become a Reading."""
