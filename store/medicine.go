package store

import (
	"slices"
	"strings"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// Stages of a medicine order, in the order of its life (用药需求).
const (
	MedicineAsked      = "asked"
	MedicinePrescribed = "prescribed" // 开方
	MedicineProcured   = "procured"   // 购药
	MedicineReturned   = "returned"   // brought back: nobody was there
	MedicineCarried    = "carried"    // 在路上
	MedicineDelivered  = "delivered"  // 送达
	MedicineRefused    = "refused"    // the doctor or the patient said no
	MedicineVoid       = "void"
)

// MedicineStages lists the stages of a life, the ends last.
func MedicineStages() []string {
	return []string{MedicineAsked, MedicinePrescribed, MedicineProcured, MedicineReturned, MedicineCarried, MedicineDelivered, MedicineRefused, MedicineVoid}
}

func stageRank(stage string) int { return slices.Index(MedicineStages(), stage) }

// MedicineOrder is a medicine on its way from the need to the door. Its number
// is that of its matter.
type MedicineOrder struct {
	No     int            `json:"no"`     // in the patient
	Matter string         `json:"matter"` // id
	Number string         `json:"number"` // of the matter
	Drug   int            `json:"drug"`   // of the patient's list, 0: none of them
	What   string         `json:"what"`
	Amount Qty            `json:"amount"` // hundredths of a unit, 0: not said
	Unit   string         `json:"unit"`
	Text   string         `json:"text"`
	Steps  []MedicineStep `json:"steps"` // the first is the need
}

// MedicineStep is one step of an order.
type MedicineStep struct {
	Stage  string       `json:"stage"`
	Who    string       `json:"who"` // the doctor, the shop, the carrier, or who received it
	Cost   Qty          `json:"cost"`
	Amount Qty          `json:"amount"` // that was delivered
	Text   string       `json:"text"`
	Entry  string       `json:"entry"`
	At     journal.Time `json:"at"`
	By     string       `json:"by"`
	Added  bool         `json:"added"` // to what the patient has on hand
}

// Last is the step that the order has come to.
func (o MedicineOrder) Last() MedicineStep {
	if len(o.Steps) == 0 {
		return MedicineStep{}
	}
	return o.Steps[len(o.Steps)-1]
}

// Stage is where the order stands.
func (o MedicineOrder) Stage() string { return o.Last().Stage }

// Open reports whether the medicine has still to come.
func (o MedicineOrder) Open() bool {
	return !oneOf(o.Stage(), MedicineDelivered, MedicineRefused, MedicineVoid)
}

// Step finds the last step of a stage.
func (o MedicineOrder) Step(stage string) (MedicineStep, bool) {
	for i := len(o.Steps) - 1; i >= 0; i-- {
		if o.Steps[i].Stage == stage {
			return o.Steps[i], true
		}
	}
	return MedicineStep{}, false
}

// NextStage is what usually comes next, "" when nothing does.
func (o MedicineOrder) NextStage() string {
	return map[string]string{MedicineAsked: MedicinePrescribed, MedicinePrescribed: MedicineProcured, MedicineProcured: MedicineCarried, MedicineReturned: MedicineCarried, MedicineCarried: MedicineDelivered}[o.Stage()]
}

type medicineAsked struct {
	No     int          `json:"no"`
	Matter string       `json:"matter"`
	Number string       `json:"number"`
	Drug   int          `json:"drug"`
	Amount Qty          `json:"amount"`
	What   journal.Text `json:"what"`
	Unit   journal.Text `json:"unit"`
	Text   journal.Text `json:"text"`
}

type medicineStepped struct {
	No     int          `json:"no"`
	Number string       `json:"number"`
	Stage  string       `json:"stage"`
	Back   bool         `json:"back"` // the last step did not happen
	Cost   Qty          `json:"cost"`
	Amount Qty          `json:"amount"`
	Who    journal.Text `json:"whom"`
	What   journal.Text `json:"what"`
	Text   journal.Text `json:"text"`
}

func foldAsked(_ *folder, p *Patient, e Event, d *medicineAsked) {
	no := d.No
	for p.order(no) != nil { // two laptops asked at once
		no++
	}
	p.Orders = append(p.Orders, MedicineOrder{No: no, Matter: d.Matter, Number: d.Number, Drug: d.Drug, What: string(d.What), Amount: d.Amount, Unit: string(d.Unit), Text: string(d.Text),
		Steps: []MedicineStep{{Stage: MedicineAsked, Entry: e.ID, At: e.At, By: e.Officer}}})
}

// foldMedicine moves an order on, or takes its last step back. What arrives
// adds to what is on hand, unless somebody counted after it came.
func foldMedicine(_ *folder, p *Patient, e Event, d *medicineStepped) {
	o := p.order(d.No)
	if o == nil {
		return
	}
	if d.Back {
		p.stepBack(o)
		return
	}
	s := MedicineStep{Stage: d.Stage, Who: string(d.Who), Cost: d.Cost, Amount: d.Amount, Text: string(d.Text), Entry: e.ID, At: e.At, By: e.Officer}
	if drug := p.drug(o.Drug); drug != nil && d.Stage == MedicineDelivered && d.Amount > 0 && e.At >= drug.Base {
		drug.add(e.At, d.Amount)
		s.Added = true
	}
	o.Steps = append(o.Steps, s)
}

func (p *Patient) stepBack(o *MedicineOrder) {
	if len(o.Steps) < 2 {
		return
	}
	s := o.Last()
	if drug := p.drug(o.Drug); drug != nil && s.Added && s.At >= drug.Base {
		drug.Stock = max(0, drug.Stock-s.Amount)
	}
	o.Steps = o.Steps[:len(o.Steps)-1]
}

// AskMedicine writes down that somebody needs a medicine. Without a matter it
// opens one; who is not on the register is entered.
type AskMedicine struct {
	PatientAt
	Matter string // id or number of one that is open
	Drug   string // name, or number in the patient
	Amount Qty    // 0: not said
	Unit   string
	Text   string
}

func (c AskMedicine) plan(tx *Tx) error {
	what, err := required("drug", journal.Text(c.Drug))
	if err != nil {
		return err
	}
	if c.Amount < 0 || c.Amount > maxQty {
		return invalid("amount", "drug.amount", "")
	}
	var m Matter
	if c.Matter != "" {
		if m, err = tx.openMatter(c.Matter); err != nil {
			return err
		}
		if c.PatientAt == (PatientAt{}) {
			c.PatientAt = PatientAt{Grid: m.Grid, Household: m.Household, Name: m.Person, Phone: m.Phone}
		}
	}
	if c.PatientAt == (PatientAt{}) {
		return invalid("patient", "patient.missing", "")
	}
	p, err := tx.register(c.PatientAt)
	if err != nil {
		return err
	}
	d := &medicineAsked{No: len(p.Orders) + 1, Amount: c.Amount, What: what, Unit: journal.Text(strings.TrimSpace(c.Unit)), Text: journal.Text(strings.TrimSpace(c.Text))}
	if drug, ok := p.Drug(string(what)); ok && drug.Active() {
		d.Drug, d.What, d.Unit = drug.No, journal.Text(drug.Name), firstText(d.Unit, drug.Unit)
		if o := p.UnderWay(drug.No); o != nil && !tx.again {
			return refused("drug", "medicine.under_way", o.Number)
		}
	}
	if c.Matter == "" {
		if m, err = c.open(tx, p, d); err != nil {
			return err
		}
	}
	d.Matter, d.Number, tx.number = m.ID, m.Number, m.Number
	return tx.append("medicine.ask", p.ID, d)
}

// open reports the matter of an order. That two people of a grid need the same
// within a minute is no mistake.
func (c AskMedicine) open(tx *Tx, p Patient, d *medicineAsked) (Matter, error) {
	pl, err := tx.Plan(tx.ctx)
	if err != nil {
		return Matter{}, err
	}
	text := string(d.What)
	if d.Amount > 0 {
		text += " " + d.Amount.String() + string(d.Unit)
	}
	was := tx.again
	tx.again = true
	err = ReportMatter{Kind: plan.Medical, Type: pl.MedicalParts().Medicine, Grid: p.Grid, Household: p.Household, Person: p.Name, Phone: p.Phone, Text: strings.TrimSpace(text + " " + string(d.Text))}.plan(tx)
	tx.again = was
	if err != nil {
		return Matter{}, err
	}
	return tx.Matter(tx.ctx, tx.refs[len(tx.refs)-1].Subject)
}

// StepMedicine moves an order on: who prescribed it, where it was bought, who
// carries it, who received it; or who refused it and why. Close ends the matter
// with it; what needs another person to verify it waits for that.
type StepMedicine struct {
	Order    string // number of the matter, or «K-P003/2»
	Stage    string
	Who      string
	Cost     Qty
	Amount   Qty // delivered; 0: what was asked for
	Text     string
	Close    bool
	Verifier string // person id
}

func (c StepMedicine) plan(tx *Tx) error {
	p, o, err := tx.MedicineOrder(tx.ctx, c.Order)
	if err != nil {
		return err
	}
	tx.number = o.Number
	d := &medicineStepped{No: o.No, Number: o.Number, Stage: c.Stage, Cost: c.Cost, Amount: c.Amount, Who: journal.Text(strings.TrimSpace(c.Who)), What: journal.Text(o.What), Text: journal.Text(strings.TrimSpace(c.Text))}
	if err := c.check(o, d); err != nil {
		return err
	}
	if c.Stage == MedicineDelivered && d.Amount == 0 {
		d.Amount = o.Amount
	}
	if err := tx.append("medicine.step", p.ID, d); err != nil {
		return err
	}
	return c.matter(tx, o, d)
}

func (c StepMedicine) check(o MedicineOrder, d *medicineStepped) error {
	rank := stageRank(c.Stage)
	switch {
	case rank <= 0:
		return invalid("stage", "medicine.stage_unknown", c.Stage)
	case !o.Open():
		return refused("", "medicine.ended", o.Number)
	case c.Cost < 0 || c.Cost > maxQty || c.Amount < 0 || c.Amount > maxQty:
		return invalid("amount", "drug.amount", "")
	case c.Stage == MedicineReturned && o.Stage() != MedicineCarried:
		return refused("stage", "medicine.not_carried", o.Number)
	case c.Stage != MedicineReturned && rank <= stageRank(o.Stage()):
		return refused("stage", "medicine.only_forward", o.Number)
	case oneOf(c.Stage, MedicinePrescribed, MedicineCarried, MedicineDelivered) && d.Who == "":
		return invalid("who", whoMissing(c.Stage), o.Number)
	case oneOf(c.Stage, MedicineReturned, MedicineRefused, MedicineVoid) && d.Text == "":
		return invalid("reason", "reason.missing", "")
	}
	return nil
}

// whoMissing asks for who did a step.
func whoMissing(stage string) string {
	return map[string]string{MedicinePrescribed: "medicine.who_prescribed", MedicineCarried: "medicine.who_carried", MedicineDelivered: "medicine.who_delivered"}[stage]
}

// matter moves the matter along, if it is still open: in hand from the
// prescription on, closed or to verify with the delivery.
func (c StepMedicine) matter(tx *Tx, o MedicineOrder, d *medicineStepped) error {
	if o.Matter == "" {
		return nil
	}
	m, err := tx.Matter(tx.ctx, o.Matter)
	if err != nil || !m.Open() {
		return err
	}
	say := strings.TrimSpace(string(d.What) + " " + string(d.Who) + " " + string(d.Text))
	switch {
	case oneOf(c.Stage, MedicinePrescribed, MedicineProcured, MedicineCarried):
		if stepRank(m.State) < stepRank(MatterInHand) {
			return HandMatter{ID: m.ID, Text: say}.plan(tx)
		}
	case c.Stage == MedicineDelivered && c.Close && c.others(tx, m, o):
		return nil // another medicine of the matter is still to come
	case c.Stage == MedicineDelivered && c.Close && m.Urgent() && c.Verifier == "":
		if stepRank(m.State) < stepRank(MatterToVerify) {
			return VerifyMatter{ID: m.ID, Text: say}.plan(tx)
		}
	case c.Stage == MedicineDelivered && c.Close:
		return CloseMatter{ID: m.ID, Result: say, Verifier: c.Verifier}.plan(tx)
	}
	return nil
}

// others reports whether the matter has another open order.
func (c StepMedicine) others(tx *Tx, m Matter, o MedicineOrder) bool {
	var n int
	err := tx.db.queryRow(tx.ctx, "SELECT count(*) FROM medicine WHERE matter = ? AND matter <> '' AND open = 1", m.ID).Scan(&n)
	return err == nil && n > 0 && o.Matter != ""
}

// MedicineBack says that the last step of an order did not happen.
type MedicineBack struct {
	Patient string
	No      int
	Reason  string
}

func (c MedicineBack) plan(tx *Tx) error {
	p, err := tx.Patient(tx.ctx, c.Patient)
	if err != nil {
		return err
	}
	reason, err := required("reason", journal.Text(c.Reason))
	if err != nil {
		return err
	}
	o, ok := p.Order(c.No)
	if !ok {
		return notFound("order", "medicine.unknown", p.Number)
	}
	tx.number = o.Number
	if len(o.Steps) < 2 {
		return refused("", "medicine.no_step", o.Number)
	}
	return tx.append("medicine.step", p.ID, &medicineStepped{No: o.No, Number: o.Number, Stage: o.Steps[len(o.Steps)-2].Stage, Back: true, What: journal.Text(o.What), Text: reason})
}
