-- Supplies: slips with numbers, the movements that they make in a store, what
-- households asked for and got, what a need matter asks for, and the mark below
-- which a store is short. All of it is state: the fold makes it.
CREATE TABLE IF NOT EXISTS slip (
	subject TEXT PRIMARY KEY,
	number  TEXT NOT NULL,
	station TEXT NOT NULL,
	num     INTEGER NOT NULL,
	at      INTEGER NOT NULL,
	type    TEXT NOT NULL,
	grid    TEXT NOT NULL,
	short   INTEGER NOT NULL,
	doc     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS slip_num ON slip (station, num);
CREATE INDEX IF NOT EXISTS slip_number ON slip (number);
CREATE INDEX IF NOT EXISTS slip_at ON slip (at);
CREATE INDEX IF NOT EXISTS slip_grid ON slip (grid, at);
CREATE INDEX IF NOT EXISTS slip_short ON slip (at) WHERE short > 0;

CREATE TABLE IF NOT EXISTS movement (
	subject   TEXT NOT NULL,
	entry     TEXT NOT NULL,
	no        INTEGER NOT NULL,
	type      TEXT NOT NULL,
	store     TEXT NOT NULL,
	item      TEXT NOT NULL,
	amount    INTEGER NOT NULL,
	delta     INTEGER NOT NULL,
	bad       INTEGER NOT NULL,
	grid      TEXT NOT NULL,
	household TEXT NOT NULL,
	round     TEXT NOT NULL,
	need      TEXT NOT NULL,
	at        INTEGER NOT NULL,
	PRIMARY KEY (subject, entry, no)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS movement_item ON movement (store, item, type, at, delta, bad);
CREATE INDEX IF NOT EXISTS movement_grid ON movement (grid, item, type, round, amount, bad) WHERE grid <> '';
CREATE INDEX IF NOT EXISTS movement_need ON movement (need, item, amount) WHERE need <> '';

CREATE TABLE IF NOT EXISTS demand (
	subject   TEXT NOT NULL,
	household TEXT NOT NULL,
	item      TEXT NOT NULL,
	wanted    INTEGER NOT NULL,
	promised  INTEGER NOT NULL,
	due       INTEGER NOT NULL,
	at        INTEGER NOT NULL,
	entry     TEXT NOT NULL,
	PRIMARY KEY (subject, household, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS demand_item ON demand (item, subject, wanted, promised);

CREATE TABLE IF NOT EXISTS delivery (
	subject   TEXT NOT NULL,
	entry     TEXT NOT NULL,
	household TEXT NOT NULL,
	item      TEXT NOT NULL,
	round     TEXT NOT NULL,
	amount    INTEGER NOT NULL,
	at        INTEGER NOT NULL,
	doc       TEXT NOT NULL,
	PRIMARY KEY (subject, household, item, round, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS delivery_item ON delivery (item, subject, round, amount);
CREATE INDEX IF NOT EXISTS delivery_entry ON delivery (entry);
CREATE INDEX IF NOT EXISTS delivery_at ON delivery (at);

CREATE TABLE IF NOT EXISTS need (
	subject   TEXT NOT NULL,
	item      TEXT NOT NULL,
	requested INTEGER NOT NULL,
	at        INTEGER NOT NULL,
	PRIMARY KEY (subject, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS stock_low (
	subject TEXT NOT NULL,
	item    TEXT NOT NULL,
	low     INTEGER NOT NULL,
	at      INTEGER NOT NULL,
	PRIMARY KEY (subject, item)
) STRICT, WITHOUT ROWID;
