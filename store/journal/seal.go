package journal

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"sort"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
)

// Key is a station's Ed25519 signing key under its name «zhiban/POST/STATION».
type Key struct {
	Name    string
	private ed25519.PrivateKey
}

// KeyName is the name under which a station of a post signs.
func KeyName(post, station string) string { return "zhiban/" + post + "/" + station }

// NewKey makes a key from 32 bytes of seed.
func NewKey(name string, seed [32]byte) Key {
	return Key{Name: name, private: ed25519.NewKeyFromSeed(seed[:])}
}

// Public is the verifier key in the form of C2SP signed notes.
func (k Key) Public() (string, error) {
	s, err := note.NewEd25519VerifierKey(k.Name, k.private.Public().(ed25519.PublicKey))
	if err != nil {
		return "", fmt.Errorf("public key of %s: %w", k.Name, err)
	}
	return s, nil
}

// Encode writes the private key in the form of C2SP signed notes.
func (k Key) Encode() string {
	pub := k.private.Public().(ed25519.PublicKey)
	return fmt.Sprintf("PRIVATE+KEY+%s+%08x+%s", k.Name, keyID(k.Name, pub),
		base64.StdEncoding.EncodeToString(append([]byte{1}, k.private.Seed()...)))
}

// ParseKey reads what Encode wrote.
func ParseKey(s string) (Key, error) {
	parts := strings.SplitN(strings.TrimSpace(s), "+", 5)
	if len(parts) != 5 || parts[0] != "PRIVATE" || parts[1] != "KEY" {
		return Key{}, fmt.Errorf("not a signing key")
	}
	raw, err := base64.StdEncoding.DecodeString(parts[4])
	if err != nil || len(raw) != 33 || raw[0] != 1 {
		return Key{}, fmt.Errorf("signing key of %s is damaged", parts[2])
	}
	k := NewKey(parts[2], [32]byte(raw[1:]))
	if fmt.Sprintf("%08x", keyID(k.Name, k.private.Public().(ed25519.PublicKey))) != parts[3] {
		return Key{}, fmt.Errorf("signing key of %s is damaged", parts[2])
	}
	return k, nil
}

func keyID(name string, pub ed25519.PublicKey) uint32 {
	h := sha256.New()
	h.Write([]byte(name))
	h.Write([]byte("\n"))
	h.Write([]byte{1})
	h.Write(pub)
	return binary.BigEndian.Uint32(h.Sum(nil))
}

// Statement is what a seal says: the ends of all chains known to the post
// and, for a sealed report, the SHA-256 of its facts.
type Statement struct {
	Post  string
	Heads []Head
	Facts string // hex, or "" for a plain head
}

// Sign writes the statement as a signed note.
func (k Key) Sign(s Statement) (string, error) {
	signer, err := note.NewSigner(k.Encode())
	if err != nil {
		return "", fmt.Errorf("signer %s: %w", k.Name, err)
	}
	out, err := note.Sign(&note.Note{Text: s.text()}, signer)
	if err != nil {
		return "", fmt.Errorf("sign head of %s: %w", k.Name, err)
	}
	return string(out), nil
}

func (s Statement) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s head\npost %s\n", Format, s.Post)
	heads := append([]Head(nil), s.Heads...)
	sort.Slice(heads, func(i, j int) bool { return heads[i].Station < heads[j].Station })
	for _, h := range heads {
		fmt.Fprintf(&b, "chain %s %d %s\n", h.Station, h.Seq, h.Hash)
	}
	if s.Facts != "" {
		fmt.Fprintf(&b, "facts %s\n", s.Facts)
	}
	return b.String()
}

// OpenSeal checks a signed note against a station's verifier key and returns
// what it says.
func OpenSeal(signed, public string) (Statement, error) {
	v, err := note.NewVerifier(public)
	if err != nil {
		return Statement{}, fmt.Errorf("public key: %w", err)
	}
	n, err := note.Open([]byte(signed), note.VerifierList(v))
	if err != nil {
		return Statement{}, fmt.Errorf("open seal: %w", err)
	}
	return ParseStatement(n.Text)
}

// ParseStatement reads the text of a seal without checking a signature.
func ParseStatement(text string) (Statement, error) {
	var s Statement
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if len(lines) < 2 || lines[0] != Format+" head" {
		return s, fmt.Errorf("seal: unknown first line")
	}
	for _, l := range lines[1:] {
		f := strings.Fields(l)
		switch {
		case len(f) == 2 && f[0] == "post":
			s.Post = f[1]
		case len(f) == 4 && f[0] == "chain":
			seq, err := strconv.ParseInt(f[2], 10, 64)
			if err != nil {
				return s, fmt.Errorf("seal: line %q: %w", l, err)
			}
			if _, err := hex.DecodeString(f[3]); err != nil {
				return s, fmt.Errorf("seal: line %q: %w", l, err)
			}
			s.Heads = append(s.Heads, Head{Station: f[1], Seq: seq, Hash: f[3]})
		case len(f) == 2 && f[0] == "facts":
			s.Facts = f[1]
		default:
			return s, fmt.Errorf("seal: unknown line %q", l)
		}
	}
	if strings.TrimSuffix(s.text(), "\n") != strings.TrimSuffix(text, "\n") { // no two texts mean the same
		return s, fmt.Errorf("seal: not in canonical form")
	}
	return s, nil
}
