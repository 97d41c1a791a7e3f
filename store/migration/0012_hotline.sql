-- Calls of the hotline, what people said when they were called back, and
-- promises on matters with their time. A call is found by its hour, its number,
-- its door, and the matter that it belongs to.
CREATE TABLE IF NOT EXISTS hotcall (
	subject TEXT PRIMARY KEY,
	number  TEXT NOT NULL,
	station TEXT NOT NULL,
	num     INTEGER NOT NULL,
	at      INTEGER NOT NULL,
	way     TEXT NOT NULL,
	outcome TEXT NOT NULL,
	phone   TEXT NOT NULL,
	grid    TEXT NOT NULL,
	house   TEXT NOT NULL,
	matter  TEXT NOT NULL,
	void    INTEGER NOT NULL,
	doc     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS hotcall_num ON hotcall (station, num);
CREATE INDEX IF NOT EXISTS hotcall_number ON hotcall (number);
CREATE INDEX IF NOT EXISTS hotcall_at ON hotcall (at, void, outcome);
CREATE INDEX IF NOT EXISTS hotcall_phone ON hotcall (phone, at) WHERE phone <> '';
CREATE INDEX IF NOT EXISTS hotcall_house ON hotcall (grid, house, at) WHERE house <> '';
CREATE INDEX IF NOT EXISTS hotcall_matter ON hotcall (matter, at) WHERE matter <> '';
CREATE INDEX IF NOT EXISTS hotcall_added ON hotcall (matter) WHERE outcome = 'added';

CREATE TABLE IF NOT EXISTS callback (
	subject   TEXT NOT NULL,
	entry     TEXT NOT NULL,
	at        INTEGER NOT NULL,
	satisfied TEXT NOT NULL,
	n         INTEGER NOT NULL,
	doc       TEXT NOT NULL,
	PRIMARY KEY (subject, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS callback_at ON callback (at, satisfied, n);

CREATE TABLE IF NOT EXISTS promise (
	subject TEXT NOT NULL,
	entry   TEXT NOT NULL,
	open    INTEGER NOT NULL,
	due     INTEGER NOT NULL,
	hlc     INTEGER NOT NULL,
	doc     TEXT NOT NULL,
	PRIMARY KEY (subject, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS promise_open ON promise (open, due);
CREATE INDEX IF NOT EXISTS promise_entry ON promise (entry);

-- Who called from which number, and what was closed and waits for a call back.
CREATE INDEX IF NOT EXISTS matter_phone ON matter (replace(replace(json_extract(doc, '$.phone'), ' ', ''), '-', '')) WHERE json_extract(doc, '$.phone') <> '';
CREATE INDEX IF NOT EXISTS person_phone ON person (replace(replace(json_extract(doc, '$.phone'), ' ', ''), '-', '')) WHERE json_extract(doc, '$.phone') <> '';
CREATE INDEX IF NOT EXISTS matter_callback ON matter (json_extract(doc, '$.closed'))
	WHERE open = 0 AND json_extract(doc, '$.source') = 'hotline' AND json_extract(doc, '$.state') = 'closed' AND json_extract(doc, '$.called_back') IS NULL;
CREATE INDEX IF NOT EXISTS demand_due ON demand (due) WHERE due > 0 AND promised > 0;
