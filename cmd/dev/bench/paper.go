package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"zhiban/assets"
	"zhiban/assets/fonts"
	"zhiban/store"
	"zhiban/store/drill"
	"zhiban/store/plan"
	"zhiban/ui/paper"
	"zhiban/ui/paper/diary"
	"zhiban/ui/paper/export"
	"zhiban/ui/paper/handover"
	"zhiban/ui/paper/pdf"
	"zhiban/ui/word"
)

// papers measures the PDF of the night shift of the real case, and of its whole
// journal, of about a hundred pages, as the export reads and writes it; the
// floor is unpacking the font, which no PDF is written without (the journal's
// time includes it).
func papers(ctx context.Context, _ int) (err error) {
	st, report, err := played(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, st.Close()) }()
	fmt.Println("\npaper")
	var font *pdf.Font
	for _, f := range []struct {
		name   string
		unpack func() ([]byte, error)
	}{{"serif unpacked", fonts.Serif}, {"sans unpacked (the floor)", fonts.Sans}} {
		s, err := several(5, func() error {
			ttf, err := f.unpack()
			if err != nil {
				return err
			}
			font, err = pdf.ParseFont(ttf)
			return err
		})
		if err != nil {
			return err
		}
		line(f.name, s, "", true)
	}
	plan, err := st.Plan(ctx)
	if err != nil {
		return err
	}
	words := word.New("zh", plan, st.Zone())
	for _, x := range []struct {
		name  string
		write func() ([]byte, error)
		goal  time.Duration
		size  int
	}{
		{"handover as PDF", func() ([]byte, error) { r, err := pdf.Write(report, font); return r.Data, err }, 300 * time.Millisecond, 1 << 20},
		{"journal read and written as PDF", func() ([]byte, error) {
			var b bytes.Buffer
			_, err := diary.Write(ctx, st.View, words, diary.Export{Filter: store.LineFilter{Stream: store.AllStreams}, Format: diary.PDF, Level: store.LevelFull}, &b)
			return b.Bytes(), err
		}, 1500 * time.Millisecond, 2 << 20},
	} {
		var data []byte
		s, err := several(5, func() error {
			var err error
			data, err = x.write()
			return err
		})
		if err != nil {
			return err
		}
		line(fmt.Sprintf("%s, %d pages, %d kB", x.name, bytes.Count(data, []byte("/Type /Page ")), len(data)>>10), s, fmt.Sprintf("goal %s and %d kB", x.goal, x.size>>10), s.p50() <= x.goal && len(data) <= x.size)
	}
	return nil
}

func several(n int, f func() error) (sample, error) {
	var s sample
	for range n {
		d, err := timed(f)
		if err != nil {
			return nil, err
		}
		s = append(s, d)
	}
	return s, nil
}

// played plays the real case until the second night and lays the report of the
// first one out.
func played(ctx context.Context) (st *store.Store, d paper.Document, err error) {
	p, problems, err := plan.Open(assets.FS, "urban-village")
	if err != nil || len(problems) > 0 {
		return nil, d, errors.Join(err, fmt.Errorf("%d problems of the plan", len(problems)))
	}
	zone, err := p.Location()
	if err != nil {
		return nil, d, err
	}
	script, err := fs.ReadFile(assets.FS, "drills/meijiang.toml")
	if err != nil {
		return nil, d, err
	}
	path := filepath.Join(folder, "paper", "x.db")
	if err := os.RemoveAll(filepath.Dir(path)); err != nil {
		return nil, d, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, d, err
	}
	o := drill.Options{Path: path, Script: script, Plan: p, Wall: time.Now, Version: "bench", Synchronous: "OFF", Until: time.Date(2022, 9, 3, 0, 30, 0, 0, zone),
		Seal: func(ctx context.Context, st *store.Store, ref, by string, at time.Time) error {
			_, err := handover.Seal(ctx, st, ref, by, at)
			return err
		}}
	if _, err := drill.Run(ctx, o); err != nil {
		return nil, d, err
	}
	if st, err = store.Open(ctx, store.Options{Path: path, Wall: time.Now, Version: "bench"}); err != nil {
		return nil, d, err
	}
	r, err := handover.Load(ctx, st, "2022-09-01-B")
	if err == nil {
		d, err = r.Document(export.As{Lang: "zh"})
	}
	if err != nil {
		return nil, d, errors.Join(err, st.Close())
	}
	return st, d, nil
}
