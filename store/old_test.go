package store_test

import (
	"context"
	"encoding/binary"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"zhiban/assets"
	"zhiban/store"
	"zhiban/store/drill"
	"zhiban/store/migration"
	"zhiban/store/plan"
)

func oldWall() time.Time { return time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC) }

// suffixes are the files of a closed post.
func suffixes() []string { return []string{"", ".key", ".head"} }

// samples of every version that was ever given out; they stay for ever. A new
// one is made by UPDATE_SAMPLE=v2 go test -run Sample ./store and then never
// again.
func TestSamplesOfOldVersionsOpen(t *testing.T) {
	if name := os.Getenv("UPDATE_SAMPLE"); name != "" {
		makeSample(t, filepath.Join("testdata", "old", name+".db"))
	}
	list, err := filepath.Glob("testdata/old/*.db")
	if err != nil || len(list) == 0 {
		t.Fatal("no samples", err)
	}
	for _, sample := range list {
		t.Run(filepath.Base(sample), func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "x.db")
			for _, s := range suffixes() {
				copyTo(t, sample+s, path+s)
			}
			ctx := context.Background()
			st, err := store.Open(ctx, store.Options{Path: path, Wall: oldWall, Version: "test"})
			if err != nil {
				t.Fatal(err)
			}
			defer func() {
				if err := st.Close(); err != nil {
					t.Error(err)
				}
			}()
			v, err := st.Verify(ctx)
			if err != nil || !v.OK() || v.Chains[0].Entries < 200 {
				t.Fatalf("%+v, %v", v, err)
			}
			who, err := st.PersonByName(ctx, "B班主班 郑")
			if err != nil {
				t.Fatal(err)
			}
			if list, err := st.People(ctx, store.PersonFilter{Grep: "bbzbz"}); err != nil || len(list) == 0 {
				t.Errorf("initials find %d people, %v", len(list), err)
			}
			if _, err := st.Do(ctx, who.ID, time.Time{}, store.WriteNote{Text: "新版本接着写"}); err != nil {
				t.Fatal(err)
			}
			if _, err := st.Rebuild(ctx); err != nil {
				t.Fatal(err)
			}
			if hits, err := st.Search(ctx, "集结", 10); err != nil || len(hits) == 0 {
				t.Errorf("search finds %v, %v", hits, err)
			}
		})
	}
}

// The newest schema has a sample, too: the next migration begins with files
// that hold what this one writes. The version stands in the file's header.
func TestTheNewestVersionHasASample(t *testing.T) {
	steps, err := migration.Steps()
	if err != nil {
		t.Fatal(err)
	}
	list, err := filepath.Glob("testdata/old/*.db")
	if err != nil {
		t.Fatal(err)
	}
	for _, sample := range list {
		raw, err := os.ReadFile(sample)
		if err != nil {
			t.Fatal(err)
		}
		if int(binary.BigEndian.Uint32(raw[60:])) == len(steps) {
			return
		}
	}
	t.Errorf("no sample of version %d: make one with UPDATE_SAMPLE=v%[1]d go test -run Sample ./store", len(steps))
}

func copyTo(t *testing.T, from, to string) {
	t.Helper()
	raw, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, raw, 0o600); err != nil {
		t.Fatal(err)
	}
}

func makeSample(t *testing.T, path string) {
	t.Helper()
	src, err := fs.ReadFile(assets.FS, "drills/meijiang.toml")
	if err != nil {
		t.Fatal(err)
	}
	p, problems, err := plan.Open(assets.FS, "urban-village")
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	zone, err := p.Location()
	if err != nil {
		t.Fatal(err)
	}
	tmp := filepath.Join(t.TempDir(), "s.db")
	_, err = drill.Run(context.Background(), drill.Options{Path: tmp, Script: src, Plan: p, Wall: oldWall, Version: "sample", Without: []string{"census"}, Until: time.Date(2022, 9, 2, 4, 30, 0, 0, zone)})
	if err = errors.Join(err, os.MkdirAll(filepath.Dir(path), 0o755)); err != nil {
		t.Fatal(err)
	}
	for _, s := range suffixes() {
		copyTo(t, tmp+s, path+s)
	}
}
