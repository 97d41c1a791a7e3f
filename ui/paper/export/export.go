// Package export is the one place in which documents become files: what
// formats there are, what each is called, and how a file gets its name only
// when it is whole. It takes any document; who composes one needs nothing else.
package export

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"zhiban/assets/fonts"
	"zhiban/store"
	"zhiban/ui/paper"
	"zhiban/ui/paper/office"
	"zhiban/ui/paper/pdf"
)

// Formats are the formats a document can be written in.
func Formats() []string {
	return []string{"md", "html", "txt", "json", "pdf", "docx", "xlsx", "csv"}
}

// Known reports whether there is such a format.
func Known(format string) bool { return slices.Contains(Formats(), format) }

// Ending is how the name of a file ends: csv is an archive with a file to a
// table.
func Ending(format string) string {
	if format == "csv" {
		return "csv.zip"
	}
	return format
}

// Output is a document in one format.
type Output struct {
	Data    []byte
	Missing []string // code points (U+1F600) that the printed font does not have
}

// Bytes writes a document in a format. Errors: internal only; an unknown
// format is one, so ask [Known] first.
func Bytes(d paper.Document, format string) (Output, error) {
	var data []byte
	var err error
	switch format {
	case "md":
		data, err = paper.Markdown(d)
	case "html":
		data, err = paper.HTML(d)
	case "txt":
		data, err = paper.Plain(d, paper.PlainOptions{})
	case "json":
		data, err = paper.JSON(d)
	case "pdf":
		return printed(d)
	case "docx":
		data, err = office.DOCX(d)
	case "xlsx":
		data, err = office.XLSX(d)
	case "csv":
		data, err = office.CSV(d)
	default:
		err = fmt.Errorf("format %q is not known", format)
	}
	return Output{Data: data}, err
}

// printed unpacks the font for each PDF and drops it again: 40 ms at the few
// times that somebody prints are cheaper than 10 MB for ever.
func printed(d paper.Document) (Output, error) {
	ttf, err := fonts.Sans()
	if err != nil {
		return Output{}, err
	}
	font, err := pdf.ParseFont(ttf)
	if err != nil {
		return Output{}, err
	}
	r, err := pdf.Write(d, font)
	out := Output{Data: r.Data}
	for _, c := range r.Missing {
		out.Missing = append(out.Missing, fmt.Sprintf("U+%04X", c))
	}
	return out, err
}

// File is a file to write; Name has no folder.
type File struct {
	Name string
	Data []byte
}

// Save writes files into a folder, which it makes if it must, and returns their
// paths. A file gets its name when it is whole and on the disk. Errors: refused
// (folder or file cannot be written).
func Save(dir string, files []File) ([]string, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, &store.Error{Code: store.Refused, Field: "out", Reason: "report.folder", Arg: dir}
	}
	var paths []string
	for _, f := range files {
		path := filepath.Join(dir, f.Name)
		if err := save(path, f.Data); err != nil {
			return paths, &store.Error{Code: store.Refused, Field: "out", Reason: "report.file", Arg: path}
		}
		paths = append(paths, path)
	}
	return paths, nil
}

// save writes beside the name and renames, so that nothing half-written
// carries the name of a report.
func save(path string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}
