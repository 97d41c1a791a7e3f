// Package template reads the files that say how a report is laid out: titles,
// head and foot over a closed set of fields, the order of the sections, the
// columns of their tables, margins and sizes. A template says nothing of facts:
// what a reader may see is decided before (store.Level), so no template can
// leak.
package template

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"zhiban/assets"
	"zhiban/store"
	"zhiban/store/plan"
)

// Usual is the name of the template of a handover report that asks for none.
const Usual = "compact"

// UsualOf is the name of the template of a report ([Handover] or [Sitrep]) that
// asks for none.
func UsualOf(report string) string {
	if report == Sitrep {
		return "form"
	}
	return Usual
}

// Kinds of document that a template lays out.
const (
	Handover = "handover" // a shift handover report
	Sitrep   = "sitrep"   // a situation report
	Bulletin = "bulletin" // what the public reads, of the facts of a handover
	Activity = "activity" // ICS 214, of the facts of a handover
	Status   = "status"   // ICS 209, of the facts of a situation report
)

// Kinds lists the kinds of document.
func Kinds() []string { return []string{Handover, Sitrep, Bulletin, Activity, Status} }

// Of lists the kinds that are laid out of the facts of a report, which is
// [Handover] or [Sitrep].
func Of(report string) []string {
	if report == Sitrep {
		return []string{Sitrep, Status}
	}
	return []string{Handover, Bulletin, Activity}
}

// Template is one template file. Texts are in both languages; an empty one
// leaves what the report says itself.
type Template struct {
	Slug      string      `toml:"slug"`
	Name      plan.Name   `toml:"name"`
	Kinds     []string    `toml:"kinds"`
	Languages []string    `toml:"languages"`       // that it can be asked for in
	Level     string      `toml:"level,omitempty"` // the reader level it insists on
	Title     plan.Name   `toml:"title,omitempty"`
	Header    plan.Name   `toml:"header,omitempty"`     // at the head of every page
	Footer    plan.Name   `toml:"footer,omitempty"`     // at the foot of every page
	Page      plan.Name   `toml:"page,omitempty"`       // beside the footer: {page} and {pages}
	Number    plan.Name   `toml:"number,omitempty"`     // a line below the title: 发文字号
	Sections  []string    `toml:"sections,omitempty"`   // in this order; none: all, in the usual one
	Signs     []plan.Name `toml:"signatures,omitempty"` // whose boxes to sign in stand at the end, beside those of the report
	Layout    Layout      `toml:"layout"`
	Tables    []Table     `toml:"table,omitempty"`
}

// Layout is the page: lengths in mm, sizes of letters in points.
type Layout struct {
	Style  string  `toml:"style"` // form or official
	Font   string  `toml:"font"`  // sans or serif
	Top    float64 `toml:"top_mm"`
	Bottom float64 `toml:"bottom_mm"`
	Left   float64 `toml:"left_mm"`
	Right  float64 `toml:"right_mm"`
	Title  float64 `toml:"title_pt"`
	Head   float64 `toml:"heading_pt"`
	Body   float64 `toml:"body_pt"`
	Table  float64 `toml:"table_pt"`
	Foot   float64 `toml:"foot_pt"`
	Lines  int     `toml:"lines,omitempty"`      // of a page
	Chars  int     `toml:"characters,omitempty"` // of a line
	Cols   int     `toml:"columns,omitempty"`    // of text beside each other: 1 or 2
	Pages  int     `toml:"most_pages,omitempty"` // lists are cut and the text set smaller until it fits
	Fit    int     `toml:"fit_pages,omitempty"`  // set a little smaller if it fits so many pages then; nothing is cut
}

// Table chooses the columns of the table of a section, in this order.
type Table struct {
	Section string   `toml:"section"`
	Columns []Column `toml:"columns"`
}

// Column is a column of a table; without a width it shares what is left.
type Column struct {
	Name string  `toml:"name"`
	MM   float64 `toml:"mm,omitempty"`
}

// Load reads and checks a template. It is nil when there is any problem; the
// problems come in the order of their lines, all of them.
func Load(file string, src []byte) (*Template, []Problem) {
	t := new(Template)
	var out []Problem
	for _, p := range plan.Read(file, src, t, func(report func(key, code, arg string)) { (&checker{t, report}).all() }) {
		out = append(out, Problem{p})
	}
	if len(out) > 0 {
		return nil, out
	}
	return t, nil
}

// isPath reports whether somebody names a file and not a template.
func isPath(name string) bool {
	return strings.ContainsAny(name, `/\`) || strings.HasSuffix(name, ".toml")
}

// Source reads the text of a template: a file by its path, one of the
// deployment by its name in folder, one that ships. folder may be "". Errors:
// not_found.
func Source(name, folder string) ([]byte, error) {
	if isPath(name) {
		src, err := os.ReadFile(name)
		if err != nil {
			return nil, &store.Error{Code: store.NotFound, Field: "template", Reason: "template.file", Arg: name}
		}
		return src, nil
	}
	if folder != "" {
		if src, err := os.ReadFile(filepath.Join(folder, name+".toml")); err == nil {
			return src, nil
		}
	}
	src, err := fs.ReadFile(assets.FS, path.Join("templates", name+".toml"))
	if err != nil {
		return nil, &store.Error{Code: store.NotFound, Field: "template", Reason: "template.unknown", Arg: name}
	}
	return src, nil
}

// Open finds a template by name or path and checks it. Errors: not_found;
// mistakes in it are problems.
func Open(name, folder string) (*Template, []Problem, error) {
	src, err := Source(name, folder)
	if err != nil {
		return nil, nil, err
	}
	t, problems := Load(name, src)
	return t, problems, nil
}

// Find is Open for who has no room for problems: a template with mistakes is
// an error that says how many and how to see them. Errors: not_found, invalid.
func Find(name, folder string) (*Template, error) {
	t, problems, err := Open(name, folder)
	if err == nil && len(problems) > 0 {
		err = &store.Error{Code: store.Invalid, Field: "template", Reason: "template.wrong", Arg: name}
	}
	if err != nil {
		return nil, err
	}
	return t, nil
}

// Names lists the templates of a report ([Handover], [Sitrep], "" for all)
// that ship and that lie in folder: the usual one first, the others by name.
// Files with mistakes are left out of the list of a report.
func Names(report, folder string) []string {
	var out []string
	shipped, _ := fs.Glob(assets.FS, "templates/*.toml") // the pattern is right
	own, _ := filepath.Glob(filepath.Join(folder, "*.toml"))
	if folder == "" {
		own = nil
	}
	for _, f := range slices.Concat(shipped, own) {
		name := strings.TrimSuffix(path.Base(filepath.ToSlash(f)), ".toml")
		if slices.Contains(out, name) {
			continue
		}
		if report != "" {
			if t, err := Find(name, folder); err != nil || !t.For(report) {
				continue
			}
		}
		out = append(out, name)
	}
	sort.Slice(out, func(i, j int) bool {
		if usual := UsualOf(report); (out[i] == usual) != (out[j] == usual) {
			return out[i] == usual
		}
		return out[i] < out[j]
	})
	return out
}

// Folder is where a deployment keeps templates of its own: beside its database.
func Folder(db string) string {
	if db == "" {
		return ""
	}
	return db + ".templates"
}

// For reports whether a report can be laid out in the template.
func (t *Template) For(report string) bool { return t.Kind(report) != "" }

// Kind is which document the template makes of a report; "" for none.
func (t *Template) Kind(report string) string {
	if t == nil {
		return report
	}
	for _, k := range Of(report) {
		if slices.Contains(t.Kinds, k) {
			return k
		}
	}
	return ""
}

// KeepsWords reports whether the template changes only how a report looks: what
// is written in it is what a report without a template says.
func (t *Template) KeepsWords() bool {
	if t == nil {
		return true
	}
	none := plan.Name{}
	return t.Level == "" && t.Title == none && t.Header == none && t.Footer == none && t.Page == none && t.Number == none &&
		len(t.Sections)+len(t.Signs)+len(t.Tables)+t.Layout.Pages == 0 && (t.For(Handover) || t.For(Sitrep)) && !slices.ContainsFunc(t.Kinds, func(k string) bool { return k != Handover && k != Sitrep })
}

// Fits says whether a report in a language can be laid out in the template.
// Errors: refused.
func (t *Template) Fits(report, lang string) error {
	switch {
	case t == nil:
		return nil
	case !t.For(report):
		return &store.Error{Code: store.Refused, Field: "template", Reason: "template.kind", Arg: fmt.Sprintf("%s (%s)", t.Slug, strings.Join(t.Kinds, ", "))}
	case !slices.Contains(t.Languages, lang):
		return &store.Error{Code: store.Refused, Field: "template", Reason: "template.lang", Arg: fmt.Sprintf("%s (%s)", t.Slug, strings.Join(t.Languages, ", "))}
	}
	return nil
}
