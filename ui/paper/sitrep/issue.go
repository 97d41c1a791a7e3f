package sitrep

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui/paper"
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
	d, err := Compose(f, p, Options{Lang: "zh", HeadCode: code})
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
}

// Load reads a report: what was issued, or the draft as it is now. Errors:
// not_found, internal.
func Load(ctx context.Context, st *store.Store, ref string) (*Report, error) {
	s, err := st.Sitrep(ctx, ref)
	if err != nil {
		return nil, err
	}
	r := &Report{Sitrep: s}
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

// Bytes writes the report in a format and language. The Chinese text of an
// issued report is the signed one, byte for byte.
func (r *Report) Bytes(format, lang string) ([]byte, error) {
	if format == "txt" && lang == "zh" && r.Sitrep.State == store.SitIssued {
		return []byte(r.text), nil
	}
	d, err := Compose(r.Facts, r.plan, Options{Lang: lang, HeadCode: r.Sitrep.Facts, Data: json.RawMessage(r.data)})
	if err != nil {
		return nil, err
	}
	switch format {
	case "md":
		return paper.Markdown(d)
	case "html":
		return paper.HTML(d)
	case "txt":
		return paper.Plain(d, paper.PlainOptions{})
	case "json":
		return paper.JSON(d)
	}
	return nil, fmt.Errorf("format %q is not known", format)
}

// Name is the file name of a format.
func (r *Report) Name(format, lang string) string {
	s := r.Sitrep
	kind := s.Kind
	if s.No > 0 {
		kind += fmt.Sprint(s.No)
	}
	if s.State != store.SitIssued {
		kind += "-" + s.State
	}
	return fmt.Sprintf("sitrep-%s-%s-full.%s.%s", s.Number, kind, lang, format)
}

// Written is a file that a report went into.
type Written struct {
	ID     string `json:"id"`
	Path   string `json:"path"`
	Format string `json:"format"`
	Issued bool   `json:"issued"`
	Code   string `json:"head_code"`
}

// Export writes the formats of a report into a folder; all bytes are made
// before the first file is touched. Errors: refused (the folder or a file), or
// of the layout.
func (r *Report) Export(dir string, formats []string, lang string) ([]Written, error) {
	data := make([][]byte, len(formats))
	for i, f := range formats {
		var err error
		if data[i], err = r.Bytes(f, lang); err != nil {
			return nil, fmt.Errorf("write report %s: %w", r.Sitrep.Number, err)
		}
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, &store.Error{Code: store.Refused, Field: "out", Reason: "report.folder", Arg: dir}
	}
	out := make([]Written, 0, len(formats))
	for i, f := range formats {
		path := filepath.Join(dir, r.Name(f, lang))
		if err := replace(path, data[i]); err != nil {
			return nil, &store.Error{Code: store.Refused, Field: "out", Reason: "report.file", Arg: path}
		}
		out = append(out, Written{r.Sitrep.Number, path, f, r.Sitrep.State == store.SitIssued, r.Sitrep.Facts})
	}
	return out, nil
}

// replace writes beside the name and renames, so that nothing half-written
// carries the name of a report.
func replace(path string, data []byte) error {
	tmp := path + ".tmp"
	if err := os.WriteFile(tmp, data, 0o600); err != nil {
		return errors.Join(err, os.Remove(tmp))
	}
	return os.Rename(tmp, path)
}
