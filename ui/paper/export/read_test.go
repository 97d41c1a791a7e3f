package export_test

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"encoding/csv"
	"encoding/hex"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"

	"zhiban/ui/paper"
)

// told is all that a document says, in its order; what stands on every page is
// told once, at the head and at the foot. Blanks do not count: where a line
// breaks, they are lost.
func told(d paper.Document) string {
	var b strings.Builder
	if d.Mark != "" {
		b.WriteString("【" + d.Mark + "】")
	}
	b.WriteString(d.Title)
	for _, x := range d.Blocks {
		tellBlock(&b, x)
	}
	return bare(b.String())
}

func tellBlock(b *strings.Builder, x paper.Block) {
	spans := func(list []paper.Span) {
		for _, s := range list {
			b.WriteString(s.Text)
		}
	}
	switch x := x.(type) {
	case paper.Heading:
		b.WriteString(x.Text)
	case paper.Para:
		spans(x.Spans)
	case paper.Note:
		spans(x.Spans)
	case paper.List:
		for i, it := range x.Items {
			if x.Tick(i) != paper.NoTick {
				b.WriteString(string(x.Tick(i)))
			}
			spans(it)
		}
	case paper.Pairs:
		for _, p := range x.Items {
			b.WriteString(p.Label)
			spans(p.Value)
		}
	case paper.Chart:
		tellBlock(b, x.Table)
	case paper.Table:
		for _, r := range append([][]string{x.Head}, x.Rows...) {
			b.WriteString(strings.Join(r, ""))
		}
		b.WriteString(x.Note)
	case paper.Signature:
		for _, s := range x.Boxes {
			b.WriteString(s.Role + s.Name + s.How + s.At)
		}
	case paper.Stamp:
		b.WriteString(strings.Join(x.Lines, ""))
	}
}

// bare leaves blanks out, and control characters, which no format lets through.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, paper.Clean(s))
}

// pdfText reads the text of a PDF that this program wrote, without what is
// marked as an artifact, and the texts of the artifacts.
func pdfText(t *testing.T, data []byte) (text, artifacts string, pages int) {
	t.Helper()
	objects := map[string][]byte{}
	var kids []string
	for _, m := range regexp.MustCompile(`(?s)(\d+) 0 obj\n(.*?)\nendobj\n`).FindAllSubmatch(data, -1) {
		objects[string(m[1])] = m[2]
		if bytes.HasPrefix(m[2], []byte("<< /Type /Pages ")) {
			for _, k := range regexp.MustCompile(`(\d+) 0 R`).FindAllSubmatch(m[2], -1) {
				kids = append(kids, string(k[1]))
			}
		}
	}
	chars := map[string]string{}
	for _, o := range objects {
		if m := regexp.MustCompile(`/ToUnicode (\d+) 0 R`).FindSubmatch(o); m != nil {
			for _, c := range regexp.MustCompile(`(?m)^<([0-9A-F]{4})> <([0-9A-F]+)>$`).FindAllSubmatch(inflate(t, objects[string(m[1])]), -1) {
				chars[string(c[1])] = utf16Text(t, string(c[2]))
			}
		}
	}
	var b, a strings.Builder
	for _, k := range kids {
		m := regexp.MustCompile(`/Contents (\d+) 0 R`).FindSubmatch(objects[k])
		readPage(t, inflate(t, objects[string(m[1])]), chars, &b, &a)
	}
	return b.String(), a.String(), len(kids)
}

func readPage(t *testing.T, content []byte, chars map[string]string, text, artifacts *strings.Builder) {
	t.Helper()
	var open []string // what is marked around the text
	for _, l := range strings.Split(string(content), "\n") {
		switch {
		case l == "EMC":
			open = open[:len(open)-1]
		case strings.HasSuffix(l, "BMC"):
			open = append(open, "artifact")
		case strings.HasSuffix(l, "BDC"):
			said := utf16Text(t, strings.TrimPrefix(regexp.MustCompile(`<([0-9A-F]*)>`).FindStringSubmatch(l)[1], "FEFF"))
			if len(open) > 0 && open[0] == "artifact" {
				artifacts.WriteString(said)
			} else {
				text.WriteString(said)
			}
			open = append(open, "said")
		case strings.HasPrefix(l, "BT "):
			run := l[strings.Index(l, "[")+1 : strings.Index(l, "] TJ")]
			for _, m := range regexp.MustCompile(`<([0-9A-F]*)>`).FindAllStringSubmatch(run, -1) {
				for i := 0; i+4 <= len(m[1]); i += 4 {
					c, ok := chars[m[1][i:i+4]]
					switch {
					case !ok:
						t.Fatalf("glyph %s has no character", m[1][i:i+4])
					case len(open) == 0:
						text.WriteString(c)
					case open[0] == "artifact":
						artifacts.WriteString(c)
					}
				}
			}
		}
	}
}

func inflate(t *testing.T, object []byte) []byte {
	t.Helper()
	_, data, _ := bytes.Cut(object, []byte("stream\n"))
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func utf16Text(t *testing.T, s string) string {
	t.Helper()
	raw, err := hex.DecodeString(s)
	if err != nil {
		t.Fatal(err)
	}
	var units []uint16
	for i := 0; i+1 < len(raw); i += 2 {
		units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
	}
	return string(utf16.Decode(units))
}

// unzip reads an archive; every date in it must be empty.
func unzip(t *testing.T, data []byte) (names []string, files map[string]string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files = map[string]string{}
	for _, f := range z.File {
		if f.Modified.Year() > 1980 {
			t.Errorf("%s carries a date: %s", f.Name, f.Modified)
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		names, files[f.Name] = append(names, f.Name), string(raw)
	}
	return names, files
}

// xmlText is the text of the elements t, and fails on XML that does not parse.
func xmlText(t *testing.T, s string) string {
	t.Helper()
	dec := xml.NewDecoder(strings.NewReader(s))
	var b strings.Builder
	depth := 0
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return b.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			if tok.Name.Local == "t" {
				depth++
			}
		case xml.EndElement:
			if tok.Name.Local == "t" {
				depth--
			}
		case xml.CharData:
			if depth > 0 {
				b.Write(tok)
			}
		}
	}
}

// cells reads a sheet of a workbook as rows of texts, with the style of each.
func cells(t *testing.T, s string) (rows [][]string, typed map[string]string) {
	t.Helper()
	var sheet struct {
		Rows []struct {
			Cells []struct {
				Ref  string `xml:"r,attr"`
				Type string `xml:"t,attr"`
				V    string `xml:"v"`
				Text string `xml:"is>t"`
			} `xml:"c"`
		} `xml:"sheetData>row"`
	}
	if err := xml.Unmarshal([]byte(s), &sheet); err != nil {
		t.Fatal(err)
	}
	typed = map[string]string{}
	for _, r := range sheet.Rows {
		var row []string
		for _, c := range r.Cells {
			typed[c.Ref] = c.Type
			row = append(row, c.V+c.Text)
		}
		rows = append(rows, row)
	}
	return rows, typed
}

func csvRows(t *testing.T, s string) [][]string {
	t.Helper()
	body, ok := strings.CutPrefix(s, "\ufeff")
	if !ok || strings.Count(body, "\n") != strings.Count(body, "\r\n") {
		t.Error("no mark of UTF-8, or lines that do not end in CRLF")
	}
	rows, err := csv.NewReader(strings.NewReader(body)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func sheetFile(i int) string { return "xl/worksheets/sheet" + strconv.Itoa(i) + ".xml" }
