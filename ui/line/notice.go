package line

import (
	"fmt"
	"strings"

	"zhiban/store"
)

// Verbs about notices and vehicles:
//
//	播 K-N003 7格 8格 喇叭巡播 80户        a notice was announced: where, how, to how many
//	车 粤J12345 去 市医院 取药 2人 K-058   a vehicle goes out: where to, why, for which matter
//	车 粤J12345 回 药取到                  it is back
const (
	Announce = "announce"
	Drive    = "drive"
)

func noticeVerbs() []verbWord {
	return []verbWord{{"播", Announce, aNotice}, {"announce", Announce, aNotice}, {"车", Drive, aPlate}, {"vehicle", Drive, aPlate}}
}

// noticeAt reads the number of a notice: K-N003, kn3.
func (r *reader) noticeAt(i int) (string, int) {
	t := r.t
	if c := t.rune(i); c < 'a' || c > 'z' || latin(t.rune(i-1)) {
		return "", -1
	}
	j := i + 1
	if t.rune(j) == '-' {
		j++
	}
	if t.rune(j) != 'n' {
		return "", -1
	}
	if j++; t.rune(j) == '-' {
		j++
	}
	n, end, ok := t.count(j)
	if !ok || latin(t.rune(end)) || !digit(t.rune(j)) {
		return "", -1
	}
	return fmt.Sprintf("%s-N%03d", strings.ToUpper(string(t.rune(i))), n), end
}

// announce reads what was announced, where, by which medium, to how many
// households.
func (r *reader) announce() {
	t := r.t
	for i := range t.r {
		if number, end := r.noticeAt(i); end > 0 && t.free(i, end) {
			r.p.Notice = number
			t.claim(i, end)
			break
		}
	}
	for _, tok := range r.of("grid") {
		g := r.c.grid(tok.value)
		if g == nil {
			r.problem("grid", tok.value)
			continue
		}
		r.p.Grids = append(r.p.Grids, *g)
	}
	for i := range t.r {
		n, end, ok := r.big(i)
		if stop := t.any(end, "户"); ok && t.free(i, end) && (stop > 0 || t.word(t.blank(end), "households") > 0) {
			r.p.Told = n
			t.claim(i, max(stop, t.word(t.blank(end), "households")))
			break
		}
	}
	for _, m := range r.c.Plan.Media {
		for i := range t.r {
			end := t.any(i, foldString(m.ZH), foldString(m.EN))
			if end > i && t.free(i, end) && r.p.Medium == "" {
				r.p.Medium = m.Slug
				t.claim(i, end)
			}
		}
	}
	r.p.Say = r.unsaid()
	switch {
	case r.p.Notice == "":
		r.problem("notice", "")
	case r.p.Told > 0 && len(r.p.Grids) != 1:
		r.problem("onegrid", "")
	}
}

// unsaid is what nothing has taken.
func (r *reader) unsaid() string {
	var used []span
	for k, u := range r.t.used {
		if u {
			used = append(used, span{k, k + 1})
		}
	}
	return r.t.without(used...)
}

// drive reads the plate, and where the vehicle goes or that it is back.
func (r *reader) drive() {
	t := r.t
	for i := range t.r {
		if plate, end := r.plateAt(i); end > 0 && t.free(i, end) {
			r.p.Who = plate
			t.claim(i, end)
			break
		}
	}
	if s, ok := r.said("回来", "回了", "已回", "回", "is back", "back"); ok && t.leads(s.i) {
		t.claim(s.i, s.j)
		r.p.Back, r.p.Say = true, r.unsaid()
		return
	}
	r.number(false)
	for i := range t.r {
		n, end, ok := t.count(i)
		if stop := t.any(end, "人"); ok && stop > 0 && t.begins(i) && t.free(i, stop) {
			r.p.People = n
			t.claim(i, stop)
			break
		}
	}
	if s, ok := r.said("去", "到", "to"); ok && t.leads(s.i) {
		t.claim(s.i, s.j)
	}
	if words := r.wordsLeft(); len(words) > 0 {
		r.p.To = t.typed(words[0].i, words[0].j)
		t.claim(words[0].i, words[0].j)
	}
	r.p.Say = r.unsaid()
	if r.p.To == "" {
		r.problem("whereto", "")
	}
}

// noticeCommand makes the command of an entry about a notice or a vehicle.
func (p Parsed) noticeCommand() store.Command {
	switch {
	case p.Verb == Announce:
		c := store.Announce{ID: p.Notice, Medium: p.Medium, Amount: p.Told, Text: p.Say}
		for _, g := range p.Grids {
			c.Grids = append(c.Grids, g.ID)
		}
		return c
	case p.Back:
		return store.VehicleBack{ID: p.Who, Text: p.Say}
	}
	return store.SendVehicle{ID: p.Who, To: p.To, Text: p.Say, People: p.People, Matter: p.matterID()}
}

// notices words an entry about a notice or a vehicle for the echo.
func (p Parsed) notices(e *echo) {
	w := e.w
	t := w.T.Notice
	if p.Verb == Announce {
		e.add(p.Notice)
		for _, g := range p.Grids {
			e.add(fmt.Sprintf(w.T.Report.Grid, g.Number))
		}
		if len(p.Grids) == 0 {
			e.add(t.Own)
		}
		if p.Medium != "" {
			e.add(w.Medium(p.Medium))
		}
		if p.Told > 0 {
			e.add(fmt.Sprintf(t.Told, p.Told))
		}
		e.add(p.Say)
		return
	}
	e.add(p.Who)
	if p.Back {
		e.add(t.Act["back"], p.Say)
		return
	}
	e.add(fmt.Sprintf(t.To, p.To))
	if p.People > 0 {
		e.add(fmt.Sprintf(t.People, p.People))
	}
	if p.Matter != nil {
		e.add(fmt.Sprintf(w.T.Supply.For, p.Matter.Number))
	}
	e.add(p.Say)
}
