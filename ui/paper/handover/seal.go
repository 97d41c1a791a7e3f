package handover

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/store/plan"
	"zhiban/ui/i18n"
	"zhiban/ui/paper"
	"zhiban/ui/paper/export"
)

// Seal closes a handover that both have signed: it builds the facts, lays out
// the Chinese report that is kept word for word, seals both, and makes a
// verified copy of the file. It is the one way in which screens, command line
// and drills seal. Errors: what [store.SealHandover] answers; a backup that
// failed is an error of its own, the seal stands.
func Seal(ctx context.Context, st *store.Store, ref, by string, at time.Time) (store.Receipt, error) {
	facts, err := st.HandoverFacts(ctx, ref)
	if err != nil {
		return store.Receipt{}, err
	}
	p, err := planAt(ctx, st, facts.Handover.Heads, facts.Handover.CutOff)
	if err != nil {
		return store.Receipt{}, err
	}
	text, err := SignedText(facts, p, journal.At(at))
	if err != nil {
		return store.Receipt{}, fmt.Errorf("lay out handover %s: %w", facts.Handover.Number, err)
	}
	r, err := st.Do(ctx, by, time.Time{}, store.SealHandover{Handover: ref, Facts: facts, Text: text})
	if err != nil {
		return r, err
	}
	if _, err := st.Backup(ctx, "seal"); err != nil {
		return r, fmt.Errorf("handover %s is sealed, its backup failed: %w", facts.Handover.Number, err)
	}
	return r, nil
}

// SignedText is the full Chinese report as text: the one that is signed.
func SignedText(f *store.Facts, p *plan.Plan, sealed journal.Time) (string, error) {
	code, err := f.HeadCode()
	if err != nil {
		return "", err
	}
	d, err := Compose(f, p, Options{As: export.As{Lang: "zh"}, HeadCode: code, SealedAt: sealed})
	if err != nil {
		return "", err
	}
	out, err := paper.Plain(d, paper.PlainOptions{})
	return string(out), err
}

// planAt is the plan as it was at the cut-off: a sealed report keeps the words
// of its time.
func planAt(ctx context.Context, st *store.Store, heads []journal.Head, at journal.Time) (_ *plan.Plan, err error) {
	c, err := st.AtHeads(ctx, heads, at.In(time.UTC))
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	return c.ExportPlan(ctx)
}

// Report is a handover report ready to be written in any format.
type Report struct {
	Number   string
	Shift    string // key of the shift
	Sealed   bool
	HeadCode string
	Facts    *store.Facts
	plan     *plan.Plan
	sealedAt journal.Time
	text     string // signed Chinese text, kept byte for byte
	addenda  []store.Addendum
	data     []byte
	signer   export.Signer
}

// Load reads a handover's report: the sealed facts, or for one that is not
// sealed yet the facts as they are now. Errors: not_found, internal.
func Load(ctx context.Context, st *store.Store, ref string) (*Report, error) {
	h, err := st.Handover(ctx, ref)
	if err != nil {
		return nil, err
	}
	p, err := planAt(ctx, st, h.Heads, h.CutOff)
	if err != nil {
		return nil, err
	}
	shift, err := st.ShiftByKey(ctx, h.Shift)
	if err != nil {
		return nil, err
	}
	r := &Report{Number: h.Number, Shift: shift.Key, plan: p, addenda: h.Addenda, signer: st}
	if h.State != store.HandoverSealed {
		r.Facts, err = st.HandoverFacts(ctx, h.ID)
		if err != nil {
			return nil, err
		}
		r.data, _, err = r.Facts.Canonical()
		return r, err
	}
	s, err := st.SealedReport(ctx, h.ID)
	if err != nil {
		return nil, err
	}
	r.Sealed, r.HeadCode, r.Facts, r.text, r.data, r.sealedAt = true, s.HeadCode, s.Facts, s.Text, s.FactsJSON, h.SealedAt
	return r, nil
}

// Document lays the report out in a language.
func (r *Report) Document(as export.As) (paper.Document, error) {
	o := Options{As: as, HeadCode: r.HeadCode, SealedAt: r.sealedAt}
	if as.Resolved().Level.Full() { // the facts tell ids and small numbers that no other reader may see
		o.Data = json.RawMessage(r.data)
	}
	return Compose(r.Facts, r.plan, o)
}

// Bytes writes the report in a format and language. The Chinese text of a
// sealed report is the signed one, byte for byte.
func (r *Report) Bytes(format string, as export.As) ([]byte, error) {
	o, err := r.Output(format, as)
	return o.Data, err
}

// Output is Bytes with what the printed font could not draw.
func (r *Report) Output(format string, as export.As) (export.Output, error) {
	if format == "txt" && as.Lang == "zh" && as.Plain() && r.Sealed {
		return export.Output{Data: []byte(r.text)}, nil
	}
	d, err := r.Document(as)
	if err != nil {
		return export.Output{}, err
	}
	return export.Sealed(d, format, as, r.signer)
}

// Name is the file name of a format: number, shift, reader level, the part
// («-addenda», "" for the report itself), language.
func (r *Report) Name(format string, as export.As, part string) string {
	if !r.Sealed {
		part = "-unsealed" + part
	}
	return fmt.Sprintf("handover-%s-%s-%s%s%s.%s.%s", r.Number, r.Shift, as.Resolved().Level.Word(), as.Mark(), part, as.Lang, export.Ending(format))
}

// Addenda lays out what came after the seal; ok is false when there is none, or
// when the reader may not read what somebody wrote.
func (r *Report) Addenda(as export.As) (d paper.Document, ok bool) {
	if len(r.addenda) == 0 || !as.Resolved().Level.Full() {
		return d, false
	}
	t := i18n.For(as.Lang)
	zone, err := r.plan.Location()
	if err != nil {
		zone = time.UTC
	}
	d = paper.Document{Title: t.Report.AddendaHead, Lang: t.Lang, Foot: r.Number + " · " + t.Report.HeadCode + " " + shortCode(r.HeadCode), PageWord: t.Report.PageWord,
		Number: r.Number, Code: r.HeadCode, Date: r.sealedAt.In(zone).Format(time.RFC3339)}
	for _, a := range r.addenda {
		d.Blocks = append(d.Blocks, paper.Heading{Level: 2, Text: r.Number + " " + fmt.Sprintf(t.Report.Addendum, a.No)},
			paper.Para{Spans: paper.Text(a.At.In(zone).Format(t.Time.Full) + " " + a.Text)}, paper.Para{Spans: paper.Text(t.Report.HeadCode + t.Report.Colon + r.HeadCode)})
	}
	return d, true
}
