-- Notices that were announced and who was told, and vehicles with their trips.
CREATE TABLE IF NOT EXISTS notice (
	subject TEXT PRIMARY KEY,
	number  TEXT NOT NULL,
	station TEXT NOT NULL,
	num     INTEGER NOT NULL,
	open    INTEGER NOT NULL,
	at      INTEGER NOT NULL,
	doc     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS notice_num ON notice (station, num);
CREATE INDEX IF NOT EXISTS notice_open ON notice (open, at);

CREATE TABLE IF NOT EXISTS told (
	subject   TEXT NOT NULL,
	entry     TEXT NOT NULL,
	medium    TEXT NOT NULL,
	grid      TEXT NOT NULL,
	household TEXT NOT NULL,
	amount    INTEGER NOT NULL,
	at        INTEGER NOT NULL,
	doc       TEXT NOT NULL,
	PRIMARY KEY (subject, grid, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS told_entry ON told (entry);

CREATE TABLE IF NOT EXISTS vehicle (
	subject TEXT PRIMARY KEY,
	plate   TEXT NOT NULL,
	state   TEXT NOT NULL,
	doc     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS vehicle_plate ON vehicle (plate);

CREATE TABLE IF NOT EXISTS trip (
	subject TEXT NOT NULL,
	entry   TEXT NOT NULL,
	matter  TEXT NOT NULL,
	at      INTEGER NOT NULL,
	doc     TEXT NOT NULL,
	PRIMARY KEY (subject, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS trip_at ON trip (at);
CREATE INDEX IF NOT EXISTS trip_matter ON trip (matter) WHERE matter <> '';
