package main

import (
	"os"
	"syscall"
)

// fdatasync is what SQLite calls for a commit.
func fdatasync(f *os.File) error { return syscall.Fdatasync(int(f.Fd())) }
