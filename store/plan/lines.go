package plan

import (
	"fmt"
	"strings"
)

// lineIndex tells on which line of a TOML text each key stands. The decoder
// forgets positions, and a plan file is edited by hand: a mistake without its
// line is a mistake that stays.
type lineIndex map[string]int

// at gives the line of a key, or of the nearest table around it.
func (x lineIndex) at(key string) int {
	for key != "" {
		if n, ok := x[key]; ok {
			return n
		}
		cut := lastStep(key)
		key = key[:cut]
	}
	return 0
}

// lastStep is where the last step of a path begins; quoted parts may hold dots
// and brackets.
func lastStep(key string) int {
	cut, quoted := 0, false
	for i := 0; i < len(key); i++ {
		switch c := key[i]; {
		case c == '\\' && quoted:
			i++
		case c == '"':
			quoted = !quoted
		case !quoted && (c == '.' || c == '['):
			cut = i
		}
	}
	return cut
}

// join appends a key to a path, quoted if it is not a bare key.
func join(path, key string) string {
	if !bare(key) {
		key = fmt.Sprintf("%q", key)
	}
	if path == "" {
		return key
	}
	return path + "." + key
}

func item(path string, n int) string { return fmt.Sprintf("%s[%d]", path, n) }

func bare(key string) bool {
	for _, r := range key {
		if !bareRune(r) {
			return false
		}
	}
	return key != ""
}

func bareRune(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '_' || r == '-'
}

// scanner walks a text that the TOML decoder has accepted, so it only has to
// find keys; on anything it does not expect it moves on to the next line.
type scanner struct {
	src    string
	pos    int
	line   int
	index  lineIndex
	counts map[string]int // items so far of each array of tables
}

func indexLines(src string) lineIndex {
	s := &scanner{src: strings.TrimPrefix(src, "\ufeff"), line: 1, index: lineIndex{}, counts: map[string]int{}}
	table := ""
	for s.skip("\n"); s.pos < len(s.src); s.skip("\n") {
		start := s.pos
		if s.peek() == '[' {
			table = s.header()
		} else {
			s.pair(table)
		}
		if s.pos == start {
			s.toLineEnd()
		}
	}
	return s.index
}

func (s *scanner) peek() byte {
	if s.pos < len(s.src) {
		return s.src[s.pos]
	}
	return 0
}

func (s *scanner) next() {
	if s.peek() == '\n' {
		s.line++
	}
	s.pos++
}

// skip passes blanks and comments, and line ends too if breaks says so.
func (s *scanner) skip(breaks string) {
	for s.pos < len(s.src) {
		switch c := s.peek(); {
		case c == ' ' || c == '\t' || c == '\r' || strings.IndexByte(breaks, c) >= 0:
			s.next()
		case c == '#':
			s.toLineEnd()
		default:
			return
		}
	}
}

func (s *scanner) toLineEnd() {
	for s.pos < len(s.src) && s.peek() != '\n' {
		s.next()
	}
}

// header reads [a.b] or [[a.b]] and gives the path that its keys stand under.
func (s *scanner) header() string {
	line, depth := s.line, 0
	for s.peek() == '[' {
		depth++
		s.next()
	}
	parts := s.key()
	path := ""
	for i, part := range parts {
		path = join(path, part)
		last := i == len(parts)-1
		if last && depth > 1 {
			s.counts[path]++
			s.note(path, line)
		}
		if n := s.counts[path]; n > 0 {
			path = item(path, n)
		}
	}
	s.note(path, line)
	s.toLineEnd()
	return path
}

func (s *scanner) note(path string, line int) {
	if _, seen := s.index[path]; !seen && path != "" {
		s.index[path] = line
	}
}

// pair reads «key = value» under a table.
func (s *scanner) pair(table string) {
	line := s.line
	parts := s.key()
	if len(parts) == 0 || s.peek() != '=' {
		return
	}
	path := table
	for _, part := range parts {
		path = join(path, part)
		s.note(path, line)
	}
	s.next()
	s.skip("")
	s.value(path)
}

// key reads a dotted key and the blanks behind it.
func (s *scanner) key() []string {
	var parts []string
	for {
		s.skip("")
		start := s.pos
		if c := s.peek(); c == '"' || c == '\'' {
			parts = append(parts, s.text())
		} else {
			for s.pos < len(s.src) && bareRune(rune(s.peek())) {
				s.next()
			}
			if s.pos == start {
				return parts
			}
			parts = append(parts, s.src[start:s.pos])
		}
		s.skip("")
		if s.peek() != '.' {
			return parts
		}
		s.next()
	}
}
