package plan

import (
	"strconv"
	"strings"
)

// Part is how many of a material one kit holds.
type Part struct {
	Material string
	Quantity int
}

// Content reads the parts of a kit. A loaded plan has only parts that can be
// read.
func (k Kit) Content() []Part {
	out := make([]Part, 0, len(k.Parts))
	for _, s := range k.Parts {
		if p, ok := readPart(s); ok {
			out = append(out, p)
		}
	}
	return out
}

// Kit finds a kit by its slug.
func (p *Plan) Kit(slug string) (Kit, bool) {
	return find(p.Kits, func(k Kit) bool { return k.Slug == slug })
}

// readPart reads «tent 1»; without a number it is one.
func readPart(s string) (Part, bool) {
	f := strings.Fields(s)
	switch len(f) {
	case 1:
		return Part{f[0], 1}, true
	case 2:
		n, err := strconv.Atoi(f[1])
		return Part{f[0], n}, err == nil && n > 0
	}
	return Part{}, false
}

// kits must hold materials of the plan, and none may be called like a material.
func (c *checker) kits(p *Plan) {
	for i, k := range p.Kits {
		at := item("kit", i+1)
		if _, ok := p.Material(k.Slug); ok {
			c.problem(at+".slug", CodeDuplicate, k.Slug)
		}
		if len(k.Parts) == 0 {
			c.problem(at+".parts", CodeMissing, "")
		}
		for n, s := range k.Parts {
			part, ok := readPart(s)
			if _, known := p.Material(part.Material); !ok || !known {
				c.problem(item(at+".parts", n+1), CodeNoSuch, s)
			}
		}
	}
}
