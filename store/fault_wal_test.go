package store

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"zhiban/store/faultvfs"
)

// hurtWAL cuts a WAL or spoils bytes of it, and says how.
func hurtWAL(wal []byte, r *rand.Rand) (out []byte, how string) {
	out = append([]byte(nil), wal...)
	at := r.IntN(len(out))
	switch r.IntN(4) {
	case 0:
		return out[:at], fmt.Sprintf("cut at %d", at)
	case 1:
		out[at] ^= 1 << r.IntN(8)
		return out, fmt.Sprintf("one bit flipped at %d", at)
	case 2:
		n := min(1+r.IntN(4096), len(out)-at)
		clear(out[at : at+n])
		return out, fmt.Sprintf("%d zero bytes at %d", n, at)
	default:
		for range 8 {
			out[r.IntN(len(out))] = byte(r.Uint32())
		}
		return out, "8 bytes of noise"
	}
}

// TestFaultHurtWALIsNamedUpToTheHead: SQLite drops every entry behind a bad
// frame without a word; the head file outside the database must speak up.
func TestFaultHurtWALIsNamedUpToTheHead(t *testing.T) {
	p := newFaultPost(t, "")
	const covered, all = 15, 20
	for i := range all {
		if i == covered {
			p.writeHead()
		}
		if err := p.do(i); err != nil {
			t.Fatal(err)
		}
		if i == 2 {
			if err := p.checkpoint("TRUNCATE"); err != nil {
				t.Fatal(err)
			}
		}
	}
	p.hashes()
	whole := p.fs.Image()
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	trials, named, tail := faultRuns(20, 300), 0, 0
	for i := range trials {
		im, how := faultvfs.Image{}, ""
		for path, data := range whole {
			if im[path] = data; strings.HasSuffix(path, "-wal") {
				im[path], how = hurtWAL(data, rand.New(rand.NewPCG(faultSeed, uint64(i))))
			}
		}
		r := reopenImage(t, im, p.clock)
		switch {
		case behindHead(t, r):
			named++
			mustName(t, r, how)
		default:
			if n := r.lost(p.acks[:covered]); n > 0 {
				t.Errorf("%s: %d entries under the head are gone or changed, and the head does not tell", how, n)
			}
			tail += min(r.lost(p.acks), 1)
			r.sound(how)
		}
		r.done()
	}
	if named == 0 {
		t.Error("no trial hurt an entry under the head")
	}
	fmt.Printf("faults: WAL hurt %d times, entries under the head missing %d times and named %d times, only later ones missing %d times\n", trials, named, named, tail)
	if err := p.fs.Close(); err != nil {
		t.Error(err)
	}
}
