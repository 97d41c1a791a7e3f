package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"zhiban/assets"
	"zhiban/store"
	"zhiban/store/plan"
)

// begin is where the clock of every post of the bench starts.
func begin() time.Time { return time.Date(2022, 9, 2, 0, 0, 0, 0, time.UTC) }

// post is a store whose clock moves on with every entry.
type post struct {
	*store.Store
	by    string
	now   time.Time
	grids []store.Grid
}

// create makes a new post at a path; fast gives up durability while a large
// one is built.
func create(ctx context.Context, path string, fast bool) (*post, error) {
	p, problems, err := plan.Open(assets.FS, "urban-village")
	if err != nil || len(problems) > 0 {
		return nil, fmt.Errorf("plan: %w %v", err, problems)
	}
	out := &post{now: begin()}
	o := store.Options{Path: path, Wall: func() time.Time { return out.now }, Version: "bench"}
	if fast {
		o.Synchronous = "OFF"
	}
	if out.Store, err = store.Create(ctx, o, store.Init{Plan: p, Officer: "值班员"}); err != nil {
		return nil, err
	}
	who, err := out.PersonByName(ctx, "值班员")
	if err != nil {
		return nil, err
	}
	out.by = who.ID
	out.grids, err = out.Grids(ctx)
	return out, err
}

// write writes the i-th entry of a post as a busy shift does: mostly notes
// about grids, now and then a matter through its life.
func (p *post) write(ctx context.Context, i int) (int, error) {
	p.now = p.now.Add(7 * time.Second)
	grid := p.grids[i%len(p.grids)]
	if i%50 != 0 {
		text := fmt.Sprintf("%d号网格巡查第%d次，楼栋长报平安", grid.Number, i)
		if i%200 == 7 {
			text = fmt.Sprintf("%d号网格 李婶 断药，已登记 %d", grid.Number, i)
		}
		_, err := p.Do(ctx, p.by, time.Time{}, store.WriteNote{Text: text, Subject: grid.ID})
		return 1, err
	}
	r, err := p.Do(ctx, p.by, time.Time{}, store.ReportMatter{Type: "rubbish", Grid: grid.ID, Text: fmt.Sprintf("垃圾未清 %d", i)})
	if err != nil || i%5000 == 0 { // a few stay open
		return 1, err
	}
	if _, err = p.Do(ctx, p.by, time.Time{}, store.DispatchMatter{ID: r.Subject, To: "环境消杀"}); err != nil {
		return 2, err
	}
	_, err = p.Do(ctx, p.by, time.Time{}, store.CloseMatter{ID: r.Subject, Result: "已清"})
	return 3, err
}

// large opens the post with so many entries, and makes it when there is none.
func large(ctx context.Context, entries int) (*store.Store, string, error) {
	path := filepath.Join(folder, fmt.Sprintf("large-%d.db", entries))
	end := begin().Add(time.Duration(entries) * 8 * time.Second)
	if _, err := os.Stat(path + ".done"); err != nil {
		if err := build(ctx, path, entries); err != nil {
			return nil, path, err
		}
	}
	st, err := store.Open(ctx, store.Options{Path: path, Wall: func() time.Time { return end }, Version: "bench"})
	return st, path, err
}

func build(ctx context.Context, path string, entries int) error {
	for _, suffix := range []string{"", "-wal", "-shm", ".key", ".head"} {
		if err := os.Remove(path + suffix); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	start := time.Now()
	p, err := create(ctx, path, true)
	if err != nil {
		return err
	}
	if entries >= full {
		if err := p.village(ctx); err != nil {
			return errors.Join(err, p.Close())
		}
	}
	for i, n := 0, 0; n < entries; i++ {
		k, err := p.write(ctx, i)
		if err != nil {
			return errors.Join(err, p.Close())
		}
		if n/100_000 != (n+k)/100_000 {
			fmt.Fprintf(os.Stderr, "  building: %d entries, %s\n", n+k, time.Since(start).Round(time.Second))
		}
		n += k
	}
	if err := p.Close(); err != nil {
		return err
	}
	return os.WriteFile(path+".done", nil, 0o600)
}
