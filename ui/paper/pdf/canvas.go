package pdf

import (
	"bytes"
	"fmt"
)

// A4 in points.
const (
	mm    = 72 / 25.4
	pageW = 210 * mm
	pageH = 297 * mm
)

// look is how a text is drawn.
type look struct {
	bold, struck bool
	gray         float64 // 0 is black
	red          bool
}

// glyph is a character to draw: how far right of the start of its text, in
// points, and how wide.
type glyph struct {
	r    rune
	x, w float64
}

// canvas is all that the layout needs of a PDF: pages, texts, lines, areas and
// links. Lengths are points, y grows downwards from the upper edge of the page.
type canvas interface {
	page()
	text(x, y, size float64, l look, run []glyph)
	says(text string, draw func()) // what draw draws is read as text
	artifact(draw func())          // what draw draws is not part of the text
	line(x1, y1, x2, y2, width, gray float64)
	redLine(x1, y1, x2, y2, width float64)
	rect(x, y, w, h, width, gray float64)
	fill(gray float64, rects ...[4]float64)
	link(x, y, w, h float64, page int)
	font() *Font
}

// drawing is the canvas that writes page contents.
type drawing struct {
	sub   *subset
	pages []*content
}

type content struct {
	bytes.Buffer
	links []link
}

type link struct {
	box  [4]float64
	page int
}

func (d *drawing) font() *Font   { return d.sub.font }
func (d *drawing) page()         { d.pages = append(d.pages, &content{}) }
func (d *drawing) now() *content { return d.pages[len(d.pages)-1] }

// boldness is how thick the outline of bold text is, in parts of its size: the
// one font we bring has one weight.
const boldness = 0.033

func (d *drawing) text(x, y, size float64, l look, run []glyph) {
	if len(run) == 0 {
		return
	}
	c := d.now()
	c.WriteString("BT ")
	if l.gray > 0 {
		fmt.Fprintf(c, "%s g %s G ", num(l.gray), num(l.gray))
	}
	if l.red {
		c.WriteString("0.8 0 0 rg 0.8 0 0 RG ")
	}
	if l.bold {
		fmt.Fprintf(c, "2 Tr %s w ", num(size*boldness))
	}
	fmt.Fprintf(c, "/F1 %s Tf %s %s Td [<", num(size), num(x+run[0].x), num(pageH-y))
	pen := run[0].x
	for i, g := range run {
		if gap := int((g.x - pen) * 1000 / size); i > 0 && (gap > 1 || gap < -1) {
			fmt.Fprintf(c, ">%d<", -gap)
			pen += float64(gap) * size / 1000
		}
		fmt.Fprintf(c, "%04X", d.sub.use(g.r))
		pen += g.w
	}
	c.WriteString(">] TJ ")
	if l.bold {
		c.WriteString("0 Tr ")
	}
	if l.gray > 0 || l.red {
		c.WriteString("0 g 0 G ")
	}
	c.WriteString("ET\n")
}

func (d *drawing) says(text string, draw func()) {
	fmt.Fprintf(d.now(), "/Span << /ActualText %s >> BDC\n", hexText(text))
	draw()
	d.now().WriteString("EMC\n")
}

func (d *drawing) artifact(draw func()) {
	d.now().WriteString("/Artifact BMC\n")
	draw()
	d.now().WriteString("EMC\n")
}

func (d *drawing) line(x1, y1, x2, y2, width, gray float64) {
	fmt.Fprintf(d.now(), "%s G %s w %s %s m %s %s l S 0 G\n", num(gray), num(width), num(x1), num(pageH-y1), num(x2), num(pageH-y2))
}

func (d *drawing) redLine(x1, y1, x2, y2, width float64) {
	fmt.Fprintf(d.now(), "0.8 0 0 RG %s w %s %s m %s %s l S 0 G\n", num(width), num(x1), num(pageH-y1), num(x2), num(pageH-y2))
}

func (d *drawing) rect(x, y, w, h, width, gray float64) {
	fmt.Fprintf(d.now(), "%s G %s w %s %s %s %s re S 0 G\n", num(gray), num(width), num(x), num(pageH-y-h), num(w), num(h))
}

func (d *drawing) fill(gray float64, rects ...[4]float64) {
	c := d.now()
	fmt.Fprintf(c, "%s g ", num(gray))
	for _, r := range rects {
		fmt.Fprintf(c, "%s %s %s %s re ", num(r[0]), num(pageH-r[1]-r[3]), num(r[2]), num(r[3]))
	}
	c.WriteString("f 0 g\n")
}

func (d *drawing) link(x, y, w, h float64, page int) {
	c := d.now()
	c.links = append(c.links, link{[4]float64{x, pageH - y - h, x + w, pageH - y}, page})
}
