package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"zhiban/store"
	"zhiban/ui/screen/board"
)

func contains(s, part string) bool { return strings.Contains(s, part) }

// reads measures what screens ask for, on the large post.
func reads(ctx context.Context, entries int) error {
	st, path, err := large(ctx, entries)
	if err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err != nil {
		return errors.Join(err, st.Close())
	}
	fmt.Printf("\n%d entries, %d B each in the file\n", entries, info.Size()/int64(entries))
	for _, q := range []struct {
		name string
		goal time.Duration
		f    func() error
	}{
		{"board", 5 * time.Millisecond, func() error { _, err := board.Load(ctx, st.View); return err }},
		{"last 100 entries", time.Millisecond, func() error { _, err := st.Lines(ctx, store.LineFilter{Newest: true, Limit: 100}); return err }},
		{"search 断药 (50 newest)", 5 * time.Millisecond, func() error { _, err := st.Search(ctx, "断药", 50); return err }},
		{"search 李婶 断药 (50 newest)", 5 * time.Millisecond, func() error { _, err := st.Search(ctx, "李婶 断药", 50); return err }},
	} {
		var s sample
		for range 60 {
			d, err := timed(q.f)
			if err != nil {
				return errors.Join(fmt.Errorf("%s: %w", q.name, err), st.Close())
			}
			s = append(s, d)
		}
		line(q.name, s, fmt.Sprintf("goal %s", q.goal), s.p50() <= q.goal)
	}
	return st.Close()
}

// records measures verify on the large post, rebuild and as-of on smaller ones.
func records(ctx context.Context, entries int) error {
	st, _, err := large(ctx, entries)
	if err != nil {
		return err
	}
	d, err := timed(func() error { _, err := st.Verify(ctx); return err })
	if err = errors.Join(err, st.Close()); err != nil {
		return err
	}
	fmt.Printf("%-34s %s for %d entries: %s per million\n", "verify (with fold comparison)", round(d), entries, round(perMillion(d, entries)))
	small := min(entries, 100_000)
	if st, _, err = large(ctx, small); err != nil {
		return err
	}
	d, err = timed(func() error { _, err := st.Rebuild(ctx); return err })
	if err = errors.Join(err, st.Close()); err != nil {
		return err
	}
	fmt.Printf("%-34s %s for %d entries: %s per million\n", "rebuild (with search index)", round(d), small, round(perMillion(d, small)))
	return asOf(ctx)
}

func perMillion(d time.Duration, n int) time.Duration {
	return time.Duration(float64(d) * 1e6 / float64(n))
}

// asOf folds 20,000 entries into memory (goal 1 s, DESIGN §1).
func asOf(ctx context.Context) error {
	const n = 20_000
	st, _, err := large(ctx, n)
	if err != nil {
		return err
	}
	var s sample
	for range 3 {
		d, err := timed(func() error {
			c, err := st.AsOf(ctx, st.Now())
			if err != nil {
				return err
			}
			return c.Close()
		})
		if err != nil {
			return errors.Join(err, st.Close())
		}
		s = append(s, d)
	}
	line("as of, 20,000 entries", s, "goal 1s", s.p50() <= time.Second)
	return st.Close()
}
