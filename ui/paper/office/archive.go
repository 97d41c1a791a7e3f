// Package office writes documents for those who go on writing or counting:
// DOCX for Word and its kin, XLSX and CSV for spreadsheets. The files hold no
// date of their writing: the same document gives the same bytes.
package office

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"

	"zhiban/ui/paper"
)

// part is a file in an archive.
type part struct{ name, body string }

// archive packs files in their order, all of one date. What the file says of
// itself is a part of its own: LibreOffice opens no archive with a long comment.
func archive(d paper.Document, parts []part) ([]byte, error) {
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	if text := d.SealText(); text != "" {
		parts = append(parts, part{paper.SealPart, text})
	}
	for _, p := range parts {
		w, err := z.CreateHeader(entry(p.name))
		if err != nil {
			return nil, fmt.Errorf("pack %s: %w", p.name, err)
		}
		if _, err := w.Write([]byte(p.body)); err != nil {
			return nil, fmt.Errorf("pack %s: %w", p.name, err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("pack archive: %w", err)
	}
	return buf.Bytes(), nil
}

// entry is a file of an archive, of the first day that an archive can name:
// without a date it would be of the day 0 of the month 0, which some programs
// refuse, and with that of the writing no two archives were alike.
func entry(name string) *zip.FileHeader {
	return &zip.FileHeader{Name: name, Method: zip.Deflate, ModifiedDate: 1<<5 | 1} //nolint:staticcheck // Modified would put a time zone in
}

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// esc makes text of what somebody typed.
func esc(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(paper.Clean(s))); err != nil {
		return "" // a strings.Builder does not fail
	}
	return b.String()
}

// core describes a document: title, and the date of what it tells.
func core(d paper.Document) string {
	when := ""
	if d.Date != "" {
		when = fmt.Sprintf(`<dcterms:created xsi:type="dcterms:W3CDTF">%[1]s</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">%[1]s</dcterms:modified>`, esc(d.Date))
	}
	return xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>` +
		esc(strings.TrimSpace(d.Title+" "+d.Number)) + `</dc:title><dc:subject>` + esc(d.Foot) + `</dc:subject><dc:creator>zhiban</dc:creator>` + when + `</cp:coreProperties>`
}

// types is the list of what the parts of a package are.
func types(overrides [][2]string) string {
	var b strings.Builder
	b.WriteString(xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="txt" ContentType="text/plain"/>`)
	for _, o := range append(overrides, [2]string{"/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"}) {
		fmt.Fprintf(&b, `<Override PartName="%s" ContentType="%s"/>`, o[0], o[1])
	}
	return b.String() + `</Types>`
}

const relType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

// relations link a part with others: pairs of type and target, rId1 first.
func relations(list ...[2]string) string {
	var b strings.Builder
	b.WriteString(xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for i, r := range list {
		kind := relType + r[0]
		if r[0] == "core-properties" {
			kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
		}
		fmt.Fprintf(&b, `<Relationship Id="rId%d" Type="%s" Target="%s"/>`, i+1, kind, r[1])
	}
	return b.String() + `</Relationships>`
}
