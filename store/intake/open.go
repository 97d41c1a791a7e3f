package intake

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"zhiban/store"
)

// Progress is told how far a long step is; an error gives the step up.
type Progress func(done, all int) error

// OpenOptions say what of a file is read.
type OpenOptions struct {
	Sheet    string // name of the sheet of a workbook, hidden or not; "" the first that can be seen
	Progress Progress
}

// CleanPath is a path as people give it: a dropped one stands in quotation
// marks, or with \ before its blanks, and ~ is the home folder.
func CleanPath(path string) string {
	path = strings.TrimSpace(path)
	for _, q := range []string{`"`, `'`} {
		if len(path) > 1 && strings.HasPrefix(path, q) && strings.HasSuffix(path, q) {
			path = path[1 : len(path)-1]
			break
		}
	}
	path = strings.TrimPrefix(path, "file://")
	if os.PathSeparator == '/' {
		path = strings.ReplaceAll(path, `\ `, " ")
	}
	if rest, ok := strings.CutPrefix(path, "~"+string(os.PathSeparator)); ok {
		if home, err := os.UserHomeDir(); err == nil {
			path = filepath.Join(home, rest)
		}
	}
	return path
}

// Open reads a list. Errors: not_found (no such file), refused (a file that is
// no list, with what to do), internal.
func Open(ctx context.Context, path string, o OpenOptions) (*Sheet, error) {
	path = CleanPath(path)
	if path == "" {
		return nil, invalid("file", "intake.no_file", "")
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, notFound("file", "intake.file_missing", path)
	case err != nil:
		return nil, refused("file", "intake.file_unreadable", path)
	case info.IsDir():
		return nil, refused("file", "intake.folder", path)
	case info.Size() == 0:
		return nil, refused("file", "intake.empty", filepath.Base(path))
	case info.Size() > maxBytes:
		return nil, refused("file", "intake.too_big", filepath.Base(path))
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, refused("file", "intake.file_unreadable", path)
	}
	sum := sha256.Sum256(raw)
	s, err := read(ctx, raw, filepath.Base(path), o)
	if err != nil {
		return nil, err
	}
	s.Path, s.File, s.Sum = path, filepath.Base(path), hex.EncodeToString(sum[:])
	if len(s.Lines) == 0 {
		return nil, refused("file", "intake.empty", s.File)
	}
	return s, nil
}

// read tells by its first bytes what a file is: the name may lie.
func read(ctx context.Context, raw []byte, name string, o OpenOptions) (*Sheet, error) {
	switch {
	case bytes.HasPrefix(raw, []byte("PK\x03\x04")):
		return readWorkbook(ctx, raw, name, o)
	case bytes.HasPrefix(raw, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		if bytes.Contains(raw, utf16le("EncryptedPackage")) {
			return nil, refused("file", "intake.password", name)
		}
		return nil, refused("file", "intake.old_excel", name)
	case bytes.HasPrefix(raw, []byte("%PDF")):
		return nil, refused("file", "intake.pdf", name)
	case isMarkup(raw):
		return nil, refused("file", "intake.markup", name)
	}
	return readText(ctx, raw, name, o)
}

// isMarkup finds the web pages and XML that some programs call .xls.
func isMarkup(raw []byte) bool {
	head := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(raw[:min(len(raw), 400)], []byte("\xef\xbb\xbf")), " \t\r\n"))
	for _, p := range []string{"<?xml", "<html", "<!doctype", "<table", "<workbook"} {
		if bytes.HasPrefix(head, []byte(p)) {
			return true
		}
	}
	return false
}

func utf16le(s string) []byte {
	out := make([]byte, 0, 2*len(s))
	for _, b := range []byte(s) {
		out = append(out, b, 0)
	}
	return out
}

// tell reports progress and whether to go on.
func tell(ctx context.Context, p Progress, done, all int) error {
	if ctx.Err() != nil {
		return refused("", "intake.cancelled", "")
	}
	if p != nil {
		if err := p(done, all); err != nil {
			return refused("", "intake.cancelled", "")
		}
	}
	return nil
}

// broken is a failure below: the sentence says which file, the log says why.
func broken(name string, err error) error {
	var e *store.Error
	if errors.As(err, &e) {
		return err
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return refused("file", "intake.cut_off", name)
	}
	return refused("file", "intake.damaged", name)
}
