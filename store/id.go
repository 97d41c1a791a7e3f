package store

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
)

// ids makes the ids and salts of one command. They are remembered across
// retries: the same try twice must not become two entries.
type ids struct {
	entropy io.Reader
	seed    string // of a drill: everything is derived from it
	made    []string
	salts   map[string][16]byte
}

func newIDs(s *Store) *ids {
	return &ids{entropy: s.opts.Entropy, seed: s.meta.seed, salts: map[string][16]byte{}}
}

// entry returns the id of the i-th entry of the command.
func (g *ids) entry(i int, station string, seq int64) (string, error) {
	if i < len(g.made) {
		return g.made[i], nil
	}
	var id string
	if g.seed != "" {
		sum := derive(g.seed, fmt.Sprintf("id/%s/%d", station, seq))
		id = hex.EncodeToString(sum[:16])
	} else {
		var b [16]byte
		if _, err := io.ReadFull(g.entropy, b[:]); err != nil {
			return "", fmt.Errorf("random id: %w", err)
		}
		id = hex.EncodeToString(b[:])
	}
	g.made = append(g.made, id)
	return id, nil
}

// salt returns the salt of a field of an entry.
func (g *ids) salt(id, field string) ([16]byte, error) {
	key := id + "/" + field
	if s, ok := g.salts[key]; ok {
		return s, nil
	}
	var out [16]byte
	if g.seed != "" {
		sum := derive(g.seed, "salt/"+key)
		copy(out[:], sum[:16])
	} else if _, err := io.ReadFull(g.entropy, out[:]); err != nil {
		return out, fmt.Errorf("random salt: %w", err)
	}
	g.salts[key] = out
	return out, nil
}

// derive is the drill's only source of «randomness».
func derive(seed, purpose string) [32]byte {
	h := hmac.New(sha256.New, []byte(seed))
	var n [8]byte
	binary.BigEndian.PutUint64(n[:], uint64(len(purpose)))
	h.Write(n[:])
	h.Write([]byte(purpose))
	return [32]byte(h.Sum(nil))
}
