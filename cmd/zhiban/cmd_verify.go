package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/paper/export"
	"zhiban/ui/paper/final"
	"zhiban/ui/paper/handover"
	"zhiban/ui/paper/read"
	"zhiban/ui/paper/sitrep"
)

// verifyCmd checks the record, or with an argument an exported file or what
// somebody typed from paper.
func (a *app) verifyCmd() *cobra.Command {
	var key string
	c := a.command("verify", "verify [FILE|CODE] [--key FILE]", func(cmd *cobra.Command, args []string) error {
		ctx := cmd.Context()
		if len(args) == 0 {
			return a.verifyRecord(ctx)
		}
		if len(args) == 1 {
			if info, err := os.Stat(args[0]); err == nil && info.Mode().IsRegular() {
				return a.verifyFile(ctx, args[0], key, info.Size())
			}
		}
		return a.verifyCode(ctx, strings.Join(args, " "))
	})
	c.Flags().StringVar(&key, "key", "", a.flag("key"))
	return c
}

// verifyCode says which sealed report a paper belongs to.
func (a *app) verifyCode(ctx context.Context, typed string) error {
	number, code := read.ParseCode(typed)
	switch {
	case number == "" && code == "":
		return &store.Error{Code: store.Invalid, Field: "code", Reason: "page.neither", Arg: typed}
	case code != "" && len(code) < read.ShortCode:
		return &store.Error{Code: store.Invalid, Field: "code", Reason: "page.short_code", Arg: strconv.Itoa(len(code))}
	}
	return a.with(ctx, func(st *store.Store) error {
		r, err := st.FindReport(ctx, number, code)
		var e *store.Error
		if errors.As(err, &e) && e.Reason == "page.other_code" {
			a.complain(err)
			return errUnsound
		}
		if err != nil {
			return err
		}
		return a.print(r, st.Zone(), func(w io.Writer) {
			t := a.t.Page
			fmt.Fprintf(w, t.Is+"\n", r.Number, t.Kind[r.Kind], r.Sealed.In(st.Zone()).Format(a.t.Time.Full))
			if len(r.Signers) > 0 {
				fmt.Fprintf(w, t.Signers+"\n", strings.Join(r.Signers, a.t.Report.And))
			}
			fmt.Fprintf(w, t.Code+"\n", r.Code)
			if code != "" {
				fmt.Fprintln(w, t.Fits)
			}
		})
	})
}

// checked is what became of a file, for programs.
type checked struct {
	File        string   `json:"file"`
	State       string   `json:"state"`
	Report      string   `json:"number"`
	Title       string   `json:"title"`
	Post        string   `json:"post"`
	Code        string   `json:"head_code"`
	Level       string   `json:"level"`
	Lang        string   `json:"lang"`
	Format      string   `json:"format"`
	Template    string   `json:"template"`
	Mark        string   `json:"mark"`
	Sealed      string   `json:"sealed"`
	Signers     []string `json:"signers"`
	Key         string   `json:"key"`
	Fingerprint string   `json:"fingerprint"`
	Vouched     string   `json:"vouched"` // by what: the key file's path, record, or nothing
	Where       []string `json:"where"`
	Words       bool     `json:"words_unchanged"`
}

func (a *app) verifyFile(ctx context.Context, path, keyFile string, size int64) error {
	unread := &store.Error{Code: store.Refused, Field: "file", Reason: "page.unread", Arg: path}
	if size > read.MaxFile {
		return unread
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return unread
	}
	keys, by, err := a.trusted(ctx, keyFile)
	if err != nil {
		return err
	}
	r, err := read.File(data, keys)
	if err != nil && read.IsText(data) {
		return a.verifyText(ctx, path, string(data))
	}
	if err != nil {
		return &store.Error{Code: store.Refused, Field: "file", Reason: "page.foreign", Arg: path}
	}
	if r.State == read.Stranger && keyFile == "" { // of another post than this laptop's
		if r, err = read.File(data, nil); err != nil {
			return err
		}
	}
	out := checked{File: path, State: r.State, Report: r.Page.Report, Title: r.Page.Title, Post: r.Page.Post, Code: r.Page.Code, Level: r.Page.Level, Lang: r.Page.Lang, Format: r.Format,
		Template: r.Page.Template, Mark: r.Page.Mark, Sealed: r.Page.At, Signers: append([]string{}, r.Page.Signers...), Fingerprint: journal.Fingerprint(r.Page.Key), Where: append([]string{}, r.Where...),
		Words: r.Words || r.State == read.Unchanged}
	if out.Key, err = journal.CheckPublic(r.Page.Key); err != nil {
		out.Key = ""
	}
	if r.Vouched {
		out.Vouched = by
	}
	if err := a.print(out, time.UTC, func(w io.Writer) { a.fileChecked(w, out, r, keyFile) }); err != nil {
		return err
	}
	if r.State != read.Unchanged {
		return errUnsound
	}
	return nil
}

// trusted are the keys of a file, else those of the post on this laptop, if
// there is one: another laptop needs no record.
func (a *app) trusted(ctx context.Context, keyFile string) (keys []string, by string, err error) {
	if keyFile != "" {
		keys, err = readKeys(keyFile)
		return keys, keyFile, err
	}
	path, err := a.path()
	if err != nil {
		return nil, "", nil //nolint:nilerr // no folder, no record: the file's own key is taken
	}
	if _, err := os.Stat(path); err != nil {
		return nil, "", nil //nolint:nilerr // no record here
	}
	err = a.with(ctx, func(st *store.Store) error {
		all, err := st.PublicKeys(ctx)
		for _, k := range all {
			keys = append(keys, k.Public)
		}
		return err
	})
	return keys, "record", err
}

func (a *app) fileChecked(w io.Writer, c checked, r read.Result, keyFile string) {
	t := a.t.Page
	state := t.State[c.State]
	if c.State == read.Stranger {
		state = fmt.Sprintf(state, keyFile)
	}
	fmt.Fprintln(w, state)
	switch {
	case len(c.Where) > 0:
		fmt.Fprintf(w, t.Where+"\n", strings.Join(c.Where, a.t.Report.And))
	case c.State == read.Changed && c.Words:
		fmt.Fprintln(w, t.Around)
	}
	if r.Facts != "" && c.Code != "" && c.Level == "full" {
		fmt.Fprintln(w, map[bool]string{true: t.FactsFit, false: t.FactsWrong}[r.Facts == c.Code])
	}
	if c.State == read.Unsigned {
		return
	}
	fmt.Fprintf(w, t.Report+"\n", c.Report, c.Title)
	if c.Code != "" {
		fmt.Fprintf(w, t.Sealed+"\n"+t.Code+"\n", a.sealedAt(c.Sealed), c.Code)
	} else {
		fmt.Fprintf(w, t.Draft+"\n", a.sealedAt(c.Sealed))
	}
	if len(c.Signers) > 0 {
		fmt.Fprintf(w, t.Signers+"\n", strings.Join(c.Signers, a.t.Report.And))
	}
	if c.Mark != "" {
		fmt.Fprintf(w, t.Mark+"\n", c.Mark)
	}
	fmt.Fprintf(w, t.Reader+"\n", c.Level, c.Lang, c.Format)
	switch c.Vouched {
	case "record":
		fmt.Fprintf(w, t.ByPost+"\n", c.Key, c.Fingerprint)
	case "":
		fmt.Fprintf(w, t.ByNobody+"\n", c.Key, c.Fingerprint)
	default:
		fmt.Fprintf(w, t.ByKey+"\n", c.Key, c.Fingerprint, c.Vouched)
	}
}

// sealedAt is a time of a statement in words, as the post wrote it.
func (a *app) sealedAt(s string) string {
	at, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return s
	}
	return at.Format(a.t.Time.Full)
}

// verifyText compares a text with what the record writes: texts carry no
// signature, the signed one stays as it is byte for byte.
func (a *app) verifyText(ctx context.Context, path, text string) error {
	need := &store.Error{Code: store.Refused, Field: "file", Reason: "page.text", Arg: path}
	number, code := read.FootOf(text)
	file, err := a.path()
	if err != nil {
		return need
	}
	if _, err := os.Stat(file); err != nil {
		return need
	}
	return a.with(ctx, func(st *store.Store) error {
		ref, err := st.FindReport(ctx, number, code)
		if err != nil {
			return err
		}
		texts, err := textsOf(ctx, st, ref)
		if err != nil {
			return err
		}
		out := checked{File: path, State: read.Changed, Report: ref.Number, Title: a.t.Page.Kind[ref.Kind], Code: ref.Code, Format: "txt", Signers: ref.Signers, Sealed: ref.Sealed.In(st.Zone()).Format(time.RFC3339), Vouched: "record"}
		best := -1
		for _, x := range texts {
			same := read.SameLines(x.text, text)
			if same > best {
				best, out.Level, out.Lang, out.Format = same, x.level, x.lang, x.format
			}
			if x.text == text {
				out.State, out.Words = read.Unchanged, true
				break
			}
		}
		if out.State == read.Changed {
			out.Where = []string{fmt.Sprintf(a.t.Page.Line, best+1)}
		}
		if err := a.print(out, time.UTC, func(w io.Writer) { a.textChecked(w, out) }); err != nil {
			return err
		}
		if out.State == read.Changed {
			return errUnsound
		}
		return nil
	})
}

func (a *app) textChecked(w io.Writer, c checked) {
	t := a.t.Page
	fmt.Fprintln(w, t.State[c.State])
	if len(c.Where) > 0 {
		fmt.Fprintf(w, t.Where+"\n", c.Where[0])
	}
	fmt.Fprintf(w, t.Report+"\n"+t.Sealed+"\n"+t.Code+"\n"+t.Reader+"\n", c.Report, c.Title, a.sealedAt(c.Sealed), c.Code, c.Level, c.Lang, c.Format)
}

// written is one way in which a report is written as text.
type writtenText struct{ format, lang, level, text string }

// textsOf writes a report as text in every language and at every level that
// it can be written at.
func textsOf(ctx context.Context, st *store.Store, ref store.SealedRef) ([]writtenText, error) {
	var report interface {
		Bytes(format string, as export.As) ([]byte, error)
	}
	var err error
	switch ref.Kind {
	case store.SitFinal:
		report, err = final.Load(ctx, st)
	case "sitrep":
		report, err = sitrep.Load(ctx, st, ref.Number)
	default:
		report, err = handover.Load(ctx, st, ref.Number)
	}
	if err != nil {
		return nil, err
	}
	var out []writtenText
	for _, level := range store.ReaderLevels() {
		for _, lang := range []string{"zh", "en"} {
			for _, f := range []string{"txt", "md"} {
				if text, err := report.Bytes(f, export.As{Lang: lang, Level: level}); err == nil {
					out = append(out, writtenText{f, lang, level.Word(), string(text)})
				}
			}
		}
	}
	return out, nil
}
