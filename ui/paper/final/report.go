package final

import (
	"context"
	"fmt"
	"time"

	"zhiban/store"
	"zhiban/ui/paper"
	"zhiban/ui/paper/export"
	"zhiban/ui/word"
)

// Report is the final report ready to be written in any format.
type Report struct {
	store.FinalSeal
	zone   *time.Location
	signer export.Signer
}

// Load reads the final report as the stand-down left it. Errors: refused (the
// post has not stood down), internal.
func Load(ctx context.Context, st *store.Store) (*Report, error) {
	f, err := st.FinalSeal(ctx)
	if err != nil {
		return nil, fmt.Errorf("final report: %w", err)
	}
	zone, err := f.Plan.Location()
	if err != nil {
		return nil, fmt.Errorf("zone of the plan: %w", err)
	}
	return &Report{f, zone, st}, nil
}

// Document lays the report out for a reader.
func (r *Report) Document(as export.As) paper.Document {
	level := as.Resolved().Level
	w := word.New(as.Lang, r.Plan, r.zone)
	d := Compose(r.Facts, w, level)
	d.Number, d.Code = r.Number, r.Code
	foot := r.Number + " · " + w.T.Muster.Final
	if !level.Full() {
		foot += " · " + w.T.Template.Levels[level.Word()]
	} else { // they tell ids, names and small numbers that no other reader may see
		d.Data = r.Data
	}
	d.Foot = foot + " · " + w.T.Report.HeadCode + " " + short(r.Code)
	return d
}

// short groups the first 16 digits of a head code: enough to compare by eye.
func short(code string) string {
	return code[:4] + " " + code[4:8] + " " + code[8:12] + " " + code[12:16]
}

// Output writes the report in a format, with what it says of itself signed
// where the format carries that.
func (r *Report) Output(format string, as export.As) (export.Output, error) {
	return export.Sealed(r.Document(as), format, as, r.signer)
}

// Bytes are those of the report in a format and language.
func (r *Report) Bytes(format string, as export.As) ([]byte, error) {
	o, err := r.Output(format, as)
	return o.Data, err
}

// Name is the file name of a format.
func (r *Report) Name(format string, as export.As) string {
	return fmt.Sprintf("final-%s-%s-%s.%s.%s", r.Number, r.Facts.Post.StoodDown.In(r.zone).Format("20060102-1504"), as.Resolved().Level.Word(), as.Lang, export.Ending(format))
}

// Written is a file that the report went into.
type Written struct {
	ID      string   `json:"id"`
	Path    string   `json:"path"`
	Format  string   `json:"format"`
	Code    string   `json:"head_code"`
	Missing []string `json:"missing"` // code points that the printed font does not have
	Signed  bool     `json:"signed"`  // the file says itself, signed, what it is
}

// Export writes the formats of the report into a folder; all bytes are made
// before the first file is touched. Errors: refused (the folder or a file), or
// of the layout.
func (r *Report) Export(dir string, formats []string, as export.As) ([]Written, error) {
	files, out := make([]export.File, 0, len(formats)), make([]Written, 0, len(formats))
	for _, f := range formats {
		o, err := r.Output(f, as)
		if err != nil {
			return nil, fmt.Errorf("write report %s: %w", r.Number, err)
		}
		files = append(files, export.File{Name: r.Name(f, as), Data: o.Data})
		out = append(out, Written{ID: r.Number, Format: f, Code: r.Code, Missing: append([]string{}, o.Missing...), Signed: o.Signed})
	}
	paths, err := export.Save(dir, files)
	if err != nil {
		return nil, fmt.Errorf("write report %s: %w", r.Number, err)
	}
	for i, p := range paths {
		out[i].Path = p
	}
	return out, nil
}
