package pdf

// strip is what a page is filled with: it is never divided.
type strip struct {
	h     float64
	space float64 // above it; none at the upper edge of a page
	stay  bool    // must not be parted from the next one
	turn  bool    // begins a new page
	head  *strip  // stands again where this one begins a page
	id    string  // anchor
	title string  // in the outline of the document, with its level
	level int
	draw  func(c canvas, x, y float64) // y is its upper edge
}

// placed is a strip on a page. A repeated one is not part of the text.
type placed struct {
	*strip
	x, y   float64
	repeat bool
}

// pager fills pages of a height with strips.
type pager struct {
	h     float64
	less  float64 // how much lower the two columns of page one are
	pages [][]placed
	used  float64
}

// fill distributes strips over pages. Strips that stay together move to a new
// page together, unless they are higher than a page.
func (g *pager) fill(strips []*strip) {
	g.pages = [][]placed{nil}
	for i, s := range strips {
		whole, room := s.h, g.h+slack
		if len(g.pages) <= 2 {
			room -= g.less
		}
		for j := i; strips[j].stay && j+1 < len(strips); j++ {
			whole += strips[j+1].space + strips[j+1].h
		}
		first := i == 0 || !strips[i-1].stay
		fits := g.used+s.space+whole <= room || (whole > g.h && first && g.used+s.space+s.h <= room)
		if !first {
			fits = g.used+s.space+s.h <= room
		}
		if now := len(g.pages[len(g.pages)-1]); now > 0 && (s.turn || !fits) {
			g.pages, g.used = append(g.pages, nil), 0
			if s.head != nil {
				g.put(s.head, true)
			}
		}
		if s.h > 0 || s.id != "" {
			g.put(s, false)
		}
	}
	if n := len(g.pages); n > 1 && len(g.pages[n-1]) == 0 {
		g.pages = g.pages[:n-1]
	}
}

func (g *pager) put(s *strip, repeat bool) {
	n := len(g.pages) - 1
	if len(g.pages[n]) > 0 {
		g.used += s.space
	}
	g.pages[n] = append(g.pages[n], placed{strip: s, y: g.used, repeat: repeat})
	g.used += s.h
}
