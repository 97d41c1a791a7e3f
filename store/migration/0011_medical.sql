-- Patients with their medicine, treatments and visits, and who of the medical
-- staff is on call. A patient owns drugs, orders and treatments: they are its
-- rows, never subjects of their own.
CREATE TABLE IF NOT EXISTS patient (
	subject   TEXT PRIMARY KEY,
	number    TEXT NOT NULL,
	station   TEXT NOT NULL,
	num       INTEGER NOT NULL,
	grid      TEXT NOT NULL,
	household TEXT NOT NULL,
	house     TEXT NOT NULL,
	ended     INTEGER NOT NULL,
	due       INTEGER NOT NULL,
	watch     INTEGER NOT NULL,
	treated   INTEGER NOT NULL,
	find      TEXT NOT NULL,
	doc       TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS patient_num ON patient (station, num);
CREATE INDEX IF NOT EXISTS patient_number ON patient (number);
CREATE INDEX IF NOT EXISTS patient_due ON patient (ended, due, subject);
CREATE INDEX IF NOT EXISTS patient_watch ON patient (watch) WHERE watch <> 0;
CREATE INDEX IF NOT EXISTS patient_treated ON patient (treated) WHERE treated <> 0;
CREATE INDEX IF NOT EXISTS patient_place ON patient (grid, household);
CREATE INDEX IF NOT EXISTS patient_house ON patient (house) WHERE house <> '';
CREATE INDEX IF NOT EXISTS patient_find ON patient (ended, find);

CREATE TABLE IF NOT EXISTS patient_drug (
	subject TEXT NOT NULL,
	no      INTEGER NOT NULL,
	out     INTEGER NOT NULL,
	PRIMARY KEY (subject, no)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS patient_drug_out ON patient_drug (out, subject, no);

CREATE TABLE IF NOT EXISTS medicine (
	subject TEXT NOT NULL,
	no      INTEGER NOT NULL,
	matter  TEXT NOT NULL,
	drug    INTEGER NOT NULL,
	open    INTEGER NOT NULL,
	stage   INTEGER NOT NULL,
	at      INTEGER NOT NULL,
	PRIMARY KEY (subject, no)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS medicine_open ON medicine (open, stage, at);
CREATE INDEX IF NOT EXISTS medicine_at ON medicine (at);
CREATE INDEX IF NOT EXISTS medicine_matter ON medicine (matter) WHERE matter <> '';

CREATE TABLE IF NOT EXISTS visit (
	entry   TEXT PRIMARY KEY,
	subject TEXT NOT NULL,
	at      INTEGER NOT NULL,
	back    INTEGER NOT NULL,
	doc     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS visit_at ON visit (at);
CREATE INDEX IF NOT EXISTS visit_subject ON visit (subject, at);

CREATE TABLE IF NOT EXISTS oncall (
	subject TEXT PRIMARY KEY,
	role    TEXT NOT NULL,
	start   INTEGER NOT NULL,
	stop    INTEGER NOT NULL,
	ended   INTEGER NOT NULL,
	doc     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS oncall_stop ON oncall (ended, stop, start);
