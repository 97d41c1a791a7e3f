//go:build unix

package main

import (
	"fmt"
	"os"
	"runtime"
	"syscall"
)

// most is the most memory that a program held; the system counts KiB, on macOS
// bytes.
func most(p *os.ProcessState) string {
	u, ok := p.SysUsage().(*syscall.Rusage)
	if !ok {
		return "?"
	}
	unit := int64(1 << 10)
	if runtime.GOOS == "darwin" {
		unit = 1
	}
	return fmt.Sprintf("%d MiB", u.Maxrss*unit>>20)
}
