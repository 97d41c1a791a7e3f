package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"zhiban/assets"
	"zhiban/assets/fonts"
	"zhiban/store"
	"zhiban/store/drill"
	"zhiban/store/plan"
	"zhiban/ui/paper"
	"zhiban/ui/paper/export"
	"zhiban/ui/paper/handover"
	"zhiban/ui/paper/pdf"
)

// papers measures the PDF of the night shift of the real case, and of a
// journal of about a hundred pages; the floor is unpacking the font, which no
// PDF is written without.
func papers(ctx context.Context, _ int) error {
	report, err := nightShift(ctx)
	if err != nil {
		return err
	}
	fmt.Println("\npaper")
	var font *pdf.Font
	unpack, err := several(5, func() error {
		ttf, err := fonts.Sans()
		if err != nil {
			return err
		}
		font, err = pdf.ParseFont(ttf)
		return err
	})
	if err != nil {
		return err
	}
	line("font unpacked (the floor)", unpack, "", true)
	for _, x := range []struct {
		name string
		doc  paper.Document
		goal time.Duration
		size int
	}{
		{"handover as PDF", report, 300 * time.Millisecond, 1 << 20},
		{"journal as PDF", hundredPages(), 1500 * time.Millisecond, 2 << 20},
	} {
		var r pdf.Result
		s, err := several(5, func() error {
			var err error
			r, err = pdf.Write(x.doc, font)
			return err
		})
		if err != nil {
			return err
		}
		line(fmt.Sprintf("%s, %d pages, %d kB", x.name, r.Pages, len(r.Data)>>10), s, fmt.Sprintf("goal %s and %d kB", x.goal, x.size>>10), s.p50() <= x.goal && len(r.Data) <= x.size)
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

// nightShift plays the first night of the real case and lays its report out.
func nightShift(ctx context.Context) (d paper.Document, err error) {
	p, problems, err := plan.Open(assets.FS, "urban-village")
	if err != nil || len(problems) > 0 {
		return d, errors.Join(err, fmt.Errorf("%d problems of the plan", len(problems)))
	}
	zone, err := p.Location()
	if err != nil {
		return d, err
	}
	script, err := fs.ReadFile(assets.FS, "drills/meijiang.toml")
	if err != nil {
		return d, err
	}
	path := filepath.Join(folder, "paper", "x.db")
	if err := os.RemoveAll(filepath.Dir(path)); err != nil {
		return d, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return d, err
	}
	o := drill.Options{Path: path, Script: script, Plan: p, Wall: time.Now, Version: "bench", Synchronous: "OFF", Until: time.Date(2022, 9, 2, 8, 30, 0, 0, zone),
		Seal: func(ctx context.Context, st *store.Store, ref, by string, at time.Time) error {
			_, err := handover.Seal(ctx, st, ref, by, at)
			return err
		}}
	if _, err := drill.Run(ctx, o); err != nil {
		return d, err
	}
	st, err := store.Open(ctx, store.Options{Path: path, Wall: time.Now, Version: "bench"})
	if err != nil {
		return d, err
	}
	defer func() { err = errors.Join(err, st.Close()) }()
	r, err := handover.Load(ctx, st, "last")
	if err != nil {
		return d, err
	}
	return r.Document(export.As{Lang: "zh"})
}

// hundredPages is a journal of about a hundred pages.
func hundredPages() paper.Document {
	t := paper.Table{Head: []string{"时间", "编号", "记录人", "内容"}}
	for i := range 3200 {
		t.Rows = append(t.Rows, []string{fmt.Sprintf("2022-09-%02d %02d:%02d", 1+i/1440, i/60%24, i%60), fmt.Sprintf("A#%d", i+1), "B班主班 郑",
			fmt.Sprintf("K-%03d ", i%300) + strings.Repeat("点位状态 东门已设岗，铁马、警戒带到位；", 1+i%3)})
	}
	return paper.Document{Title: "日志", Lang: "zh", Foot: "梅江村指挥部", PageWord: "第 %d 页 共 %d 页", Blocks: []paper.Block{t}}
}
