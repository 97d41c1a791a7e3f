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
	"strings"

	"zhiban/assets/fonts"
	"zhiban/store"
	"zhiban/ui/paper"
	"zhiban/ui/paper/office"
	"zhiban/ui/paper/pdf"
	"zhiban/ui/paper/template"
)

// Formats are the formats a document can be written in, those that are printed
// and handed on first.
func Formats() []string {
	return []string{"pdf", "docx", "html", "md", "txt", "xlsx", "csv", "json"}
}

// List is all formats as somebody types them.
func List() string { return strings.Join(Formats(), ",") }

// Parse reads formats as somebody types them, in the commas of either
// language. unknown is the first that does not exist, or the whole text where
// it names none; ok when all is well.
func Parse(text string) (formats []string, unknown string, ok bool) {
	for _, f := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune(",，、 ", r) }) {
		if !slices.Contains(Formats(), f) {
			return nil, f, false
		}
		formats = append(formats, f)
	}
	if len(formats) == 0 {
		return nil, text, false
	}
	return formats, "", true
}

// As is for whom a document is laid out. The zero value is the full report in
// Chinese.
type As struct {
	Lang  string      // "zh" or "en"
	Level store.Level // who reads it; "" is full

	Template *template.Template // the form it is laid out in; nil is the usual one of the report
}

// Resolved puts in the level that the template insists on: a public bulletin is
// public whoever asks for it.
func (a As) Resolved() As {
	if a.Template != nil && a.Template.Level != "" {
		a.Level = store.Level(a.Template.Level)
	}
	return a
}

// Plain reports whether this is the full report in its own words: the one whose
// Chinese text was signed. How it looks on paper is no matter.
func (a As) Plain() bool { return a.Resolved().Level.Full() && a.Template.KeepsWords() }

// Mark is the part of a file name that says in which form a report is laid
// out: "" for the usual one.
func (a As) Mark() string {
	if a.Template == nil || a.Template.Slug == template.Usual {
		return ""
	}
	return "-" + a.Template.Slug
}

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
	Signed  bool     // the file carries a signed statement about itself
}

// Bytes writes a document in a format. Errors: internal only; an unknown
// format is one, so ask [Parse] first.
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
	font, err := face(d.Laid().Serif)
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

// face is the font that a document is printed in: the serif is a part of a
// font, and what it lacks, a rare name, is drawn with the sans.
func face(serif bool) (*pdf.Font, error) {
	sans, err := parse(fonts.Sans)
	if err != nil || !serif {
		return sans, err
	}
	f, err := parse(fonts.Serif)
	if err != nil {
		return nil, err
	}
	return f.Before(sans, "NotoSerifSC-Regular")
}

func parse(unpack func() ([]byte, error)) (*pdf.Font, error) {
	ttf, err := unpack()
	if err != nil {
		return nil, err
	}
	return pdf.ParseFont(ttf)
}

// Measure counts pages before anything is written.
type Measure struct{ faces map[bool]*pdf.Font } // by whether it is the serif

// NewMeasure counts nothing yet: a font is unpacked for the first document that
// is printed in it.
func NewMeasure() *Measure { return &Measure{faces: map[bool]*pdf.Font{}} }

// Pages is how many pages a document takes when it is printed so that it can be
// read. Errors: internal only.
func (m *Measure) Pages(d paper.Document) (int, error) {
	serif := d.Laid().Serif
	if m.faces[serif] == nil {
		f, err := face(serif)
		if err != nil {
			return 0, err
		}
		m.faces[serif] = f
	}
	return pdf.Pages(d, m.faces[serif]), nil
}

// Written is a file that a document went into.
type Written struct {
	Path    string   `json:"path"`
	Format  string   `json:"format"`
	Missing []string `json:"missing"` // code points that the printed font does not have
}

// Write writes a document into a folder in several formats, as NAME.ENDING. All
// bytes are made before the first file is touched. Errors: refused (folder or
// file), internal.
func Write(d paper.Document, formats []string, dir, name string) ([]Written, error) {
	var out []Written
	var files []File
	for _, f := range formats {
		o, err := Bytes(d, f)
		if err != nil {
			return nil, fmt.Errorf("write %s: %w", name, err)
		}
		files = append(files, File{name + "." + Ending(f), o.Data})
		out = append(out, Written{Format: f, Missing: append([]string{}, o.Missing...)})
	}
	paths, err := Save(dir, files)
	if err != nil {
		return nil, err
	}
	for i, p := range paths {
		out[i].Path = p
	}
	return out, nil
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

// SaveAs writes one file to a path of its own. Errors: refused (it cannot be
// written).
func SaveAs(path string, data []byte) error {
	if err := save(path, data); err != nil {
		return &store.Error{Code: store.Refused, Field: "out", Reason: "report.file", Arg: path}
	}
	return nil
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
