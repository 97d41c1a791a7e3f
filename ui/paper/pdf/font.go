package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
	"sort"
)

// Font is a TrueType font as it lies in memory. It is only read, so several
// documents may be written with it at a time.
type Font struct {
	head, hhea, maxp, hmtx, loca, glyf []byte
	groups                             []group
	plane                              []uint16 // glyphs of the characters up to U+FFFF
	glyphs, metrics                    int
	long                               bool // loca has four bytes a glyph
	unit                               float64
	ascent, descent, capHeight         int
	box                                [4]int
	name                               string
	next                               *Font // for the characters that this one does not have
}

// group maps the characters from first to last to glyphs from glyph on.
type group struct{ first, last, glyph uint32 }

var errFont = errors.New("the font is damaged or of a kind that cannot be printed")

// ParseFont reads a TrueType font with outlines in glyf and a character map of
// all of Unicode (format 12).
func ParseFont(data []byte) (*Font, error) {
	t, err := tables(data)
	if err != nil {
		return nil, err
	}
	f := &Font{name: "NotoSansSC-Regular", head: t["head"], hhea: t["hhea"], maxp: t["maxp"], hmtx: t["hmtx"], loca: t["loca"], glyf: t["glyf"], capHeight: 733}
	if len(f.head) < 54 || len(f.hhea) < 36 || len(f.maxp) < 6 {
		return nil, errFont
	}
	f.unit = float64(u16(f.head, 18))
	for i := range f.box {
		f.box[i] = f.scale(i16(f.head, 36+2*i))
	}
	f.long = u16(f.head, 50) == 1
	f.ascent, f.descent = f.scale(i16(f.hhea, 4)), f.scale(i16(f.hhea, 6))
	f.metrics, f.glyphs = int(u16(f.hhea, 34)), int(u16(f.maxp, 4))
	width := 2
	if f.long {
		width = 4
	}
	if f.unit == 0 || f.metrics == 0 || len(f.hmtx) < 4*f.metrics || len(f.loca) < width*(f.glyphs+1) {
		return nil, errFont
	}
	if f.groups, err = characters(t["cmap"]); err != nil {
		return nil, err
	}
	f.plane = make([]uint16, 1<<16)
	for _, g := range f.groups {
		for c := g.first; c <= g.last && c < 1<<16; c++ {
			f.plane[c] = uint16(f.find(rune(c)))
		}
	}
	return f, nil
}

// Before puts a font in front of another one: what it does not have is drawn
// with the other. Errors: fonts of different units.
func (f *Font) Before(other *Font, name string) (*Font, error) {
	if f.unit != other.unit {
		return nil, fmt.Errorf("%w: %g and %g units", errFont, f.unit, other.unit)
	}
	both := *f
	both.next, both.name = other, name
	return &both, nil
}

// whose is the font that a glyph number belongs to, and its number in there:
// those of the second font follow those of the first.
func (f *Font) whose(glyph int) (*Font, int) {
	if f.next != nil && glyph >= f.glyphs {
		return f.next, glyph - f.glyphs
	}
	return f, glyph
}

func tables(data []byte) (map[string][]byte, error) {
	if len(data) < 12 {
		return nil, errFont
	}
	out := map[string][]byte{}
	for i := range int(u16(data, 4)) {
		at := 12 + 16*i
		if len(data) < at+16 {
			return nil, errFont
		}
		from, n := uint64(u32(data, at+8)), uint64(u32(data, at+12))
		if from+n > uint64(len(data)) {
			return nil, errFont
		}
		out[string(data[at:at+4])] = data[from : from+n]
	}
	return out, nil
}

// characters reads the map of all of Unicode.
func characters(cmap []byte) ([]group, error) {
	if len(cmap) < 4 {
		return nil, errFont
	}
	for i := range int(u16(cmap, 2)) {
		if len(cmap) < 12+8*i {
			return nil, errFont
		}
		from := int(u32(cmap, 8+8*i))
		if from+16 > len(cmap) || u16(cmap, from) != 12 {
			continue
		}
		n := int(u32(cmap, from+12))
		if from+16+12*n > len(cmap) {
			return nil, errFont
		}
		out := make([]group, n)
		for k := range out {
			at := from + 16 + 12*k
			out[k] = group{u32(cmap, at), u32(cmap, at+4), u32(cmap, at+8)}
		}
		return out, nil
	}
	return nil, fmt.Errorf("%w: no character map of format 12", errFont)
}

// glyph is the number of the glyph of a character; 0 when there is none.
func (f *Font) glyph(r rune) int {
	g := 0
	if int(r) < len(f.plane) {
		g = int(f.plane[r])
	} else {
		g = f.find(r)
	}
	if g == 0 && f.next != nil {
		if g = f.next.glyph(r); g != 0 {
			return f.glyphs + g
		}
	}
	return g
}

func (f *Font) find(r rune) int {
	c := uint32(r)
	i := sort.Search(len(f.groups), func(i int) bool { return f.groups[i].last >= c })
	if i == len(f.groups) || f.groups[i].first > c {
		return 0
	}
	if g := int(f.groups[i].glyph + c - f.groups[i].first); g < f.glyphs {
		return g
	}
	return 0
}

// advance is how wide a glyph is, in thousandths of the size of the text.
func (f *Font) advance(glyph int) int {
	f, glyph = f.whose(glyph)
	return f.scale(int(u16(f.hmtx, 4*min(glyph, f.metrics-1))))
}

// outline is the glyph as it stands in the font; empty for a blank.
func (f *Font) outline(glyph int) []byte {
	f, glyph = f.whose(glyph)
	var from, to uint32
	if f.long {
		from, to = u32(f.loca, 4*glyph), u32(f.loca, 4*glyph+4)
	} else {
		from, to = 2*uint32(u16(f.loca, 2*glyph)), 2*uint32(u16(f.loca, 2*glyph+2))
	}
	if from >= to || uint64(to) > uint64(len(f.glyf)) {
		return nil
	}
	return f.glyf[from:to]
}

func (f *Font) scale(units int) int { return int(float64(units)*1000/f.unit + 0.5) }

func u16(b []byte, i int) uint16 { return binary.BigEndian.Uint16(b[i:]) }
func i16(b []byte, i int) int    { return int(int16(u16(b, i))) } //nolint:gosec // the font stores it signed
func u32(b []byte, i int) uint32 { return binary.BigEndian.Uint32(b[i:]) }
