package store

import (
	"errors"
	"io/fs"
	"os"
	"syscall"

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
	sqlitePerm    = 3

	sqliteShmSize = 4874 // extended: no room for the index of the WAL
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

// What people can do something about when the disk does not take a file.
const (
	diskFull   = "storage.full"
	diskDenied = "storage.denied"
)

// diskCause tells a full disk and a folder or file that cannot be written from
// every other failure; "" is neither.
func diskCause(err error) string {
	var e *sqlite.Error
	full := errors.Is(err, syscall.ENOSPC) || primaryCode(err) == sqliteFull || (errors.As(err, &e) && e.Code() == sqliteShmSize)
	denied := errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS)
	switch code := primaryCode(err); {
	case full:
		return diskFull
	case denied || code == sqliteReadOnl || code == sqliteCantOpn || code == sqlitePerm:
		return diskDenied
	}
	return ""
}

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
