package line

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/width"

	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui/word"
)

// Round is the verb of what was found behind the doors of a building.
const Round = "round"

var (
	tally    = regexp.MustCompile(`^(\d{1,5})\s*(?:户|人|households|people)?$`)
	building = regexp.MustCompile(`^[^\s,，、]{0,12}?[栋幢座楼号]`)
)

// round reads «7格 3栋 101-106 好 107 不在», with the kind of round in front
// when several run, or «敲门 7格 180户»: the grid's own count.
func (r *reader) round() {
	got, ok := r.choose("grid", r.grids(), true)
	if !ok {
		if r.p.Problem == "" {
			r.problem("roundgrid", "")
		}
		return
	}
	r.p.Grid = r.c.grid(got.id)
	rest := r.roundKind(strings.TrimSpace(r.t.without(got.span)))
	if m := tally.FindStringSubmatch(width.Fold.String(rest)); m != nil {
		n, err := strconv.Atoi(m[1])
		r.p.Reached, r.p.Counted = n, err == nil
		return
	}
	at := building.FindString(rest)
	if at == "" {
		at, _, _ = strings.Cut(rest, " ")
	}
	rest = strings.TrimSpace(rest[len(at):])
	a := store.ParseAddress(at)
	r.p.Building = a.Building
	if r.p.Building == "" {
		r.problem("building", "")
		return
	}
	zone := time.UTC
	if !r.c.Now.IsZero() {
		zone = r.c.Now.Location()
	}
	spans, bad := word.Spans(strings.TrimSpace(a.Room+" "+rest), r.c.Now, zone)
	if bad != "" || len(spans) == 0 {
		r.problem("rooms", bad)
		return
	}
	r.p.Spans = spans
}

// roundKind takes the kind of round off the front: its name or one of its words.
func (r *reader) roundKind(rest string) string {
	folded := foldString(rest)
	best := ""
	for i := range r.c.Plan.RoundKinds {
		k := &r.c.Plan.RoundKinds[i]
		for _, w := range append([]string{k.ZH, k.EN}, k.Words...) {
			if w != "" && len(w) > len(best) && strings.HasPrefix(folded, foldString(w)) {
				best, r.p.RoundKind = w, k
			}
		}
	}
	return strings.TrimSpace(cutRunes(rest, len([]rune(best))))
}

// cutRunes leaves out the first n characters; folding keeps their number.
func cutRunes(s string, n int) string { return string([]rune(s)[n:]) }

func (p Parsed) roundCommand() store.Command {
	ref := ""
	if p.RoundKind != nil {
		ref = p.RoundKind.Slug
	}
	grid := ""
	if p.Grid != nil {
		grid = p.Grid.ID
	}
	if p.Counted {
		return store.CountRound{Round: ref, Grid: grid, Reached: p.Reached}
	}
	return store.TickDoors{Round: ref, Grid: grid, Building: p.Building, Spans: p.Spans}
}

// sweep words what was found: 轮  敲门  7格  3栋  101–106 已到  107 不在家.
func (p Parsed) sweep(e *echo) {
	if p.RoundKind != nil {
		e.add(e.w.RoundKind(p.RoundKind.Slug))
	}
	e.add(p.place(e.w))
	if p.Counted {
		e.add(e.w.T.Rounds.Reached + " " + strconv.Itoa(p.Reached))
		return
	}
	e.add(p.Building)
	for _, s := range p.Spans {
		e.add(e.w.Span(s))
	}
}

// swept is what a line about a round says beside its grid.
type swept struct {
	RoundKind *plan.RoundKind
	Building  string
	Spans     []store.Span
	Counted   bool // the grid's own count
	Reached   int
}

// gridAhead reports whether a grid stands somewhere from i on.
func (r *reader) gridAhead(i int) bool {
	for ; i < len(r.t.r); i++ {
		if _, end := r.gridAt(i); end > 0 {
			return true
		}
	}
	return false
}
