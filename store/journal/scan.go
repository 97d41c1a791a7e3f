package journal

import (
	"bytes"
	"encoding/json"
	"strconv"
)

// scanBody reads a body of the form that Encode writes when its strings are
// plain ASCII, as ids and slugs are: it takes a fraction of the time of
// json.Unmarshal, and a page of the journal is a hundred of them. Of anything
// else it answers false, and json.Unmarshal has the word. Data shares raw.
func scanBody(raw []byte) (Body, bool) {
	var b Body
	s := bodyScanner{rest: raw, ok: true}
	b.ID = s.text(`{"id":`)
	b.HLC = s.number(`,"hlc":`)
	b.At = Time(s.number(`,"at":`))
	b.Recorded = Time(s.number(`,"recorded":`))
	b.Zone = int(s.number(`,"zone":`))
	b.Officer = s.text(`,"officer":`)
	b.Kind = s.text(`,"kind":`)
	b.Version = int(s.number(`,"version":`))
	b.Subject = s.text(`,"subject":`)
	b.Base = s.text(`,"base":`)
	b.Data = s.last(`,"data":`)
	return b, s.ok
}

// bodyScanner takes one key after the other off the front.
type bodyScanner struct {
	rest []byte
	ok   bool
}

func (s *bodyScanner) key(name string) bool {
	if s.ok = s.ok && len(s.rest) > len(name) && string(s.rest[:len(name)]) == name; s.ok {
		s.rest = s.rest[len(name):]
	}
	return s.ok
}

func (s *bodyScanner) text(name string) string {
	if !s.key(name) || s.rest[0] != '"' {
		s.ok = false
		return ""
	}
	for i, c := range s.rest[1:] {
		switch {
		case c == '"':
			out := string(s.rest[1 : 1+i])
			s.rest = s.rest[2+i:]
			return out
		case c == '\\' || c < ' ' || c > '~':
			s.ok = false
			return ""
		}
	}
	s.ok = false
	return ""
}

func (s *bodyScanner) number(name string) int64 {
	if !s.key(name) {
		return 0
	}
	end := bytes.IndexByte(s.rest, ',')
	if end < 0 {
		s.ok = false
		return 0
	}
	n, err := strconv.ParseInt(string(s.rest[:end]), 10, 64)
	// «+1», «01» and «-0» are numbers for strconv but not as Encode writes them
	if err != nil || strconv.FormatInt(n, 10) != string(s.rest[:end]) {
		s.ok = false
		return 0
	}
	s.rest = s.rest[end:]
	return n
}

// last is the value of the last key, up to the brace that closes the body.
func (s *bodyScanner) last(name string) json.RawMessage {
	if !s.key(name) {
		return nil
	}
	end := len(s.rest) - 1
	data := s.rest[:end:end]
	s.ok = s.rest[end] == '}' && end > 0 && data[0] == '{' && data[end-1] == '}' && json.Valid(data)
	return data
}
