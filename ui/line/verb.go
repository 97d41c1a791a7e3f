package line

import (
	"slices"
	"strings"
)

// What must follow a verb.
const (
	anything = iota // behind a blank or a colon; without one, a place
	aNumber         // of a matter
	aSite
	aSiteOrBlank   // a site, or a blank: an unknown site is asked about
	aNumberOrBlank // a number, or a blank or a colon
	aGridAhead     // a grid somewhere behind it, and numbers: no other words have it
	aNotice        // the number of one
	aPlate         // of a vehicle
	anItem         // an item with its number somewhere; a grid, or a blank or a colon, right behind the verb
	aHead          // a number of people
	aTime          // a time of day, or a stretch
	aPatient       // a door, a patient, or a matter with an amount
	aDoor          // a grid or a household right behind
	aLane          // a point with lanes
	aLaneNo        // a point with lanes and the number of one
	aHome          // a grid and a number right behind it
	aTube          // the number of a tube
	aTubeAlone     // the number of a tube and nothing else
	tubesOnly      // numbers of tubes and nothing else
	tubesOrBlank   // numbers of tubes, or a blank
	aCall          // a number, a door, or what a call came to
	alone          // nothing: the word stands by itself
	aPassing       // a site, then a plate, a name or a way; behind a blank a site or a plate
)

// verbWord is a word that leads an entry.
type verbWord struct {
	word, verb string
	needs      int
}

// verbs lists the words that lead an entry; the longer one of two comes first.
func verbs() []verbWord {
	return []verbWord{
		{"记", Note, anything}, {"报", Report, anything}, {"派单", Dispatch, aNumber}, {"派", Dispatch, aNumberOrBlank}, {"办结", Close, aNumber}, {"结", Close, aNumberOrBlank},
		{"签收", Accept, aNumber}, {"签", Accept, aNumber}, {"到场", Scene, aNumber}, {"到", Scene, aNumber}, {"处置中", Hand, aNumber}, {"处置", Hand, aNumber}, {"处", Hand, aNumber},
		{"督办", Chase, aNumber}, {"督", Chase, aNumber}, {"当场答复", Answer, aNumber}, {"答复", Answer, aNumber}, {"答", Answer, aNumber},
		{"增援", Call, aHead}, {"求援", Call, aHead}, {"要人", Call, aHead}, {"限时", Limit, aTime}, {"限", Limit, aTime},
		{"reinforce", Call, aHead}, {"ask for", Call, aHead}, {"deadline", Limit, aTime},
		{"岗", Gate, aSiteOrBlank}, {"过", Pass, aPassing}, {"轮次", Round, anything}, {"轮", Round, anything}, {"户", Door, anything}, {"round", Round, aGridAhead}, {"door", Door, aGridAhead},
		{"note", Note, anything}, {"report", Report, anything}, {"dispatch", Dispatch, aNumber}, {"send", Dispatch, aNumber}, {"close", Close, aNumber},
		{"accepted", Accept, aNumber}, {"accept", Accept, aNumber}, {"on scene", Scene, aNumber}, {"scene", Scene, aNumber}, {"in hand", Hand, aNumber}, {"hand", Hand, aNumber},
		{"chase", Chase, aNumber}, {"answer", Answer, aNumber}, {"gate", Gate, aSite}, {"pass", Pass, aSite},
	}
}

// split takes the verb off: the verb, the word as typed, and the rest as typed.
func split(line string, c Context) (verb, word, rest string) {
	t := newText(line)
	start := t.blank(0)
	for _, v := range slices.Concat(doubtVerbs(), pointVerbs(), medicalVerbs(), hotlineVerbs(), fileVerbs(), sitrepVerbs(), noticeVerbs(), supplyVerbs(), verbs()) {
		end := t.has(start, v.word)
		if end < 0 || (latin(t.rune(start)) && latin(t.rune(end))) {
			continue
		}
		after := t.blank(end)
		parted := after > end
		for t.rune(after) == ':' {
			after, parted = t.blank(after+1), true
		}
		if after == len(t.r) && v.needs != aTubeAlone || v.leads(t, after, parted, c) {
			return v.verb, strings.TrimSpace(t.typed(0, after)), t.typed(after, len(t.r))
		}
	}
	return Note, "", line
}

// leads reports whether what follows the word makes it a verb.
func (v verbWord) leads(t *text, i int, parted bool, c Context) bool {
	if latin(t.rune(i-1)) && !parted {
		return false
	}
	r := &reader{c: c, p: &Parsed{}, t: t}
	_, number := r.numberAt(i)
	if !parted && number > 0 && number-i < 3 {
		number = -1 // 到K3站: a stop of the bus
	}
	_, site := c.index.at(t, i, isSite)
	switch v.needs {
	case aNumber:
		return number > 0
	case aHead:
		return r.headsAt(i, parted)
	case aTime:
		_, end := r.timeAt(i)
		return end > 0
	case aNumberOrBlank:
		return number > 0 || parted
	case aSite:
		return site || parted && r.slips(i)
	case aGridAhead:
		return parted && r.gridAhead(i)
	case aSiteOrBlank:
		return site || parted
	case alone:
		return false
	case aNotice:
		_, end := r.noticeAt(i)
		return end > 0
	case aPlate:
		_, end := r.plateAt(i)
		return end > 0
	case aCall:
		return r.calls(i, parted)
	case anItem:
		return (parted || r.placeAt(i)) && r.stockedFrom(i)
	case aPatient:
		return parted && r.treats(i)
	case aDoor:
		return parted && r.placeAt(i)
	case aLane, aLaneNo, aHome, aTube, aTubeAlone, tubesOnly, tubesOrBlank:
		return r.pointLeads(v.needs, i, parted)
	case aPassing:
		return site && (parted || r.passes(i)) || parted && (r.somewhere(i) || r.plated(i) || r.slips(i))
	}
	return parted || site || r.placeAt(i) || v.verb == Note && number > 0
}

// placeAt reports whether a grid or a household stands at i.
func (r *reader) placeAt(i int) bool {
	if _, end := r.gridAt(i); end > 0 {
		return true
	}
	_, end := r.houseAt(i)
	return end > 0
}

// somewhere reports whether a site is named from i on, or begun at i.
func (r *reader) somewhere(i int) bool {
	return len(r.begun(i)) > 0 || len(r.c.index.all(r.t, isSite)) > 0
}

// firstFrom is the word at i.
func (r *reader) firstFrom(i int) span {
	j := i
	for j < len(r.t.r) && !separates(r.t.r[j]) {
		j++
	}
	return span{i, j}
}

// plated reports whether a plate stands somewhere from i on.
func (r *reader) plated(i int) bool {
	for ; i < len(r.t.r); i++ {
		if _, end := r.plateAt(i); end > 0 {
			return true
		}
	}
	return false
}

// passes reports whether a site at i is followed by somebody who passes it.
func (r *reader) passes(i int) bool {
	h, ok := r.c.index.at(r.t, i, isSite)
	if !ok {
		return false
	}
	if _, end := r.plateAt(r.t.blank(h.j)); end > 0 {
		return true
	}
	if _, ok := r.c.index.at(r.t, r.t.blank(h.j), isPerson); ok {
		return true
	}
	end := len(r.t.r)
	for end > h.j && separates(r.t.r[end-1]) {
		end--
	}
	return end > h.j+1 && (r.t.r[end-1] == '进' || r.t.r[end-1] == '出')
}

// stockedFrom reports whether an item with its number stands from i on.
func (r *reader) stockedFrom(i int) bool {
	t := newText(r.t.typed(i, len(r.t.r)))
	list, _ := (&reader{c: r.c, p: &Parsed{}, t: t}).stockedIn()
	return len(list) > 0
}
