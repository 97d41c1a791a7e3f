package out

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/intake"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/paper/diary"
)

// recordDir is where this laptop wrote the record or a list last.
const recordDir = "export.folder"

// Record asks for folder, format and reader level, and writes the lines of a
// filter. chosen words the filter; without one, a workbook holds the lists
// beside the journal. filter is asked outside the update loop.
func Record(env *app.Env, chosen string, filter func(ctx context.Context) (store.LineFilter, error)) tea.Cmd {
	t, title := env.Words.T.Record, env.Words.T.Record.Form
	if chosen != "" {
		title = fmt.Sprintf(t.FormChosen, chosen)
	}
	write := func(ctx context.Context, v map[string]string, tell func(n int) error) ([]string, error) {
		f, err := filter(ctx)
		if err != nil {
			return nil, err
		}
		x := diary.Export{Filter: f, Format: v["format"], Level: store.Level(v["level"]), Lists: chosen == "", Progress: tell}
		done, err := diary.WriteFile(ctx, env.Store.View, env.Words, x, filepath.Join(v["out"], diary.Name(env.Store.View, env.Words, x)))
		return done.Say(env.Words), err
	}
	return asked{env, title, []string{diary.XLSX, diary.PDF, diary.DOCX, diary.CSV, diary.Text, diary.JSONL}, store.ReaderLevels(), write}.open()
}

// List asks the same for a list that comes in again, and writes it.
func List(env *app.Env, kind intake.Kind) tea.Cmd {
	w := env.Words
	t := w.T.Record
	write := func(ctx context.Context, v map[string]string, _ func(n int) error) ([]string, error) {
		level := store.Level(v["level"])
		l, err := intake.ExportFor(ctx, env.Store.View, kind, w.T.Lang, level)
		if err != nil {
			return nil, err
		}
		path := filepath.Join(v["out"], w.ListKind(kind)+"-"+env.Store.Now().In(w.Zone).Format("20060102-1504")+"-"+level.Word()+"."+v["format"])
		if err := intake.WriteFile(path, v["format"], "", l); err != nil {
			return nil, err
		}
		said := []string{fmt.Sprintf(w.T.Intake.Written, path, len(l.Rows)), t.Mark[level.Word()]}
		if !level.Full() {
			said = append(said, t.NotAgain)
		}
		return said, nil
	}
	return asked{env, fmt.Sprintf(t.FormList, w.ListKind(kind)), []string{intake.XLSX, intake.CSV}, []store.Level{store.LevelFull, store.LevelSuperior}, write}.open()
}

// Ledger asks the same for the matters of a filter, and writes them.
func Ledger(env *app.Env, filter store.MatterFilter) tea.Cmd {
	t := env.Words.T.Record
	write := func(ctx context.Context, v map[string]string, tell func(n int) error) ([]string, error) {
		done, err := diary.WriteLedger(ctx, env.Store.View, env.Words, diary.Ledger{Filter: filter, Format: v["format"], Level: store.Level(v["level"]), Progress: tell}, v["out"])
		return done.Say(env.Words), err
	}
	return asked{env, fmt.Sprintf(t.FormList, t.Sheet["matters"]), diary.LedgerFormats(), []store.Level{store.LevelFull, store.LevelSuperior}, write}.open()
}

// asked is a question for folder, format and level, and what is done then; the
// answer are lines that tell what was written.
type asked struct {
	env     *app.Env
	title   string
	formats []string
	levels  []store.Level
	write   func(ctx context.Context, v map[string]string, tell func(n int) error) ([]string, error)
}

func (a asked) open() tea.Cmd {
	return func() tea.Msg {
		dir, err := a.env.Store.Local(a.env.Ctx, recordDir)
		if err != nil {
			return a.env.Complain(err)
		}
		if dir == "" {
			dir = filepath.Join(filepath.Dir(a.env.Store.Path()), "export")
		}
		return a.form(dir)()
	}
}

func (a asked) form(dir string) tea.Cmd {
	t := a.env.Words.T
	formats := make([]kit.Option, 0, len(a.formats))
	for _, f := range a.formats {
		formats = append(formats, kit.Option{ID: f, Text: f})
	}
	levels := make([]kit.Option, 0, len(a.levels))
	for _, l := range a.levels {
		levels = append(levels, kit.Option{ID: string(l), Text: t.Page.Levels[string(l)]})
	}
	form := kit.NewForm(a.title, []kit.FormField{
		{Key: "out", Label: t.Hand.Form.Folder, Required: true, Value: dir},
		{Key: "format", Label: t.Record.Format, Kind: kit.FormChoice, Required: true, Value: a.formats[0], Options: formats},
		{Key: "level", Label: t.Page.Level, Kind: kit.FormChoice, Required: true, Value: string(store.LevelFull), Options: levels},
	}, a.env.FormWords())
	return app.OpenTask(a.env, form, a.begin)
}

// begin finds out whether the folder takes files while its field is still
// there to be corrected, and goes to work.
func (a asked) begin(v map[string]string) (tea.Cmd, error) {
	v["out"] = whole(v["out"])
	if err := takesFiles(v["out"]); err != nil {
		return nil, err
	}
	if a.env.Store.ReadOnly() == nil {
		if err := a.env.Store.SetLocal(a.env.Ctx, recordDir, v["out"]); err != nil {
			return nil, err
		}
	}
	t := a.env.Words.T.Record
	return app.OpenWork(a.env, a.title, func(n int) string { return fmt.Sprintf(t.Going, n) }, func(ctx context.Context, tell func(n int) error) (tea.Cmd, error) {
		said, err := a.write(ctx, v, tell)
		switch {
		case errors.Is(context.Cause(ctx), context.Canceled): // whatever it came back with, the officer stopped it
			return app.Say(app.Toast{Text: t.Stopped, Bad: true}), nil
		case err != nil:
			return nil, err
		}
		return app.OpenTold(a.env, a.title, said), nil
	}), nil
}

// whole is a folder as somebody typed it, from the root: what is said afterwards
// tells where the files are, wherever the program was started.
func whole(dir string) string {
	dir = store.CleanPath(dir)
	if abs, err := filepath.Abs(dir); err == nil {
		return abs
	}
	return dir
}

// takesFiles makes the folder and tries it. Errors: refused.
func takesFiles(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return &store.Error{Code: store.Refused, Field: "out", Reason: "report.folder", Arg: dir}
	}
	f, err := os.CreateTemp(dir, ".zhiban-*")
	if err == nil {
		err = errors.Join(f.Close(), os.Remove(f.Name()))
	}
	if err != nil {
		return &store.Error{Code: store.Refused, Field: "out", Reason: "report.folder", Arg: strings.TrimSpace(dir)}
	}
	return nil
}
