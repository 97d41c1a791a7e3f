package intake

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// decode turns the bytes of a text file into UTF-8: by its mark, else by what
// fits. What cannot be read becomes U+FFFD.
func decode(raw []byte) (text, encoding string) {
	u16 := func(e unicode.Endianness, raw []byte, name string) (string, string) {
		out, err := unicode.UTF16(e, unicode.IgnoreBOM).NewDecoder().Bytes(raw)
		if err != nil {
			return strings.ToValidUTF8(string(raw), "\uFFFD"), "utf-8"
		}
		return string(out), name
	}
	switch {
	case bytes.HasPrefix(raw, []byte("\xef\xbb\xbf")):
		return strings.ToValidUTF8(string(raw[3:]), "\uFFFD"), "utf-8-bom"
	case bytes.HasPrefix(raw, []byte("\xff\xfe")):
		return u16(unicode.LittleEndian, raw[2:], "utf-16le")
	case bytes.HasPrefix(raw, []byte("\xfe\xff")):
		return u16(unicode.BigEndian, raw[2:], "utf-16be")
	case utf8.Valid(raw) && bytes.IndexByte(raw, 0) < 0:
		return string(raw), "utf-8"
	}
	if e, ok := bare16(raw); ok {
		return u16(e, raw, map[unicode.Endianness]string{unicode.LittleEndian: "utf-16le", unicode.BigEndian: "utf-16be"}[e])
	}
	if mostlyUTF8(raw) {
		return strings.ToValidUTF8(string(raw), "\uFFFD"), "utf-8"
	}
	out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(raw)
	if err != nil {
		return strings.ToValidUTF8(string(raw), "\uFFFD"), "utf-8"
	}
	return string(out), "gb18030"
}

// bare16 finds UTF-16 without a mark: the line breaks and commas of a list
// have a zero beside them.
func bare16(raw []byte) (unicode.Endianness, bool) {
	var even, odd int
	head := raw[:min(len(raw), 4000)]
	for i, b := range head {
		if b != 0 {
			continue
		}
		if i%2 == 0 {
			even++
		} else {
			odd++
		}
	}
	switch n := len(head) / 20; {
	case odd > n && even == 0:
		return unicode.LittleEndian, true
	case even > n && odd == 0:
		return unicode.BigEndian, true
	}
	return unicode.LittleEndian, false
}

// mostlyUTF8 tells a UTF-8 file with a few bad bytes from GB18030, in which
// three bytes hardly ever look like a character of UTF-8.
func mostlyUTF8(raw []byte) bool {
	good, bad := 0, 0
	for len(raw) > 0 {
		r, n := utf8.DecodeRune(raw)
		switch {
		case r == utf8.RuneError && n <= 1:
			bad++
		case n > 2:
			good++
		}
		raw = raw[n:]
	}
	return good > 20*bad
}

// delimiter is the mark between the cells: the one that stands in the first
// lines most often and most evenly.
func delimiter(text string) rune {
	best, bestScore := ',', 0
	for _, d := range []rune{',', '\t', ';', '|'} {
		counts := map[int]int{}
		for i, line := range strings.SplitN(text, "\n", 22) {
			if i < 21 && strings.TrimSpace(line) != "" {
				counts[outside(line, d)]++
			}
		}
		for n, lines := range counts {
			if score := n * lines; score > bestScore {
				best, bestScore = d, score
			}
		}
	}
	return best
}

// outside counts a mark outside quotation marks.
func outside(line string, d rune) int {
	n, quoted := 0, false
	for _, r := range line {
		switch {
		case r == '"':
			quoted = !quoted
		case r == d && !quoted:
			n++
		}
	}
	return n
}

func readText(ctx context.Context, raw []byte, name string, o OpenOptions) (*Sheet, error) {
	text, encoding := decode(raw)
	if strings.IndexByte(text, 0) >= 0 {
		return nil, refused("file", "intake.not_a_list", name)
	}
	s := &Sheet{Encoding: encoding, csv: true}
	first, comma := 0, rune(0)
	if line, rest, ok := strings.Cut(text, "\n"); ok && strings.HasPrefix(strings.ToLower(line), "sep=") && len(strings.TrimSpace(line)) == 5 {
		first, comma, text = 1, rune(line[4]), rest
	}
	if comma == 0 {
		comma = delimiter(text)
	}
	r := csv.NewReader(strings.NewReader(strings.ReplaceAll(text, "\r\n", "\n")))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord, r.ReuseRecord = comma, true, -1, true
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return s, nil
		}
		if err != nil {
			return nil, broken(name, err)
		}
		line, _ := r.FieldPos(0)
		if err := s.take(ctx, Line{No: line + first, Cells: append([]string(nil), cells...)}); err != nil {
			return nil, err
		}
		if len(s.Lines)%5000 == 0 {
			if err := tell(ctx, o.Progress, int(r.InputOffset()), len(text)); err != nil {
				return nil, err
			}
		}
	}
}

// take adds a line that is not empty.
func (s *Sheet) take(ctx context.Context, l Line) error {
	for len(l.Cells) > 0 && strings.TrimSpace(l.Cells[len(l.Cells)-1]) == "" {
		l.Cells = l.Cells[:len(l.Cells)-1]
	}
	switch {
	case len(l.Cells) == 0:
		return nil
	case len(s.Lines) >= maxRows:
		return refused("file", "intake.too_many_rows", fmt.Sprint(maxRows))
	case len(l.Cells) > maxColumns:
		return refused("file", "intake.too_many_columns", fmt.Sprint(l.No))
	case ctx.Err() != nil:
		return refused("", "intake.cancelled", "")
	}
	for i, c := range l.Cells {
		if n := strings.Count(c, "\uFFFD"); n > 0 {
			if s.Lost == 0 {
				s.LostAt = fmt.Sprintf("%d|%s", l.No, Column(i))
			}
			s.Lost += n
		}
	}
	s.Lines = append(s.Lines, l)
	return nil
}
