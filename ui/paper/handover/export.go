package handover

import (
	"fmt"

	"zhiban/ui/paper/export"
)

// Written is a file that a report went into.
type Written struct {
	ID      string   `json:"id"`
	Path    string   `json:"path"`
	Format  string   `json:"format"`
	Sealed  bool     `json:"sealed"`
	Code    string   `json:"head_code"`
	Missing []string `json:"missing"` // code points that the printed font does not have
	Signed  bool     `json:"signed"`  // the file says itself, signed, what it is
}

// Export writes the formats of a report into a folder, and its addenda in
// files of their own: a sealed report never changes. All bytes are made before
// the first file is touched. It is the one way in which command line and screens
// write reports. Errors: refused (the folder or a file), or of the layout.
func (r *Report) Export(dir string, formats []string, as export.As) ([]Written, error) {
	var out []Written
	var files []export.File
	add := func(f, part string, sealed bool, o export.Output) {
		files = append(files, export.File{Name: r.Name(f, as, part), Data: o.Data})
		out = append(out, Written{ID: r.Number, Format: f, Sealed: sealed, Code: r.HeadCode, Missing: append([]string{}, o.Missing...), Signed: o.Signed})
	}
	for _, f := range formats {
		o, err := r.Output(f, as)
		if err != nil {
			return nil, fmt.Errorf("write report %s: %w", r.Number, err)
		}
		add(f, "", r.Sealed, o)
		if d, ok := r.Addenda(as); ok {
			if o, err = export.Sealed(d, f, as, r.signer); err != nil {
				return nil, fmt.Errorf("write addenda of %s: %w", r.Number, err)
			}
			add(f, "-addenda", true, o)
		}
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
