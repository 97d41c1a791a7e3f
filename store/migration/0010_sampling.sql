-- rebuild
-- Points with lanes: what passed through each lane in each half hour, and when
-- a lane was open; tubes, and the slips that they go to the lab with. All of it
-- is state: the fold makes it. The lanes of older files are folded anew.
CREATE TABLE IF NOT EXISTS tally (
	subject TEXT NOT NULL,
	round   TEXT NOT NULL,
	lane    INTEGER NOT NULL,
	slot    INTEGER NOT NULL,
	people  INTEGER NOT NULL,
	doc     TEXT NOT NULL,
	PRIMARY KEY (subject, round, lane, slot)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS tally_round ON tally (round, subject, lane, slot, people);

CREATE TABLE IF NOT EXISTS lane_state (
	subject TEXT NOT NULL,
	entry   TEXT NOT NULL,
	at      INTEGER NOT NULL,
	hlc     INTEGER NOT NULL,
	lanes   INTEGER NOT NULL,
	no      INTEGER NOT NULL,
	open    INTEGER NOT NULL,
	PRIMARY KEY (subject, entry)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS tube (
	subject TEXT PRIMARY KEY,
	number  TEXT NOT NULL,
	round   TEXT NOT NULL,
	site    TEXT NOT NULL,
	kind    TEXT NOT NULL,
	people  INTEGER NOT NULL,
	sealed  INTEGER NOT NULL,
	result  TEXT NOT NULL,
	void    INTEGER NOT NULL,
	since   INTEGER NOT NULL,
	doc     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS tube_number ON tube (number);
CREATE INDEX IF NOT EXISTS tube_round ON tube (round, void, result, number);
CREATE INDEX IF NOT EXISTS tube_waiting ON tube (kind, since) WHERE result = '' AND void = 0;

CREATE TABLE IF NOT EXISTS tube_matter (
	subject TEXT NOT NULL,
	matter  TEXT NOT NULL,
	PRIMARY KEY (subject, matter)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS tube_matter_of ON tube_matter (matter);

CREATE TABLE IF NOT EXISTS transfer (
	subject TEXT PRIMARY KEY,
	number  TEXT NOT NULL,
	station TEXT NOT NULL,
	num     INTEGER NOT NULL,
	at      INTEGER NOT NULL,
	doc     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS transfer_num ON transfer (station, num);
CREATE INDEX IF NOT EXISTS transfer_number ON transfer (number);
CREATE INDEX IF NOT EXISTS transfer_at ON transfer (at);

CREATE TABLE IF NOT EXISTS transfer_tube (
	subject TEXT NOT NULL,
	tube    TEXT NOT NULL,
	PRIMARY KEY (subject, tube)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS transfer_tube_of ON transfer_tube (tube);
