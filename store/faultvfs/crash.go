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
			s.settle(r)
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
		if op := s.pending[i].Op; op == Create || op == Delete {
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

// settle decides what became of the changes that were never synced. Now and
// then all or nothing of them, the two cases a gentle disk knows.
func (s *state) settle(r *rand.Rand) {
	mood := r.IntN(8)
	for _, e := range s.pending {
		kept := mood == 1 || (mood > 1 && r.IntN(100) < 40)
		switch {
		case e.Op == Write && !kept && mood > 1 && r.IntN(100) < 60:
			s.tear(e, r)
		case kept:
			s.apply(e)
		case e.Op == Create || e.Op == Delete:
			s.pending = nil // the name still means what it meant; the rest went to a file without a name
			return
		}
	}
	s.pending = nil
}

// tear writes some sectors of a write, some not, and some with noise in them.
func (s *state) tear(e Event, r *rand.Rand) {
	for from := int64(0); from < int64(len(e.Data)); {
		to := min((e.Off+from)/sectorSize*sectorSize+sectorSize-e.Off, int64(len(e.Data)))
		part := Event{Op: Write, Off: e.Off + from, Data: e.Data[from:to]}
		switch r.IntN(5) {
		case 0, 1:
			s.apply(part)
		case 2:
			noise := make([]byte, len(part.Data))
			for i := range noise {
				noise[i] = byte(r.Uint32())
			}
			part.Data = noise
			s.apply(part)
		}
		from = to
	}
}
