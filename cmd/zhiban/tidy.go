package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// litter is how many bytes are allocated before it is worth collecting them:
// about ten frames.
const litter = 2 << 20

// tidy puts the collecting of garbage into the pauses between keys. A
// collection takes as long as a frame or two, on a laptop of two cores half of
// all there is: one that begins by itself, in the middle of typing, is what a
// slow key is made of. It still begins by itself where no pause comes.
func tidy() func() {
	debug.SetGCPercent(400)
	sample := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	var last uint64
	return func() {
		metrics.Read(sample)
		if now := sample[0].Value.Uint64(); now-last > litter {
			runtime.GC()
			last = now
		}
	}
}
