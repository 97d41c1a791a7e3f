package kit

import "strings"

// ShortName is a name as it fits into w cells: what stands before it, a shift
// or a post («A班主班 罗»), gives way to the name itself.
func ShortName(name string, w int) string {
	name = Clean(name)
	words := strings.Fields(name)
	for len(words) > 1 && Width(name) > w {
		words = words[1:]
		name = strings.Join(words, " ")
	}
	return name
}
