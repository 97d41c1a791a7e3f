package line

import "zhiban/store"

// Correction reads what somebody wrote in the place of an entry: about the
// grid, site or matter that the new words name, else about what the entry was
// about; figures count anew. m is the matter when a report is corrected: what
// the new words do not change stays as it was reported.
func Correction(l store.Line, m store.Matter, text, reason string, c Context) store.CorrectEntry {
	out := store.CorrectEntry{Entry: l.ID, Reason: reason, Text: text}
	if l.Kind == "matter.report" {
		out.Report = reportAgain(m, l.Text(), text, c)
		return out
	}
	was, _ := Parse(l.Text(), c).Command().(store.WriteNote)
	switch is := Parse(text, c).Command().(type) {
	case store.WriteNote:
		if is.Subject != was.Subject {
			out.Subject = is.Subject
		}
		out.Text, out.Figures = is.Text, is.Figures
	case store.ReportMatter:
		out.Text, out.Report = is.Text, &is
	}
	return out
}

// reportAgain is the report with what the new words say otherwise.
func reportAgain(m store.Matter, old, text string, c Context) *store.ReportMatter {
	read := func(s string) store.ReportMatter {
		if p := Parse(s, c); p.Verb == Report {
			r, _ := p.Command().(store.ReportMatter)
			return r
		}
		r, _ := Parse("报 "+s, c).Command().(store.ReportMatter)
		return r
	}
	was, is := read(old), read(text)
	out := store.ReportMatter{Kind: m.Kind, Type: m.Type, Level: m.Level, Grid: m.Grid, Site: m.Site, Household: m.Household, Person: m.Person,
		Phone: m.Phone, Source: m.Source, IfThen: m.IfThen, Text: is.Text}
	for _, f := range []struct {
		was, is string
		to      *string
	}{{was.Grid, is.Grid, &out.Grid}, {was.Site, is.Site, &out.Site}, {was.Household, is.Household, &out.Household},
		{was.Person, is.Person, &out.Person}, {was.Phone, is.Phone, &out.Phone}, {was.Level, is.Level, &out.Level}} {
		if f.is != f.was && f.is != "" {
			*f.to = f.is
		}
	}
	if is.Type != was.Type && is.Type != "" {
		out.Type, out.Kind = is.Type, is.Kind // "" takes the type's
	}
	return &out
}
