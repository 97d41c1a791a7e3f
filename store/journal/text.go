package journal

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// Text is a string that a person typed or a list brought. In an entry's data
// it is replaced by its commitment; the string itself becomes a Value.
type Text string

// Value is a committed text with its salt, kept beside the journal.
type Value struct {
	Field string
	Salt  [16]byte
	Text  string
}

// Commitment is the hex of SHA-256(0x02 ‖ field ‖ salt ‖ text).
func (v Value) Commitment() string {
	h := sha256.New()
	h.Write([]byte{0x02})
	h.Write([]byte(v.Field))
	h.Write(v.Salt[:])
	h.Write([]byte(v.Text))
	return hex.EncodeToString(h.Sum(nil))
}

// Commit encodes payload (a pointer to a struct) with every non-empty Text
// replaced by its commitment, and returns the values that belong to it. salt
// gives 16 bytes for a field. The payload is left as it was.
func Commit(payload any, salt func(field string) ([16]byte, error)) (data []byte, values []Value, err error) {
	leaves := textLeaves(reflect.ValueOf(payload), "", nil)
	defer func() {
		for i, l := range leaves {
			if i < len(values) {
				l.v.SetString(values[i].Text)
			}
		}
	}()
	for _, l := range leaves {
		s, err := salt(l.path)
		if err != nil {
			return nil, nil, fmt.Errorf("salt for field %s: %w", l.path, err)
		}
		v := Value{Field: l.path, Salt: s, Text: l.v.String()}
		values = append(values, v)
		l.v.SetString(v.Commitment())
	}
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(payload); err != nil {
		return nil, values, fmt.Errorf("encode data: %w", err)
	}
	return bytes.TrimSuffix(buf.Bytes(), []byte("\n")), values, nil
}

// Open decodes data into payload (a pointer to a struct) and puts the texts
// back where their commitments stand. A text that lookup does not know
// becomes "": it was purged, or it is damage that verify names.
func Open(data []byte, payload any, lookup func(field string) (string, bool)) error {
	if err := json.Unmarshal(data, payload); err != nil {
		return fmt.Errorf("decode data: %w", err)
	}
	for _, l := range textLeaves(reflect.ValueOf(payload), "", nil) {
		text, _ := lookup(l.path)
		l.v.SetString(text)
	}
	return nil
}

// Commitments lists, by field, the commitments that stand in data, which must
// decode into payload (a pointer to a new struct of the kind).
func Commitments(data []byte, payload any) (map[string]string, error) {
	if err := json.Unmarshal(data, payload); err != nil {
		return nil, fmt.Errorf("decode data: %w", err)
	}
	out := map[string]string{}
	for _, l := range textLeaves(reflect.ValueOf(payload), "", nil) {
		out[l.path] = l.v.String()
	}
	return out, nil
}

type leaf struct {
	path string
	v    reflect.Value
}

var textType = reflect.TypeFor[Text]()

// textLeaves walks structs, pointers and slices in field order, so that the
// order of values is the order of the bytes.
func textLeaves(v reflect.Value, path string, out []leaf) []leaf {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			out = textLeaves(v.Elem(), path, out)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if !f.IsExported() {
				continue
			}
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if name == "-" {
				continue
			}
			next := join(path, name)
			if f.Anonymous && name == "" {
				next = path
			}
			out = textLeaves(v.Field(i), next, out)
		}
	case reflect.Slice:
		for i := range v.Len() {
			out = textLeaves(v.Index(i), join(path, strconv.Itoa(i)), out)
		}
	case reflect.String:
		if v.Type() == textType && v.Len() > 0 {
			out = append(out, leaf{path, v})
		}
	}
	return out
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}
