package store

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// Slugs of the plan's thresholds for the medical part.
const (
	ThresholdRefill    = "refill_days"     // medicine that runs out within so many days is due
	ThresholdTransport = "treatment_hours" // a treatment within so many hours needs its transport
)

// RefillDays is within how many days medicine is due.
func RefillDays(p *plan.Plan) int { return thresholdOr(p, ThresholdRefill, 2) }

// TransportLead is how long before a treatment its transport must stand.
func TransportLead(p *plan.Plan) time.Duration { return hours(thresholdOr(p, ThresholdTransport, 12)) }

func thresholdOr(p *plan.Plan, slug string, usual int) int {
	if n, ok := p.Threshold(slug); ok && n > 0 {
		return n
	}
	return usual
}

// Patient finds a patient by id, number (K-P003) or the whole name. Errors:
// not_found, refused (several have the name), internal.
func (v *View) Patient(ctx context.Context, ref string) (Patient, error) {
	ref = strings.TrimSpace(ref)
	list, err := patientTable().list(ctx, v.q, "WHERE subject = ?1 OR number = upper(?2) LIMIT 2", ref, foldText(ref))
	if err != nil {
		return Patient{}, err
	}
	if len(list) == 0 && ref != "" {
		if list, err = patientTable().list(ctx, v.q, "WHERE json_extract(doc, '$.name') = ?1 AND instr(find, ?2) = 1 ORDER BY ended LIMIT 3", ref, foldText(ref)); err != nil {
			return Patient{}, err
		}
		if len(list) > 1 && list[0].On() && !list[1].On() {
			list = list[:1]
		}
	}
	switch len(list) {
	case 0:
		return Patient{}, notFound("patient", "patient.unknown", ref)
	case 1:
		return list[0], nil
	}
	return Patient{}, refused("patient", "patient.ambiguous", ref)
}

// patientAt finds who is on the register at a door by name; without a name the
// only one there.
func (v *View) patientAt(ctx context.Context, grid, household, name string) (p Patient, ok bool, err error) {
	name, household = strings.TrimSpace(name), strings.TrimSpace(household)
	if household == "" && name == "" {
		return p, false, nil
	}
	list, err := patientTable().list(ctx, v.q, "WHERE ended = 0 AND grid = ?1 AND (?2 = '' OR household = ?2) AND (?3 = '' OR json_extract(doc, '$.name') = ?3) LIMIT 2", grid, AddressKey(household), name)
	if err != nil || len(list) == 0 {
		return p, false, err
	}
	return list[0], len(list) == 1 || name != "", nil
}

// patientsAt lists who of a household is on the register, also those who were
// entered before the household was.
func (v *View) patientsAt(ctx context.Context, h Household) ([]Patient, error) {
	return patientTable().list(ctx, v.q, "WHERE (house = ?1 AND house <> '' OR grid = ?2 AND household = ?3) AND +ended = 0 ORDER BY +due, subject LIMIT 20", h.ID, h.Grid, addressKey(h.Building, h.Room))
}

// PatientFilter says which patients to list; the zero value is all on the
// register, those whose medicine runs out first in front.
type PatientFilter struct {
	Grid      string // id
	House     string // id of a household of the census
	Condition string // slug
	Grep      string // part of the name, initials, the phone or the address
	Ended     bool
	Watch     bool // on the watch list, the next look first
	Limit     int  // 0 means 200
	Offset    int
}

// Patients lists patients, a page at a time. Errors: internal.
func (v *View) Patients(ctx context.Context, f PatientFilter) ([]Patient, error) {
	where, args := f.where()
	order := " ORDER BY due, subject"
	if f.Watch {
		order = " ORDER BY watch, subject"
	}
	if f.Limit <= 0 {
		f.Limit = 200
	}
	return patientTable().list(ctx, v.q, where+order+" LIMIT ? OFFSET ?", append(args, f.Limit, f.Offset)...)
}

// CountPatients counts what a filter lists, without its page. Errors: internal.
func (v *View) CountPatients(ctx context.Context, f PatientFilter) (n int, err error) {
	where, args := f.where()
	err = v.q.queryRow(ctx, "SELECT count(*) FROM patient "+where, args...).Scan(&n)
	return n, internalOrNil("read.patient", err)
}

func (f PatientFilter) where() (string, []any) {
	parts, args := []string{"ended = ?"}, []any{btoi(f.Ended)}
	add := func(cond string, a ...any) { parts, args = append(parts, cond), append(args, a...) }
	if f.Watch {
		parts[0], args = "watch <> 0", nil
	}
	if f.Grid != "" {
		add("grid = ?", f.Grid)
	}
	if f.House != "" {
		add("house = ? AND house <> ''", f.House)
	}
	if f.Condition != "" {
		add("EXISTS (SELECT 1 FROM json_each(doc, '$.conditions') x WHERE x.value = ?)", f.Condition)
	}
	if g := strings.TrimSpace(f.Grep); g != "" {
		add("instr(find, ?) > 0", foldText(g))
	}
	return "WHERE " + strings.Join(parts, " AND "), args
}

// PatientRef is what a list says of a patient beside its own columns.
type PatientRef struct {
	Patient   string       `json:"patient"` // id
	Number    string       `json:"number"`
	Name      string       `json:"name"`
	Grid      int          `json:"grid"` // number
	Household string       `json:"household"`
	Phone     string       `json:"phone"`
	Why       string       `json:"why,omitempty"` // of the watch
	Next      journal.Time `json:"next,omitempty"`
	Last      journal.Time `json:"last,omitempty"`
}

func refOf(p Patient, numbers map[string]int) PatientRef {
	return PatientRef{Patient: p.ID, Number: p.Number, Name: p.Name, Grid: numbers[p.Grid], Household: p.Household, Phone: p.Phone}
}

// DrugDue is a drug with how long it still lasts.
type DrugDue struct {
	PatientRef
	Drug     string       `json:"drug"`
	Dose     string       `json:"dose"`
	Unit     string       `json:"unit"`
	Left     Qty          `json:"left"`
	PerDay   Qty          `json:"per_day"`
	Days     int          `json:"days"`
	RunsOut  journal.Time `json:"runs_out"`
	UnderWay string       `json:"under_way"` // number of the order that brings more, ""
	Stage    string       `json:"stage"`     // of that order
}

// DrugsDue lists drugs by when they run out, the first first: who is without
// insulin, and in how many days. Errors: internal.
func (v *View) DrugsDue(ctx context.Context, limit int) ([]DrugDue, error) {
	return v.drugsDueBy(ctx, never, limit)
}

func (v *View) drugsDueBy(ctx context.Context, by journal.Time, limit int) ([]DrugDue, error) {
	if limit <= 0 {
		limit = 100
	}
	rows, err := v.q.query(ctx, "SELECT subject, no FROM patient_drug WHERE out <= ? ORDER BY out, subject, no LIMIT ?", int64(by), limit)
	if err != nil {
		return nil, internal("read.patient", err)
	}
	keys, err := pairs(rows)
	if err != nil {
		return nil, err
	}
	people, numbers, err := v.patientsOf(ctx, keys)
	if err != nil {
		return nil, err
	}
	now := v.nowMS()
	var out []DrugDue
	for _, k := range keys {
		p, ok := people[k.subject]
		d := p.drug(k.no)
		if !ok || d == nil {
			continue
		}
		x := DrugDue{PatientRef: refOf(*p, numbers), Drug: d.Name, Dose: d.Dose, Unit: d.Unit, Left: d.Left(now), PerDay: d.PerDay, Days: d.Days(now), RunsOut: d.RunsOut()}
		if o := p.UnderWay(d.No); o != nil {
			x.UnderWay, x.Stage = o.Number, o.Stage()
		}
		out = append(out, x)
	}
	return out, nil
}

// rowKey names a row of a patient.
type rowKey struct {
	subject string
	no      int
}

func pairs(rows interface {
	Next() bool
	Scan(...any) error
	Err() error
	Close() error
}) ([]rowKey, error) {
	defer rows.Close() //nolint:errcheck // read to its end below
	var out []rowKey
	for rows.Next() {
		var k rowKey
		if err := rows.Scan(&k.subject, &k.no); err != nil {
			return nil, internal("read.patient", err)
		}
		out = append(out, k)
	}
	return out, internalOrNil("read.patient", rows.Err())
}

// patientsOf reads the patients of some rows, each once, and the numbers of
// the grids.
func (v *View) patientsOf(ctx context.Context, keys []rowKey) (map[string]*Patient, map[string]int, error) {
	var ids []string
	for _, k := range keys {
		if !slices.Contains(ids, k.subject) {
			ids = append(ids, k.subject)
		}
	}
	js, err := json.Marshal(ids)
	if err != nil {
		return nil, nil, internal("read.patient", err)
	}
	list, err := patientTable().list(ctx, v.q, "WHERE subject IN (SELECT value FROM json_each(?))", string(js))
	if err != nil {
		return nil, nil, err
	}
	out := make(map[string]*Patient, len(list))
	for i := range list {
		out[list[i].ID] = &list[i]
	}
	numbers, err := v.gridNumbers(ctx)
	return out, numbers, err
}

// PatientOrder is an order with whom it is for.
type PatientOrder struct {
	PatientRef
	Order MedicineOrder `json:"order"`
}

// MedicineOrders lists orders: the open ones by stage and age, or those that
// came to an end since a time, newest first. Errors: internal.
func (v *View) MedicineOrders(ctx context.Context, open bool, since journal.Time, limit int) ([]PatientOrder, error) {
	if limit <= 0 {
		limit = 200
	}
	q, args := "SELECT subject, no FROM medicine WHERE open = 1 ORDER BY stage, at, subject, no LIMIT ?", []any{limit}
	if !open {
		q, args = "SELECT subject, no FROM medicine WHERE open = 0 AND at >= ? ORDER BY at DESC, subject, no LIMIT ?", []any{int64(since), limit}
	}
	rows, err := v.q.query(ctx, q, args...)
	if err != nil {
		return nil, internal("read.medicine", err)
	}
	keys, err := pairs(rows)
	if err != nil {
		return nil, err
	}
	people, numbers, err := v.patientsOf(ctx, keys)
	if err != nil {
		return nil, err
	}
	var out []PatientOrder
	for _, k := range keys {
		if p := people[k.subject]; p != nil {
			if o := p.order(k.no); o != nil {
				out = append(out, PatientOrder{refOf(*p, numbers), *o})
			}
		}
	}
	return out, nil
}

// MedicineOrder finds an order by the number of its matter (of several the
// first open one), or by patient and number: «K-P003/2». Errors: not_found,
// internal.
func (v *View) MedicineOrder(ctx context.Context, ref string) (Patient, MedicineOrder, error) {
	who, tail, both := strings.Cut(strings.TrimSpace(ref), "/")
	if both {
		p, err := v.Patient(ctx, who)
		if err != nil {
			return p, MedicineOrder{}, err
		}
		for _, o := range p.Orders {
			if padded(o.No, 1) == tail {
				return p, o, nil
			}
		}
		return p, MedicineOrder{}, notFound("order", "medicine.unknown", ref)
	}
	m, err := v.Matter(ctx, ref)
	if err != nil {
		return Patient{}, MedicineOrder{}, err
	}
	var k rowKey
	err = v.q.queryRow(ctx, "SELECT coalesce(subject, ''), coalesce(no, 0) FROM (SELECT 1) LEFT JOIN (SELECT subject, no FROM medicine WHERE matter = ? AND matter <> '' ORDER BY open DESC, no LIMIT 1)", m.ID).Scan(&k.subject, &k.no)
	if err != nil {
		return Patient{}, MedicineOrder{}, internal("read.medicine", err)
	}
	if k.subject == "" {
		return Patient{}, MedicineOrder{}, notFound("order", "medicine.unknown", m.Number)
	}
	p, err := v.Patient(ctx, k.subject)
	o, _ := p.Order(k.no)
	return p, o, err
}

// MedicineStageCounts counts the open orders by stage. Errors: internal.
func (v *View) MedicineStageCounts(ctx context.Context) (map[string]int, error) {
	rows, err := v.q.query(ctx, "SELECT stage, count(*) FROM medicine WHERE open = 1 GROUP BY stage")
	if err != nil {
		return nil, internal("read.medicine", err)
	}
	defer rows.Close()
	out, stages := map[string]int{}, MedicineStages()
	for rows.Next() {
		var stage, n int
		if err := rows.Scan(&stage, &n); err != nil {
			return nil, internal("read.medicine", err)
		}
		if stage >= 0 && stage < len(stages) {
			out[stages[stage]] = n
		}
	}
	return out, internalOrNil("read.medicine", rows.Err())
}

// PatientTurn is a turn of a treatment with whom it is for.
type PatientTurn struct {
	PatientRef
	No    int           `json:"no"` // of the treatment
	What  string        `json:"what"`
	Place string        `json:"place"`
	Turn  TreatmentTurn `json:"turn"`
}

// TreatmentTurns lists the turns to come within a stretch of time, and those of
// the last day that nobody closed, by time. Errors: internal.
func (v *View) TreatmentTurns(ctx context.Context, within time.Duration) ([]PatientTurn, error) {
	list, err := patientTable().list(ctx, v.q, "INDEXED BY patient_treated WHERE treated <> 0 LIMIT 2000")
	if err != nil {
		return nil, err
	}
	numbers, err := v.gridNumbers(ctx)
	if err != nil {
		return nil, err
	}
	now := v.nowMS()
	var out []PatientTurn
	for _, p := range list {
		for _, t := range p.Treatments {
			for _, x := range t.TurnsUntil(now, now.Add(within), v.Zone()) {
				out = append(out, PatientTurn{refOf(p, numbers), t.No, t.What, t.Place, x})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b PatientTurn) int { return int(a.Turn.Due - b.Turn.Due) })
	return out, nil
}

// WatchList lists who is watched, whom somebody must look at first in front.
// Errors: internal.
func (v *View) WatchList(ctx context.Context, limit int) ([]PatientRef, error) {
	list, err := v.Patients(ctx, PatientFilter{Watch: true, Limit: limit})
	if err != nil {
		return nil, err
	}
	numbers, err := v.gridNumbers(ctx)
	out := make([]PatientRef, 0, len(list))
	for _, p := range list {
		r := refOf(p, numbers)
		r.Why, r.Next, r.Last = p.Watch.Why, p.Watch.Next(), p.Watch.Last
		out = append(out, r)
	}
	return out, err
}

// MedicalStatus reads the medical part at a glance. Errors: internal.
func (v *View) MedicalStatus(ctx context.Context, limit int) (s MedicalStatus, err error) {
	pl, err := v.Plan(ctx)
	if err != nil {
		return s, err
	}
	s.Now = v.nowMS()
	if s.OnCall, err = v.OnCallNow(ctx); err != nil {
		return s, err
	}
	next, err := v.OnCalls(ctx, s.Now, s.Now.Add(24*time.Hour))
	if err != nil {
		return s, err
	}
	for _, o := range next {
		if o.From > s.Now {
			s.Next = append(s.Next, o)
		}
	}
	if s.Due, err = v.drugsDueBy(ctx, s.Now.Add(time.Duration(RefillDays(pl))*24*time.Hour), limit); err != nil {
		return s, err
	}
	if s.Orders, err = v.MedicineOrders(ctx, true, 0, limit); err != nil {
		return s, err
	}
	if s.Watch, err = v.WatchList(ctx, limit); err != nil {
		return s, err
	}
	if s.Turns, err = v.TreatmentTurns(ctx, 48*time.Hour); err != nil {
		return s, err
	}
	if s.Stages, err = v.MedicineStageCounts(ctx); err != nil {
		return s, err
	}
	s.Patients, err = v.CountPatients(ctx, PatientFilter{})
	return s, err
}
