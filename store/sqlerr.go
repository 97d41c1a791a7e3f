package store

import (
	"errors"
	"os"

	"modernc.org/sqlite"
)

// Primary result codes of SQLite that the store tells apart
// (https://sqlite.org/rescode.html).
const (
	sqliteBusy    = 5
	sqliteIOErr   = 10
	sqliteCorrupt = 11
	sqliteFull    = 13
	sqliteReadOnl = 8
	sqliteNotADB  = 26
	sqliteCantOpn = 14
	sqliteConstr  = 19
)

func primaryCode(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}

func isBusy(err error) bool        { return primaryCode(err) == sqliteBusy }
func isNotDatabase(err error) bool { return primaryCode(err) == sqliteNotADB }

// isPersistent says that the disk or the file will not come back by itself.
func isPersistent(err error) bool {
	switch primaryCode(err) {
	case sqliteIOErr, sqliteCorrupt, sqliteReadOnl, sqliteNotADB, sqliteCantOpn:
		return true
	}
	return false
}

// removePost deletes the files of a post that could not be created.
func removePost(path string) error {
	var errs []error
	for _, suffix := range []string{"", "-wal", "-shm", "-journal", ".key", ".head"} {
		if err := os.Remove(path + suffix); err != nil && !errors.Is(err, os.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}
