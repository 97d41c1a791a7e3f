package intake_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"zhiban/assets"
	"zhiban/store"
	"zhiban/store/intake"
	"zhiban/store/plan"
)

// post is a post of a shipped plan on 2 September 2022.
type post struct {
	*store.Store
	tb testing.TB
	by string
}

func newPost(tb testing.TB, planName string) *post {
	tb.Helper()
	pl, problems, err := plan.Open(assets.FS, planName)
	if err != nil || len(problems) > 0 {
		tb.Fatal(err, problems)
	}
	now := time.Date(2022, 9, 2, 1, 0, 0, 0, time.UTC)
	o := store.Options{Path: filepath.Join(tb.TempDir(), "post.db"), Wall: func() time.Time { now = now.Add(time.Second); return now }, Version: "test", Synchronous: "OFF"}
	st, err := store.Create(context.Background(), o, store.Init{Plan: pl, Officer: "冯", T0: now})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { st.Close() })
	who, err := st.PersonByName(context.Background(), "冯")
	if err != nil {
		tb.Fatal(err)
	}
	return &post{st, tb, who.ID}
}

func (p *post) do(cmds ...store.Command) {
	p.tb.Helper()
	for _, c := range cmds {
		if _, err := p.Do(context.Background(), p.by, time.Time{}, c); err != nil {
			p.tb.Fatalf("%T: %v", c, err)
		}
	}
}

// write puts a file into a temporary folder.
func write(tb testing.TB, name string, raw []byte) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), name)
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		tb.Fatal(err)
	}
	return path
}

// list is a list as a file of a format and encoding.
func list(tb testing.TB, l *intake.List, format, encoding string) string {
	tb.Helper()
	var buf bytes.Buffer
	if err := intake.Write(&buf, format, encoding, l); err != nil {
		tb.Fatal(err)
	}
	return write(tb, "list."+format, buf.Bytes())
}

// draft opens, guesses and checks a file.
func (p *post) draft(path string, k intake.Kind, o intake.CheckOptions) *intake.Draft {
	p.tb.Helper()
	t := p.table(path, k)
	d, err := intake.Check(context.Background(), p.View, t, intake.Guess(t), o)
	if err != nil {
		p.tb.Fatal(err)
	}
	return d
}

func (p *post) table(path string, k intake.Kind) *intake.Table {
	p.tb.Helper()
	s, err := intake.Open(context.Background(), path, intake.OpenOptions{})
	if err != nil {
		p.tb.Fatal(err)
	}
	if k == "" {
		k = s.GuessKind()
	}
	t, err := s.Table(k, 0)
	if err != nil {
		p.tb.Fatal(err)
	}
	return t
}

// take takes a draft in.
func (p *post) take(d *intake.Draft) store.Receipt {
	p.tb.Helper()
	cmd, err := d.Command(nil)
	if err != nil {
		p.tb.Fatal(err)
	}
	r, err := p.Do(context.Background(), p.by, time.Time{}, cmd)
	if err != nil {
		p.tb.Fatal(err)
	}
	return r
}

// counts fails unless a draft has these.
func counts(tb testing.TB, d *intake.Draft, fresh, changed, same, refused, pairs int) {
	tb.Helper()
	if d.New != fresh || d.Changed != changed || d.Same != same || len(d.Refused) != refused || len(d.Pairs) != pairs {
		tb.Errorf("new %d changed %d same %d refused %d pairs %d, want %d %d %d %d %d", d.New, d.Changed, d.Same, len(d.Refused), len(d.Pairs), fresh, changed, same, refused, pairs)
		for i, r := range d.Refused {
			if i < 8 {
				tb.Logf("line %d column %d: %v", r.Row.No, r.Column, r.Err)
			}
		}
		for i, r := range d.Pairs {
			if i < 8 {
				tb.Logf("pair %+v", r)
			}
		}
	}
}

func reason(err error) string {
	var e *store.Error
	if errors.As(err, &e) {
		return e.Reason
	}
	return fmt.Sprint(err)
}

// sound verifies the record and that the state is what the journal says.
func (p *post) sound() {
	p.tb.Helper()
	if diff, err := p.CheckState(context.Background()); err != nil || diff != nil {
		p.tb.Fatal(diff, err)
	}
}
