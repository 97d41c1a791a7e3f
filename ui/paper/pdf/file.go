package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
	"strconv"
	"unicode/utf16"
)

// file puts objects into a PDF 1.7 file. It holds no date and no random
// number: the same objects give the same bytes.
type file struct {
	buf bytes.Buffer
	at  []int // where each object begins; object i+1 is at[i]
}

func newFile() *file {
	f := &file{}
	f.buf.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	return f
}

// reserve takes a number for an object that is written later.
func (f *file) reserve() int {
	f.at = append(f.at, 0)
	return len(f.at)
}

func (f *file) object(n int, body string) {
	f.at[n-1] = f.buf.Len()
	fmt.Fprintf(&f.buf, "%d 0 obj\n%s\nendobj\n", n, body)
}

func (f *file) add(body string) int {
	n := f.reserve()
	f.object(n, body)
	return n
}

// stream writes packed data; dict is what its dictionary holds besides.
func (f *file) stream(dict string, data []byte) (int, error) {
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	if _, err := z.Write(data); err != nil {
		return 0, fmt.Errorf("pack stream: %w", err)
	}
	if err := z.Close(); err != nil {
		return 0, fmt.Errorf("pack stream: %w", err)
	}
	n := f.reserve()
	f.at[n-1] = f.buf.Len()
	fmt.Fprintf(&f.buf, "%d 0 obj\n<< %s /Filter /FlateDecode /Length %d >>\nstream\n", n, dict, packed.Len())
	f.buf.Write(packed.Bytes())
	f.buf.WriteString("\nendstream\nendobj\n")
	return n, nil
}

// close writes the table of objects and returns the file.
func (f *file) close(root, info int) []byte {
	id := sha256.Sum256(f.buf.Bytes())
	start := f.buf.Len()
	fmt.Fprintf(&f.buf, "xref\n0 %d\n0000000000 65535 f \n", len(f.at)+1)
	for _, at := range f.at {
		fmt.Fprintf(&f.buf, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&f.buf, "trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R /ID [<%x> <%x>] >>\nstartxref\n%d\n%%%%EOF\n", len(f.at)+1, root, info, id[:16], id[:16], start)
	return f.buf.Bytes()
}

// hexText is a text as PDF stores titles and names: UTF-16 with its mark.
func hexText(s string) string {
	var b bytes.Buffer
	b.WriteString("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	b.WriteString(">")
	return b.String()
}

// num writes a length in points with two decimals at most.
func num(v float64) string {
	n := int64(v*100 + 0.5)
	if v < 0 {
		n = -int64(-v*100 + 0.5)
	}
	if n%100 == 0 {
		return strconv.FormatInt(n/100, 10)
	}
	return strconv.FormatFloat(float64(n)/100, 'f', -1, 64)
}

// pdfDate turns an RFC 3339 time into D:20220902203000+08'00'; "" for anything
// else.
func pdfDate(s string) string {
	if len(s) < 19 {
		return ""
	}
	out := "D:" + s[0:4] + s[5:7] + s[8:10] + s[11:13] + s[14:16] + s[17:19]
	for _, c := range out[2:] {
		if c < '0' || c > '9' {
			return ""
		}
	}
	if zone := s[19:]; len(zone) == 6 {
		return out + zone[:3] + "'" + zone[4:] + "'"
	}
	return out + "Z"
}
