// Package diary writes what the record holds into files: the lines of the
// journal as one JSON object a line, as CSV, as text, as pages or as a workbook
// with the lists beside them, for a reader of a level. It reads page by page, so that a
// journal of a million entries needs no more room than a short one.
package diary

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui/word"
)

// page is how many lines are read at once.
const page = 1000

// The formats.
const (
	JSONL = "jsonl"
	CSV   = "csv"
	XLSX  = "xlsx"
	Text  = "txt"
	PDF   = "pdf"
	DOCX  = "docx"
)

// Formats lists what can be written, in the order of lists.
func Formats() []string { return []string{JSONL, CSV, XLSX, Text, PDF, DOCX} }

// Streamed reports whether a format can go to a screen or a pipe as text.
func Streamed(format string) bool { return format != XLSX && !onPaper(format) }

// Export says what is written and for whom.
type Export struct {
	Filter   store.LineFilter // Limit 0: all
	Format   string
	Level    store.Level
	Lists    bool              // a workbook holds the lists beside the journal
	Progress func(n int) error // after every page; an error gives up
}

// Done is what was written.
type Done struct {
	Path   string   `json:"file,omitempty"`
	Lines  int      `json:"entries"`
	Format string   `json:"format"`
	Level  string   `json:"level"`
	Sheets []string `json:"sheets,omitempty"`
	// Missing are the code points that the printed font does not have: they are
	// framed on the page.
	Missing []string `json:"missing,omitempty"`
	table   bool     // of something else than entries
	More    []string `json:"-"` // sheets that hold what one could not
}

// Check says what is wrong with a format. Errors: invalid.
func (x Export) Check() error {
	if !slices.Contains(Formats(), x.Format) {
		return &store.Error{Code: store.Invalid, Field: "format", Reason: "record.format", Arg: x.Format}
	}
	return nil
}

// Name is how a file of the record is called: when it was written, and for
// whom. At the full level that says that it holds names.
func Name(v *store.View, w word.Words, x Export) string {
	return w.T.Record.FileName + "-" + v.Now().In(w.Zone).Format("20060102-1504") + "-" + x.Level.Word() + "." + x.Format
}

// WriteFile writes into a file, or into a folder under a name of its own.
// Nothing half-written stays, also when it is given up. Errors: invalid (the
// format), refused (folder or file cannot be written), or what reading and
// Progress answer.
func WriteFile(ctx context.Context, v *store.View, w word.Words, x Export, path string) (Done, error) {
	if err := x.Check(); err != nil {
		return Done{}, err
	}
	if isFolder(path) {
		path = filepath.Join(path, Name(v, w, x))
	}
	f, err := begin(path)
	if err != nil {
		return Done{}, err
	}
	defer f.drop()
	done, err := Write(ctx, v, w, x, f.b)
	if err != nil {
		return done, f.why(err)
	}
	done.Path = path
	return done, f.keep()
}

// isFolder: what is one, and a name without an ending where nothing is yet. A
// file of that name would stand in the way of the folder that was meant.
func isFolder(path string) bool {
	info, err := os.Stat(path)
	if err != nil {
		return filepath.Ext(path) == ""
	}
	return info.IsDir()
}

// writer takes the lines of one format.
type writer interface {
	line(l store.Line) error
	close(done *Done) error
}

// Write writes to a stream. Errors: as WriteFile.
func Write(ctx context.Context, v *store.View, w word.Words, x Export, out io.Writer) (Done, error) {
	done := Done{Format: x.Format, Level: x.Level.Word()}
	if err := x.Check(); err != nil {
		return done, err
	}
	orders, err := ordersOf(ctx, v)
	if err != nil {
		return done, err
	}
	to, err := newWriter(ctx, v, w, x, out)
	if err != nil {
		return done, err
	}
	done.Lines, err = x.each(ctx, v, func(l store.Line) error { return to.line(l.Masked(x.Level, orders[l.Subject])) })
	if err == nil {
		err = to.close(&done)
	}
	if !x.Level.Rows() {
		done.Lines = 0 // how many there are is what the counts say
	}
	return done, err
}

func newWriter(ctx context.Context, v *store.View, w word.Words, x Export, out io.Writer) (writer, error) {
	switch {
	case !x.Level.Rows():
		return newCounts(ctx, v, w, x, out), nil
	case onPaper(x.Format):
		return newSheets(ctx, v, w, x, out)
	case x.Format == XLSX:
		return newBook(ctx, v, w, x, out)
	case x.Format == CSV:
		return newCSV(w, x, out)
	case x.Format == Text:
		return &textWriter{w, out}, writeHead(out, w, x)
	}
	return &jsonWriter{w, x, out}, nil
}

// ordersOf are the orders from above, whose text stays for those above.
func ordersOf(ctx context.Context, v *store.View) (map[string]bool, error) {
	list, err := v.Matters(ctx, store.MatterFilter{Kinds: []string{plan.Order}, Limit: 1 << 30})
	out := map[string]bool{}
	for _, m := range list {
		out[m.ID] = true
	}
	return out, err
}

// each reads the filter page by page, oldest first.
func (x Export) each(ctx context.Context, v *store.View, do func(store.Line) error) (n int, err error) {
	f, most := x.Filter, x.Filter.Limit
	f.Newest = false
	for {
		f.Limit = page
		if most > 0 {
			f.Limit = min(page, most-n)
		}
		if f.Limit == 0 {
			return n, nil
		}
		list, err := v.Lines(ctx, f)
		if err != nil {
			return n, err
		}
		for _, l := range list {
			if err := do(l); err != nil {
				return n, err
			}
			n++
		}
		if x.Progress != nil {
			if err := x.Progress(n); err != nil {
				return n, err
			}
		}
		if len(list) < f.Limit {
			return n, nil
		}
		f.After = list[len(list)-1].Place
	}
}

// file is written under another name until it is whole.
type file struct {
	path string
	f    *os.File
	b    *bufio.Writer
	full error // of writing: the disk, not what was read
}

func (f *file) Write(p []byte) (int, error) {
	n, err := f.f.Write(p)
	f.full = errors.Join(f.full, err)
	return n, err
}

// why is the error of what went wrong: that of the file where it took no more.
func (f *file) why(err error) error {
	if f.full != nil {
		return &store.Error{Code: store.Refused, Field: "out", Reason: "report.file", Arg: f.path}
	}
	return err
}

// begin makes the folder, too. The file is for whoever wrote it only.
func begin(path string) (*file, error) {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, &store.Error{Code: store.Refused, Field: "out", Reason: "report.folder", Arg: dir}
	}
	f, err := os.CreateTemp(dir, "."+filepath.Base(path)+"-*")
	if err != nil {
		return nil, &store.Error{Code: store.Refused, Field: "out", Reason: "report.file", Arg: path}
	}
	out := &file{path: path, f: f}
	out.b = bufio.NewWriterSize(out, 64<<10)
	return out, nil
}

// keep gives the file its name.
func (f *file) keep() error {
	err := errors.Join(f.b.Flush(), f.f.Sync(), f.f.Close())
	if err == nil {
		err = os.Rename(f.f.Name(), f.path)
	}
	if err != nil {
		return &store.Error{Code: store.Refused, Field: "out", Reason: "report.file", Arg: f.path}
	}
	f.f = nil
	return nil
}

// drop takes away what did not become a file.
func (f *file) drop() {
	if f.f == nil {
		return
	}
	_ = f.f.Close() // it is thrown away
	_ = os.Remove(f.f.Name())
}

// Say tells what was written, for whom, and where the rest of a sheet is.
func (d Done) Say(w word.Words) []string {
	t := w.T.Record
	out := []string{fmt.Sprintf(t.Wrote, d.Path, d.Lines, t.Mark[d.Level])}
	if d.table {
		out[0] = fmt.Sprintf(t.WroteRows, d.Path, d.Lines, t.Mark[d.Level])
	}
	if d.Level == string(store.LevelPublic) {
		out[0] = fmt.Sprintf(t.WroteCounts, d.Path, t.Mark[d.Level])
	}
	if len(d.Missing) > 0 {
		out = append(out, fmt.Sprintf(w.T.CLI.NoGlyph, strings.Join(d.Missing, " ")))
	}
	if len(d.More) > 0 {
		out = append(out, fmt.Sprintf(t.Split, strings.Join(d.More, t.And)))
	}
	return out
}
