package faultvfs

import (
	"bytes"
	"unsafe"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// sectorSize is what a disk writes as a whole or not at all.
const sectorSize = 512

func (f *FS) handle(file uintptr) *openFile {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.files[file]
}

func (f *FS) xClose(tls *libc.TLS, file uintptr) int32 {
	h := f.handle(file)
	f.mu.Lock()
	delete(f.files, file)
	f.mu.Unlock()
	return function[closeFunc](h.sys.FxClose)(tls, file)
}

func (f *FS) xRead(tls *libc.TLS, file, buf uintptr, n int32, off sqlite3.Tsqlite3_int64) int32 {
	h := f.handle(file)
	if code, _ := f.hit(Read); code != 0 {
		return code
	}
	return function[transferFunc](h.sys.FxRead)(tls, file, buf, n, off)
}

// xWrite logs what reached the system. A write that is made to fail leaves its
// first sectors behind, as a full or broken disk does.
func (f *FS) xWrite(tls *libc.TLS, file, buf uintptr, n int32, off sqlite3.Tsqlite3_int64) int32 {
	h := f.handle(file)
	code, partly := f.hit(Write)
	switch {
	case partly:
		n = n / 2 / sectorSize * sectorSize
	case code != 0:
		n = 0
	}
	if n > 0 {
		data := bytes.Clone(unsafe.Slice((*byte)(pointer(buf)), n))
		if rc := function[transferFunc](h.sys.FxWrite)(tls, file, buf, n, off); rc != sqlite3.SQLITE_OK {
			return rc
		}
		f.add(Event{Op: Write, Path: h.path, Off: off, Data: data})
	}
	return code
}

func (f *FS) xTruncate(tls *libc.TLS, file uintptr, size sqlite3.Tsqlite3_int64) int32 {
	h := f.handle(file)
	if code, _ := f.hit(Truncate); code != 0 {
		return code
	}
	rc := function[truncateFunc](h.sys.FxTruncate)(tls, file, size)
	if rc == sqlite3.SQLITE_OK {
		f.add(Event{Op: Truncate, Path: h.path, Off: size})
	}
	return rc
}

func (f *FS) xSync(tls *libc.TLS, file uintptr, flags int32) int32 {
	h := f.handle(file)
	if code, _ := f.hit(Sync); code != 0 {
		f.add(Event{Op: SyncFailed, Path: h.path})
		return code
	}
	rc := function[syncFunc](h.sys.FxSync)(tls, file, flags)
	if rc == sqlite3.SQLITE_OK {
		f.add(Event{Op: Sync, Path: h.path})
	}
	return rc
}

func (f *FS) xDelete(tls *libc.TLS, vfs, name uintptr, dirSync int32) int32 {
	path := libc.GoString(name)
	rc := function[deleteFunc](f.base.FxDelete)(tls, vfs, name, dirSync)
	if rc != sqlite3.SQLITE_OK {
		return rc
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.exists[path] {
		f.exists[path] = false
		f.log(Event{Op: Delete, Path: path})
		if dirSync != 0 {
			f.log(Event{Op: Sync, Path: path})
		}
	}
	return rc
}
