// Package out is how a report leaves the laptop from a screen: the dialog that
// writes it into files, the one that prints it, and what both say afterwards.
package out

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/paper/export"
	"zhiban/ui/paper/printer"
)

// File is one that was written.
type File struct {
	Path    string
	Missing []string // code points that the printed font does not have
	Signed  bool
}

// Report is what can leave: loaded when somebody asks for it, written as they
// want it.
type Report struct {
	Number string
	Kind   string // template.Handover or template.Sitrep: the forms it can be laid out in; "" for one only
	Sealed bool
	Load   func() (Loaded, error)
	Done   func(paths []string) tea.Msg // told to the screen; nil for nothing
}

// Loaded is a report that was read from the record.
type Loaded struct {
	Code  string // head code, "" while not sealed
	Write func(dir string, formats []string, as export.As) ([]File, error)
	Extra func(dir string) ([]File, error) // what goes beside it once; nil for nothing
	PDF   func(as export.As) ([]byte, error)
}

// exportDir is where this laptop wrote reports last.
const exportDir = "report-dir"

type ask struct {
	env   *app.Env
	r     Report
	forms forms
}

// Files asks for formats, reader level, language and folder, and writes.
func Files(env *app.Env, r Report) tea.Cmd {
	return func() tea.Msg {
		dir, err := env.Store.Local(env.Ctx, exportDir)
		if err != nil {
			return env.Complain(err)
		}
		if dir == "" {
			dir = filepath.Join(filepath.Dir(env.Store.Path()), "reports")
		}
		a := &ask{env, r, formsOf(env, r.Kind)}
		return a.exportForm(dir)()
	}
}

func (a *ask) langs(both bool) []kit.Option {
	out := []kit.Option{{ID: "zh", Text: "中文"}, {ID: "en", Text: "English"}}
	if both {
		out = append(out, kit.Option{ID: "zh,en", Text: a.env.Words.T.Hand.Form.LangBoth})
	}
	return out
}

func (a *ask) levels() kit.FormField {
	t := a.env.Words.T.Page
	var opts []kit.Option
	for _, l := range store.ReaderLevels() {
		opts = append(opts, kit.Option{ID: string(l), Text: t.Levels[string(l)]})
	}
	return kit.FormField{Key: "level", Label: t.Level, Kind: kit.FormChoice, Required: true, Value: string(store.LevelFull), Options: opts}
}

func (a *ask) exportForm(dir string) tea.Cmd {
	t := a.env.Words.T
	f := t.Hand.Form
	fields := []kit.FormField{
		{Key: "out", Label: f.Folder, Required: true, Value: dir},
		{Key: "formats", Label: f.Formats, Required: true, Value: export.List(), Check: func(v string) string {
			if _, unknown, ok := export.Parse(v); !ok {
				return fmt.Sprintf(f.BadList, unknown)
			}
			return ""
		}},
		a.levels(),
		{Key: "lang", Label: f.Language, Kind: kit.FormChoice, Required: true, Value: t.Lang, Options: a.langs(true)},
	}
	fields = append(fields, a.forms.fields(a.env)...)
	return app.OpenTask(a.env, kit.NewForm(fmt.Sprintf(f.Export, a.r.Number), fields, a.env.FormWords()), a.write)
}

func (a *ask) write(v map[string]string) (tea.Cmd, error) {
	v["out"] = whole(v["out"])
	var asked []export.As
	for _, lang := range strings.Split(v["lang"], ",") {
		as, err := a.forms.as(v, lang)
		if err != nil {
			return nil, err
		}
		asked = append(asked, as)
	}
	l, err := a.r.Load()
	if err != nil {
		return nil, err
	}
	files, err := l.files(v, asked)
	if err != nil {
		return nil, err
	}
	if a.env.Store.ReadOnly() == nil {
		if err := a.env.Store.SetLocal(a.env.Ctx, exportDir, v["out"]); err != nil {
			return nil, err
		}
	}
	var paths []string
	for _, f := range files {
		paths = append(paths, f.Path)
	}
	said := a.said(v["out"], l.Code, files)
	if only := forced(a.env, asked[0].Template); only != "" {
		said = append(said, only)
	}
	told := app.OpenTold(a.env, fmt.Sprintf(a.env.Words.T.Page.Wrote, a.r.Number, len(files)), said)
	if a.r.Done == nil {
		return told, nil
	}
	return tea.Batch(app.Say(a.r.Done(paths)), told), nil
}

// files writes the report for each of those asked for; what goes beside it goes
// to who reads all of it only.
func (l Loaded) files(v map[string]string, asked []export.As) ([]File, error) {
	list, _, _ := export.Parse(v["formats"]) // the form has checked it
	var out []File
	for _, as := range asked {
		some, err := l.Write(v["out"], list, as)
		if err != nil {
			return nil, err
		}
		out = append(out, some...)
	}
	if l.Extra == nil || !asked[0].Level.Full() {
		return out, nil
	}
	more, err := l.Extra(v["out"])
	return append(out, more...), err
}

// said names folder, files and head code, what could not be drawn, and that
// nothing was signed.
func (a *ask) said(dir, code string, files []File) []string {
	t := a.env.Words.T
	out := []string{fmt.Sprintf(t.Page.Folder, dir)}
	missing := map[string]bool{}
	signed := false
	for _, f := range files {
		out = append(out, "  "+filepath.Base(f.Path))
		signed = signed || f.Signed
		for _, c := range f.Missing {
			missing[c] = true
		}
	}
	if code != "" {
		out = append(out, fmt.Sprintf(t.Page.Code, Groups(code)))
	} else {
		out = append(out, t.Page.NoCode)
	}
	if len(missing) > 0 {
		out = append(out, fmt.Sprintf(t.CLI.NoGlyph, strings.Join(slices.Sorted(maps.Keys(missing)), " ")))
	}
	if !signed && a.env.Store.ReadOnly() != nil {
		out = append(out, t.Page.Unsigned)
	}
	return out
}

// Groups sets a head code in groups of four, to be compared by eye.
func Groups(code string) string {
	var parts []string
	for i := 0; i < len(code); i += 4 {
		parts = append(parts, code[i:min(i+4, len(code))])
	}
	return strings.Join(parts, " ")
}

// Printer asks for form, reader level, language and printer, and prints.
func Printer(env *app.Env, r Report) tea.Cmd {
	return func() tea.Msg {
		a := &ask{env, r, formsOf(env, r.Kind)}
		return a.printForm()()
	}
}

func (a *ask) printForm() tea.Cmd {
	t := a.env.Words.T
	fields := []kit.FormField{
		{Key: "printer", Label: t.Page.Printer, Hint: t.Page.PrinterHint},
		a.levels(),
		{Key: "lang", Label: t.Hand.Form.Language, Kind: kit.FormChoice, Required: true, Value: t.Lang, Options: a.langs(false)},
	}
	fields = append(fields, a.forms.fields(a.env)...)
	return app.OpenTask(a.env, kit.NewForm(fmt.Sprintf(t.Page.Print, a.r.Number), fields, a.env.FormWords()), a.print)
}

func (a *ask) print(v map[string]string) (tea.Cmd, error) {
	as, err := a.forms.as(v, v["lang"])
	if err != nil {
		return nil, err
	}
	l, err := a.r.Load()
	if err != nil {
		return nil, err
	}
	pdf, err := l.PDF(as)
	if err != nil {
		return nil, err
	}
	said, err := printer.Print(a.env.Ctx, pdf, a.r.Number, strings.TrimSpace(v["printer"]))
	if err != nil {
		return nil, err
	}
	return app.Say(app.Toast{Text: fmt.Sprintf(a.env.Words.T.Page.Printed, a.r.Number, said)}), nil
}

// PrintWhy is why nothing can be printed here, "" when it can.
func PrintWhy(env *app.Env) string {
	if printer.Found() {
		return ""
	}
	return env.Words.T.Page.NoLP
}
