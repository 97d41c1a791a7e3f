-- Paper slips that were typed in: which slip, by whom it was written, and the
-- entries that it became.
CREATE TABLE IF NOT EXISTS paper (
	subject TEXT PRIMARY KEY,
	serial  TEXT NOT NULL,
	open    INTEGER NOT NULL,
	at      INTEGER NOT NULL,
	doc     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS paper_serial ON paper (serial) WHERE serial <> '';
CREATE INDEX IF NOT EXISTS paper_open ON paper (open, at);

CREATE TABLE IF NOT EXISTS paper_entry (
	entry   TEXT NOT NULL,
	subject TEXT NOT NULL,
	PRIMARY KEY (entry, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS paper_entry_subject ON paper_entry (subject);
