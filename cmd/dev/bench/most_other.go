//go:build !unix

package main

import "os"

// most is not known here.
func most(*os.ProcessState) string { return "?" }
