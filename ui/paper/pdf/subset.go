package pdf

import (
	"encoding/binary"
	"sort"
)

// subset collects the characters of one document in the order in which they
// are first drawn. Every character has a slot of its own, also where the font
// has one glyph for two: what is copied out of the page is what was written.
type subset struct {
	font  *Font
	slots []slot
	of    map[rune]int
}

// slot is one glyph of the subset; r is 0 for parts of other glyphs.
type slot struct {
	r     rune
	glyph int
}

func newSubset(f *Font) *subset {
	return &subset{font: f, slots: []slot{{}}, of: map[rune]int{}}
}

// use gives a character its number in the document.
func (s *subset) use(r rune) int {
	if n, ok := s.of[r]; ok {
		return n
	}
	n := len(s.slots)
	s.slots = append(s.slots, slot{r, s.font.glyph(r)})
	s.of[r] = n
	return n
}

// Flags of a part of a compound glyph.
const (
	argsAreWords = 1 << 0
	hasScale     = 1 << 3
	moreParts    = 1 << 5
	hasXYScale   = 1 << 6
	hasTwoByTwo  = 1 << 7
)

// parts calls do with the place of each glyph number in a compound glyph.
func parts(outline []byte, do func(at int)) {
	if len(outline) < 10 || i16(outline, 0) >= 0 {
		return
	}
	for at := 10; at+4 <= len(outline); {
		flags := u16(outline, at)
		do(at + 2)
		at += 6
		if flags&argsAreWords != 0 {
			at += 2
		}
		switch {
		case flags&hasScale != 0:
			at += 2
		case flags&hasXYScale != 0:
			at += 4
		case flags&hasTwoByTwo != 0:
			at += 8
		}
		if flags&moreParts == 0 {
			return
		}
	}
}

// Only is a font of some of the characters, in the order in which they are
// given (ascending), with a map of them: what a part of a font is shipped as.
func (f *Font) Only(keep []rune) []byte {
	s := newSubset(f)
	for _, r := range keep {
		if f.glyph(r) != 0 {
			s.use(r)
		}
	}
	var groups []byte
	n := uint32(0)
	for i, c := range s.slots[1:] {
		for _, v := range []uint32{uint32(c.r), uint32(c.r), uint32(i + 1)} {
			groups = binary.BigEndian.AppendUint32(groups, v)
		}
		n++
	}
	cmap := []byte{0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0} // one map: Windows, all of Unicode, format 12
	for _, v := range []uint32{16 + uint32(len(groups)), 0, n} {
		cmap = binary.BigEndian.AppendUint32(cmap, v)
	}
	t := s.tables()
	t["cmap"] = append(cmap, groups...)
	return sfnt(t)
}

// file writes the font file of the subset.
func (s *subset) file() []byte { return sfnt(s.tables()) }

// tables are the tables that a printer needs.
func (s *subset) tables() map[string][]byte {
	f := s.font
	part := map[int]int{}
	var glyf, loca, hmtx []byte
	for i := 0; i < len(s.slots); i++ { // grows by the parts of what it holds
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		g := s.slots[i].glyph
		outline := append([]byte(nil), f.outline(g)...)
		parts(outline, func(at int) {
			p := int(u16(outline, at))
			if own, _ := f.whose(g); own != f { // counted in its own font
				p += f.glyphs
			}
			n, ok := part[p]
			if !ok {
				n = len(s.slots)
				part[p] = n
				s.slots = append(s.slots, slot{glyph: p})
			}
			binary.BigEndian.PutUint16(outline[at:], uint16(n))
		})
		glyf = append(glyf, outline...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		own, at := f.whose(g)
		m := 4 * min(at, own.metrics-1)
		hmtx = append(hmtx, own.hmtx[m:m+4]...)
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	head, hhea, maxp := append([]byte(nil), f.head...), append([]byte(nil), f.hhea...), append([]byte(nil), f.maxp...)
	if f.next != nil { // the largest glyph may be of either
		for i := 6; i+1 < min(len(maxp), len(f.next.maxp)); i += 2 {
			binary.BigEndian.PutUint16(maxp[i:], max(u16(maxp, i), u16(f.next.maxp, i)))
		}
	}
	binary.BigEndian.PutUint32(head[8:], 0)
	binary.BigEndian.PutUint16(head[50:], 1)
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(s.slots)))
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(s.slots)))
	return map[string][]byte{"glyf": glyf, "head": head, "hhea": hhea, "hmtx": hmtx, "loca": loca, "maxp": maxp}
}

// sfnt puts tables into one file.
func sfnt(tables map[string][]byte) []byte {
	var names []string
	for n := range tables {
		names = append(names, n)
	}
	sort.Strings(names)
	log := 0
	for 2<<log <= len(names) {
		log++
	}
	out := []byte{0, 1, 0, 0}
	for _, v := range []int{len(names), 16 << log, log, 16*len(names) - 16<<log} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	at := 12 + 16*len(names)
	var body []byte
	for _, n := range names {
		t := tables[n]
		size := len(t)
		for len(t)%4 != 0 {
			t = append(t, 0)
		}
		sum := uint32(0)
		for i := 0; i < len(t); i += 4 {
			sum += u32(t, i)
		}
		out = append(out, n...)
		for _, v := range []uint32{sum, uint32(at + len(body)), uint32(size)} {
			out = binary.BigEndian.AppendUint32(out, v)
		}
		body = append(body, t...)
	}
	return append(out, body...)
}
