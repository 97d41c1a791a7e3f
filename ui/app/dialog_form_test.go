package app

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
	"zhiban/ui/kit"
	"zhiban/ui/theme"
	"zhiban/ui/word"
)

// formOn makes a form with one field on a new post.
func formOn(t *testing.T) (*FormDialog, *Env) {
	t.Helper()
	ctx := context.Background()
	p, _, err := plan.Open(assets.FS, "minimal")
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
	env := &Env{Ctx: ctx, Store: st, Words: word.New("zh", p, st.Zone()), Theme: theme.New("dark", false)}
	form := kit.NewForm("x", []kit.FormField{{Key: "weather", Label: "天气"}}, env.FormWords())
	return &FormDialog{env: env, key: "x", form: form}, env
}

func write(d *FormDialog, text string) tea.Cmd {
	return d.Update(tea.KeyPressMsg{Code: tea.KeyExtended, Text: text})
}

// A draft that is written late must not come back after it was given up.
func TestDraftThatIsGivenUpStaysAway(t *testing.T) {
	d, env := formOn(t)
	late := write(d, "多云")
	if msg := d.forget()(); msg != nil {
		t.Fatal(msg)
	}
	if msg := late(); msg != nil {
		t.Fatal(msg)
	}
	if text, err := env.Store.Local(env.Ctx, d.draftKey()); err != nil || text != "" {
		t.Errorf("the draft is back: %q, %v", text, err)
	}
}

// The form says that the draft is kept, and that it is back.
func TestFormTellsOfItsDraft(t *testing.T) {
	d, env := formOn(t)
	look := func(d *FormDialog) string {
		rows, _ := d.View(70, 20)
		return strings.Join(rows, "\n")
	}
	cmd := write(d, "多云")
	if strings.Contains(look(d), "✓ 草稿") {
		t.Error("kept before it was written")
	}
	d.Update(cmd())
	if !strings.Contains(look(d), "✓ 草稿") {
		t.Errorf("not said that it is kept:\n%s", look(d))
	}
	again := &FormDialog{env: env, key: d.key, form: kit.NewForm("x", []kit.FormField{{Key: "weather", Label: "天气"}}, env.FormWords())}
	again.Update(again.Init()())
	if s := look(again); !strings.Contains(s, "✓ 上次没存的内容已恢复") || !strings.Contains(s, "多云") {
		t.Errorf("not offered again:\n%s", s)
	}
}
