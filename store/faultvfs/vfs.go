// Package faultvfs is the disk that fails on purpose. It puts a VFS between
// SQLite and the operating system that hands every call on, writes down what
// it did to which file, and can make the n-th read, write, truncation or sync
// fail. From the log a test takes the disk as a power cut would leave it:
// what was synced stands, the rest is there, gone, torn or garbled.
//
// It is for tests only and has no place in the program. Shared memory and
// locks go straight to the system's own VFS, so WAL mode works as always.
package faultvfs

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"
	"unsafe"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// The methods that the VFS replaces, as SQLite calls them.
type (
	openFunc     = func(tls *libc.TLS, vfs, name, file uintptr, flags int32, outFlags uintptr) int32
	deleteFunc   = func(tls *libc.TLS, vfs, name uintptr, dirSync int32) int32
	closeFunc    = func(tls *libc.TLS, file uintptr) int32
	transferFunc = func(tls *libc.TLS, file, buf uintptr, n int32, off sqlite3.Tsqlite3_int64) int32
	truncateFunc = func(tls *libc.TLS, file uintptr, size sqlite3.Tsqlite3_int64) int32
	syncFunc     = func(tls *libc.TLS, file uintptr, flags int32) int32
)

// lasting are the files whose content has to survive; temporary ones do not.
const lasting = sqlite3.SQLITE_OPEN_MAIN_DB | sqlite3.SQLITE_OPEN_WAL | sqlite3.SQLITE_OPEN_MAIN_JOURNAL

// FS is one registered VFS with its log. Its methods may be called while
// databases are open through it. Keep it until every one of them is closed,
// then call Close: SQLite holds pointers that Go's collector does not see.
type FS struct {
	name string
	tls  *libc.TLS
	vfs  uintptr // our Tsqlite3_vfs
	cstr uintptr // its name
	base *sqlite3.Tsqlite3_vfs

	// SQLite calls these through raw pointers; the fields keep them alive
	open     openFunc
	remove   deleteFunc
	closes   closeFunc
	read     transferFunc
	write    transferFunc
	truncate truncateFunc
	sync     syncFunc

	mu      sync.Mutex
	files   map[uintptr]*openFile // by SQLite's handle
	methods map[uintptr]uintptr   // our method table for each of the system's
	exists  map[string]bool       // files the log knows, and whether they stand there
	events  []Event
	fault   fault
}

// openFile is one handle of SQLite's on a logged file.
type openFile struct {
	path string
	sys  *sqlite3.Tsqlite3_io_methods
}

// New registers a VFS under a name, which goes into the DSN as vfs=NAME.
func New(name string) (*FS, error) {
	f := &FS{name: name, tls: libc.NewTLS(), files: map[uintptr]*openFile{}, methods: map[uintptr]uintptr{}, exists: map[string]bool{}}
	sys := sqlite3.Xsqlite3_vfs_find(f.tls, 0)
	if sys == 0 {
		f.tls.Close()
		return nil, errors.New("faultvfs: SQLite has no default VFS")
	}
	f.base = (*sqlite3.Tsqlite3_vfs)(pointer(sys))
	f.open, f.remove, f.closes = f.xOpen, f.xDelete, f.xClose
	f.read, f.write, f.truncate, f.sync = f.xRead, f.xWrite, f.xTruncate, f.xSync
	var err error
	if f.cstr, err = libc.CString(name); err != nil {
		f.tls.Close()
		return nil, fmt.Errorf("faultvfs: name %q: %w", name, err)
	}
	f.vfs = libc.Xcalloc(f.tls, 1, libc.Tsize_t(unsafe.Sizeof(*f.base)))
	if f.vfs == 0 {
		f.free()
		return nil, errors.New("faultvfs: out of memory")
	}
	own := (*sqlite3.Tsqlite3_vfs)(pointer(f.vfs))
	*own = *f.base
	own.FpNext, own.FzName = 0, f.cstr
	own.FxOpen, own.FxDelete = address(&f.open), address(&f.remove)
	if rc := sqlite3.Xsqlite3_vfs_register(f.tls, f.vfs, 0); rc != sqlite3.SQLITE_OK {
		f.free()
		return nil, fmt.Errorf("faultvfs: register %s: SQLite says %d", name, rc)
	}
	return f, nil
}

// Name is what goes into the DSN.
func (f *FS) Name() string { return f.name }

// Close takes the VFS out of SQLite's list. It refuses while a file is open.
func (f *FS) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if n := len(f.files); n > 0 {
		return fmt.Errorf("faultvfs: %s still has %d open files", f.name, n)
	}
	if rc := sqlite3.Xsqlite3_vfs_unregister(f.tls, f.vfs); rc != sqlite3.SQLITE_OK {
		return fmt.Errorf("faultvfs: unregister %s: SQLite says %d", f.name, rc)
	}
	f.free()
	return nil
}

func (f *FS) free() {
	for _, m := range f.methods {
		libc.Xfree(f.tls, m)
	}
	libc.Xfree(f.tls, f.vfs)
	libc.Xfree(f.tls, f.cstr)
	f.tls.Close()
}

func (f *FS) xOpen(tls *libc.TLS, vfs, name, file uintptr, flags int32, outFlags uintptr) int32 {
	sys := function[openFunc](f.base.FxOpen)
	if name == 0 || flags&lasting == 0 {
		return sys(tls, vfs, name, file, flags, outFlags)
	}
	path := libc.GoString(name)
	f.mu.Lock()
	defer f.mu.Unlock()
	before, there, err := f.lookAt(path)
	if err != nil {
		return sqlite3.SQLITE_CANTOPEN
	}
	if rc := sys(tls, vfs, name, file, flags, outFlags); rc != sqlite3.SQLITE_OK {
		return rc
	}
	table, err := f.tableFor(tls, file)
	if err != nil {
		return sqlite3.SQLITE_NOMEM
	}
	h := (*sqlite3.Tsqlite3_file)(pointer(file))
	f.files[file] = &openFile{path: path, sys: (*sqlite3.Tsqlite3_io_methods)(pointer(h.FpMethods))}
	h.FpMethods = table
	switch {
	case !there:
		f.log(Event{Op: Create, Path: path})
	case before != nil:
		f.log(Event{Op: Keep, Path: path, Data: before})
	}
	f.exists[path] = true
	return sqlite3.SQLITE_OK
}

// lookAt says whether a file stands there, and reads the content of one that
// the log does not know yet: it was there before and counts as synced.
func (f *FS) lookAt(path string) (before []byte, there bool, err error) {
	if f.exists[path] {
		return nil, true, nil
	}
	if before, err = os.ReadFile(path); errors.Is(err, fs.ErrNotExist) {
		return nil, false, nil
	}
	return before, true, err
}

// tableFor copies the system's method table with our methods in it. Version 2
// has shared memory but no memory mapping, which would write past us.
func (f *FS) tableFor(tls *libc.TLS, file uintptr) (uintptr, error) {
	sys := (*sqlite3.Tsqlite3_file)(pointer(file)).FpMethods
	if m, ok := f.methods[sys]; ok {
		return m, nil
	}
	theirs := (*sqlite3.Tsqlite3_io_methods)(pointer(sys))
	m := libc.Xcalloc(tls, 1, libc.Tsize_t(unsafe.Sizeof(*theirs)))
	if m == 0 {
		return 0, errors.New("out of memory")
	}
	own := (*sqlite3.Tsqlite3_io_methods)(pointer(m))
	*own = *theirs
	own.FiVersion = min(own.FiVersion, 2)
	own.FxClose, own.FxRead, own.FxWrite = address(&f.closes), address(&f.read), address(&f.write)
	own.FxTruncate, own.FxSync = address(&f.truncate), address(&f.sync)
	f.methods[sys] = m
	return m, nil
}

// pointer turns SQLite's address into a Go pointer. The memory is not Go's, so
// the collector neither moves nor frees it.
func pointer(p uintptr) unsafe.Pointer { return *(*unsafe.Pointer)(unsafe.Pointer(&p)) }

// address is how SQLite's transpiled code stores a Go function.
func address[F any](f *F) uintptr { return *(*uintptr)(unsafe.Pointer(f)) }

// function is the way back.
func function[F any](p uintptr) F { return *(*F)(unsafe.Pointer(&p)) }
