// Package read takes exported files in again, to say whether they are as they
// left the post: it finds the signed statement in a file, checks it with public
// keys alone, and reads the words of a PDF, an HTML page or a JSON file. What
// it is given comes from anywhere: it is bounded in size and never trusted.
package read

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"zhiban/store/journal"
	"zhiban/ui/paper"
	"zhiban/ui/paper/export"
)

// MaxFile is the size in bytes of the largest file that is read: far above
// what a post exports.
const MaxFile = 64 << 20

// The states of a file.
const (
	Unchanged = "unchanged"
	Changed   = "changed"
	Stranger  = "stranger" // signed with a key that is not among those trusted
	Forged    = "forged"   // its statement does not fit its signature
	Unsigned  = "unsigned"
)

// ErrForeign is a file that this program did not write, or of which a piece is
// missing.
var ErrForeign = errors.New("not an exported file, or cut short")

// Result is what a file turned out to be.
type Result struct {
	Page    journal.Page
	Format  string
	State   string
	Vouched bool     // signed with one of the keys that were given
	Where   []string // titles of the parts that changed; none: around the words
	Words   bool     // the words could be read and are those that were signed
	Facts   string   // SHA-256 of the facts in a JSON file; "" where it holds none
}

var sealed = regexp.MustCompile(regexp.QuoteMeta(paper.SealHead) + `([A-Za-z0-9+/]+={0,2})` + paper.SealTail)

// File reads an exported file. keys are the public keys that are trusted; none
// means that the key named in the file itself is taken, which vouches for
// nothing but that the file is in one piece. Errors: [ErrForeign].
func File(data []byte, keys []string) (Result, error) {
	out := Result{Format: kind(data), State: Unsigned}
	if out.Format == "" || len(data) > MaxFile {
		return out, ErrForeign
	}
	if out.Format == "json" {
		ok := false
		if out.Facts, ok = factsOf(data); !ok {
			return out, ErrForeign
		}
	}
	signed, hash := statement(data)
	if out.Format == "zip" {
		signed, hash = archived(data)
	}
	if signed == "" {
		if out.Format == "zip" || !whole(out.Format, data) {
			return out, ErrForeign
		}
		return out, nil
	}
	page, err := journal.PageOf(signed)
	if err != nil {
		return out, ErrForeign
	}
	out.Page = page
	if out.Page, out.Vouched, out.State = check(signed, page, keys); out.State != "" {
		return out, nil
	}
	out.Format = page.Format
	out.State = Unchanged
	same := page.File == hash
	if !same || wrongFacts(out) {
		out.State = Changed
		out.Where, out.Words = compare(page, data)
	}
	return out, nil
}

// check verifies the signature with the keys given, else with the file's own.
func check(signed string, page journal.Page, keys []string) (_ journal.Page, vouched bool, state string) {
	if len(keys) > 0 {
		if got, err := journal.OpenPage(signed, keys...); err == nil {
			return got, true, ""
		}
	}
	got, err := journal.OpenPage(signed, page.Key)
	switch {
	case err != nil:
		return page, false, Forged
	case len(keys) > 0:
		return got, false, Stranger
	}
	return got, false, ""
}

// archived finds the signed statement of an archive and the hash of the rest.
func archived(data []byte) (signed, hash string) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return "", ""
	}
	for _, f := range z.File {
		if f.Name != paper.SealPart {
			continue
		}
		if signed != "" { // two statements: neither counts
			return "", ""
		}
		r, err := f.Open()
		if err != nil {
			return "", ""
		}
		raw, err := io.ReadAll(io.LimitReader(r, 1<<20))
		if err = errors.Join(err, r.Close()); err != nil {
			return "", ""
		}
		signed, _ = statement(raw)
	}
	if hash, err = export.ArchiveHash(data); err != nil {
		return "", ""
	}
	return signed, hash
}

// statement finds the last signed statement in a file and the hash of what
// stands around it; a text on a page that looks like one is no statement.
func statement(data []byte) (signed, hash string) {
	all := sealed.FindAllSubmatchIndex(data, -1)
	for i := len(all) - 1; i >= 0 && i >= len(all)-16; i-- {
		from, to := all[i][2], all[i][3]
		raw, err := base64.StdEncoding.DecodeString(string(data[from:to]))
		if err == nil && strings.HasPrefix(string(raw), journal.PageFormat+"\n") {
			return string(raw), export.FileHash(data[:from], data[to:])
		}
	}
	return "", ""
}

// kind is what a file looks like; "" is none of ours.
func kind(data []byte) string {
	head := strings.TrimLeft(string(data[:min(len(data), 64)]), "\ufeff \t\r\n")
	switch {
	case strings.HasPrefix(head, "%PDF-"):
		return "pdf"
	case strings.HasPrefix(head, "PK\x03\x04"):
		return "zip"
	case strings.HasPrefix(strings.ToLower(head), "<!doctype html"):
		return "html"
	case strings.HasPrefix(head, "{"):
		return "json"
	}
	return ""
}

// whole reports whether a file ends as it should.
func whole(format string, data []byte) bool {
	end := string(data[max(len(data)-1024, 0):])
	switch format {
	case "pdf":
		return strings.Contains(end, "%%EOF")
	case "html":
		return strings.Contains(end, "</html>")
	}
	return true
}

// wrongFacts: a full JSON file holds the facts themselves.
func wrongFacts(r Result) bool {
	return r.Facts != "" && r.Page.Code != "" && r.Page.Level == "full" && r.Facts != r.Page.Code
}

// compare reads the words of a file that is not as it was and says which parts
// differ: those between the first and the last that still fit.
func compare(page journal.Page, data []byte) (where []string, same bool) {
	text, ok := Text(data)
	if !ok {
		return nil, false
	}
	if sum := sha256.Sum256([]byte(text)); hex.EncodeToString(sum[:]) == page.Text {
		return nil, true
	}
	r := []rune(text)
	first, from := 0, 0
	for first < len(page.Parts) && fits(r, from, page.Parts[first]) {
		from += page.Parts[first].Runes
		first++
	}
	last, to := len(page.Parts), len(r)
	for last > first && fits(r, to-page.Parts[last-1].Runes, page.Parts[last-1]) {
		last--
		to -= page.Parts[last].Runes
	}
	if first == last { // all parts are there, with something between two
		first = max(first-1, 0)
	}
	for i := first; i < last; i++ {
		where = append(where, page.Parts[i].Title)
	}
	return where, false
}

func fits(r []rune, from int, p journal.PagePart) bool {
	to := from + p.Runes
	return from >= 0 && to >= from && to <= len(r) && export.PartHash(string(r[from:to])) == p.Hash
}

// Text is the words of a PDF, HTML or JSON file without blanks; ok is false for
// other formats, and for what cannot be read.
func Text(data []byte) (text string, ok bool) {
	switch kind(data) {
	case "pdf":
		text, ok = PDF(data)
	case "html":
		text, ok = HTML(data)
	case "json":
		text, ok = JSON(data)
	}
	return text, ok && utf8.ValidString(text)
}
