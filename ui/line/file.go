package line

import (
	"strings"

	"zhiban/store"
)

// Attach is «附 K-058 /home/me/photo.jpg»: a file for a matter. The path is all
// that stands behind the number, as a terminal writes it when a file is dropped
// there.
const Attach = "attach"

func fileVerbs() []verbWord {
	return []verbWord{{"附件", Attach, aNumber}, {"附", Attach, aNumber}, {"attach", Attach, aNumber}}
}

// attach reads the number and the path.
func (r *reader) attach() {
	var at span
	if list := r.of("number"); len(list) > 0 { // the first one: a path may hold what looks like another
		at = list[0].span
		if r.p.Matter = r.c.matter(list[0].value); r.p.Matter == nil {
			r.p.missing = append(r.p.missing, list[0].value)
			r.problem("matter", list[0].value)
		}
	}
	r.p.Say = strings.TrimSpace(r.t.typed(at.j, len(r.t.r)))
	r.p.Say = strings.TrimSpace(strings.TrimLeft(r.p.Say, ":："))
	if r.p.Say == "" {
		r.problem("filepath", "")
	}
}

func (p Parsed) attachCommand() store.Command {
	return store.AttachFile{ID: p.matterID(), Path: p.Say}
}

// attached words it for the echo.
func (p Parsed) attached(e *echo) {
	e.add(p.number(), store.CleanPath(p.Say))
}
