package faultvfs_test

import (
	"bytes"
	"database/sql"
	"errors"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"modernc.org/sqlite"

	"zhiban/store/faultvfs"
)

func mustOpen(t *testing.T) (*faultvfs.FS, *sql.DB, string) {
	t.Helper()
	f, err := faultvfs.New("fault-" + t.Name())
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "a.db")
	db, err := sql.Open("sqlite", "file:"+path+"?_journal_mode=WAL&_synchronous=FULL&vfs="+f.Name())
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() {
		if err := errors.Join(db.Close(), f.Close()); err != nil {
			t.Error(err)
		}
	})
	mustExec(t, db, "CREATE TABLE a (t TEXT)")
	return f, db, path
}

func mustExec(t *testing.T, db *sql.DB, q string) {
	t.Helper()
	if _, err := db.Exec(q); err != nil {
		t.Fatalf("%s: %v", q, err)
	}
}

func count(t *testing.T, path string) (n int) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(db.QueryRow("SELECT count(*) FROM a").Scan(&n), db.Close()); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestImageIsWhatIsOnTheDisk(t *testing.T) {
	f, db, path := mustOpen(t)
	mustExec(t, db, "INSERT INTO a VALUES ('one')")
	dir := t.TempDir()
	if err := f.Image().WriteTo(dir); err != nil {
		t.Fatal(err)
	}
	if n := count(t, filepath.Join(dir, "a.db")); n != 1 {
		t.Errorf("%d rows in the image", n)
	}
	if _, ok := f.Image()[path+"-wal"]; !ok {
		t.Error("no WAL in the image of a live database")
	}
	if f.Count(faultvfs.Sync) == 0 {
		t.Error("no sync logged under synchronous=FULL")
	}
}

func TestCrashKeepsWhatWasSyncedAndRepeats(t *testing.T) {
	f, db, path := mustOpen(t)
	mustExec(t, db, "INSERT INTO a VALUES ('one')")
	k := f.Ack()
	mustExec(t, db, "INSERT INTO a VALUES ('two')")
	differ := false
	for seed := range uint64(20) {
		im := f.Crash(k+2, rand.New(rand.NewPCG(1, seed)))
		again := f.Crash(k+2, rand.New(rand.NewPCG(1, seed)))
		if !bytes.Equal(im[path+"-wal"], again[path+"-wal"]) {
			t.Fatalf("seed %d gives two crashes", seed)
		}
		differ = differ || !bytes.Equal(im[path+"-wal"], f.Crash(k+2, rand.New(rand.NewPCG(2, seed)))[path+"-wal"])
		dir := t.TempDir()
		if err := im.WriteTo(dir); err != nil {
			t.Fatal(err)
		}
		if n := count(t, filepath.Join(dir, "a.db")); n < 1 {
			t.Errorf("seed %d lost the row that was acknowledged", seed)
		}
	}
	if !differ {
		t.Error("no two crashes differ")
	}
}

func TestTheNthOperationFails(t *testing.T) {
	for code, name := range map[int32]string{faultvfs.IOErrWrite: "write", faultvfs.IOErrSync: "sync", faultvfs.Full: "full"} {
		t.Run(name, func(t *testing.T) {
			f, db, _ := mustOpen(t)
			f.FailNth(1, code)
			_, err := db.Exec("INSERT INTO a VALUES ('lost')")
			var e *sqlite.Error
			if !errors.As(err, &e) || e.Code() != int(code) {
				t.Errorf("insert said %v", err)
			}
			if n := f.Heal(); n != 1 {
				t.Errorf("%d faults injected", n)
			}
			mustExec(t, db, "INSERT INTO a VALUES ('kept')")
		})
	}
}

func TestCloseRefusesWhileFilesAreOpen(t *testing.T) {
	f, _, _ := mustOpen(t)
	if f.Close() == nil {
		t.Error("closed under an open database")
	}
}
