package store

import (
	"context"

	"zhiban/store/journal"
)

// SignPage signs what a file says of itself with this station's key, which
// never leaves the store; post and key are filled in. The same page gives the
// same signature. Errors: refused (a copy has no key to sign with), internal.
func (s *Store) SignPage(p journal.Page) (string, error) {
	if s.meta.key == nil {
		return "", refused("key", "page.no_key", "")
	}
	p.Key, p.Post = s.meta.public, s.meta.post
	signed, err := s.meta.key.SignPage(p)
	return signed, internalOrNil("page.sign", err)
}

// PublicKey is the verifier key of one station of the post.
type PublicKey struct {
	Station     string `json:"station"`
	Name        string `json:"name"`
	Public      string `json:"public"`
	Fingerprint string `json:"fingerprint"`
	Own         bool   `json:"own"` // of this laptop
}

// PublicKeys lists the verifier keys of all stations of the post, in the order
// in which they joined. Errors: internal.
func (s *Store) PublicKeys(ctx context.Context) ([]PublicKey, error) {
	var g genesis
	err := entriesWhere(ctx, s.reader, postOrder+" LIMIT 1", nil, func(e journal.Entry, _ []journal.Value) error {
		return journal.Open(e.Data, &g, func(string) (string, bool) { return "", false })
	})
	if err != nil {
		return nil, internal("page.keys", err)
	}
	all := []StationInfo{{Letter: g.Station, Public: g.Public}}
	joined, err := s.Stations(ctx)
	if err != nil {
		return nil, err
	}
	var out []PublicKey
	for _, x := range append(all, joined...) {
		name, err := journal.CheckPublic(x.Public)
		if err != nil {
			return nil, internal("page.keys", err)
		}
		out = append(out, PublicKey{Station: x.Letter, Name: name, Public: x.Public, Fingerprint: journal.Fingerprint(x.Public), Own: x.Letter == s.meta.station})
	}
	return out, nil
}

// SealedRef is a sealed report that a number or a code names.
type SealedRef struct {
	Number  string       `json:"number"`
	Kind    string       `json:"kind"` // handover or sitrep
	Code    string       `json:"head_code"`
	Sealed  journal.Time `json:"sealed"`
	Signers []string     `json:"signers"` // names
}

// FindSealed finds a sealed report by its number, by the digits that its head
// code begins with (16 at least), or by both. Errors: not_found (no such
// report; or the number is there and its code is another), internal.
func (v *View) FindSealed(ctx context.Context, number, code string) (SealedRef, error) {
	const match = " (?1 = '' OR number = ?1) AND (?2 = '' OR substr(json_extract(doc, '$.facts'), 1, length(?2)) = ?2) LIMIT 1"
	h, ok, err := handoverTable().one(ctx, v.q, "WHERE json_extract(doc, '$.state') = 'sealed' AND"+match, number, code)
	if err != nil {
		return SealedRef{}, err
	}
	if ok {
		out := SealedRef{Number: h.Number, Kind: "handover", Code: h.Facts, Sealed: h.SealedAt}
		for _, s := range h.Signed {
			out.Signers = append(out.Signers, s.Person)
		}
		return v.signerNames(ctx, out)
	}
	s, ok, err := sitrepTable().one(ctx, v.q, "WHERE state = 'issued' AND"+match, number, code)
	if err != nil {
		return SealedRef{}, err
	}
	if !ok {
		if number != "" && code != "" {
			if got, err := v.FindSealed(ctx, number, ""); err == nil {
				return SealedRef{}, &Error{Code: NotFound, Field: "code", Reason: "page.other_code", Arg: got.Number + " " + got.Code[:min(16, len(got.Code))]}
			}
		}
		return SealedRef{}, notFound("code", "page.no_report", number+code)
	}
	out := SealedRef{Number: s.Number, Kind: "sitrep", Code: s.Facts, Sealed: s.IssuedAt}
	if s.IssuedBy != "" {
		out.Signers = []string{s.IssuedBy}
	}
	return v.signerNames(ctx, out)
}

func (v *View) signerNames(ctx context.Context, r SealedRef) (SealedRef, error) {
	for i, id := range r.Signers {
		p, err := v.Person(ctx, id)
		if err != nil && CodeOf(err) != NotFound {
			return r, err
		}
		if err == nil {
			r.Signers[i] = p.Name
		}
	}
	return r, nil
}
