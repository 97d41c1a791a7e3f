-- Clocks that the post sets itself, and reinforcements: whom a support request
-- asked for, who comes, came and left again, and what the bodies above answered.
CREATE TABLE deadline (subject TEXT PRIMARY KEY, open INTEGER NOT NULL, due INTEGER NOT NULL, doc TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX deadline_open ON deadline (open, due);

CREATE TABLE force (subject TEXT PRIMARY KEY, deadline INTEGER NOT NULL, doc TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE force_row (
	subject  TEXT NOT NULL,
	who      TEXT NOT NULL,
	state    TEXT NOT NULL,
	heads    INTEGER NOT NULL,
	arrived  INTEGER NOT NULL,
	released INTEGER NOT NULL,
	doc      TEXT NOT NULL,
	PRIMARY KEY (subject, who)
) STRICT, WITHOUT ROWID;
CREATE INDEX force_row_who ON force_row (who, state);
CREATE INDEX force_row_here ON force_row (state, released);

CREATE TABLE support_step (
	subject TEXT NOT NULL,
	entry   TEXT PRIMARY KEY,
	at      INTEGER NOT NULL,
	doc     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX support_step_subject ON support_step (subject, at);
