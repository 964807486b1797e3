"""Places where documents are posted, one file a kind."""
