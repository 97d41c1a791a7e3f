package journal

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"fmt"
)

// Format is the name of the entry format; it is part of every hash.
const Format = "zhiban/1"

// Hash is a SHA-256 over an entry, see the package comment.
type Hash [32]byte

// Body is what an entry says. Its field order is part of the format.
type Body struct {
	ID       string          `json:"id"`       // 128 random bits in hex, made before the first try
	HLC      int64           `json:"hlc"`      // hybrid logical clock: max(now_ms<<16, last+1)
	At       Time            `json:"at"`       // when it happened
	Recorded Time            `json:"recorded"` // when it was written down
	Zone     int             `json:"zone"`     // offset of the plan's zone at Recorded, minutes east of UTC
	Officer  string          `json:"officer"`  // subject id of the person who records
	Kind     string          `json:"kind"`     // slug, "matter.report"
	Version  int             `json:"version"`  // of the kind's data
	Subject  string          `json:"subject"`  // whose state this entry changes
	Base     string          `json:"base"`     // id of the subject's last entry the writer had seen, or ""
	Data     json.RawMessage `json:"data"`     // the kind's own struct: codes, ids, numbers, times, commitments
}

// Entry is one line of the journal in its place in a station's chain.
type Entry struct {
	Station string
	Seq     int64  // from 1, without gaps
	Body           // projection of Raw
	Raw     []byte // the canonical bytes, as stored and hashed
	Prev    Hash
	Hash    Hash
}

// Encode makes the canonical bytes of a body.
func (b Body) Encode() ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(b); err != nil {
		return nil, fmt.Errorf("encode body of entry %s: %w", b.ID, err)
	}
	return bytes.TrimSuffix(buf.Bytes(), []byte("\n")), nil
}

// DecodeBody reads stored bytes. It accepts only what Encode would have
// written again, so that no two byte strings mean the same entry.
func DecodeBody(raw []byte) (Body, error) {
	var b Body
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&b); err != nil {
		return Body{}, fmt.Errorf("decode body: %w", err)
	}
	again, err := b.Encode()
	if err != nil {
		return Body{}, err
	}
	if !bytes.Equal(again, raw) {
		return Body{}, fmt.Errorf("decode body of entry %s: not in canonical form", b.ID)
	}
	return b, nil
}

// ReadBody decodes stored bytes without asking whether they are canonical: for
// reading what verify has proved or will.
func ReadBody(raw []byte) (Body, error) {
	if b, ok := scanBody(raw); ok {
		return b, nil
	}
	var b Body
	if err := json.Unmarshal(raw, &b); err != nil {
		return Body{}, fmt.Errorf("decode body: %w", err)
	}
	return b, nil
}

// Sum computes the hash of an entry from its place and its stored bytes.
func Sum(station string, seq int64, prev Hash, raw []byte) Hash {
	h := sha256.New()
	h.Write([]byte{0x01})
	h.Write([]byte(Format))
	h.Write([]byte{byte(len(station))})
	h.Write([]byte(station))
	var n [8]byte
	binary.BigEndian.PutUint64(n[:], uint64(seq))
	h.Write(n[:])
	h.Write(prev[:])
	h.Write(raw)
	return Hash(h.Sum(nil))
}

// Link puts a body behind prev in a station's chain.
func Link(station string, seq int64, prev Hash, b Body) (Entry, error) {
	if len(station) == 0 || len(station) > 255 {
		return Entry{}, fmt.Errorf("link entry %s: station %q has no length of 1 to 255 bytes", b.ID, station)
	}
	raw, err := b.Encode()
	if err != nil {
		return Entry{}, err
	}
	return Entry{Station: station, Seq: seq, Body: b, Raw: raw, Prev: prev, Hash: Sum(station, seq, prev, raw)}, nil
}

// Head is the end of one station's chain.
type Head struct {
	Station string `json:"station"`
	Seq     int64  `json:"seq"`
	Hash    string `json:"hash"` // hex
}
