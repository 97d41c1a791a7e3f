package faultvfs

import sqlite3 "modernc.org/sqlite/lib"

// The errors that can be injected, with SQLite's extended result codes.
const (
	IOErrRead     int32 = sqlite3.SQLITE_IOERR_READ
	IOErrWrite    int32 = sqlite3.SQLITE_IOERR_WRITE
	IOErrSync     int32 = sqlite3.SQLITE_IOERR_FSYNC
	IOErrTruncate int32 = sqlite3.SQLITE_IOERR_TRUNCATE
	Full          int32 = sqlite3.SQLITE_FULL
)

// fault is what shall go wrong, and how far it is.
type fault struct {
	code    int32
	op      Op
	at      int // the operation that fails, from 1
	forever bool
	gone    bool // from then on every operation fails
	seen    int
	hits    int
}

// opOf is the operation that answers with an error of this code.
func opOf(code int32) Op {
	switch code {
	case IOErrRead:
		return Read
	case IOErrSync:
		return Sync
	case IOErrTruncate:
		return Truncate
	default:
		return Write
	}
}

// codeOf is what an operation answers when the disk is not there.
func codeOf(op Op) int32 {
	switch op {
	case Read:
		return IOErrRead
	case Sync:
		return IOErrSync
	case Truncate:
		return IOErrTruncate
	default:
		return IOErrWrite
	}
}

// FailNth makes the n-th operation from now on (1 is the next) that can answer
// with this code do so, once: a sector that could not be written, a cable
// that came loose for a moment.
func (f *FS) FailNth(n int, code int32) { f.arm(fault{code: code, op: opOf(code), at: n}) }

// FailFrom is FailNth for a disk that stays broken.
func (f *FS) FailFrom(n int, code int32) {
	f.arm(fault{code: code, op: opOf(code), at: n, forever: true})
}

// UnplugAt pulls the disk out at the n-th operation that can answer with this
// code: it and every later operation of any kind fails. What the system was
// handed before may still turn up when the disk is plugged in again.
func (f *FS) UnplugAt(n int, code int32) {
	f.arm(fault{code: code, op: opOf(code), at: n, gone: true})
}

// Heal ends all faults and returns how many were injected since the last
// FailNth or FailFrom.
func (f *FS) Heal() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	n := f.fault.hits
	f.fault = fault{}
	return n
}

// Passed is the number of operations that could have failed since the last
// FailNth or FailFrom.
func (f *FS) Passed() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.fault.seen
}

func (f *FS) arm(x fault) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.fault = x
}

// hit counts an operation and returns the code it must fail with, or 0, and
// whether a part of it still reaches the disk.
func (f *FS) hit(op Op) (code int32, partly bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	x := &f.fault
	if x.gone && x.hits > 0 {
		x.hits++
		return codeOf(op), false
	}
	if x.code == 0 || x.op != op {
		return 0, false
	}
	x.seen++
	if x.seen == x.at || (x.forever && x.seen > x.at) {
		x.hits++
		return x.code, true
	}
	return 0, false
}
