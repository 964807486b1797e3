"""The derived index: words and meaning of every clause."""
