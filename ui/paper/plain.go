package paper

import (
	"fmt"
	"strings"
)

// PlainOptions are the size of a page of plain text; 0 means 78 by 58. Pages
// smaller than 20 by 10 are not laid out; they get that size.
type PlainOptions struct{ Width, Height int }

func (o PlainOptions) size() (w, h int) {
	w, h = o.Width, o.Height
	if w <= 0 {
		w = 78
	}
	if h <= 0 {
		h = 58
	}
	return max(w, 20), max(h, 10)
}

// Plain lays a document out as text; a form feed stands between two pages.
func Plain(d Document, o PlainOptions) ([]byte, error) {
	pages, err := Pages(d, o)
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	for i, p := range pages {
		if i > 0 {
			b.WriteString("\f")
		}
		for _, l := range p {
			b.WriteString(l + "\n")
		}
	}
	return []byte(b.String()), nil
}

// rounds is how often a document is laid out anew until its references hold.
const rounds = 6

// Pages lays a document out as pages of lines. References need to know their
// page, which depends on how long they are: two rounds settle it, a third one
// is needed only where a number moves its own page.
func Pages(d Document, o PlainOptions) ([][]string, error) {
	w, h := o.size()
	footer := footOf(d, w)
	anchors := map[string]int{}
	var pages [][]string
	for range rounds {
		p := &printer{w: w, h: h - footer.height, d: d, anchors: anchors, found: map[string]int{}}
		pages = p.run()
		same := len(p.found) == len(anchors)
		for k, v := range p.found {
			same = same && anchors[k] == v
		}
		anchors = p.found
		if same {
			break
		}
	}
	for i := range pages {
		pages[i] = append(pages[i], footer.lines(i+1, len(pages))...)
	}
	return pages, nil
}

// foot is what stands at the end of a page: the text at the left, the number
// at the right, below each other where they have no room.
type foot struct {
	text, word string
	w, height  int
	stacked    bool
}

func footOf(d Document, w int) foot {
	f := foot{text: Clean(d.Foot), word: Clean(d.PageWord), w: w}
	if f.text == "" && f.word == "" {
		return f
	}
	// The height must not depend on how many pages there are.
	number := f.number(9999, 9999)
	f.stacked = f.word != "" && width(f.text)+2+width(number) > w
	f.height = 1 + len(wrap(f.text, w))
	if f.stacked {
		f.height += len(wrap(number, w))
	}
	return f
}

func (f foot) number(page, pages int) string {
	if f.word == "" {
		return ""
	}
	return fmt.Sprintf(f.word, page, pages)
}

func (f foot) lines(page, pages int) []string {
	if f.height == 0 {
		return nil
	}
	number := f.number(page, pages)
	if !f.stacked && f.word != "" {
		return []string{"", f.text + pad(number, f.w-width(f.text), Right)}
	}
	out := append([]string{""}, wrap(f.text, f.w)...)
	if f.stacked {
		for _, l := range wrap(number, f.w) {
			out = append(out, pad(l, f.w, Right))
		}
	}
	return out
}

// printer fills pages.
type printer struct {
	w, h    int // room of a page without its foot
	d       Document
	anchors map[string]int // page of each anchor, from the round before
	found   map[string]int
	pages   [][]string
	page    []string
	fresh   int       // lines of a page on which nothing stands yet
	lead    []leading // waits for what it must stay with
	repeat  []string  // head of the table that is being printed
}

// leading are lines that stay with what follows: a heading, a blank line.
type leading struct {
	lines []string
	id    string
}

func (p *printer) run() [][]string {
	p.start()
	if p.d.Title != "" {
		p.put(p.centered(p.d.Title)...)
		p.put(strings.Repeat("─", p.w))
	}
	for _, b := range p.d.Blocks {
		p.block(b)
	}
	p.release()
	if len(p.page) > p.fresh || len(p.pages) == 0 {
		p.pages = append(p.pages, p.page)
	}
	return p.pages
}

func (p *printer) centered(s string) []string {
	out := wrap(Clean(s), p.w)
	for i, l := range out {
		out[i] = pad(l, p.w, Center)
	}
	return out
}

// start begins a page with its mark and the head of an open table.
func (p *printer) start() {
	p.page, p.fresh = nil, 0
	if p.d.Mark != "" {
		p.add(p.centered("【" + p.d.Mark + "】")...)
	}
	p.add(p.repeat...)
	p.fresh = len(p.page)
}

func (p *printer) add(lines ...string) {
	for _, l := range lines {
		p.page = append(p.page, strings.TrimRight(l, " "))
	}
}

func (p *printer) turn() {
	p.pages = append(p.pages, p.page)
	p.start()
}

// capacity is how many lines an empty page takes below a repeated head.
func (p *printer) capacity(repeat int) int {
	mark := 0
	if p.d.Mark != "" {
		mark = len(p.centered("【" + p.d.Mark + "】"))
	}
	return p.h - mark - repeat
}

// put prints lines that may be split over pages.
func (p *printer) put(lines ...string) {
	for _, l := range lines {
		if len(p.page) >= p.h && len(p.page) > p.fresh {
			p.turn()
		}
		p.add(l)
	}
}

// ensure makes room for n lines together with the heading that waits for
// them; if a page is too short for that, for the first few at least.
func (p *printer) ensure(n, least int) {
	lead := 0
	for _, l := range p.lead {
		lead += len(l.lines)
	}
	if lead+n > p.capacity(len(p.repeat)) {
		n = min(n, least)
	}
	if len(p.page)+lead+n > p.h && len(p.page) > p.fresh {
		p.turn()
	}
	p.release()
}

// release prints what waited; a blank line does not open a page.
func (p *printer) release() {
	for _, l := range p.lead {
		if l.lines[0] == "" && len(p.page) == p.fresh {
			continue
		}
		p.put(l.lines...)
		if _, twice := p.found[l.id]; l.id != "" && !twice {
			p.found[l.id] = len(p.pages) + 1
		}
	}
	p.lead = nil
}

// keep prints lines that stay together if they fit on a page at all.
func (p *printer) keep(lines []string) {
	p.ensure(len(lines), 1)
	p.put(lines...)
}

// flow prints lines that may be split, with what waits for them.
func (p *printer) flow(lines []string) {
	p.ensure(1, 1)
	p.put(lines...)
}
