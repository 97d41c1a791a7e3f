// Package migration brings a database file to the newest schema. Each step is
// an embedded SQL file that is applied together with its number (PRAGMA
// user_version) in one transaction; a step that has landed is never edited.
package migration

import (
	"context"
	"embed"
	"fmt"
	"sort"
	"strconv"
	"strings"
)

//go:embed *.sql
var files embed.FS

// ApplicationID marks a SQLite file as a zhiban post ("zhbn").
const ApplicationID = 0x7a68626e

// Step is one migration.
type Step struct {
	Version int
	Name    string
	SQL     string
	Rebuild bool // the file says so: the fold writes other rows than before
}

// rebuildMark is the first line of a step after which the state of an older
// file must be folded anew.
const rebuildMark = "-- rebuild\n"

// Steps lists all migrations, oldest first.
func Steps() ([]Step, error) {
	names, err := files.ReadDir(".")
	if err != nil {
		return nil, fmt.Errorf("list migrations: %w", err)
	}
	var out []Step
	for _, f := range names {
		head, _, ok := strings.Cut(f.Name(), "_")
		v, err := strconv.Atoi(head)
		if !ok || err != nil {
			return nil, fmt.Errorf("migration %s has no number", f.Name())
		}
		src, err := files.ReadFile(f.Name())
		if err != nil {
			return nil, fmt.Errorf("read migration %s: %w", f.Name(), err)
		}
		out = append(out, Step{Version: v, Name: f.Name(), SQL: string(src), Rebuild: strings.HasPrefix(string(src), rebuildMark)})
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Version < out[j].Version })
	for i, s := range out {
		if s.Version != i+1 {
			return nil, fmt.Errorf("migration %s: expected number %d", s.Name, i+1)
		}
	}
	return out, nil
}

// Execer runs SQL inside the caller's transaction.
type Execer interface {
	Exec(ctx context.Context, query string, args ...any) error
}

// Rebuilds reports whether a file of version from must fold its state anew.
func Rebuilds(from int) (bool, error) {
	steps, err := Steps()
	for _, s := range steps {
		if s.Version > from && s.Rebuild {
			return true, err
		}
	}
	return false, err
}

// Apply runs every step above from and returns the newest version. The caller
// holds the transaction; nothing is kept if it rolls back.
func Apply(ctx context.Context, tx Execer, from int) (int, error) {
	steps, err := Steps()
	if err != nil {
		return from, err
	}
	at := from
	for _, s := range steps {
		if s.Version <= from {
			continue
		}
		if err := tx.Exec(ctx, s.SQL); err != nil {
			return at, fmt.Errorf("apply migration %s: %w", s.Name, err)
		}
		at = s.Version
	}
	if at != from {
		if err := tx.Exec(ctx, fmt.Sprintf("PRAGMA user_version = %d", at)); err != nil {
			return at, fmt.Errorf("set schema version %d: %w", at, err)
		}
		if err := tx.Exec(ctx, fmt.Sprintf("PRAGMA application_id = %d", ApplicationID)); err != nil {
			return at, fmt.Errorf("set application id: %w", err)
		}
	}
	return at, nil
}
