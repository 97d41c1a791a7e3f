package line_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"zhiban/assets"
	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui/line"
)

// A line is read against the open matters and those that it names, and against
// everybody's name, however many there are.
func TestLoadReadsWhatALineNeeds(t *testing.T) {
	ctx := context.Background()
	p, problems, err := plan.Open(assets.FS, "urban-village")
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	now := time.Date(2022, 9, 2, 3, 0, 0, 0, time.UTC)
	st, err := store.Create(ctx, store.Options{Path: filepath.Join(t.TempDir(), "post.db"), Wall: func() time.Time { return now }, Version: "test", Synchronous: "OFF"},
		store.Init{Plan: p, Officer: "冯"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	}()
	feng, err := st.PersonByName(ctx, "冯")
	if err != nil {
		t.Fatal(err)
	}
	do := func(cmd store.Command) {
		t.Helper()
		if _, err := st.Do(ctx, feng.ID, time.Time{}, cmd); err != nil {
			t.Fatal(err)
		}
	}
	for range 1005 { // more than a page of them
		do(store.AddPerson{Name: "王建国"})
	}
	do(store.AddPerson{Name: "最后一人", Phone: "13800138000"})
	do(store.AddTeam{Name: "尖刀队"})
	for _, text := range []string{"断药", "停水", "没米"} {
		do(store.ReportMatter{Text: text})
	}
	do(store.CloseMatter{ID: "K-002", Result: "来水了"})

	c, err := line.Load(ctx, st.View)
	if err != nil || len(c.Matters) != 2 || len(c.People) != 1007 || len(c.Teams) != 1 || c.Stations != "K" || !c.Now.Equal(now) {
		t.Fatalf("%d matters, %d people, %d teams, %q, %v, %v", len(c.Matters), len(c.People), len(c.Teams), c.Stations, c.Now, err)
	}
	if !c.People[0].Has(store.RoleOfficer) || c.People[1006].Name != "最后一人" || c.People[1006].Phone != "" {
		t.Errorf("%+v, %+v", c.People[0], c.People[1006])
	}
	q := line.Parse("K-002 又停了", c)
	if q.Matter != nil || len(q.Missing()) != 1 || q.Missing()[0] != "K-002" {
		t.Errorf("an ended matter is looked up only when it is named: %v", q.Missing())
	}
	if c, err = c.Named(ctx, st.View, q); err != nil || line.Parse("K-002 又停了", c).Matter == nil {
		t.Errorf("named: %v", err)
	}
	if c, err = line.Load(ctx, st.View, "k2 又停了", "K-099"); err != nil || len(c.Matters) != 3 || line.Parse("签 K-099", c).Problem != "matter" {
		t.Errorf("%d matters, %v", len(c.Matters), err)
	}
}
