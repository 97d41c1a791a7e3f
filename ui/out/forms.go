package out

import (
	"fmt"
	"slices"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/paper/export"
	"zhiban/ui/paper/template"
)

// forms are the templates that a report can be laid out in: those that ship and
// those in the folder of the deployment, the usual one first. One with mistakes
// is left out; zhiban template check tells them.
type forms struct {
	kind  string // template.Handover or template.Sitrep; "" for a report that has one form only
	names []string
	of    map[string]*template.Template
}

func formsOf(env *app.Env, kind string) forms {
	f := forms{kind: kind, of: map[string]*template.Template{}}
	if kind == "" {
		return f
	}
	folder := template.Folder(env.Store.Path())
	for _, n := range template.Names(kind, folder) {
		if t, err := template.Find(n, folder); err == nil {
			f.names, f.of[n] = append(f.names, n), t
		}
	}
	return f
}

// get is the template of a name: nil for the usual one, which a report without
// a template has on the command line, too.
func (f forms) get(name string) *template.Template {
	if name == template.UsualOf(f.kind) {
		return nil
	}
	return f.of[name]
}

// name of a template among the forms.
func (f forms) name(t *template.Template) string {
	for n, x := range f.of {
		if x == t {
			return n
		}
	}
	return template.UsualOf(f.kind)
}

// next is the form after one, among those that there are in the language.
func (f forms) next(t *template.Template, lang string) *template.Template {
	at := slices.Index(f.names, f.name(t))
	for i := range f.names {
		if n := f.get(f.names[(at+1+i)%len(f.names)]); n.Fits(f.kind, lang) == nil {
			return n
		}
	}
	return nil
}

// fields is the choice of a form, none where a report has one only.
func (f forms) fields(env *app.Env) []kit.FormField {
	if len(f.names) == 0 {
		return nil
	}
	opts := make([]kit.Option, 0, len(f.names))
	for _, n := range f.names {
		opts = append(opts, kit.Option{ID: n, Text: f.of[n].Name.In(env.Words.T.Lang)})
	}
	return []kit.FormField{{Key: "template", Label: env.Words.T.Page.Form, Kind: kit.FormChoice, Required: true, Value: f.names[0], Options: opts}}
}

// as is for whom a report is laid out by the fields. Errors: refused (the form
// is not there in the language).
func (f forms) as(v map[string]string, lang string) (export.As, error) {
	as := export.As{Lang: lang, Level: store.Level(v["level"]), Template: f.get(v["template"])}
	if err := as.Template.Fits(f.kind, lang); err != nil {
		return as, fmt.Errorf("form of a report: %w", err)
	}
	return as.Resolved(), nil
}

// forced says that a form is for one reader level only, "" where it is for all.
func forced(env *app.Env, t *template.Template) string {
	if t == nil || t.Level == "" {
		return ""
	}
	return fmt.Sprintf(env.Words.T.Page.FormLevel, env.Words.T.Page.Levels[t.Level])
}
