package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"sort"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/kit"
)

// print shows v as JSON when that is asked for, else the text.
func (a *app) print(v any, zone *time.Location, text func(w io.Writer)) error {
	if a.json {
		return writeJSON(a.out, v, zone)
	}
	text(a.out)
	return nil
}

// receiptOut is a receipt for programs.
type receiptOut struct {
	ID      string     `json:"id"` // of the first entry
	Subject string     `json:"subject"`
	Number  string     `json:"number"`
	Entries []entryRef `json:"entries"`
}

type entryRef struct {
	ID      string `json:"id"`
	Station string `json:"station"`
	Seq     int64  `json:"seq"`
	Kind    string `json:"kind"`
	Subject string `json:"subject"`
}

func (a *app) receipt(r store.Receipt, more ...string) error {
	out := receiptOut{ID: r.Entries[0].ID, Subject: r.Subject, Number: r.Number}
	for _, e := range r.Entries {
		out.Entries = append(out.Entries, entryRef{e.ID, e.Station, e.Seq, e.Kind, e.Subject})
	}
	return a.print(out, time.UTC, func(w io.Writer) {
		name := r.Number
		if name == "" {
			name = fmt.Sprintf("%s#%d", r.Entries[0].Station, r.Entries[0].Seq)
		}
		for _, m := range more {
			fmt.Fprintln(w, m)
		}
		fmt.Fprintf(w, a.t.CLI.Saved+"\n", name)
	})
}

// writeJSON prints a value for programs: instants as RFC 3339 in the plan's
// zone, lists as arrays even when empty, keys as the structs name them.
func writeJSON(w io.Writer, v any, zone *time.Location) error {
	var buf bytes.Buffer
	if err := encode(&buf, reflect.ValueOf(v), zone); err != nil {
		return fmt.Errorf("print JSON: %w", err)
	}
	var pretty bytes.Buffer
	if err := json.Indent(&pretty, buf.Bytes(), "", jsonSpacing); err != nil {
		return fmt.Errorf("print JSON: %w", err)
	}
	pretty.WriteByte('\n')
	if _, err := w.Write(pretty.Bytes()); err != nil {
		return fmt.Errorf("print JSON: %w", err)
	}
	return nil
}

func encode(b *bytes.Buffer, v reflect.Value, zone *time.Location) error {
	if !v.IsValid() {
		b.WriteString("null")
		return nil
	}
	switch x := v.Interface().(type) {
	case journal.Time:
		if x.IsZero() {
			b.WriteString("null")
			return nil
		}
		return raw(b, x.In(zone).Format(time.RFC3339))
	case time.Time:
		if x.IsZero() {
			b.WriteString("null")
			return nil
		}
		return raw(b, x.In(zone).Format(time.RFC3339))
	case time.Duration: // programs get minutes, as people do
		return raw(b, int64(x/time.Minute))
	case store.Qty: // units, not hundredths of them
		return raw(b, json.Number(x.String()))
	case json.RawMessage:
		if len(x) == 0 {
			b.WriteString("null")
			return nil
		}
		b.Write(x)
		return nil
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			b.WriteString("null")
			return nil
		}
		return encode(b, v.Elem(), zone)
	case reflect.Struct:
		b.WriteByte('{')
		first := true
		if err := fields(b, v, zone, &first); err != nil {
			return err
		}
		b.WriteByte('}')
		return nil
	case reflect.Slice, reflect.Array:
		return list(b, v, zone)
	case reflect.Map:
		return mapping(b, v, zone)
	}
	return raw(b, v.Interface())
}

func raw(b *bytes.Buffer, v any) error {
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err
	}
	b.Truncate(b.Len() - 1)
	return nil
}

func fields(b *bytes.Buffer, v reflect.Value, zone *time.Location, first *bool) error {
	t := v.Type()
	for i := range t.NumField() {
		f := t.Field(i)
		name, opts, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous && name == "" {
			if err := fields(b, v.Field(i), zone, first); err != nil {
				return err
			}
			continue
		}
		if !f.IsExported() || name == "-" || (strings.Contains(opts, "omit") && v.Field(i).IsZero()) {
			continue
		}
		if name == "" {
			name = snake(f.Name)
		}
		if !*first {
			b.WriteByte(',')
		}
		*first = false
		if err := raw(b, name); err != nil {
			return err
		}
		b.WriteByte(':')
		if err := encode(b, v.Field(i), zone); err != nil {
			return err
		}
	}
	return nil
}

func list(b *bytes.Buffer, v reflect.Value, zone *time.Location) error {
	b.WriteByte('[')
	for i := range v.Len() {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := encode(b, v.Index(i), zone); err != nil {
			return err
		}
	}
	b.WriteByte(']')
	return nil
}

func mapping(b *bytes.Buffer, v reflect.Value, zone *time.Location) error {
	keys := v.MapKeys()
	sort.Slice(keys, func(i, j int) bool { return keys[i].String() < keys[j].String() })
	b.WriteByte('{')
	for i, k := range keys {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := raw(b, k.String()); err != nil {
			return err
		}
		b.WriteByte(':')
		if err := encode(b, v.MapIndex(k), zone); err != nil {
			return err
		}
	}
	b.WriteByte('}')
	return nil
}

// snake turns FactsJSON into facts_json.
func snake(s string) string {
	var b strings.Builder
	for i, r := range s {
		if r >= 'A' && r <= 'Z' {
			if i > 0 && (s[i-1] < 'A' || s[i-1] > 'Z') {
				b.WriteByte('_')
			}
			r += 'a' - 'A'
		}
		b.WriteRune(r)
	}
	return b.String()
}

// pad fills up to n cells and at least one blank.
func pad(s string, n int) string { return s + strings.Repeat(" ", max(n-ansi.StringWidth(s), 1)) }

// tableOr prints rows, or says what there is none of: one bare «none» below
// another tells nobody what is missing.
func (a *app) tableOr(w io.Writer, rows [][]string, none string) {
	if len(rows) == 0 {
		fmt.Fprintln(w, none)
		return
	}
	a.table(w, rows)
}

// table prints rows in columns; a cell keeps its cells, wide or narrow.
func (a *app) table(w io.Writer, rows [][]string) {
	if len(rows) == 0 {
		fmt.Fprintln(w, a.t.CLI.Empty)
		return
	}
	widths := map[int]int{}
	for _, r := range rows {
		for i, c := range r {
			r[i] = kit.Clean(c) // what somebody pasted must not move the terminal or break the row
			widths[i] = max(widths[i], ansi.StringWidth(r[i]))
		}
	}
	for _, r := range rows {
		var b strings.Builder
		for i, c := range r {
			if i == len(r)-1 {
				b.WriteString(c)
				break
			}
			b.WriteString(c + strings.Repeat(" ", widths[i]-ansi.StringWidth(c)+2))
		}
		fmt.Fprintln(w, strings.TrimRight(b.String(), " "))
	}
}
