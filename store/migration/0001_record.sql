-- The record: journal and values are never changed once written. Local tables
-- belong to this file on this laptop and are in no bundle and no fold check.
CREATE TABLE journal (
	n        INTEGER PRIMARY KEY,
	station  TEXT NOT NULL,
	seq      INTEGER NOT NULL,
	id       TEXT NOT NULL UNIQUE,
	hlc      INTEGER NOT NULL,
	at       INTEGER NOT NULL,
	recorded INTEGER NOT NULL,
	zone     INTEGER NOT NULL,
	officer  TEXT NOT NULL,
	kind     TEXT NOT NULL,
	version  INTEGER NOT NULL,
	subject  TEXT NOT NULL,
	base     TEXT NOT NULL,
	body     BLOB NOT NULL,
	prev     BLOB NOT NULL,
	hash     BLOB NOT NULL,
	UNIQUE (station, seq)
) STRICT;
CREATE INDEX journal_order ON journal (hlc, station, seq);
CREATE INDEX journal_subject ON journal (subject, hlc, station, seq);

CREATE TABLE value (
	entry TEXT NOT NULL,
	field TEXT NOT NULL,
	salt  BLOB NOT NULL,
	text  TEXT NOT NULL,
	PRIMARY KEY (entry, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE local (
	key   TEXT PRIMARY KEY,
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER value_no_update BEFORE UPDATE ON value
BEGIN SELECT RAISE(ABORT, 'values are append-only'); END;
CREATE TRIGGER value_no_delete BEFORE DELETE ON value
WHEN NOT EXISTS (SELECT 1 FROM local WHERE key = 'purge')
BEGIN SELECT RAISE(ABORT, 'values are erased by a purge only'); END;

CREATE VIRTUAL TABLE search USING fts5 (t, content='', columnsize=0, tokenize='unicode61 remove_diacritics 0');

-- State: rows that the fold derives from the journal. Every row is owned by
-- one subject; doc is the noun as JSON, the columns beside it are what
-- queries filter and sort on.
CREATE TABLE subject (
	subject TEXT PRIMARY KEY,
	station TEXT NOT NULL,
	num     INTEGER NOT NULL,
	noun    TEXT NOT NULL,
	last    TEXT NOT NULL,
	entries INTEGER NOT NULL,
	unknown TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX subject_num ON subject (station, num);
CREATE TABLE conflict (
	subject TEXT NOT NULL,
	base    TEXT NOT NULL,
	first   TEXT NOT NULL,
	second  TEXT NOT NULL,
	settled TEXT NOT NULL,
	PRIMARY KEY (subject, base, first, second)
) STRICT, WITHOUT ROWID;
CREATE TABLE conflict_base (
	subject TEXT NOT NULL,
	base    TEXT NOT NULL,
	entry   TEXT NOT NULL,
	PRIMARY KEY (subject, base, entry)
) STRICT, WITHOUT ROWID;
CREATE TABLE strike (
	entry   TEXT PRIMARY KEY,
	subject TEXT NOT NULL,
	by      TEXT NOT NULL,
	doc     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX strike_subject ON strike (subject);
CREATE TABLE figure (
	subject TEXT NOT NULL,
	entry   TEXT NOT NULL,
	idx     INTEGER NOT NULL,
	slug    TEXT NOT NULL,
	doc     TEXT NOT NULL,
	PRIMARY KEY (entry, idx)
) STRICT, WITHOUT ROWID;
CREATE INDEX figure_subject ON figure (subject);

CREATE TABLE post   (subject TEXT PRIMARY KEY, doc TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE station (subject TEXT PRIMARY KEY, letter TEXT NOT NULL, doc TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE plan   (subject TEXT PRIMARY KEY, doc TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE grid   (subject TEXT PRIMARY KEY, number INTEGER NOT NULL, doc TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE grp    (subject TEXT PRIMARY KEY, slug TEXT NOT NULL, doc TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE person (subject TEXT PRIMARY KEY, name TEXT NOT NULL, initials TEXT NOT NULL, doc TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX person_name ON person (name);
CREATE TABLE team   (subject TEXT PRIMARY KEY, name TEXT NOT NULL, doc TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE shift  (subject TEXT PRIMARY KEY, key TEXT NOT NULL, start INTEGER NOT NULL, doc TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX shift_start ON shift (start);
CREATE TABLE site   (subject TEXT PRIMARY KEY, kind TEXT NOT NULL, doc TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE matter (
	subject TEXT PRIMARY KEY,
	number  TEXT NOT NULL,
	station TEXT NOT NULL,
	num     INTEGER NOT NULL,
	open    INTEGER NOT NULL,
	rank    INTEGER NOT NULL,
	grid    TEXT NOT NULL,
	kind    TEXT NOT NULL,
	due     INTEGER NOT NULL,
	doc     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX matter_number ON matter (number);
CREATE INDEX matter_num ON matter (station, num);
CREATE INDEX matter_open ON matter (rank, due) WHERE open = 1;
CREATE TABLE handover (subject TEXT PRIMARY KEY, number TEXT NOT NULL, open INTEGER NOT NULL, cutoff INTEGER NOT NULL, doc TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX handover_cutoff ON handover (cutoff);
