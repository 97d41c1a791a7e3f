package export

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/paper"
)

// Signer signs what a file says of itself; a [store.Store] is one.
type Signer interface {
	SignPage(journal.Page) (string, error)
}

// Carries reports whether files of a format carry a signature. The texts do
// not: the Chinese one that was signed stays as it is byte for byte, and who
// verifies a text compares it with the record.
func Carries(format string) bool { return format != "md" && format != "txt" }

// Sealed writes a document in a format with a signed statement in it: which
// report it is, the SHA-256 of its words and of the whole file without the
// statement. Without a key to sign with (a copy of the record) the file is
// written as it is. Errors: internal only.
func Sealed(d paper.Document, format string, as As, by Signer) (Output, error) {
	if by == nil || !Carries(format) {
		return Bytes(d, format)
	}
	page := Statement(d, format, as)
	sign := func() (string, error) {
		signed, err := by.SignPage(page)
		return base64.StdEncoding.EncodeToString([]byte(signed)), err
	}
	// All that the statement says is known but the file's own hash, which takes
	// the same room whatever it is.
	page.File = strings.Repeat("0", 2*sha256.Size)
	room, err := sign()
	if store.CodeOf(err) == store.Refused {
		return Bytes(d, format)
	}
	if err != nil {
		return Output{}, err
	}
	d.Seal = room
	out, err := Bytes(d, format)
	if err != nil {
		return Output{}, err
	}
	if zipped(format) {
		if page.File, err = ArchiveHash(out.Data); err != nil {
			return Output{}, err
		}
		if d.Seal, err = sign(); err != nil {
			return Output{}, err
		}
		out, err = Bytes(d, format)
		out.Signed = true
		return out, err
	}
	at := bytes.LastIndex(out.Data, []byte(d.SealText())) + len(paper.SealHead)
	if at < len(paper.SealHead) {
		return Output{}, fmt.Errorf("format %s carries no seal", format)
	}
	page.File = FileHash(out.Data[:at], out.Data[at+len(room):])
	seal, err := sign()
	if err != nil {
		return Output{}, err
	}
	if len(seal) != len(room) {
		return Output{}, fmt.Errorf("seal of %s: %d bytes, room for %d", d.Number, len(seal), len(room))
	}
	copy(out.Data[at:], seal)
	out.Signed = true
	return out, nil
}

// zipped reports whether files of a format are archives.
func zipped(format string) bool { return format == "docx" || format == "xlsx" || format == "csv" }

// maxParts is how much of an archive is unpacked, in bytes.
const maxParts = 128 << 20

// ArchiveHash is the SHA-256 of names and contents of the files of an archive
// but the statement, in hex: the packing does not count. Errors: what is no
// archive, or too large.
func ArchiveHash(data []byte) (string, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return "", fmt.Errorf("open archive: %w", err)
	}
	h, left := sha256.New(), int64(maxParts)
	for _, f := range z.File {
		if f.Name == paper.SealPart {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return "", fmt.Errorf("open %s: %w", f.Name, err)
		}
		body := sha256.New()
		n, err := io.Copy(body, io.LimitReader(r, left+1))
		if err = errors.Join(err, r.Close()); err != nil {
			return "", fmt.Errorf("unpack %s: %w", f.Name, err)
		}
		if left -= n; left < 0 {
			return "", fmt.Errorf("archive of more than %d bytes", maxParts)
		}
		fmt.Fprintf(h, "%q %x\n", f.Name, body.Sum(nil))
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// FileHash is the SHA-256 of a file of which a stretch is left out, in hex.
func FileHash(before, after []byte) string {
	h := sha256.New()
	h.Write(before)
	h.Write(after)
	return hex.EncodeToString(h.Sum(nil))
}

// Statement is what a file says of itself, without the hash of the file.
func Statement(d paper.Document, format string, as As) journal.Page {
	as = as.Resolved()
	page := journal.Page{Report: d.Number, Code: d.Code, Level: as.Level.Word(), Lang: d.Lang, Title: paper.Clean(d.Title), Mark: paper.Clean(d.Mark),
		At: d.Date, Format: format, Signers: paper.Signers(d)}
	if as.Template != nil {
		page.Template = as.Template.Slug
	}
	whole := sha256.New()
	for _, p := range paper.Said(d, format == "json") {
		whole.Write([]byte(p.Text))
		page.Parts = append(page.Parts, journal.PagePart{Runes: utf8.RuneCountInString(p.Text), Hash: PartHash(p.Text), Title: p.Title})
	}
	page.Text = hex.EncodeToString(whole.Sum(nil))
	return page
}

// PartHash is the first 16 hex digits of the SHA-256 of a text.
func PartHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}
