package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// commits measures a durable entry (journal, fold, search, synchronous=FULL)
// against the floor: as many bytes as SQLite writes for it, and fdatasync.
func commits(ctx context.Context, _ int) (err error) {
	dir, err := os.MkdirTemp(folder, "commit-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	p, err := create(ctx, filepath.Join(dir, "x.db"), false)
	if err != nil {
		return err
	}
	size, err := bytesPerCommit(ctx, p, filepath.Join(dir, "x.db-wal"))
	if err != nil {
		return errors.Join(err, p.Close())
	}
	floor, err := os.OpenFile(filepath.Join(dir, "floor"), os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return errors.Join(err, p.Close())
	}
	if _, err := floor.Write(make([]byte, region)); err != nil { // a WAL is overwritten, too
		return err
	}
	var ours, bare sample
	const rounds, each = 12, 40
	for r := range rounds {
		for i := range each {
			d, err := timed(func() error { _, err := p.write(ctx, 1+50*(r*each+i)); return err })
			if err != nil {
				return err
			}
			ours = append(ours, d)
		}
		for i := range each {
			d, err := timed(func() error { return bareWrite(floor, size, r*each+i) })
			if err != nil {
				return err
			}
			bare = append(bare, d)
		}
	}
	x := ratio(ours.p50(), bare.p50())
	line("durable commit (fold + search)", ours, fmt.Sprintf("floor %s for %d B write + fdatasync: %.2fx (goal 2.2x)", round(bare.p50()), size, x), x <= 2.2)
	return errors.Join(floor.Close(), p.Close())
}

// region is how many bytes the floor overwrites in turn.
const region = 4 << 20

func bareWrite(f *os.File, size, i int) error {
	off := int64(i*size) % int64(region-size)
	if _, err := f.WriteAt(make([]byte, size), off); err != nil {
		return err
	}
	return fdatasync(f)
}

// bytesPerCommit watches how far the WAL grows while it is not folded back.
func bytesPerCommit(ctx context.Context, p *post, wal string) (int, error) {
	const n = 20
	before, err := os.Stat(wal)
	if err != nil {
		return 0, err
	}
	for i := range n {
		if _, err := p.write(ctx, 1+50*(i+100_000)); err != nil {
			return 0, err
		}
	}
	after, err := os.Stat(wal)
	if err != nil {
		return 0, err
	}
	if grown := after.Size() - before.Size(); grown > 0 {
		return int(grown / n), nil
	}
	return 8 * 4120, nil // it was folded back meanwhile: eight pages, as measured elsewhere
}
