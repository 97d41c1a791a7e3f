package noteline

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"zhiban/assets"
	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui/app"
	"zhiban/ui/theme"
	"zhiban/ui/uitest"
	"zhiban/ui/word"
)

// open makes a post and an empty line on it.
func open(t *testing.T) (*Line, *store.Store) {
	t.Helper()
	ctx := context.Background()
	p, _, err := plan.Open(assets.FS, "urban-village")
	if err != nil {
		t.Fatal(err)
	}
	wall := func() time.Time { return time.Date(2022, 9, 2, 3, 0, 0, 0, time.UTC) }
	st, err := store.Create(ctx, store.Options{Path: filepath.Join(t.TempDir(), "x.db"), Wall: wall, Version: "test"}, store.Init{Plan: p, Name: "测试", Officer: "冯"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	})
	who, err := st.PersonByName(ctx, "冯")
	if err != nil {
		t.Fatal(err)
	}
	l := New(&app.Env{Ctx: ctx, Store: st, Words: word.New("zh", p, st.Zone()), Theme: theme.New("dark", false), Officer: who.ID})
	settle(l, l.Init())
	return l, st
}

// settle runs a command and all that it starts.
func settle(l *Line, cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	msg := cmd()
	if batch, ok := msg.(tea.BatchMsg); ok {
		for _, c := range batch {
			settle(l, c)
		}
		return
	}
	settle(l, l.Update(msg))
}

func write(l *Line, text string) {
	cmd, _ := l.Key(tea.KeyPressMsg{Code: tea.KeyExtended, Text: text})
	settle(l, cmd)
}

// A quick hand types on before the record has answered.
func TestALineTypedAheadIsALineOfItsOwn(t *testing.T) {
	l, st := open(t)
	ctx := context.Background()
	write(l, "报 4格 12号 李婶 过敏 喉咙肿")
	save, _ := l.Key(uitest.Key("enter"))
	write(l, "派 K-001 医疗保障 10分")
	if cmd, _ := l.Key(uitest.Key("enter")); cmd != nil {
		t.Fatal("saved again before the answer")
	}
	settle(l, save)
	m, err := st.Matter(ctx, "K-001")
	if err != nil || m.Text != "4格 12号 李婶 过敏 喉咙肿" || m.State != "dispatched" {
		t.Errorf("%+v, %v", m, err)
	}
	if all, err := st.MattersNumbered(ctx, []string{"K-002"}); err != nil || len(all) != 0 {
		t.Errorf("reported twice: %+v, %v", all, err)
	}
	if !l.Empty() || !strings.Contains(l.Said(), "K-001") {
		t.Errorf("%q stays, said %q", l.field.Value(), l.Said())
	}
}

// The number of what was saved just now is looked up while Enter comes.
func TestEnterWaitsForANumberThatIsLookedUp(t *testing.T) {
	l, st := open(t)
	write(l, "报 4格 12号 李婶 过敏 喉咙肿")
	save, _ := l.Key(uitest.Key("enter"))
	settle(l, save)
	typed, _ := l.Key(tea.KeyPressMsg{Code: tea.KeyExtended, Text: "派 K-001 医疗保障"})
	if cmd, _ := l.Key(uitest.Key("enter")); cmd != nil {
		t.Fatal("saved before it was known")
	}
	settle(l, typed)
	if m, err := st.Matter(context.Background(), "K-001"); err != nil || m.State != "dispatched" || !l.Empty() {
		t.Errorf("%+v, %v; the line holds %q", m, err, l.field.Value())
	}
}

func TestWhatIsTypedAheadStaysUntilEnter(t *testing.T) {
	l, _ := open(t)
	write(l, "东门铁马到位")
	save, _ := l.Key(uitest.Key("enter"))
	write(l, "西门")
	settle(l, save)
	if got := l.field.Value(); got != "西门" || l.draft != "西门" {
		t.Errorf("the line holds %q, its draft %q", got, l.draft)
	}
}

// What the record refuses stays, with what was typed behind it.
func TestARefusedLineKeepsWhatWasTypedAhead(t *testing.T) {
	l, _ := open(t)
	for _, ahead := range []string{"", "，西门也是"} { // the second time it is a duplicate
		write(l, "东门铁马到位")
		save, _ := l.Key(uitest.Key("enter"))
		if ahead != "" {
			write(l, ahead)
		}
		settle(l, save)
	}
	if got := l.field.Value(); got != "东门铁马到位，西门也是" {
		t.Errorf("the line holds %q", got)
	}
}
