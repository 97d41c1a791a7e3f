package kit

import "zhiban/ui/theme"

// tall is more rows than any form has: nothing is cut while it is measured.
const tall = 1000

// listRoom is how many rows an open list of options takes at most.
const listRoom = 12

// listHeight is how many rows the open list of a field takes.
func (in *input) listHeight() int { return min(max(len(in.Options)+3, 5), listRoom) }

// Height is how many rows View needs at a width to show the whole form, with
// room for the list of options where a field has one.
func (f *Form) Height(t theme.Theme, w int) int {
	in := max(w-4, 0)
	n := len(f.sheet(t, in, tall).rows) + len(f.foot(t, in)) + 3 // frame and a blank row
	for _, x := range f.inputs {
		if x.Kind == FormPick || x.Kind == FormChoice && len(x.Options) > 5 {
			n = max(n, x.listHeight())
		}
	}
	return n
}
