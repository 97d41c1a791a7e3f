package word

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"zhiban/store"
	"zhiban/store/journal"
)

// Conditions words what a patient has, as the plan calls it, then in words.
func (w Words) Conditions(p store.Patient) string {
	parts := make([]string, 0, len(p.Conditions)+1)
	for _, slug := range p.Conditions {
		parts = append(parts, w.NeedWord(slug))
	}
	return strings.Join(append(parts, blankless(p.Illness)...), " ")
}

func blankless(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// PatientPlace words where a patient lives: 4格 12号.
func (w Words) PatientPlace(grid int, household string) string {
	out := ""
	if grid > 0 {
		out = fmt.Sprintf(w.T.Report.Grid, grid)
	}
	return strings.TrimSpace(out + " " + household)
}

// DaysLeft words for how long a medicine lasts: 3 天, ends today, run out.
func (w Words) DaysLeft(out, now journal.Time, days int) string {
	t := w.T.Medical
	switch {
	case out == 0:
		return t.Unknown
	case out <= now:
		return t.Out
	case days < 1:
		return t.Today
	}
	return fmt.Sprintf(t.Days, days)
}

// Drug words a drug with its dose and what is left: 缬沙坦 早晚各一片 余 9片.
func (w Words) Drug(d store.Drug, now journal.Time) string {
	t := w.T.Medical
	parts := append(blankless(d.Name), blankless(d.Dose)...)
	if d.PerDay > 0 {
		parts = append(parts, fmt.Sprintf(t.PerDay, d.PerDay, d.Unit))
	}
	if !d.Active() {
		return strings.Join(append(parts, t.Gone, d.StopWhy), " ")
	}
	if !d.Counted.IsZero() {
		parts = append(parts, fmt.Sprintf(t.OnHand, d.Left(now), d.Unit))
	}
	return strings.Join(append(parts, w.DaysLeft(d.RunsOut(), now, d.Days(now))), " ")
}

// Quantity words a number of units: 30片, nothing for none.
func (w Words) Quantity(n store.Qty, unit string) string {
	if n == 0 {
		return ""
	}
	if unit != "" && w.T.Lang == "en" && unit[0] < 0x80 {
		return n.String() + " " + unit
	}
	return n.String() + unit
}

// Stage words where a medicine order stands.
func (w Words) Stage(slug string) string { return of(w.T.Medical.Stage, slug) }

// StageLine words the last step of an order: 已开方 何医生 02:40.
func (w Words) StageLine(o store.MedicineOrder, now journal.Time) string {
	s := o.Last()
	return joinWords(w.Stage(s.Stage), s.Who, w.Quantity(s.Amount, o.Unit), w.Time(s.At, now), s.Text)
}

// Turn words the state of one turn of a treatment with its transport.
func (w Words) Turn(t store.TreatmentTurn) string {
	state := w.T.Medical.Turn[t.State]
	switch {
	case t.State == store.TurnPlanned && !t.Carried():
		return w.T.Medical.NoCar
	case t.State == store.TurnPlanned:
		state = w.T.Medical.Turn[store.TurnArranged]
	}
	return joinWords(state, t.Transport, t.Companion, t.Text)
}

// Weekdays words the days of a treatment: 周一三五, or its dates.
func (w Words) Weekdays(t store.Treatment) string {
	var parts []string
	for _, d := range t.Weekdays {
		if d >= 1 && d <= 7 {
			parts = append(parts, w.T.Medical.Week[d-1])
		}
	}
	sep := ""
	if w.T.Lang == "en" {
		sep = " "
	}
	return joinWords(strings.Join(parts, sep), strings.Join(t.Dates, " "), t.Time)
}

// OnCallRole words what somebody is called as; on a post of the roster, when
// nobody wrote down what they can do, that they stand there.
func (w Words) OnCallRole(o store.OnCall) string {
	if o.Role == "" {
		return w.T.Medical.Roster
	}
	return w.Skill(o.Role)
}

// OnCallUntil words until when somebody can be called, and whether they are
// here.
func (w Words) OnCallUntil(o store.OnCall, now journal.Time) string {
	out := ""
	if !o.To.IsZero() {
		out = fmt.Sprintf(w.T.Medical.Until, w.Time(o.To, now))
	}
	if o.Roster && !o.Here {
		out = joinWords(out, w.T.Medical.NotHere)
	}
	return out
}

// WatchNext words when somebody must look next, or how late that is.
func (w Words) WatchNext(next, now journal.Time) string {
	if now > next {
		return fmt.Sprintf(w.T.Medical.Overdue, w.Duration(now.Sub(next)))
	}
	return fmt.Sprintf(w.T.Medical.Due, w.Time(next, now))
}

// CallWords are the words of a call path.
func (w Words) CallWords() store.CallWords {
	t, parts := w.T.Medical, w.Plan.MedicalParts()
	return store.CallWords{Doctor: w.Skill(parts.Doctor), Nurse: w.Skill(parts.Nurse), Escort: t.Escort, Vehicle: t.Vehicle, Household: t.Household, None: t.None, Sep: w.T.Report.Sep}
}

// medicalFact is what entries about patients carry beside their text.
type medicalFact struct {
	Stage  string       `json:"stage"`
	Back   bool         `json:"back"`
	Number string       `json:"number"`
	Amount store.Qty    `json:"amount"`
	Stock  store.Qty    `json:"stock"`
	PerDay store.Qty    `json:"per_day"`
	State  string       `json:"state"`
	Due    journal.Time `json:"due"`
	Every  int          `json:"every"`
	On     bool         `json:"on"`
	Ended  bool         `json:"ended"`
	Stop   bool         `json:"stop"`
	Role   string       `json:"role"`
	From   journal.Time `json:"from"`
	To     journal.Time `json:"to"`
	Time   string       `json:"time"`
}

// medical words an entry about a patient or who is on call.
func (w Words) medical(l store.Line) string {
	if l.Noun != "patient" && l.Noun != "oncall" {
		return ""
	}
	var f medicalFact
	if json.Unmarshal(l.Data, &f) != nil {
		return ""
	}
	t, x := w.T.Medical, l.Texts
	who := l.Name
	switch l.Kind {
	case "patient.add", "patient.change":
		return joinWords(x["household"], x["illness"])
	case "patient.drug":
		day := ""
		if f.PerDay > 0 {
			day = fmt.Sprintf(t.PerDay, f.PerDay, x["unit"])
		}
		return joinWords(who, x["drug"], x["dose"], day, map[bool]string{true: t.Gone}[f.Stop])
	case "patient.count":
		return joinWords(who, fmt.Sprintf(t.OnHand, f.Stock, ""))
	case "patient.watch":
		if !f.On {
			return joinWords(who, t.Gone)
		}
		return joinWords(who, fmt.Sprintf(t.Every, w.Duration(time.Duration(f.Every)*time.Minute)))
	case "medicine.ask":
		return joinWords(f.Number, who, x["what"], w.Quantity(f.Amount, x["unit"]))
	case "medicine.step":
		if f.Back {
			return joinWords(f.Number, who, x["what"], "→", w.Stage(f.Stage))
		}
		return joinWords(f.Number, who, x["what"], w.Stage(f.Stage), x["whom"], w.Quantity(f.Amount, ""))
	case "treatment.set":
		return joinWords(who, x["what"], f.Time, x["place"], x["transport"], map[bool]string{true: t.Gone}[f.Ended])
	case "treatment.turn":
		return joinWords(who, x["what"], f.Due.In(w.Zone).Format("01-02 15:04"), of(t.Turn, f.State), x["transport"])
	case "visit.add":
		return joinWords(who, x["doctor"])
	case "oncall.set":
		return joinWords(w.Skill(f.Role), f.From.In(w.Zone).Format("01-02 15:04")+"-"+f.To.In(w.Zone).Format("15:04"))
	}
	return who
}

// Hours reads a number of hours as minutes: 4, 0.5.
func Hours(s string) (minutes int, ok bool) {
	q, ok := store.ParseQty(s)
	return int(q) * 60 / 100, ok && q > 0
}

// Weekday reads the days of a treatment: 1,3,5 · 一三五 · 2022-09-03.
func Weekday(s string) (days []int, dates []string, ok bool) {
	for _, f := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" ,，、", r) }) {
		if len(f) == len("2022-09-03") && strings.Count(f, "-") == 2 {
			dates = append(dates, f)
			continue
		}
		if n, err := strconv.Atoi(f); err == nil && n < 8 {
			days = append(days, n)
			continue
		}
		got := chineseDays(f)
		if got == nil {
			return nil, nil, false
		}
		days = append(days, got...)
	}
	return days, dates, len(days)+len(dates) > 0
}

// chineseDays reads 周一三五, 星期日; nil when it is something else.
func chineseDays(s string) []int {
	var out []int
	for _, r := range strings.NewReplacer("星期", "", "周", "").Replace(s) {
		i := strings.IndexRune("一二三四五六日", r)
		if r == '天' {
			i = strings.IndexRune("一二三四五六日", '日')
		}
		if i < 0 {
			return nil
		}
		out = append(out, i/len("一")+1)
	}
	return out
}
