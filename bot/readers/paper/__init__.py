"""What lies on a printed page: lines, furniture, footnotes, paragraphs."""
