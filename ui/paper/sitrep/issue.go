package sitrep

import (
	"context"
	"fmt"
	"time"

	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui/paper"
	"zhiban/ui/paper/export"
)

// Signing is how a report is signed.
type Signing struct {
	By    string // subject id
	How   string // "" or paper
	Proof store.PINProof
}

// Issue signs a draft: it lays out the Chinese report that is kept word for
// word, and seals facts and text. It is the one way in which screens, command
// line and drills issue. Errors: what [store.IssueSitrep] answers.
func Issue(ctx context.Context, st *store.Store, ref string, s Signing) (store.Receipt, error) {
	sign, err := st.SitSigner(ctx, s.By, s.How)
	if err != nil {
		return store.Receipt{}, err
	}
	f, err := st.SitFacts(ctx, ref, sign)
	if err != nil {
		return store.Receipt{}, err
	}
	p, err := st.ExportPlan(ctx)
	if err != nil {
		return store.Receipt{}, err
	}
	code, err := f.HeadCode()
	if err != nil {
		return store.Receipt{}, err
	}
	d, err := Compose(f, p, Options{As: export.As{Lang: "zh"}, HeadCode: code})
	if err != nil {
		return store.Receipt{}, fmt.Errorf("lay out %s: %w", f.Report.Number, err)
	}
	text, err := paper.Plain(d, paper.PlainOptions{})
	if err != nil {
		return store.Receipt{}, fmt.Errorf("lay out %s: %w", f.Report.Number, err)
	}
	return st.Do(ctx, s.By, time.Time{}, store.IssueSitrep{ID: ref, Facts: f, Text: string(text), How: s.How, Proof: s.Proof})
}

// Report is a situation report ready to be written in any format.
type Report struct {
	Sitrep store.Sitrep
	Facts  *store.SitFacts
	plan   *plan.Plan
	text   string // the signed Chinese text, kept byte for byte
	data   []byte
	signer export.Signer
}

// Load reads a report: what was issued, or the draft as it is now. Errors:
// not_found, internal.
func Load(ctx context.Context, st *store.Store, ref string) (*Report, error) {
	s, err := st.Sitrep(ctx, ref)
	if err != nil {
		return nil, err
	}
	r := &Report{Sitrep: s, signer: st}
	if r.plan, err = st.ExportPlan(ctx); err != nil {
		return nil, err
	}
	if s.State == store.SitIssued {
		got, err := st.IssuedSitrep(ctx, s.ID)
		if err != nil {
			return nil, err
		}
		r.Facts, r.text, r.data = got.Facts, got.Text, got.FactsJSON
		return r, nil
	}
	if r.Facts, err = st.SitFacts(ctx, s.ID, nil); err != nil {
		return nil, err
	}
	r.data, _, err = r.Facts.Canonical()
	return r, err
}

// Output writes the report in a format and language. The Chinese text of an
// issued report is the signed one, byte for byte.
func (r *Report) Output(format string, as export.As) (export.Output, error) {
	if format == "txt" && as.Lang == "zh" && as.Plain() && r.Sitrep.State == store.SitIssued {
		return export.Output{Data: []byte(r.text)}, nil
	}
	d, err := r.Document(as)
	if err != nil {
		return export.Output{}, err
	}
	d.Number, d.Code = r.Sitrep.Number, r.Sitrep.Facts
	return export.Sealed(d, format, as, r.signer)
}

// Bytes are those of the report in a format and language.
func (r *Report) Bytes(format string, as export.As) ([]byte, error) {
	o, err := r.Output(format, as)
	return o.Data, err
}

// Name is the file name of a format.
func (r *Report) Name(format string, as export.As) string {
	s := r.Sitrep
	kind := s.Kind
	if s.No > 0 {
		kind += fmt.Sprint(s.No)
	}
	if s.State != store.SitIssued {
		kind += "-" + s.State
	}
	return fmt.Sprintf("sitrep-%s-%s-%s%s.%s.%s", s.Number, kind, as.Resolved().Level.Word(), as.Mark(), as.Lang, export.Ending(format))
}

// Written is a file that a report went into.
type Written struct {
	ID      string   `json:"id"`
	Path    string   `json:"path"`
	Format  string   `json:"format"`
	Issued  bool     `json:"issued"`
	Code    string   `json:"head_code"`
	Missing []string `json:"missing"` // code points that the printed font does not have
	Signed  bool     `json:"signed"`  // the file says itself, signed, what it is
}

// Export writes the formats of a report into a folder; all bytes are made
// before the first file is touched. Errors: refused (the folder or a file), or
// of the layout.
func (r *Report) Export(dir string, formats []string, as export.As) ([]Written, error) {
	files := make([]export.File, 0, len(formats))
	out := make([]Written, 0, len(formats))
	for _, f := range formats {
		o, err := r.Output(f, as)
		if err != nil {
			return nil, fmt.Errorf("write report %s: %w", r.Sitrep.Number, err)
		}
		files = append(files, export.File{Name: r.Name(f, as), Data: o.Data})
		out = append(out, Written{ID: r.Sitrep.Number, Format: f, Issued: r.Sitrep.State == store.SitIssued, Code: r.Sitrep.Facts, Missing: append([]string{}, o.Missing...), Signed: o.Signed})
	}
	paths, err := export.Save(dir, files)
	if err != nil {
		return nil, err
	}
	for i, p := range paths {
		out[i].Path = p
	}
	return out, nil
}
