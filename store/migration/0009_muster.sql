-- Clocks that the post sets itself, and reinforcements: whom a support request
-- asked for, who comes, came and left again, and what the bodies above answered.
CREATE TABLE IF NOT EXISTS deadline (subject TEXT PRIMARY KEY, open INTEGER NOT NULL, due INTEGER NOT NULL, doc TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS deadline_open ON deadline (open, due);

CREATE TABLE IF NOT EXISTS force (subject TEXT PRIMARY KEY, deadline INTEGER NOT NULL, doc TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS force_row (
	subject  TEXT NOT NULL,
	who      TEXT NOT NULL,
	state    TEXT NOT NULL,
	heads    INTEGER NOT NULL,
	arrived  INTEGER NOT NULL,
	released INTEGER NOT NULL,
	doc      TEXT NOT NULL,
	PRIMARY KEY (subject, who)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS force_row_who ON force_row (who, state);
CREATE INDEX IF NOT EXISTS force_row_here ON force_row (state, released);

CREATE TABLE IF NOT EXISTS support_step (
	subject TEXT NOT NULL,
	entry   TEXT PRIMARY KEY,
	at      INTEGER NOT NULL,
	doc     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS support_step_subject ON support_step (subject, at);
