package faultvfs

import (
	"fmt"
	"os"
)

// Op is what was done to a file.
type Op int

// The operations of the log. SQLite syncs the folder together with the first
// sync of a file it made, so Sync also makes a Create or Delete lasting.
const (
	Create     Op = iota + 1
	Write         // Data at Off
	Truncate      // to Off bytes
	Sync          // all that was done to Path before is on the disk
	SyncFailed    // the system gave up: nobody knows what reached the disk, and it will not try again
	Delete        // the name is gone
	Keep          // Path holds Data for certain, written by other means
	Ack           // the test was told that something is saved
	Read          // never logged, only counted for faults
)

// Event is one entry of the log.
type Event struct {
	Op   Op
	Path string
	Off  int64
	Data []byte
}

// renames says that the event changes what the name means, not the content.
func (e Event) renames() bool { return e.Op == Create || e.Op == Delete }

// log appends an event; the caller holds the lock.
func (f *FS) log(e Event) { f.events = append(f.events, e) }

func (f *FS) add(e Event) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.log(e)
}

// Ack marks that the user was just told that something is saved. It returns
// the number of events up to and with it: a crash there or later must keep it.
func (f *FS) Ack() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.log(Event{Op: Ack})
	return len(f.events)
}

// Keep notes the present content of a file that is written durably by other
// means than SQLite, so that images hold it.
func (f *FS) Keep(path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("faultvfs: keep: %w", err)
	}
	f.add(Event{Op: Keep, Path: path, Data: data})
	return nil
}

// Len is the number of events so far.
func (f *FS) Len() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.events)
}

// Count is the number of logged events of one operation.
func (f *FS) Count(op Op) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	n := 0
	for _, e := range f.events {
		if e.Op == op {
			n++
		}
	}
	return n
}
