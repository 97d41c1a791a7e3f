package read

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"io"
	"regexp"
	"strings"
	"unicode/utf16"

	"zhiban/ui/paper"
)

// Bounds of what is unpacked, in bytes.
const (
	maxStream = 32 << 20
	maxAll    = 128 << 20
	maxPages  = 5000
)

var (
	object   = regexp.MustCompile(`(?s)(\d+) 0 obj\n(.*?)\nendobj\n`)
	ref      = regexp.MustCompile(`(\d+) 0 R`)
	unicodes = regexp.MustCompile(`/ToUnicode (\d+) 0 R`)
	mapped   = regexp.MustCompile(`(?m)^<([0-9A-F]{4})> <([0-9A-F]+)>$`)
	contents = regexp.MustCompile(`/Contents (\d+) 0 R`)
	hexes    = regexp.MustCompile(`<([0-9A-F]*)>`)
)

// pdfReader reads the text of a PDF that this program wrote; of others it
// reads nothing.
type pdfReader struct {
	objects map[string][]byte
	chars   map[string]string
	left    int // bytes that may still be unpacked
	b       strings.Builder
}

// PDF is the text of a PDF without what is marked as an artifact (running heads
// and feet) and without blanks.
func PDF(data []byte) (string, bool) {
	r := &pdfReader{objects: map[string][]byte{}, chars: map[string]string{}, left: maxAll}
	var kids []string
	for _, m := range object.FindAllSubmatch(data, -1) {
		r.objects[string(m[1])] = m[2]
		if bytes.HasPrefix(m[2], []byte("<< /Type /Pages ")) {
			kids = nil
			for _, k := range ref.FindAllSubmatch(m[2], maxPages) {
				kids = append(kids, string(k[1]))
			}
		}
	}
	for _, o := range r.objects {
		if m := unicodes.FindSubmatch(o); m != nil {
			table, ok := r.inflate(string(m[1]))
			if !ok {
				return "", false
			}
			for _, c := range mapped.FindAllSubmatch(table, -1) {
				r.chars[string(c[1])] = utf16Text(string(c[2]))
			}
		}
	}
	for _, k := range kids {
		m := contents.FindSubmatch(r.objects[k])
		if m == nil {
			return "", false
		}
		page, ok := r.inflate(string(m[1]))
		if !ok {
			return "", false
		}
		r.page(string(page))
	}
	return paper.Bare(r.b.String()), len(kids) > 0
}

// page reads the lines that the printer writes: what is marked around a text
// says what stands for it when it is copied.
func (r *pdfReader) page(content string) {
	var open []string
	for _, l := range strings.Split(content, "\n") {
		artifact := len(open) > 0 && open[0] == "artifact"
		switch {
		case l == "EMC":
			open = open[:max(len(open)-1, 0)]
		case strings.HasSuffix(l, "BMC"):
			open = append(open, "artifact")
		case strings.HasSuffix(l, "BDC"):
			if m := hexes.FindStringSubmatch(l); m != nil && !artifact {
				r.b.WriteString(utf16Text(strings.TrimPrefix(m[1], "FEFF")))
			}
			open = append(open, "said")
		case strings.HasPrefix(l, "BT ") && len(open) == 0:
			r.run(l)
		}
	}
}

// run reads a line of glyphs; one without a character is a box.
func (r *pdfReader) run(l string) {
	from, to := strings.Index(l, "["), strings.LastIndex(l, "] TJ")
	if from < 0 || to < from {
		return
	}
	for _, m := range hexes.FindAllStringSubmatch(l[from:to], -1) {
		for i := 0; i+4 <= len(m[1]); i += 4 {
			c, ok := r.chars[m[1][i:i+4]]
			if !ok {
				c = "\ufffd"
			}
			r.b.WriteString(c)
		}
	}
}

func (r *pdfReader) inflate(id string) ([]byte, bool) {
	_, data, ok := bytes.Cut(r.objects[id], []byte("stream\n"))
	if !ok {
		return nil, false
	}
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, false
	}
	limit := min(maxStream, r.left)
	out, err := io.ReadAll(io.LimitReader(z, int64(limit)+1))
	if err != nil || len(out) > limit {
		return nil, false
	}
	r.left -= len(out)
	return out, true
}

func utf16Text(s string) string {
	raw, err := hex.DecodeString(s)
	if err != nil {
		return "\ufffd"
	}
	var units []uint16
	for i := 0; i+1 < len(raw); i += 2 {
		units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
	}
	return string(utf16.Decode(units))
}
