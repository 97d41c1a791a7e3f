package line

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/store/plan"
)

// Verbs about points with lanes and about tubes:
//
//	道 村委会 3道 48 8:30           a lane was tallied: point, lane, people, slot; why, when it is put right
//	关 村委会 3道 堵车               a lane is shut, and why
//	开 村委会 3道                    it is open again
//	上门 7格 43                      served at the doors of a grid, in all so far
//	管 0271 村委会 2道 10人          a tube (or a run, 0260-0271) is begun
//	管 0271 7格 3栋502 李婶          who is in it
//	管 0271 异常 · 正常 · 无效 · 作废 破了
//	封 0260-0271                     tubes are sealed
//	送检 0260-0271 市疾控 王         they go to a lab, who carries them; without numbers all that are sealed
//	管 K-T001 收到 · 正常 除 0271     a slip: the lab has it; all of it is normal, except
const (
	TallyLane = "lane"
	ShutLane  = "shutlane"
	OpenLane  = "openlane"
	TallyHome = "homes"
	Tube      = "tube"
	Seal      = "seal"
	SendTubes = "sendtubes"
	TubeIs    = "tubeis" // a result that stands in front of the number
)

func pointVerbs() []verbWord {
	return []verbWord{
		{"道", TallyLane, aLane}, {"采", TallyLane, aLane}, {"lane", TallyLane, aLane}, {"关", ShutLane, aLaneNo}, {"shut", ShutLane, aLaneNo}, {"开", OpenLane, aLaneNo}, {"open", OpenLane, aLaneNo},
		{"上门", TallyHome, aHome}, {"homes", TallyHome, aHome}, {"管", Tube, aTube}, {"tube", Tube, aTube}, {"封管", Seal, tubesOnly}, {"封", Seal, tubesOnly}, {"seal", Seal, tubesOnly},
		{"异常", TubeIs, aTubeAlone}, {"正常", TubeIs, aTubeAlone}, {"无效", TubeIs, aTubeAlone}, {"abnormal", TubeIs, aTubeAlone}, {"invalid", TubeIs, aTubeAlone},
		{"送检", SendTubes, tubesOrBlank}, {"send tubes", SendTubes, tubesOrBlank},
	}
}

// Acts of a tube or a slip (sampled.Way).
const (
	tubeOpens  = "opens"
	tubeFills  = "fills"
	tubeResult = "result"
	tubeVoid   = "void"
	tubeGot    = "got" // the lab has a slip
)

// sampled is what a line about lanes or tubes says.
type sampled struct {
	Lane   int
	N      int // people
	HasN   bool
	Slot   time.Time
	Was    *store.Tally // what the number takes the place of
	Tubes  []string     // numbers and runs
	Slip   string       // number of a transfer slip
	Way    string
	Result string
	Except []string
	TubeAs string // slug of the plan's kinds
	Lab    string
	By     string
	Plate  string
}

var (
	tubeRun  = regexp.MustCompile(`^[a-z0-9]*[0-9][a-z0-9]*(?:[-~至～][a-z0-9]+)*$`)
	slipName = regexp.MustCompile(`^([a-z])-?t-?0*([0-9]{1,6})$`)
)

// pointLeads reports whether what stands at i makes the word before it a verb.
func (r *reader) pointLeads(needs, i int, parted bool) bool {
	switch needs {
	case aLane:
		return r.lanePoint(i, parted) || parted && r.laneAhead(i)
	case aLaneNo:
		return r.lanePoint(i, parted) && r.laneAhead(i)
	case aHome:
		_, end := r.gridAt(i)
		if end < 0 {
			return false
		}
		j := r.t.blank(end)
		n, stop, ok := r.t.count(j)
		return ok && n >= 0 && r.t.any(stop, "栋", "号", "楼", "单元", "室", "份", "户", "-") < 0
	case aTube:
		word := r.tubeWord(i)
		next := r.t.blank(i + len([]rune(word)))
		return word != "" && (len(word) > 2 || parted && len(word) == 2) && r.t.any(next, "人", "个", "户", "格", "号", "道", "栋", "楼", "份", "支", "点", ":") < 0
	case aTubeAlone:
		w := strings.TrimSpace(r.t.folded(i, len(r.t.r)))
		return len(w) > 2 && tubeRun.MatchString(w)
	case tubesOnly:
		words := strings.Fields(r.t.folded(i, len(r.t.r)))
		for _, w := range words {
			if !tubeRun.MatchString(w) {
				return false
			}
		}
		return len(words) > 0 && (parted || len(words[0]) > 2)
	}
	return parted || r.tubeWord(i) != ""
}

// tubeWord is the number, run or slip that stands at i, "" when there is none.
func (r *reader) tubeWord(i int) string {
	j := i
	for c := r.t.rune(j); latin(c) || c == '-' || c == '~' || c == '至'; c = r.t.rune(j) {
		j++
	}
	if w := r.t.folded(i, j); tubeRun.MatchString(w) || slipName.MatchString(w) {
		return w
	}
	return ""
}

// hasLanes reports whether a site is a point with lanes.
func (c Context) hasLanes(s *store.Site) bool {
	k, _ := c.Plan.SiteKind(s.Kind)
	return s.Role == plan.RoleLanes || s.Role == "" && k.Role == plan.RoleLanes
}

// lanePoint reports whether a point with lanes is named or begun at i.
func (r *reader) lanePoint(i int, parted bool) bool {
	if h, ok := r.c.index.at(r.t, i, isSite); ok {
		for _, x := range h.refs {
			if x.what == isSite && r.c.hasLanes(&r.c.Sites[x.i]) {
				return true
			}
		}
	}
	return parted && len(r.withLanes(r.begun(i))) > 0
}

// withLanes leaves of the readings of a site the points with lanes.
func (r *reader) withLanes(list []cand) []cand {
	var out []cand
	for _, x := range list {
		for k := range r.c.Sites {
			if s := &r.c.Sites[k]; s.ID == x.id && r.c.hasLanes(s) {
				out = append(out, x)
			}
		}
	}
	return out
}

// laneWords are what a plan calls a lane, behind its number.
func (r *reader) laneWords() []string {
	out := []string{"号通道", "通道", "号道", "道"}
	if w := foldString(r.c.Plan.Labels["word.lane_short"].ZH); w != "" && w != "道" {
		out = append(out, "号"+w, w)
	}
	return out
}

// laneAt reads the number of a lane at i: 3道, 3号通道, lane 3.
func (r *reader) laneAt(i int) (int, int) {
	t := r.t
	if end := t.word(i, "lane", "desk"); end > 0 {
		if n, stop, ok := t.count(t.blank(end)); ok && n > 0 && n < 100 {
			return n, stop
		}
		return 0, -1
	}
	if !t.begins(i) {
		return 0, -1
	}
	n, end, ok := t.count(i)
	if !ok || n < 1 || n > 99 {
		return 0, -1
	}
	return n, t.any(t.blank(end), r.laneWords()...)
}

func (r *reader) laneAhead(i int) bool {
	for ; i < len(r.t.r); i++ {
		if _, end := r.laneAt(i); end > 0 {
			return true
		}
	}
	return false
}

// only leaves of the tokens that were found those of some kinds; the rest of
// the line is read anew.
func (r *reader) only(kinds ...string) {
	r.t = newText(r.p.Text)
	var found []token
	for _, f := range r.found {
		if contains(kinds, f.slug) {
			found = append(found, f)
			r.t.claim(f.i, f.j)
		}
	}
	r.found = found
}

// bare takes the first number that stands by itself; unit says that people must
// stand behind it.
func (r *reader) bare(unit bool) (int, bool) {
	t := r.t
	for i := range t.r {
		if !t.begins(i) || t.used[i] || !t.edge(i-1) || t.rune(i-1) == '-' {
			continue
		}
		n, end, ok := t.count(i)
		if !ok || !t.free(i, end) || latin(t.rune(end)) {
			continue
		}
		stop := max(t.any(end, "人次", "人", "个"), t.word(t.blank(end), "people", "persons"))
		if end = max(end, stop); !t.edge(end) || unit && stop < 0 {
			continue
		}
		t.claim(i, end)
		return n, true
	}
	return 0, false
}

// point reads an entry about lanes or tubes.
func (r *reader) point() {
	switch r.p.Verb {
	case TubeIs: // 异常 0271 is 管 0271 异常
		r.only()
		r.p.Verb, r.p.Way, r.p.Tubes = Tube, tubeResult, []string{strings.ToUpper(strings.TrimSpace(r.t.folded(0, len(r.t.r))))}
		r.p.Result = tubeIs(r.p.Word)
	case TallyLane:
		r.only("time")
		r.lane()
	case ShutLane, OpenLane:
		r.only()
		if r.pointSite() && r.laneNo(false) {
			r.p.Say = r.unsaid()
			if r.p.Verb == ShutLane && r.p.Say == "" {
				r.problem("lanewhy", "")
			}
		}
	case TallyHome:
		r.only("grid")
		r.homes()
	case Seal:
		r.p.Tubes = strings.Fields(r.t.folded(0, len(r.t.r)))
	case SendTubes:
		r.sendTubes()
	default:
		r.tube()
	}
}

// pointSite finds the point; another site has no lanes.
func (r *reader) pointSite() bool {
	all := r.sites()
	if len(all) == 0 {
		all = r.begun(r.t.blank(r.first()))
	}
	if some := r.withLanes(all); len(some) > 0 {
		all = some
	}
	got, ok := r.site(all, true)
	if !ok {
		r.problem("lanesite", "")
		return false
	}
	r.t.claim(got.i, got.j)
	if !r.c.hasLanes(r.p.Site) {
		r.problem("lanepoint", r.p.Site.Name)
		return false
	}
	return true
}

// first is the first place that nothing has taken.
func (r *reader) first() int {
	i := 0
	for i < len(r.t.r) && (r.t.used[i] || separates(r.t.r[i])) {
		i++
	}
	return i
}

func (r *reader) laneNo(bare bool) bool {
	for i := range r.t.r {
		if n, end := r.laneAt(i); end > 0 && r.t.free(i, end) {
			r.p.Lane = n
			r.t.claim(i, end)
			return true
		}
	}
	if bare {
		if n, ok := r.bare(false); ok && n > 0 && n < 100 {
			r.p.Lane = n
			return true
		}
	}
	r.problem("laneno", "")
	return false
}

// lane reads a tally. A number that stands there already is put right only with
// a reason.
func (r *reader) lane() {
	if !r.pointSite() || !r.laneNo(true) {
		return
	}
	if r.p.N, r.p.HasN = r.bare(false); !r.p.HasN {
		r.problem("lanen", "")
		return
	}
	r.p.Say = r.unsaid()
	slot := r.c.Slot
	if slot == 0 {
		slot = plan.RoundKind{}.Slot()
	}
	if r.c.Now.IsZero() {
		return
	}
	at := store.SlotEnded(r.c.Now, slot)
	for _, t := range r.of("time") {
		if then, err := time.Parse("15:04", t.value); err == nil {
			now := r.c.Now
			when := time.Date(now.Year(), now.Month(), now.Day(), then.Hour(), then.Minute(), 0, 0, now.Location())
			if when.Sub(now) > 12*time.Hour {
				when = when.AddDate(0, 0, -1)
			}
			at = store.SlotOf(store.NearSlot(when, now), slot, now.Location())
			break
		}
	}
	r.p.Slot = at.In(r.c.Now.Location())
	r.was(r.p.Site.ID, r.p.Lane, at)
	if w := r.p.Was; w != nil && w.People != r.p.N && r.p.Say == "" {
		r.problem("lanewas", spell(w.People))
	}
}

func (r *reader) was(subject string, lane int, slot journal.Time) {
	for i := range r.c.Tallies {
		if t := &r.c.Tallies[i]; t.Subject == subject && t.Lane == lane && t.Slot == slot {
			r.p.Was = t
		}
	}
}

// homes reads what was served at doors, in all so far.
func (r *reader) homes() {
	got, ok := r.choose("grid", r.grids(), true)
	if ok {
		r.p.Grid = r.c.grid(got.id)
	}
	if r.p.Grid == nil {
		r.problem("homegrid", "")
		return
	}
	r.t.claim(got.i, got.j)
	if r.p.N, r.p.HasN = r.bare(false); !r.p.HasN {
		r.problem("homegrid", "")
		return
	}
	r.p.Say = r.unsaid()
	r.was(r.p.Grid.ID, 0, 0)
	if w := r.p.Was; w != nil && r.p.N < w.People && r.p.Say == "" {
		r.problem("homewas", spell(w.People))
	}
}

// pointCommand makes the command of an entry about lanes or tubes.
func (p Parsed) pointCommand() store.Command {
	grid := ""
	if p.Grid != nil {
		grid = p.Grid.ID
	}
	switch p.Verb {
	case TallyLane:
		return store.TallyLane{Site: p.siteID(), Lane: p.Lane, Slot: p.Slot, People: p.N, Reason: p.Say}
	case ShutLane, OpenLane:
		return store.SetLanes{ID: p.siteID(), No: p.Lane, Open: p.Verb == OpenLane, Reason: p.Say}
	case TallyHome:
		return store.TallyHome{Grid: grid, People: p.N, Reason: p.Say}
	case Seal:
		return store.SealTubes{Tubes: p.Tubes}
	case SendTubes:
		return store.SendTubes{Tubes: p.Tubes, Lab: p.Lab, Carrier: p.By, Vehicle: p.Plate, Text: p.Say}
	}
	return p.tubeCommand()
}

// points words an entry about lanes or tubes for the echo.
func (p Parsed) points(e *echo) {
	w, t := e.w, e.w.T.Point
	if p.Site != nil {
		e.add(w.Name(p.Site.Name, p.Site.NameEN))
	}
	switch p.Verb {
	case TallyHome:
		e.add(p.place(w))
	case Seal, SendTubes, Tube:
		p.tubes(e)
		return
	}
	if p.Lane > 0 {
		e.add(w.LaneNo(p.Lane))
	}
	if !p.Slot.IsZero() {
		minutes := p.context.Slot
		if minutes == 0 {
			minutes = plan.RoundKind{}.Slot()
		}
		e.add(w.SlotTime(journal.At(p.Slot), minutes, journal.At(p.context.Now)))
	}
	if p.HasN {
		e.add(fmt.Sprintf(t.Served, p.N))
	}
	if p.Was != nil {
		e.add(fmt.Sprintf(t.Was, p.Was.People))
	}
	e.add(p.Say)
}
