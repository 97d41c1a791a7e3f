package kit

// Matches are the first n options that fit the query, the best first: for
// whoever draws them beside a field of their own.
func (p *Picker) Matches(n int) []Option {
	n = max(min(n, len(p.found)), 0)
	out := make([]Option, n)
	for i := range out {
		out[i] = p.entries[p.found[i].at].option
	}
	return out
}
