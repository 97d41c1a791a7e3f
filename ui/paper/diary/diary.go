// Package diary writes lines of the journal into files: as text to read, and
// as one JSON object a line for other programs. It reads page by page, so that
// a journal of a million entries needs no more room than a short one.
package diary

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/word"
)

// page is how many lines are read at once.
const page = 1000

// entry is a line as other programs get it, with the keys of «zhiban export».
type entry struct {
	ID       string            `json:"id"`
	Station  string            `json:"station"`
	Seq      int64             `json:"seq"`
	At       string            `json:"at"`
	Recorded string            `json:"recorded"`
	Officer  string            `json:"officer"`
	Name     string            `json:"officer_name"`
	Kind     string            `json:"kind"`
	Subject  string            `json:"subject"`
	Number   string            `json:"number"`
	Data     json.RawMessage   `json:"data"`
	Texts    map[string]string `json:"texts"`
	Struck   *strike           `json:"struck"`
	Corrects string            `json:"corrects"`
}

type strike struct {
	Reason string `json:"reason"`
	At     string `json:"at"`
	Right  string `json:"right"`
}

// Write writes the lines of a filter into NAME.txt and NAME.jsonl in a folder
// and returns the path of the first and how many lines there are. Nothing
// half-written stays. Errors: refused (folder or file cannot be written), or
// what reading answers.
func Write(ctx context.Context, v *store.View, w word.Words, f store.LineFilter, dir, name string) (path string, n int, err error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", 0, &store.Error{Code: store.Refused, Field: "out", Reason: "report.folder", Arg: dir}
	}
	path = filepath.Join(dir, name)
	text, err := begin(path + ".txt")
	if err != nil {
		return "", 0, err
	}
	defer text.drop()
	lines, err := begin(path + ".jsonl")
	if err != nil {
		return "", 0, err
	}
	defer lines.drop()
	if n, err = each(ctx, v, f, func(l store.Line) error {
		return errors.Join(writeText(text.b, w, l), writeJSON(lines.b, w.Zone, l))
	}); err != nil {
		return "", n, err
	}
	return path + ".txt", n, errors.Join(text.keep(), lines.keep())
}

// each reads a filter page by page, oldest first.
func each(ctx context.Context, v *store.View, f store.LineFilter, do func(store.Line) error) (n int, err error) {
	f.Limit, f.Newest = page, false
	for {
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
		if len(list) < page {
			return n, nil
		}
		f.After = list[len(list)-1].Place
	}
}

func writeText(out io.Writer, w word.Words, l store.Line) error {
	_, err := fmt.Fprintf(out, "%s  %s#%d  %s  %s\n", w.Full(l.At), l.Station, l.Seq, l.ByName, w.Line(l))
	return err
}

func writeJSON(out io.Writer, zone *time.Location, l store.Line) error {
	at := func(t journal.Time) string { return t.In(zone).Format(time.RFC3339) }
	e := entry{ID: l.ID, Station: l.Station, Seq: l.Seq, At: at(l.At), Recorded: at(l.Recorded), Officer: l.By, Name: l.ByName, Kind: l.Kind, Subject: l.Subject,
		Number: l.Number, Data: l.Data, Texts: l.Texts, Corrects: l.Corrects}
	if l.Struck != nil {
		e.Struck = &strike{l.Struck.Reason, at(l.Struck.At), l.Struck.Right}
	}
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	return enc.Encode(e)
}

// file is written under another name until it is whole.
type file struct {
	path string
	f    *os.File
	b    *bufio.Writer
}

func begin(path string) (*file, error) {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*")
	if err != nil {
		return nil, &store.Error{Code: store.Refused, Field: "out", Reason: "report.file", Arg: path}
	}
	return &file{path, f, bufio.NewWriterSize(f, 64<<10)}, nil
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
