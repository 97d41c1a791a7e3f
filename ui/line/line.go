// Package line reads the one-line entry: what an officer types into the note
// line or after «zhiban note». A verb leads (记 报 派 结, or note, report, send,
// close); without one it is a note. Grid, site, household, person, type and
// level are understood where they stand and echoed before anything is saved;
// the words themselves are kept as typed.
package line

import (
	"strings"

	"golang.org/x/text/width"

	"zhiban/store"
	"zhiban/store/plan"
)

// Verbs of an entry.
const (
	Note     = "note"
	Report   = "report"
	Dispatch = "dispatch"
	Close    = "close"
)

// Context is what the parser looks names up in: a snapshot of the post.
type Context struct {
	Plan    *plan.Plan
	Grids   []store.Grid
	Groups  []store.Group
	Sites   []store.Site
	People  []store.Person
	Matters []store.Matter // open ones, and ended ones that may be named
}

// Parsed is what was understood.
type Parsed struct {
	Verb      string
	Text      string // kept as typed, without the verb
	Grid      *store.Grid
	Site      *store.Site
	Group     *store.Group
	Household string
	Person    string
	Level     string
	Type      *plan.Type
	Matter    *store.Matter
	To        string
	Verifier  *store.Person
	ETA       int            // minutes
	Figures   []store.Figure // key figures that the plan names
	Problem   string         // slug of what is missing or wrong, "" when it can be saved
	Arg       string         // what the problem names
}

// verbs maps the words that lead an entry to its verb.
func verbs() map[string]string {
	return map[string]string{
		"记": Note, "note": Note, "报": Report, "report": Report, "派": Dispatch, "send": Dispatch, "dispatch": Dispatch, "结": Close, "close": Close,
	}
}

// Parse reads one line.
func Parse(text string, c Context) Parsed {
	verb, rest := split(text)
	p := Parsed{Verb: verb, Text: strings.TrimSpace(rest)}
	r := &reader{c: c, p: &p}
	switch verb {
	case Dispatch:
		r.dispatch()
	case Close:
		r.close()
	default:
		r.free()
	}
	return p
}

// split takes the verb off. A Chinese verb needs no blank behind it only when a
// digit or a number follows (报4格); «记者来访» is a note as it stands.
func split(text string) (verb, rest string) {
	text = strings.TrimSpace(text)
	first, tail, spaced := strings.Cut(strings.ReplaceAll(text, "\u3000", " "), " ")
	if v, ok := verbs()[strings.ToLower(first)]; ok && (spaced || tail == "") {
		return v, tail
	}
	for word, v := range verbs() {
		after, ok := strings.CutPrefix(text, word)
		if ok && word[0] >= 0x80 && after != "" {
			after = strings.TrimLeft(after, ":： ")
			if n := fold(after); n != "" && (isDigit(n[0]) || store.NormalNumber(firstWord(after)) != "") {
				return v, after
			}
		}
	}
	return Note, text
}

func firstWord(s string) string {
	f := strings.Fields(s)
	if len(f) == 0 {
		return ""
	}
	return f[0]
}

// fold makes half-width letters of what an IME left full-width.
func fold(s string) string { return width.Fold.String(s) }

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// Command makes the command that saves what was understood.
func (p Parsed) Command() store.Command {
	switch p.Verb {
	case Report:
		cmd := store.ReportMatter{Level: p.Level, Household: p.Household, Person: p.Person, Text: p.Text}
		if p.Type != nil {
			cmd.Type = p.Type.Slug
		}
		if p.Grid != nil {
			cmd.Grid = p.Grid.ID
		}
		if p.Site != nil {
			cmd.Site = p.Site.ID
		}
		return cmd
	case Dispatch:
		cmd := store.DispatchMatter{To: p.To, ETA: p.ETA}
		if p.Matter != nil {
			cmd.ID = p.Matter.ID
		}
		if p.Group != nil {
			cmd.Group = p.Group.ID
		}
		return cmd
	case Close:
		cmd := store.CloseMatter{Result: p.Text}
		if p.Matter != nil {
			cmd.ID = p.Matter.ID
		}
		if p.Verifier != nil {
			cmd.Verifier = p.Verifier.ID
		}
		return cmd
	}
	return store.WriteNote{Text: p.Text, Subject: p.subject(), Figures: p.Figures}
}

// subject is what a note is about: a matter it names first, else the site, else
// the grid, else the post.
func (p Parsed) subject() string {
	switch {
	case p.Matter != nil:
		return p.Matter.ID
	case p.Site != nil:
		return p.Site.ID
	case p.Grid != nil:
		return p.Grid.ID
	}
	return ""
}
