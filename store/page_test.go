package store

import (
	"context"
	"errors"
	"os"
	"testing"

	"zhiban/store/journal"
)

func TestPagesAreSignedByTheStation(t *testing.T) {
	p := mustCreate(t)
	keys, err := p.PublicKeys(context.Background())
	if err != nil || len(keys) != 1 || !keys[0].Own || keys[0].Station != "K" || keys[0].Fingerprint == "" {
		t.Fatalf("%+v, %v", keys, err)
	}
	signed, err := p.SignPage(journal.Page{Report: "K-J01", Format: "pdf"})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := journal.OpenPage(signed, keys[0].Public); err != nil || got.Report != "K-J01" || got.Post == "" || got.Key != keys[0].Public {
		t.Errorf("%+v, %v", got, err)
	}
	if err := os.Remove(p.opts.Path + ".key"); err != nil {
		t.Fatal(err)
	}
	copied, err := Open(context.Background(), p.opts)
	if err != nil {
		t.Fatal(err)
	}
	defer copied.Close() //nolint:errcheck // read only
	var e *Error
	if _, err := copied.SignPage(journal.Page{}); !errors.As(err, &e) || e.Reason != "page.no_key" {
		t.Errorf("a copy signs: %v", err)
	}
	if _, err := copied.FindSealed(context.Background(), "K-J01", ""); !errors.As(err, &e) || e.Reason != "page.no_report" {
		t.Errorf("what was never sealed is found: %v", err)
	}
}
