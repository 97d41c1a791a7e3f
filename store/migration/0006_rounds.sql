-- Rounds: a sweep with its targets and what became of each. A round owns its
-- ticks; ref is a household, «household/no» for one resident, or «#no» for
-- somebody on a list who is not in the census.
CREATE TABLE IF NOT EXISTS round (
	subject TEXT PRIMARY KEY,
	kind    TEXT NOT NULL,
	closed  INTEGER NOT NULL,
	opened  INTEGER NOT NULL,
	doc     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS round_kind ON round (kind, closed, opened);

CREATE TABLE IF NOT EXISTS round_tick (
	subject   TEXT NOT NULL,
	ref       TEXT NOT NULL,
	household TEXT NOT NULL,
	state     TEXT NOT NULL,
	next      INTEGER NOT NULL,
	doc       TEXT NOT NULL,
	PRIMARY KEY (subject, ref)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS round_tick_state ON round_tick (subject, ref, state, next);
CREATE INDEX IF NOT EXISTS round_tick_household ON round_tick (household) WHERE household <> '';

CREATE TABLE IF NOT EXISTS round_count (
	subject TEXT NOT NULL,
	grid    TEXT NOT NULL,
	doc     TEXT NOT NULL,
	PRIMARY KEY (subject, grid)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS round_target (
	subject   TEXT NOT NULL,
	ref       TEXT NOT NULL,
	household TEXT NOT NULL,
	grid      TEXT NOT NULL,
	dropped   INTEGER NOT NULL,
	doc       TEXT NOT NULL,
	PRIMARY KEY (subject, ref)
) STRICT, WITHOUT ROWID;
