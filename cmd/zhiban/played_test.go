package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// played keeps what drills have played for the scripts: each begins with a copy
// of the furthest one that does not go beyond what it wants, and a drill goes
// on where its file stands.
type played struct {
	dir  string
	till []string // as written, «2022-09-02T09:00», in order of time
}

// begin puts the furthest play that is not past a time at a path, when there is
// one.
func (p *played) begin(t *testing.T, until, db string) {
	t.Helper()
	last := ""
	for _, at := range p.till {
		if at <= until && at > last {
			last = at
		}
	}
	if last == "" {
		return
	}
	if err := os.CopyFS(filepath.Dir(db), os.DirFS(p.of(last))); err != nil {
		t.Fatal(err)
	}
}

// keep remembers what stands at a path once a drill was played until a time.
func (p *played) keep(t *testing.T, until, db string) {
	t.Helper()
	for _, at := range p.till {
		if at == until {
			return
		}
	}
	if err := os.CopyFS(p.of(until), files{os.DirFS(filepath.Dir(db))}); err != nil {
		t.Fatal(err)
	}
	p.till = append(p.till, until)
}

func (p *played) of(until string) string {
	return filepath.Join(p.dir, strings.ReplaceAll(until, ":", ""))
}

// files is a folder with nothing but its files: copies of the file are not
// what a script is about.
type files struct{ fs.FS }

// ReadDir leaves folders out.
func (f files) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := fs.ReadDir(f.FS, name)
	if err != nil {
		return nil, err
	}
	var out []fs.DirEntry
	for _, e := range list {
		if !e.IsDir() {
			out = append(out, e)
		}
	}
	return out, nil
}
