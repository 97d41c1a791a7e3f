package store

import (
	"math/rand/v2"
	"time"
)

func testRand(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 7)) }

func timeNone() time.Time { return time.Time{} }
