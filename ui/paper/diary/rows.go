package diary

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"zhiban/store"
	"zhiban/store/intake"
	"zhiban/store/journal"
	"zhiban/ui/word"
)

// bom tells a spreadsheet that a CSV file is UTF-8.
const bom = "\xef\xbb\xbf"

// columns are those of the journal in a table.
func columns() []string {
	return []string{"id", "station", "seq", "at", "recorded", "officer", "kind", "words", "subject", "grid", "number", "line", "texts", "struck", "corrects", "reader"}
}

func head(w word.Words) []string {
	list := columns()
	out := make([]string, len(list))
	for i, c := range list {
		out[i] = w.T.Record.Column[c]
	}
	return out
}

// stamp is a time that a spreadsheet sorts: no shorter form of it does.
func stamp(t journal.Time, zone *time.Location) string {
	if t.IsZero() {
		return ""
	}
	return t.In(zone).Format("2006-01-02 15:04:05")
}

// cells is a line as a row of a table, in the order of columns.
func cells(l store.Line, w word.Words, level store.Level) []any {
	grid := any("")
	if l.Grid > 0 {
		grid = l.Grid
	}
	texts := make([]string, 0, len(l.Texts))
	for _, k := range slices.Sorted(maps.Keys(l.Texts)) {
		if l.Texts[k] != "" && l.Texts[k] != store.LeftOut {
			texts = append(texts, k+": "+l.Texts[k])
		}
	}
	struck := ""
	if l.Struck != nil {
		struck = strings.TrimSpace(stamp(l.Struck.At, w.Zone) + " " + l.Struck.Reason)
	}
	return []any{
		l.ID, l.Station, l.Seq, stamp(l.At, w.Zone), stamp(l.Recorded, w.Zone), l.ByName, l.Kind, w.Entry(l.Kind), l.Subject, grid, l.Number,
		w.Line(l), strings.Join(texts, " | "), struck, l.Corrects, level.Word(),
	}
}

// csvTable writes UTF-8 with its mark and CRLF, in which what a spreadsheet
// would run is guarded.
type csvTable struct{ c *csv.Writer }

func newTable(out io.Writer, head []string) (*csvTable, error) {
	if _, err := io.WriteString(out, bom); err != nil {
		return nil, fmt.Errorf("write csv: %w", err)
	}
	c := &csvTable{csv.NewWriter(out)}
	c.c.UseCRLF = true
	return c, c.row(head)
}

func (c *csvTable) row(cells []string) error {
	safe := make([]string, len(cells))
	for i, s := range cells {
		safe[i] = intake.Guard(s)
	}
	if err := c.c.Write(safe); err != nil {
		return fmt.Errorf("write csv: %w", err)
	}
	return nil
}

// csvWriter writes the lines of the journal as such a table.
type csvWriter struct {
	*csvTable
	w     word.Words
	level store.Level
}

func newCSV(w word.Words, x Export, out io.Writer) (*csvWriter, error) {
	t, err := newTable(out, head(w))
	return &csvWriter{t, w, x.Level}, err
}

func (c *csvWriter) line(l store.Line) error { return c.row(plain(cells(l, c.w, c.level))) }

func plain(cells []any) []string {
	out := make([]string, len(cells))
	for i, x := range cells {
		out[i] = fmt.Sprint(x)
	}
	return out
}

func (c *csvTable) close(*Done) error {
	c.c.Flush()
	if err := c.c.Error(); err != nil {
		return fmt.Errorf("write csv: %w", err)
	}
	return nil
}

// textWriter writes lines to read.
type textWriter struct {
	w   word.Words
	out io.Writer
}

// writeHead says on the first line for whom the file is.
func writeHead(out io.Writer, w word.Words, x Export) error {
	_, err := fmt.Fprintf(out, "# %s · %s\n", w.T.Record.Title, w.T.Record.Mark[x.Level.Word()])
	return err
}

func (t *textWriter) line(l store.Line) error {
	_, err := fmt.Fprintf(t.out, "%s  %s#%d  %s  %s\n", t.w.Full(l.At), l.Station, l.Seq, l.ByName, t.w.Line(l))
	return err
}

func (t *textWriter) close(*Done) error { return nil }

// entry is a line as other programs get it. Data is given to those only who may
// read everything.
type entry struct {
	ID       string            `json:"id"`
	Station  string            `json:"station"`
	Seq      int64             `json:"seq"`
	At       string            `json:"at"`
	Recorded string            `json:"recorded"`
	Officer  string            `json:"officer"`
	Name     string            `json:"officer_name"`
	Kind     string            `json:"kind"`
	Words    string            `json:"words"`
	Subject  string            `json:"subject"`
	Noun     string            `json:"noun"`
	Number   string            `json:"number"`
	Grid     int               `json:"grid"`
	Urgency  string            `json:"level"`
	Line     string            `json:"line"`
	Data     json.RawMessage   `json:"data"`
	Texts    map[string]string `json:"texts"`
	Struck   *strike           `json:"struck"`
	Corrects string            `json:"corrects"`
	Reader   string            `json:"reader"`
}

type strike struct {
	Reason string `json:"reason"`
	At     string `json:"at"`
	Right  string `json:"right"`
}

type jsonWriter struct {
	w   word.Words
	x   Export
	out io.Writer
}

func (j *jsonWriter) line(l store.Line) error {
	at := func(t journal.Time) string { return t.In(j.w.Zone).Format(time.RFC3339) }
	e := entry{
		ID: l.ID, Station: l.Station, Seq: l.Seq, At: at(l.At), Recorded: at(l.Recorded), Officer: l.By, Name: l.ByName, Kind: l.Kind, Words: j.w.Entry(l.Kind), Subject: l.Subject, Noun: l.Noun,
		Number: l.Number, Grid: l.Grid, Urgency: l.Level, Line: j.w.Line(l), Texts: l.Texts, Corrects: l.Corrects, Reader: j.x.Level.Word(),
	}
	if j.x.Level.Full() {
		e.Data = l.Data
	} else if l.Texts["text"] == store.LeftOut {
		e.Texts = map[string]string{} // the line says that something is left out
	}
	if l.Struck != nil {
		e.Struck = &strike{l.Struck.Reason, at(l.Struck.At), l.Struck.Right}
	}
	return writeJSON(j.out, e)
}

func (j *jsonWriter) close(*Done) error { return nil }

func writeJSON(out io.Writer, v any) error {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}
