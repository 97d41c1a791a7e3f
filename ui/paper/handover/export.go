package handover

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"zhiban/store"
)

// Written is a file that a report went into.
type Written struct {
	ID     string `json:"id"`
	Path   string `json:"path"`
	Format string `json:"format"`
	Sealed bool   `json:"sealed"`
	Code   string `json:"head_code"`
}

// Export writes the formats of a report into a folder, and its addenda in
// files of their own: a sealed report never changes. All bytes are made before
// the first file is touched. It is the one way in which command line and screens
// write reports. Errors: refused (the folder or a file), or of the layout.
func (r *Report) Export(dir string, formats []string, lang string) ([]Written, error) {
	type file struct {
		Written
		data []byte
	}
	var files []file
	for _, f := range formats {
		data, err := r.Bytes(f, lang)
		if err != nil {
			return nil, fmt.Errorf("write report %s: %w", r.Number, err)
		}
		files = append(files, file{Written{r.Number, filepath.Join(dir, r.Name(f, lang)), f, r.Sealed, r.HeadCode}, data})
		if d, ok := r.Addenda(lang); ok {
			if data, err = Write(d, f); err != nil {
				return nil, fmt.Errorf("write addenda of %s: %w", r.Number, err)
			}
			name := strings.TrimSuffix(r.Name(f, lang), "."+lang+"."+f) + "-addenda." + lang + "." + f
			files = append(files, file{Written{r.Number, filepath.Join(dir, name), f, true, r.HeadCode}, data})
		}
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, &store.Error{Code: store.Refused, Field: "out", Reason: "report.folder", Arg: dir}
	}
	var out []Written
	for _, f := range files {
		if err := writeFile(f.Path, f.data); err != nil {
			return nil, &store.Error{Code: store.Refused, Field: "out", Reason: "report.file", Arg: f.Path}
		}
		out = append(out, f.Written)
	}
	return out, nil
}

// writeFile writes beside the name and renames, so that nothing half-written
// carries the name of a report.
func writeFile(path string, data []byte) error {
	tmp := path + ".tmp"
	if err := os.WriteFile(tmp, data, 0o600); err != nil {
		return errors.Join(err, os.Remove(tmp))
	}
	return os.Rename(tmp, path)
}
