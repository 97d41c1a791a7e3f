// Package form is the dialog that prints blank forms from anywhere: which form,
// for what, in which formats and into which folder.
package form

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/paper/export"
	paper "zhiban/ui/paper/form"
)

// exportDir is where this laptop wrote forms last.
const exportDir = "form-dir"

// Open opens the dialog: forms change nothing in the record, so it opens while
// nothing can be recorded, too.
func Open(env *app.Env) tea.Cmd {
	return func() tea.Msg {
		dir, err := env.Store.Local(env.Ctx, exportDir)
		if err != nil {
			return env.Complain(err)
		}
		if dir == "" {
			dir = filepath.Join(filepath.Dir(env.Store.Path()), "forms")
		}
		return ask(env, dir)()
	}
}

// ask is the form of what is to be printed. It asks for no reader level: sheets
// with households on them are for the post's own people, who go to the doors;
// for anybody else the command line has --level.
//
// Its keys are the fields that the layout names in its errors, so a sentence
// stands where it belongs.
func ask(env *app.Env, dir string) tea.Cmd {
	t := env.Words.T
	var options []kit.Option
	for _, f := range paper.List() {
		options = append(options, kit.Option{ID: f.Name, Text: f.Number + " " + t.Form.Name[f.Name] + " " + t.Form.For[f.For]})
	}
	form := kit.NewForm(t.Form.Print, []kit.FormField{
		{Key: "form", Label: t.Form.FormWord, Kind: kit.FormChoice, Required: true, Value: paper.Slip, Options: options},
		{Key: "for", Label: t.Form.ForWord, Hint: t.Form.ForHint},
		{Key: "count", Label: t.Form.CountWord, Hint: t.Form.CountHint, Kind: kit.FormNumber},
		{Key: "from", Label: t.Form.FromWord, Hint: t.Form.FromHint, Kind: kit.FormNumber},
		{Key: "formats", Label: t.Hand.Form.Formats, Required: true, Value: "pdf", Check: func(v string) string {
			if _, unknown, ok := export.Parse(v); !ok {
				return fmt.Sprintf(t.Hand.Form.BadList, unknown)
			}
			return ""
		}},
		{Key: "out", Label: t.Form.Folder, Required: true, Value: dir},
	}, env.FormWords())
	return app.OpenTask(env, form, func(v map[string]string) (tea.Cmd, error) { return write(env, v) })
}

// write lays the form out and writes it, with the same code as the command
// line. Errors: those of [paper.Load] and [export.Write].
func write(env *app.Env, v map[string]string) (tea.Cmd, error) {
	formats, _, _ := export.Parse(v["formats"]) // the form has checked it
	want := paper.Ask{As: export.As{Lang: env.Words.T.Lang}, Form: v["form"], For: strings.TrimSuffix(strings.TrimSpace(v["for"]), "格"), Count: number(v["count"]), From: number(v["from"])}
	s, err := paper.LoadNext(env.Ctx, env.Store, want)
	if err != nil {
		return nil, fmt.Errorf("form for a dialog: %w", err)
	}
	files, err := export.Write(s.Document, formats, v["out"], s.Name)
	if err != nil {
		return nil, fmt.Errorf("write a form: %w", err)
	}
	if err := paper.Printed(env.Ctx, env.Store, s); err != nil {
		return nil, err
	}
	if env.Store.ReadOnly() == nil {
		if err := env.Store.SetLocal(env.Ctx, exportDir, v["out"]); err != nil {
			return nil, fmt.Errorf("keep the folder of forms: %w", err)
		}
	}
	return app.Say(app.Toast{Text: fmt.Sprintf(env.Words.T.Form.Written, files[0].Path)}), nil
}

// number reads what the form has checked; nothing typed is 0.
func number(s string) int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil {
		return 0
	}
	return n
}
