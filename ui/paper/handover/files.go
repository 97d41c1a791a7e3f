package handover

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"

	"zhiban/store"
	"zhiban/ui/paper"
	"zhiban/ui/paper/export"
)

// fileName is what an attached file is called beside the report: the number of
// its matter, its own number, its name.
func fileName(number string, f store.FactFile) string {
	return store.CleanName(number + "-" + strconv.Itoa(f.No) + "-" + string(f.Name))
}

// files lists what is attached to the matters of the report, as it lies beside
// it.
func (c *composer) files() []paper.Block {
	t := c.w.T.Files
	var l paper.List
	for _, list := range [][]store.FactMatter{c.f.Urgent, c.f.Orders, c.f.Unfinished, c.f.Closed} {
		for _, m := range list {
			for _, f := range m.Files {
				text := fileName(m.Number, f) + c.t.Sep + c.w.Bytes(f.Size)
				if f.Purged {
					text = m.Number + "-" + strconv.Itoa(f.No) + " " + t.Purged
				}
				l.Items = append(l.Items, paper.Text(text))
			}
		}
	}
	if len(l.Items) == 0 {
		return nil
	}
	return []paper.Block{paper.Heading{Level: 3, Text: t.Head}, l}
}

// ExportFiles copies the files that are attached to the matters of the report
// into the folder «files» beside it. What was purged since, or lies on another
// laptop only, is left out; who may not read everything gets none. Errors: refused (the folder or a file), internal.
func (r *Report) ExportFiles(ctx context.Context, st *store.Store, dir string, as export.As) ([]Written, error) {
	if !as.Resolved().Level.Full() {
		return nil, nil
	}
	var out []Written
	dir = filepath.Join(dir, "files")
	for _, list := range [][]store.FactMatter{r.Facts.Urgent, r.Facts.Orders, r.Facts.Unfinished, r.Facts.Closed} {
		for _, m := range list {
			for _, f := range m.Files {
				if f.Purged {
					continue
				}
				a, err := st.Attachment(ctx, fmt.Sprintf("%s/%d", m.Number, f.No))
				if err != nil {
					return out, err
				}
				path := filepath.Join(dir, fileName(m.Number, f))
				switch err := CopyAttachment(st, a, path); {
				case store.CodeOf(err) == store.NotFound && err != nil, store.CodeOf(err) == store.Refused && !a.Purged.IsZero() && err != nil:
					continue
				case err != nil:
					return out, err
				}
				out = append(out, Written{ID: r.Number, Path: path, Format: "file", Sealed: r.Sealed, Code: r.HeadCode})
			}
		}
	}
	return out, nil
}

// CopyAttachment writes the content of an attachment to a path of its own: a
// temporary name first, so that nothing half-written carries it.
func CopyAttachment(st *store.Store, a store.Attachment, path string) (err error) {
	src, err := st.OpenFile(a)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, src.Close()) }()
	refused := &store.Error{Code: store.Refused, Field: "out", Reason: "report.file", Arg: path}
	if os.MkdirAll(filepath.Dir(path), 0o700) != nil {
		return &store.Error{Code: store.Refused, Field: "out", Reason: "report.folder", Arg: filepath.Dir(path)}
	}
	dst, oerr := os.OpenFile(path+".tmp", os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if oerr != nil {
		return refused
	}
	_, cerr := io.Copy(dst, src)
	if errors.Join(cerr, dst.Close()) != nil || os.Rename(path+".tmp", path) != nil {
		return refused
	}
	return nil
}
