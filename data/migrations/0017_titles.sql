-- What a poll is called in each language in which its document was held when it opened.

ALTER TABLE polls ADD COLUMN titles TEXT NOT NULL DEFAULT '{}';
