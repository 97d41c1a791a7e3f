package journal

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
)

// PageFormat is the first line of what a printed or exported page says of
// itself. It differs from that of a seal: neither passes for the other.
const PageFormat = "zhiban page 1"

// Page is what a file that left the laptop says of itself, signed by the
// station that wrote it. The facts are what is sealed (their code stands in
// it); this vouches for one laid-out file.
type Page struct {
	Key      string // verifier key of who signed, so that a reader can name it
	Post     string
	Report   string // number
	Code     string // whole head code; "" while nothing is sealed
	Level    string
	Lang     string
	Template string
	Title    string
	Mark     string // what stands at the head of every page: 演练 · 未封存
	At       string // when it was sealed, RFC 3339; of a draft the cut-off
	Format   string // ending of the file: pdf, html, json …
	File     string // SHA-256 of the file without its signature, hex
	Text     string // SHA-256 of its words, hex
	Signers  []string
	Parts    []PagePart
}

// PagePart is a stretch of the words of a page, to say where a change is.
type PagePart struct {
	Runes int
	Hash  string // 16 hex digits of the SHA-256
	Title string
}

// one makes a single line of a value: no value can add a line of its own.
func one(s string) string { return strings.Join(strings.Fields(s), " ") }

func (p *Page) fields() []struct {
	name  string
	value *string
} {
	return []struct {
		name  string
		value *string
	}{
		{"key", &p.Key}, {"post", &p.Post}, {"report", &p.Report}, {"code", &p.Code}, {"level", &p.Level}, {"lang", &p.Lang}, {"template", &p.Template},
		{"title", &p.Title}, {"mark", &p.Mark}, {"at", &p.At}, {"format", &p.Format}, {"file", &p.File}, {"text", &p.Text},
	}
}

func (p Page) text() string {
	var b strings.Builder
	b.WriteString(PageFormat + "\n")
	for _, f := range p.fields() {
		if v := one(*f.value); v != "" {
			fmt.Fprintf(&b, "%s %s\n", f.name, v)
		}
	}
	for _, s := range p.Signers {
		fmt.Fprintf(&b, "signer %s\n", one(s))
	}
	for _, x := range p.Parts {
		fmt.Fprintf(&b, "part %d %s %s\n", x.Runes, x.Hash, one(x.Title))
	}
	return b.String()
}

// SignPage writes the statement as a signed note.
func (k Key) SignPage(p Page) (string, error) {
	signer, err := note.NewSigner(k.Encode())
	if err != nil {
		return "", fmt.Errorf("signer %s: %w", k.Name, err)
	}
	out, err := note.Sign(&note.Note{Text: p.text()}, signer)
	if err != nil {
		return "", fmt.Errorf("sign page of %s: %w", p.Report, err)
	}
	return string(out), nil
}

// PageOf reads what a page says of itself without checking a signature.
func PageOf(signed string) (Page, error) {
	body, _, ok := strings.Cut(signed, "\n\n")
	if !ok {
		return Page{}, fmt.Errorf("page: no signature")
	}
	return parsePage(body + "\n")
}

// OpenPage checks a signed page against verifier keys. The key that signed is
// the result's Key; no key of the list having signed is an error.
func OpenPage(signed string, keys ...string) (Page, error) {
	var list []note.Verifier
	for _, k := range keys {
		v, err := note.NewVerifier(k)
		if err != nil {
			return Page{}, fmt.Errorf("public key: %w", err)
		}
		list = append(list, v)
	}
	n, err := note.Open([]byte(signed), note.VerifierList(list...))
	if err != nil {
		return Page{}, fmt.Errorf("open page: %w", err)
	}
	return parsePage(n.Text)
}

func parsePage(text string) (Page, error) {
	var p Page
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if lines[0] != PageFormat {
		return p, fmt.Errorf("page: unknown first line")
	}
	for _, l := range lines[1:] {
		name, value, _ := strings.Cut(l, " ")
		known := false
		for _, f := range p.fields() {
			if f.name == name {
				*f.value, known = value, true
			}
		}
		switch {
		case known:
		case name == "signer":
			p.Signers = append(p.Signers, value)
		case name == "part":
			n, rest, _ := strings.Cut(value, " ")
			hash, title, _ := strings.Cut(rest, " ")
			runes, err := strconv.Atoi(n)
			if err != nil || runes < 0 {
				return p, fmt.Errorf("page: line %q", l)
			}
			p.Parts = append(p.Parts, PagePart{runes, hash, title})
		default:
			return p, fmt.Errorf("page: unknown line %q", l)
		}
	}
	if p.text() != text { // no two texts mean the same
		return p, fmt.Errorf("page: not in canonical form")
	}
	return p, nil
}

// CheckPublic says whether a text is a verifier key, and its name.
func CheckPublic(public string) (name string, err error) {
	v, err := note.NewVerifier(public)
	if err != nil {
		return "", fmt.Errorf("public key: %w", err)
	}
	return v.Name(), nil
}

// Fingerprint of a verifier key: the first 32 hex digits of the SHA-256 of its
// 32 bytes, in groups of four, to be read aloud. "" for what is no key.
func Fingerprint(public string) string {
	if _, err := CheckPublic(public); err != nil {
		return ""
	}
	raw, err := base64.StdEncoding.DecodeString(strings.SplitN(public, "+", 3)[2])
	if err != nil || len(raw) != 33 {
		return ""
	}
	sum := sha256.Sum256(raw[1:])
	digits := hex.EncodeToString(sum[:16])
	var groups []string
	for i := 0; i < len(digits); i += 4 {
		groups = append(groups, digits[i:i+4])
	}
	return strings.Join(groups, " ")
}
