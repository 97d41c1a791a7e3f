-- Situation reports: cut off, drafted, issued or dropped.
CREATE TABLE IF NOT EXISTS sitrep (
	subject TEXT PRIMARY KEY,
	number  TEXT NOT NULL,
	station TEXT NOT NULL,
	state   TEXT NOT NULL,
	cutoff  INTEGER NOT NULL,
	doc     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS sitrep_state ON sitrep (state, cutoff);

-- What a round reached lately, for its present rate: the expression is the word
-- that store/outlook_parts.go asks by.
CREATE INDEX IF NOT EXISTS round_tick_done ON round_tick (subject, json_extract(doc, '$.at')) WHERE state = 'done';
