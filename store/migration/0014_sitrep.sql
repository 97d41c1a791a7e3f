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
