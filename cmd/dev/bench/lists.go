package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"zhiban/store"
	"zhiban/store/intake"
)

// lists measures a census of 50,000 rows: read, looked at row by row, taken in
// with its journal, and taken back in one step.
func lists(ctx context.Context, _ int) (err error) {
	const rows, goal = 50_000, 20 * time.Second
	dir, err := os.MkdirTemp(folder, "list-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	p, err := create(ctx, filepath.Join(dir, "x.db"), false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.Close()) }()
	for _, format := range []string{intake.CSV, intake.XLSX} {
		path := filepath.Join(dir, "census."+format)
		var buf bytes.Buffer
		if err := intake.Write(&buf, format, "", villageOf(rows)); err != nil {
			return err
		}
		if err := os.WriteFile(path, buf.Bytes(), 0o600); err != nil {
			return err
		}
		if err := p.takeIn(ctx, path, format, rows, goal); err != nil {
			return err
		}
	}
	return nil
}

func (p *post) takeIn(ctx context.Context, path, format string, rows int, goal time.Duration) error {
	var d *intake.Draft
	looked, err := timed(func() error {
		s, err := intake.Open(ctx, path, intake.OpenOptions{})
		if err != nil {
			return err
		}
		t, err := s.Table(intake.Census, 0)
		if err != nil {
			return err
		}
		d, err = intake.Check(ctx, p.View, t, intake.Guess(t), intake.CheckOptions{})
		return err
	})
	if err != nil {
		return err
	}
	cmd, err := d.Command(nil)
	if err != nil {
		return err
	}
	var r store.Receipt
	taken, err := timed(func() error { r, err = p.Do(ctx, p.by, time.Time{}, cmd); return err })
	if err != nil {
		return err
	}
	back, err := timed(func() error {
		_, err := p.Do(ctx, p.by, time.Time{}, store.UndoAct{Entry: r.Entries[len(r.Entries)-1].ID, Reason: "bench"})
		return err
	})
	if err != nil {
		return err
	}
	fmt.Printf("census of %d rows, %s: looked at %s, taken in %s, taken back %s (goal of the first two: %s): %v\n", rows, format, round(looked), round(taken), round(back), goal, looked+taken < goal)
	return nil
}

// villageOf is a census with three people behind each door.
func villageOf(rows int) *intake.List {
	l := &intake.List{Kind: intake.Census, Head: []string{"网格", "楼栋", "房号", "人数", "姓名", "电话", "出生年"}}
	for i := range rows {
		h := i / 3
		l.Rows = append(l.Rows, []string{fmt.Sprint(h%3 + 1), fmt.Sprintf("%d栋", h/90), fmt.Sprintf("%d%02d", h/3%30/5+1, h/3%5+1), "3", "李" + string(rune('一'+i%9000)) + "明", fmt.Sprintf("139%08d", i), fmt.Sprint(1930 + i%80)})
	}
	return l
}
