-- Photos and files that were attached to a matter. The content lies beside the
-- database, by its hash; the hash itself is a value, so that a purge erases it.
CREATE TABLE IF NOT EXISTS attachment (
	subject TEXT NOT NULL,
	entry   TEXT NOT NULL,
	hash    TEXT NOT NULL,
	live    INTEGER NOT NULL,
	at      INTEGER NOT NULL,
	hlc     INTEGER NOT NULL,
	doc     TEXT NOT NULL,
	PRIMARY KEY (subject, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS attachment_entry ON attachment (entry);
CREATE INDEX IF NOT EXISTS attachment_hash ON attachment (hash) WHERE hash <> '';
CREATE INDEX IF NOT EXISTS attachment_at ON attachment (at);
