package faultvfs

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// Image is a disk: the content of every file by path.
type Image map[string][]byte

// WriteTo writes the files into a folder under their base names.
func (im Image) WriteTo(dir string) error {
	for path, data := range im {
		if err := os.WriteFile(filepath.Join(dir, filepath.Base(path)), data, 0o600); err != nil {
			return fmt.Errorf("faultvfs: write image: %w", err)
		}
	}
	return nil
}

// Image is what the programs see now: everything done, synced or not.
func (f *FS) Image() Image {
	f.mu.Lock()
	defer f.mu.Unlock()
	d := disk{}
	for _, e := range f.events {
		if e.Op != Ack && e.Op != Sync && e.Op != SyncFailed {
			d.file(e.Path).apply(e)
		}
	}
	return d.image()
}

// Crash is the disk after the power failed behind the first k events. What was
// synced by then stands. Each later change is kept, dropped, torn at a sector
// or garbled, as r decides; r alone, so a seed repeats a crash.
func (f *FS) Crash(k int, r *rand.Rand) Image {
	f.mu.Lock()
	events := f.events[:min(k, len(f.events))]
	f.mu.Unlock()
	d := disk{}
	for _, e := range events {
		s := d.file(e.Path)
		switch e.Op {
		case Ack:
		case Keep:
			s.pending = nil
			s.apply(e)
		case Sync:
			if s.lastName() >= 0 {
				for _, other := range d {
					other.syncName()
				}
			}
			for _, p := range s.pending {
				s.apply(p)
			}
			s.pending = nil
		case SyncFailed:
			s.forget(r)
		default:
			s.pending = append(s.pending, e)
		}
	}
	for _, path := range d.paths(events) {
		d.file(path).settle(r)
	}
	return d.image()
}

type disk map[string]*state

// state is one file as the disk has it, and what only the system's memory has.
type state struct {
	there   bool
	data    []byte
	pending []Event
}

func (d disk) file(path string) *state {
	s, ok := d[path]
	if !ok {
		s = &state{}
		d[path] = s
	}
	return s
}

// paths lists the files in the order of the log: a map's order would spoil
// the seed.
func (d disk) paths(events []Event) []string {
	var out []string
	seen := map[string]bool{}
	for _, e := range events {
		if !seen[e.Path] {
			seen[e.Path] = true
			out = append(out, e.Path)
		}
	}
	return out
}

func (d disk) image() Image {
	im := Image{}
	for path, s := range d {
		if s.there && path != "" {
			im[path] = s.data
		}
	}
	return im
}

func (s *state) apply(e Event) {
	switch e.Op {
	case Create:
		s.there, s.data = true, nil
	case Keep:
		s.there, s.data = true, append([]byte(nil), e.Data...)
	case Delete:
		s.there, s.data = false, nil
	case Truncate:
		s.grow(e.Off)
		s.data = s.data[:e.Off]
	case Write:
		s.grow(e.Off + int64(len(e.Data)))
		copy(s.data[e.Off:], e.Data)
	}
}

// lastName finds the last pending change to the file's name, -1 without one.
func (s *state) lastName() int {
	for i := len(s.pending) - 1; i >= 0; i-- {
		if s.pending[i].renames() {
			return i
		}
	}
	return -1
}

// syncName is what the sync of the folder does for one of its files: the name
// lasts, the content after it is still pending.
func (s *state) syncName() {
	if i := s.lastName(); i >= 0 {
		s.apply(s.pending[i])
		s.pending = s.pending[i+1:]
	}
}

func (s *state) grow(size int64) {
	if more := size - int64(len(s.data)); more > 0 {
		s.data = append(s.data, make([]byte, more)...)
	}
}

// settle decides what became of the changes that were never synced.
func (s *state) settle(r *rand.Rand) {
	m := newMood(r)
	for _, e := range s.pending {
		left := m.fate(e)
		if len(left) == 0 && e.renames() {
			break // the name still means what it meant; the rest went to a file without a name
		}
		for _, l := range left {
			s.apply(l)
		}
	}
	s.pending = nil
}

// forget is what a failed sync does: the system holds the content for written
// and will not write it again, wherever it is. A name it does try again.
func (s *state) forget(r *rand.Rand) {
	m := newMood(r)
	var left []Event
	for _, e := range s.pending {
		if e.renames() {
			left = append(left, e)
		} else {
			left = append(left, m.fate(e)...)
		}
	}
	s.pending = left
}

// mood is how one crash treats what is not safe: now and then it takes or
// leaves everything, the two cases a gentle disk knows.
type mood struct {
	*rand.Rand
	nothing, all bool
}

func newMood(r *rand.Rand) mood {
	n := r.IntN(8)
	return mood{r, n == 0, n == 1}
}

// fate is what reaches the disk of one change: all of it, parts, or nothing.
func (m mood) fate(e Event) []Event {
	switch {
	case m.all:
		return []Event{e}
	case m.nothing:
		return nil
	}
	switch n := m.IntN(100); {
	case n < 40:
		return []Event{e}
	case n < 75 && e.Op == Write:
		return m.tear(e)
	}
	return nil
}

// tear leaves some sectors of a write, drops some, and puts noise into some.
func (m mood) tear(e Event) (out []Event) {
	for from := int64(0); from < int64(len(e.Data)); {
		to := min((e.Off+from)/sectorSize*sectorSize+sectorSize-e.Off, int64(len(e.Data)))
		part := Event{Op: Write, Path: e.Path, Off: e.Off + from, Data: e.Data[from:to]}
		switch m.IntN(5) {
		case 0, 1:
			out = append(out, part)
		case 2:
			part.Data = make([]byte, to-from)
			for i := range part.Data {
				part.Data[i] = byte(m.Uint32())
			}
			out = append(out, part)
		}
		from = to
	}
	return out
}
