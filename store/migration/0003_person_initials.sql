-- rebuild
-- People are found by name, initials, phone and skill in one column, whatever
-- case and width they are typed in. The skills of people, who swapped a duty
-- and earlier spells on it are folded from entries that older files hold.
DROP TABLE person;
CREATE TABLE person (subject TEXT PRIMARY KEY, name TEXT NOT NULL, initials TEXT NOT NULL, find TEXT NOT NULL, doc TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX person_name ON person (name);
