package line

import (
	"slices"
	"strings"
	"time"

	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui/word"
)

// Verbs about patients and their medicine:
//
//	药 4格 12号 李婶 缬沙坦 30片        a need: who, which medicine, how much; K-P003 or K-061 may stand for the door
//	方 K-061 李医生                     a doctor prescribed it
//	购 K-061 药店 42元                  it was procured
//	带 K-061 小王                       somebody carries it
//	送药 K-061 李婶本人 核 罗           it was delivered, and who received it
//	诊 4格 12号 李婶 血压160/95 观察    a visit: what was found, what follows
//	急 7格 3栋102 过敏 喉咙肿           an emergency: a red matter for who is on call
const (
	Medicine  = "medicine"
	Prescribe = "prescribe"
	Procure   = "procure"
	Carry     = "carry"
	HandOver  = "hand_over"
	VisitOf   = "visit"
	Emergency = "emergency"
)

// treated is what was understood of an entry about a patient.
type treated struct {
	Patient     string // number of one on the register
	Drug        string
	Amount      store.Qty
	Unit        string
	Cost        store.Qty
	Doctor      string
	Disposition string
}

func medicalVerbs() []verbWord {
	return []verbWord{
		{"送药", HandOver, aNumber}, {"药", Medicine, aPatient}, {"方", Prescribe, aNumber}, {"购", Procure, aNumber}, {"带", Carry, aNumber}, {"巡诊", VisitOf, aPatient}, {"诊", VisitOf, aPatient}, {"急", Emergency, aDoor},
		{"handed over", HandOver, aNumber}, {"handed", HandOver, aNumber}, {"medicine", Medicine, aPatient}, {"prescribed", Prescribe, aNumber}, {"prescribe", Prescribe, aNumber}, {"procured", Procure, aNumber}, {"procure", Procure, aNumber},
		{"carry", Carry, aNumber}, {"visit", VisitOf, aPatient}, {"emergency", Emergency, aDoor},
	}
}

// patientAt reads the number of a patient: K-P003, kp3.
func (r *reader) patientAt(i int) (string, int) {
	t := r.t
	if c := t.rune(i); c < 'a' || c > 'z' || latin(t.rune(i-1)) {
		return "", -1
	}
	j := i + 1
	if t.rune(j) == '-' {
		j++
	}
	if t.rune(j) != 'p' {
		return "", -1
	}
	if j++; t.rune(j) == '-' {
		j++
	}
	n, end, ok := t.count(j)
	if !ok || latin(t.rune(end)) || !digit(t.rune(j)) {
		return "", -1
	}
	return strings.ToUpper(string(t.rune(i))) + "-P" + three(n), end
}

func three(n int) string { return strings.TrimPrefix(spoken("K", n), "K-") }

// treats reports whether what follows says about whom the entry is: a door, a
// patient, or the number of a matter with an amount behind it.
func (r *reader) treats(i int) bool {
	if r.placeAt(i) {
		return true
	}
	if _, end := r.patientAt(i); end > 0 {
		return true
	}
	_, end := r.numberAt(i)
	if end < 0 {
		return false
	}
	rest := &reader{c: r.c, p: &Parsed{}, t: newText(r.t.typed(end, len(r.t.r)))}
	_, _, _, ok := rest.dose()
	return ok
}

// doseUnits may stand behind the number of a medicine.
func doseUnits() []string {
	return []string{"片", "粒", "颗", "盒", "瓶", "支", "袋", "剂", "板", "贴", "针", "包", "罐", "毫升", "单位", "丸", "个", "份"}
}

// dose finds how much: 30片, 0.5 片, 30 tablets; the first number with a
// unit, else the last one that stands alone.
func (r *reader) dose() (at span, n store.Qty, unit string, ok bool) {
	t := r.t
	for i := range t.r {
		if !digit(t.r[i]) && !inNumeral(t.r[i]) || digit(t.rune(i-1)) || t.rune(i-1) == '.' || t.rune(i-1) == '/' || t.used[i] {
			continue
		}
		q, end := r.decimal(i)
		if end < 0 || !t.free(i, end) {
			continue
		}
		stop := t.any(t.blank(end), doseUnits()...)
		if stop < 0 {
			stop = t.word(t.blank(end), "tablets", "tablet", "pills", "pill", "boxes", "box", "bottles", "bottle", "pens", "pen", "vials", "vial", "bags", "units")
		}
		switch {
		case stop > 0:
			return span{i, stop}, q, strings.TrimSpace(t.typed(end, stop)), true
		case t.edge(i-1) && t.edge(end) && digit(t.r[i]) && t.rune(end) != '/':
			at, n, ok = span{i, end}, q, true
		}
	}
	return at, n, unit, ok
}

// decimal reads a number with at most two decimals.
func (r *reader) decimal(i int) (store.Qty, int) {
	digits, end, ok := r.t.number(i)
	if !ok {
		return 0, -1
	}
	if r.t.rune(end) == '.' && digit(r.t.rune(end+1)) {
		tail, stop, ok := r.t.number(end + 1)
		if ok {
			digits, end = digits+"."+tail, stop
		}
	}
	q, ok := store.ParseQty(digits)
	if !ok {
		return 0, -1
	}
	return q, end
}

// medical reads an entry about a patient.
func (r *reader) medical() {
	switch r.p.Verb {
	case Medicine:
		r.medicine()
	case VisitOf:
		r.visit()
	case Emergency:
		r.emergency()
	default:
		r.medicineStep()
	}
}

// patient reads which patient is meant: a number, a door with a name, or the
// matter that is there already.
func (r *reader) patient() {
	for i := range r.t.r {
		if number, end := r.patientAt(i); end > 0 && r.t.free(i, end) {
			r.p.Patient = number
			r.t.claim(i, end)
			break
		}
	}
	if len(r.of("number")) > 0 {
		r.number(true)
	}
	r.place()
	r.whose()
	r.phone()
	if r.p.Person == "" && r.p.Household != "" && r.p.Verb == Medicine {
		r.firstName()
	}
	if r.p.Patient == "" && r.p.Matter == nil && (r.p.Grid == nil || r.p.Household == "" && r.p.Person == "") {
		r.problem("patient", "")
	}
}

// firstName takes the first of several words for who it is: 4格 12号 陈志 缬沙坦.
func (r *reader) firstName() {
	words := r.wordsLeft()
	if len(words) < 2 {
		return
	}
	if w := words[0]; r.nameLike(w) && w.j-w.i <= 4 {
		r.p.Person = r.t.typed(w.i, w.j)
		r.t.claim(w.i, w.j)
		r.offer(Part{Slug: "side", Text: r.p.Person, Value: r.p.Person}, nil, false)
	}
}

func (r *reader) medicine() {
	r.patient()
	at, n, unit, ok := r.dose()
	if ok {
		r.p.Amount, r.p.Unit = n, unit
		r.t.claim(at.i, at.j)
	}
	if words := r.wordsLeft(); len(words) > 0 {
		drug := words[0]
		for _, w := range words {
			if ok && w.j <= at.i { // what stands right before the number
				drug = w
			}
		}
		r.p.Drug = r.t.typed(drug.i, drug.j)
		r.t.claim(drug.i, drug.j)
	}
	r.p.Say = r.unsaid()
	if r.p.Drug == "" {
		r.problem("whichdrug", "")
	}
}

// medicineStep reads a step of an order: the number, who, and what else.
func (r *reader) medicineStep() {
	r.theMatter()
	for _, tok := range r.of("number") {
		r.t.claim(tok.i, tok.j)
	}
	if r.p.Verb == HandOver {
		if by, _ := r.verifier(); by.j > by.i {
			r.t.claim(by.i, by.j)
		}
	}
	if r.p.Verb == Procure {
		r.cost()
	}
	if r.p.Verb == HandOver {
		if at, n, unit, ok := r.dose(); ok && unit != "" {
			r.p.Amount, r.p.Unit = n, unit
			r.t.claim(at.i, at.j)
		}
	}
	r.doer()
	r.p.Say = r.unsaid()
	if r.p.Who == "" && r.p.Verb != Procure {
		r.problem(r.p.Verb, "")
	}
}

// doer is who did it: a known person with what is said of them, else the first
// words: 李婶本人, Dr Li.
func (r *reader) doer() {
	t := r.t
	words := r.wordsLeft()
	if len(words) == 0 {
		return
	}
	at := words[0]
	if end := r.titled(at.i); end > at.j && t.free(at.i, end) {
		at.j = end
	}
	r.p.Who = strings.TrimSpace(t.typed(at.i, at.j))
	t.claim(at.i, at.j)
	r.offer(Part{Slug: "side", Text: r.p.Who, Value: r.p.Who}, nil, false)
}

// cost reads 42.5元.
func (r *reader) cost() {
	for i := range r.t.r {
		q, end := r.decimal(i)
		if end < 0 || digit(r.t.rune(i-1)) || r.t.rune(i-1) == '.' || !r.t.free(i, end) {
			continue
		}
		stop := r.t.any(end, "元", "块")
		if stop < 0 {
			stop = r.t.word(r.t.blank(end), "yuan")
		}
		if stop > 0 {
			r.p.Cost = q
			r.t.claim(i, stop)
			return
		}
	}
}

// visit reads who was seen by whom, what was found and what follows.
func (r *reader) visit() {
	r.patient()
	r.doctor()
	for _, w := range []string{"继续观察", "观察", "送医院", "送医", "转院", "卧床休息", "休息", "随访", "复查", "watch", "to hospital", "rest", "come back"} {
		s, ok := r.said(w)
		if ok && r.ends(s.j) {
			r.p.Disposition = r.t.typed(s.i, s.j)
			r.t.claim(s.i, s.j)
			break
		}
	}
	r.p.Say = r.unsaid()
	if r.p.Say == "" && r.p.Disposition != "" {
		r.p.Say, r.p.Disposition = r.p.Disposition, ""
	}
	if r.p.Say == "" {
		r.problem("findings", "")
	}
}

// doctor is who saw the patient, when a doctor or nurse is named.
func (r *reader) doctor() {
	for i := range r.t.r {
		name, s, ok := r.personAt(i, false)
		if !ok || name == r.p.Person {
			continue
		}
		if low := foldString(name); strings.Contains(low, "医生") || strings.Contains(low, "护士") || strings.HasPrefix(low, "dr") {
			r.p.Doctor = name
			r.t.claim(s.i, s.j)
			return
		}
	}
}

// emergency reads where and what: red unless orange is said.
func (r *reader) emergency() {
	r.place()
	r.whose()
	r.phone()
	r.kind()
	if r.p.Type != nil && !oneOf(r.p.Type.Kind, plan.Medical, plan.Incident) {
		r.p.Type = nil
	}
	r.p.Kind, r.p.Level = plan.Medical, plan.Red
	if slices.ContainsFunc(r.cands("level"), func(c cand) bool { return c.id == plan.Orange }) {
		r.p.Level = plan.Orange
	}
	if r.p.Grid == nil && r.p.Household == "" || r.unsaid() == "" {
		r.problem("emergency", "")
	}
}

// at is the patient as the store takes it.
func (p Parsed) at() store.PatientAt {
	at := store.PatientAt{Patient: p.Patient}
	if p.Patient != "" {
		return at
	}
	at.Household, at.Name, at.Phone = p.Household, p.Person, p.Phone
	if p.Grid != nil {
		at.Grid = p.Grid.ID
	}
	return at
}

// medicalCommand makes the command of an entry about a patient.
func (p Parsed) medicalCommand() store.Command {
	switch p.Verb {
	case Medicine:
		return store.AskMedicine{PatientAt: p.at(), Matter: p.matterID(), Drug: p.Drug, Amount: p.Amount, Unit: p.Unit, Text: p.Say}
	case VisitOf:
		return store.AddVisit{PatientAt: p.at(), Matter: p.matterID(), Doctor: p.Doctor, Findings: p.Say, Disposition: p.Disposition}
	case Emergency:
		c := store.CallEmergency{Household: p.Household, Person: p.Person, Phone: p.Phone, Level: p.Level, Text: p.Text, Words: p.callWords()}
		if p.Grid != nil {
			c.Grid = p.Grid.ID
		}
		if p.Type != nil {
			c.Type = p.Type.Slug
		}
		return c
	}
	stage := map[string]string{Prescribe: store.MedicinePrescribed, Procure: store.MedicineProcured, Carry: store.MedicineCarried, HandOver: store.MedicineDelivered}[p.Verb]
	c := store.StepMedicine{Order: p.matterID(), Stage: stage, Who: p.Who, Cost: p.Cost, Amount: p.Amount, Text: p.Say, Close: true}
	if p.Verifier != nil {
		c.Verifier = p.Verifier.ID
	}
	return c
}

// callWords are the words of the language that the verb is typed in.
func (p Parsed) callWords() store.CallWords {
	lang := "zh"
	if t := newText(p.Word); latin(t.rune(0)) {
		lang = "en"
	}
	return word.New(lang, p.context.Plan, time.UTC).CallWords()
}

// medicals words an entry about a patient for the echo.
func (p Parsed) medicals(e *echo) {
	w := e.w
	t := w.T.Medical
	if p.Matter != nil {
		e.add(p.Matter.Number)
	}
	switch p.Verb {
	case Medicine:
		e.add(p.Patient, p.place(w), strings.TrimSpace(p.Household+" "+p.Person), p.Phone, p.Drug, w.Quantity(p.Amount, p.Unit), p.Say)
	case VisitOf:
		e.add(p.Patient, p.place(w), strings.TrimSpace(p.Household+" "+p.Person), p.Doctor, p.Say, p.Disposition)
	case Emergency:
		e.add(p.place(w), strings.TrimSpace(p.Household+" "+p.Person), p.Phone)
		p.ledger(e)
		e.add(t.Calls)
	default:
		e.add(p.Who, w.Quantity(p.Amount, p.Unit))
		if p.Cost > 0 {
			e.add(sprintText(t.Cost, p.Cost.String()))
		}
		e.add(p.Say)
		if p.Verifier != nil {
			e.add(sprintText(w.T.Line.Verifier, p.Verifier.Name))
		}
	}
}
