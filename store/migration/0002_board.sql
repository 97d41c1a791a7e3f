-- What the board needs beside the first tables: who passed a gate, and which
-- alarms somebody put off. Both are state: the fold makes them.
CREATE TABLE pass (
	subject TEXT NOT NULL,
	entry   TEXT PRIMARY KEY,
	who     TEXT NOT NULL,
	at      INTEGER NOT NULL,
	inward  INTEGER NOT NULL,
	doc     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX pass_subject ON pass (subject, at, inward);
CREATE INDEX pass_at ON pass (at, inward);
CREATE INDEX pass_who ON pass (who, at);

CREATE TABLE snooze (
	subject TEXT NOT NULL,
	alarm   TEXT NOT NULL,
	until   INTEGER NOT NULL,
	doc     TEXT NOT NULL,
	PRIMARY KEY (subject, alarm)
) STRICT, WITHOUT ROWID;
