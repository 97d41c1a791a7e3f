// Command bench measures what the program promises, each figure beside the
// floor or the peer it is compared with, in the same run: machines are shared
// and noisy, ratios travel, bare times do not. It never fails on a missed
// goal; it says so.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"time"
)

func main() {
	entries := flag.Int("entries", 1_000_000, "entries in the large post")
	only := flag.String("only", "", "one part: commits, starts, reads, screens, records, paper, export or lists")
	quick := flag.Bool("quick", false, "20,000 entries: a look, not a figure")
	flag.Parse()
	if *quick {
		*entries = 20_000
	}
	if err := run(context.Background(), *entries, *only); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// folder holds what bench makes; the large post is kept for the next run.
const folder = "out/bench"

func run(ctx context.Context, entries int, only string) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	fmt.Printf("%s, %d cores, %s, %s\n\n", cpu(), runtime.NumCPU(), runtime.Version(), time.Now().Format("2006-01-02"))
	for _, part := range []struct {
		name string
		run  func(context.Context, int) error
	}{{"commits", commits}, {"starts", starts}, {"reads", reads}, {"screens", screens}, {"records", records}, {"paper", papers}, {"export", exports}, {"lists", lists}} {
		if only != "" && only != part.name {
			continue
		}
		if err := part.run(ctx, entries); err != nil {
			return err
		}
	}
	return nil
}

// cpu is the model as Linux names it.
func cpu() string {
	raw, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return runtime.GOARCH
	}
	for _, l := range strings.Split(string(raw), "\n") {
		if name, value, ok := strings.Cut(l, ":"); ok && strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return runtime.GOARCH
}

// sample is a list of measured times.
type sample []time.Duration

func (s sample) at(share float64) time.Duration {
	if len(s) == 0 {
		return 0
	}
	sorted := slices.Clone(s)
	slices.Sort(sorted)
	return sorted[min(int(share*float64(len(sorted))), len(sorted)-1)]
}

func (s sample) p50() time.Duration { return s.at(0.5) }
func (s sample) p99() time.Duration { return s.at(0.99) }

// steady is the p99 of a shared machine: the median over the three thirds of
// the run, so that one hiccup of its neighbours does not decide.
func (s sample) steady() time.Duration {
	n := len(s) / 3
	if n == 0 {
		return s.p99()
	}
	return sample{s[:n].p99(), s[n : 2*n].p99(), s[2*n:].p99()}.p50()
}

// line prints one figure; goal says what it is held to and whether it holds.
func line(name string, s sample, detail string, ok bool) {
	verdict := "ok"
	if !ok {
		verdict = "MISSED"
	}
	fmt.Printf("%-34s p50 %9s  p99 %9s  %-52s %s\n", name, round(s.p50()), round(s.p99()), detail, verdict)
}

func round(d time.Duration) time.Duration {
	switch {
	case d > time.Second:
		return d.Round(10 * time.Millisecond)
	case d > time.Millisecond:
		return d.Round(10 * time.Microsecond)
	}
	return d.Round(time.Microsecond)
}

func timed(f func() error) (time.Duration, error) {
	start := time.Now()
	err := f()
	return time.Since(start), err
}

func ratio(a, b time.Duration) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}
