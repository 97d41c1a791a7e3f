-- The census: households with who lives in them, found by address, by phone
-- and by name. walk is the order in which somebody walks past the doors. A
-- household owns its residents: they are its rows, never subjects of their own.
CREATE TABLE IF NOT EXISTS household (
	subject  TEXT PRIMARY KEY,
	grid     TEXT NOT NULL,
	key      TEXT NOT NULL,
	walk     TEXT NOT NULL,
	state    INTEGER NOT NULL,
	people   INTEGER NOT NULL,
	floating INTEGER NOT NULL,
	gaps     INTEGER NOT NULL,
	phone    TEXT NOT NULL,
	doc      TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS household_walk ON household (grid, state, walk);
CREATE INDEX IF NOT EXISTS household_key ON household (grid, key);
CREATE INDEX IF NOT EXISTS household_sum ON household (grid, state, people, floating, gaps);
CREATE INDEX IF NOT EXISTS household_gaps ON household (grid, walk, gaps, state) WHERE gaps <> 0;
CREATE INDEX IF NOT EXISTS household_phone ON household (phone) WHERE phone <> '';

CREATE TABLE IF NOT EXISTS resident (
	subject  TEXT NOT NULL,
	no       INTEGER NOT NULL,
	present  INTEGER NOT NULL,
	floating INTEGER NOT NULL,
	phone    TEXT NOT NULL,
	find     TEXT NOT NULL,
	PRIMARY KEY (subject, no)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS resident_phone ON resident (phone) WHERE phone <> '';
CREATE INDEX IF NOT EXISTS resident_find ON resident (find, present);

CREATE TABLE IF NOT EXISTS resident_need (
	subject TEXT NOT NULL,
	no      INTEGER NOT NULL,
	need    TEXT NOT NULL,
	PRIMARY KEY (subject, no, need)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS resident_need_of ON resident_need (need);
