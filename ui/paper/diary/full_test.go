package diary

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"zhiban/store"
)

// A disk that is full in the middle is told as such, whatever was being written,
// and leaves nothing.
func TestAFullDiskIsNamed(t *testing.T) {
	f, err := begin(filepath.Join(t.TempDir(), "x.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.drop()
	other := errors.New("read")
	if got := f.why(other); !errors.Is(got, other) {
		t.Errorf("%v although the file takes everything", got)
	}
	name := f.f.Name()
	if err := f.f.Close(); err != nil { // it takes no more
		t.Fatal(err)
	}
	_, err = f.b.Write(make([]byte, 100<<10))
	if e := (*store.Error)(nil); err == nil || !errors.As(f.why(err), &e) || e.Reason != "report.file" || e.Arg != f.path {
		t.Errorf("%v is told as %v", err, f.why(err))
	}
	f.drop()
	if _, err := os.Stat(name); err == nil {
		t.Error("half a file stays")
	}
}
