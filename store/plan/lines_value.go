package plan

import (
	"strconv"
	"strings"
)

// value reads one value of a pair or an array.
func (s *scanner) value(path string) {
	switch s.peek() {
	case '"', '\'':
		s.text()
	case '[':
		s.array(path)
	case '{':
		s.inline(path)
	default:
		for s.pos < len(s.src) && strings.IndexByte(",]}#\n", s.peek()) < 0 {
			s.next()
		}
	}
}

// array reads [ … ] and notes the line of every item.
func (s *scanner) array(path string) {
	s.next()
	for n := 1; ; n++ {
		s.skip(",\n")
		if s.pos >= len(s.src) || s.peek() == ']' {
			s.next()
			return
		}
		start := s.pos
		s.note(item(path, n), s.line)
		s.value(item(path, n))
		if s.pos == start {
			return
		}
	}
}

// inline reads { … }.
func (s *scanner) inline(path string) {
	s.next()
	for {
		s.skip(",\n")
		if s.pos >= len(s.src) || s.peek() == '}' {
			s.next()
			return
		}
		start := s.pos
		s.pair(path)
		if s.pos == start {
			return
		}
	}
}

// text reads a string of any of the four forms. Only keys need its value.
func (s *scanner) text() string {
	quote := s.src[s.pos : s.pos+1]
	start := s.pos
	if triple := strings.Repeat(quote, 3); strings.HasPrefix(s.src[s.pos:], triple) {
		s.pos += 3
		s.until(triple, quote == `"`)
		for strings.HasPrefix(s.src[s.pos:], quote) { // """" ends a string that ends in a quote
			s.pos++
		}
		return ""
	}
	s.pos++
	s.until(quote, quote == `"`)
	raw := s.src[start:s.pos]
	if quote == `'` {
		return strings.Trim(raw, `'`)
	}
	plain, err := strconv.Unquote(raw)
	if err != nil {
		return strings.Trim(raw, `"`) // an escape that only TOML knows; the line is all we want
	}
	return plain
}

// until moves behind the next end mark.
func (s *scanner) until(end string, escapes bool) {
	for s.pos < len(s.src) {
		if strings.HasPrefix(s.src[s.pos:], end) {
			s.pos += len(end)
			return
		}
		if escapes && s.peek() == '\\' {
			s.next()
			if s.pos >= len(s.src) {
				return
			}
		}
		s.next()
	}
}
