package line

import (
	"fmt"
	"slices"
	"strings"

	"zhiban/store"
)

// tube reads what is said of a tube or of a transfer slip.
func (r *reader) tube() {
	word := r.tubeWord(0)
	r.only()
	r.t.claim(0, len([]rune(word)))
	if m := slipName.FindStringSubmatch(word); m != nil {
		r.p.Slip = fmt.Sprintf("%s-T%03d", strings.ToUpper(m[1]), atoi(m[2]))
	} else {
		r.p.Tubes = []string{strings.ToUpper(word)}
	}
	if word == "" {
		r.problem("tubeno", "")
		return
	}
	switch {
	case r.tubeTold():
	case r.p.Slip != "":
		r.slipGot()
	case r.tubeVoided():
	case r.tubeBegins():
	default:
		if r.p.Say = r.unsaid(); r.p.Say == "" {
			r.problem("tubewhat", "")
			return
		}
		r.p.Way = tubeFills
	}
}

// toldAs is a result with the words for it.
type toldAs struct {
	result string
	words  []string
}

func tubeResults() []toldAs {
	return []toldAs{{store.TubeAbnormal, []string{"异常", "abnormal"}}, {store.TubeInvalid, []string{"无效", "invalid"}}, {store.TubeNormal, []string{"全部正常", "都正常", "正常", "all normal", "normal"}}}
}

// tubeIs is the result that a word in front of a number says.
func tubeIs(word string) string {
	word = strings.ToLower(strings.Trim(foldString(word), ": "))
	for _, x := range tubeResults() {
		if slices.Contains(x.words, word) {
			return x.result
		}
	}
	return ""
}

// tubeTold reads a result.
func (r *reader) tubeTold() bool {
	for _, x := range tubeResults() {
		s, ok := r.said(x.words...)
		if !ok {
			continue
		}
		r.t.claim(s.i, s.j)
		r.p.Way, r.p.Result = tubeResult, x.result
		if r.p.Slip != "" {
			r.except()
		}
		r.p.Say = r.unsaid()
		return true
	}
	return false
}

// except reads the tubes of a slip that are left out: 除 0271 0272.
func (r *reader) except() {
	s, ok := r.said("除了", "除", "except")
	if !ok {
		return
	}
	r.t.claim(s.i, s.j)
	for i := s.j; i < len(r.t.r); i++ {
		if w := r.tubeWord(i); w != "" && (i == s.j || r.t.edge(i-1)) {
			n := len([]rune(w))
			r.p.Except = append(r.p.Except, strings.ToUpper(w))
			r.t.claim(i, i+n)
			i += n
		}
	}
}

// slipGot reads that the lab has a slip, with how many tubes and who took it.
func (r *reader) slipGot() {
	s, ok := r.said("已收", "收到", "收", "received", "got")
	if !ok {
		r.problem("tubewhat", "")
		return
	}
	r.t.claim(s.i, s.j)
	r.p.Way = tubeGot
	for i := range r.t.r {
		n, end, ok := r.t.count(i)
		if stop := r.t.any(r.t.blank(end), "管", "tubes"); ok && stop > 0 && r.t.begins(i) && r.t.free(i, stop) {
			r.p.N, r.p.HasN = n, true
			r.t.claim(i, stop)
			break
		}
	}
	r.p.By = r.unsaid()
}

func (r *reader) tubeVoided() bool {
	s, ok := r.said("作废", "void")
	if ok {
		r.t.claim(s.i, s.j)
		r.p.Way, r.p.Say = tubeVoid, r.unsaid()
		if r.p.Say == "" {
			r.problem("tubewhat", "")
		}
	}
	return ok
}

// tubeBegins reads where a tube is begun, of which kind and with how many.
func (r *reader) tubeBegins() bool {
	if len(r.withLanes(r.sites())) > 0 || r.lanePoint(r.first(), true) {
		if !r.pointSite() {
			return true
		}
	}
	for _, k := range r.c.Plan.TubeKinds {
		for i := range r.t.r {
			if end := r.t.any(i, foldString(k.ZH), foldString(k.EN)); end > i && r.t.free(i, end) && r.p.TubeAs == "" {
				r.p.TubeAs = k.Slug
				r.t.claim(i, end)
			}
		}
	}
	for i := range r.t.r {
		if n, end := r.laneAt(i); end > 0 && r.t.free(i, end) {
			r.p.Lane = n
			r.t.claim(i, end)
			break
		}
	}
	r.p.N, r.p.HasN = r.bare(r.p.Site == nil && r.p.Lane == 0)
	if r.p.Site == nil && r.p.Lane == 0 && !r.p.HasN && r.p.TubeAs == "" {
		return false
	}
	r.p.Way, r.p.Say = tubeOpens, r.unsaid()
	return true
}

// sendTubes reads which tubes go to which lab and who carries them.
func (r *reader) sendTubes() {
	r.only()
	for i := r.t.blank(0); i < len(r.t.r); i = r.t.blank(i) {
		w := r.tubeWord(i)
		if w == "" || r.plateHere(i) {
			break
		}
		n := len([]rune(w))
		r.p.Tubes = append(r.p.Tubes, strings.ToUpper(w))
		r.t.claim(i, i+n)
		i += n
		for r.t.rune(i) == ',' || r.t.rune(i) == '、' {
			r.t.claim(i, i+1)
			i++
		}
	}
	for i := range r.t.r {
		if plate, end := r.plateAt(i); end > 0 && r.t.free(i, end) {
			r.p.Plate = plate
			r.t.claim(i, end)
			break
		}
	}
	for i, to := range []*string{&r.p.Lab, &r.p.By} {
		words := r.wordsLeft()
		if len(words) == 0 {
			break
		}
		*to = r.t.typed(words[0].i, words[0].j)
		if i == 0 {
			*to = strings.TrimPrefix(*to, "到")
		}
		r.t.claim(words[0].i, words[0].j)
	}
	r.p.Say = r.unsaid()
	if r.p.Lab == "" || r.p.By == "" {
		r.problem("tubelab", "")
	}
}

func (r *reader) plateHere(i int) bool {
	_, end := r.plateAt(i)
	return end > 0
}

func (p Parsed) tubeCommand() store.Command {
	id := ""
	if len(p.Tubes) > 0 {
		id = p.Tubes[0]
	}
	switch p.Way {
	case tubeResult:
		return store.TellResult{Tubes: p.Tubes, Transfer: p.Slip, Except: p.Except, Result: p.Result, Text: p.Say}
	case tubeGot:
		return store.ReceiveTransfer{ID: p.Slip, N: p.N, Who: p.By}
	case tubeVoid:
		return store.VoidTube{ID: id, Reason: p.Say}
	case tubeFills:
		return store.FillTube{ID: id, Text: p.Say}
	}
	return store.OpenTubes{Numbers: p.Tubes, Kind: p.TubeAs, Site: p.siteID(), Lane: p.Lane, People: p.N}
}

// tubes words an entry about tubes for the echo.
func (p Parsed) tubes(e *echo) {
	w, t := e.w, e.w.T.Point
	e.add(p.Slip)
	e.add(strings.ToUpper(strings.Join(p.Tubes, " ")))
	switch {
	case p.Verb == SendTubes:
		if len(p.Tubes) == 0 {
			e.add(t.AllTubes)
		}
		e.add("→ "+p.Lab, p.By, p.Plate, p.Say)
		return
	case p.Verb == Seal:
		return
	}
	if p.TubeAs != "" {
		e.add(w.TubeKind(p.TubeAs))
	}
	if p.Lane > 0 {
		e.add(w.LaneNo(p.Lane))
	}
	switch p.Way {
	case tubeResult:
		e.add(w.TubeState(p.Result))
		if len(p.Except) > 0 {
			e.add(fmt.Sprintf(t.Except, strings.Join(p.Except, " ")))
		}
	case tubeGot:
		e.add(t.State["received"])
		if p.HasN {
			e.add(fmt.Sprintf(t.GotN, p.N))
		}
		e.add(p.By)
	case tubeVoid:
		e.add(t.State["void"])
	case tubeFills:
		e.add(t.Who)
	default:
		if p.HasN {
			e.add(fmt.Sprintf(t.Served, p.N))
		}
	}
	e.add(p.Say)
}
