package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// litter is how many bytes are allocated before it is worth collecting them:
// about ten frames.
const litter = 2 << 20

// starting is how many collections the start takes: the board, then what
// stands back behind it, then the first key.
const starting = 3

// tidy puts the collecting of garbage into the pauses between keys. A
// collection takes as long as a frame or two, on a laptop of two cores half of
// all there is: one that begins by itself, in the middle of typing, is what a
// slow key is made of. It still begins by itself where no pause comes.
func tidy() func() {
	debug.SetGCPercent(400)
	sample := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	var last uint64
	begun := 0
	return func() {
		metrics.Read(sample)
		now := sample[0].Value.Uint64()
		switch {
		case now-last <= litter:
			return
		case begun < starting: // what the start needed goes back to the system
			begun++
			debug.FreeOSMemory()
		default:
			runtime.GC()
		}
		last = now
	}
}
