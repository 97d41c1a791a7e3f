package journal

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"
)

type sample struct {
	Level string   `json:"level"`
	Text  Text     `json:"text"`
	Items []item   `json:"items"`
	Tags  []string `json:"tags"`
	Empty Text     `json:"empty"`
}

type item struct {
	No   int  `json:"no"`
	Text Text `json:"text"`
}

func testSalt(field string) ([16]byte, error) {
	sum := sha256.Sum256([]byte("salt " + field))
	return [16]byte(sum[:16]), nil
}

func sampleData() *sample {
	return &sample{Level: "red", Text: "李婶 高血压断药 <急> & “𬭎”", Items: []item{{1, "一"}, {2, ""}, {3, "three"}}, Tags: []string{"a"}}
}

func sampleChain(t *testing.T) []Entry {
	t.Helper()
	var out []Entry
	var prev Hash
	for i := range 3 {
		data, _, err := Commit(sampleData(), testSalt)
		if err != nil {
			t.Fatal(err)
		}
		e, err := Link("K", int64(i+1), prev, Body{
			ID: fmt.Sprintf("%032x", i+1), HLC: int64(i+1) << 16, At: Time(1662048000000 + i), Recorded: Time(1662048000000 + i), Zone: 480,
			Officer: "K2", Kind: "matter.report", Version: 1, Subject: fmt.Sprintf("K%d", i+3), Base: "", Data: data,
		})
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, e)
		prev = e.Hash
	}
	return out
}

// The vectors are the format: if this test fails, old files no longer verify.
func TestVectors(t *testing.T) {
	var b strings.Builder
	_, values, err := Commit(sampleData(), testSalt)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range values {
		fmt.Fprintf(&b, "commit field=%s salt=%x text=%q → %s\n", v.Field, v.Salt, v.Text, v.Commitment())
	}
	for _, e := range sampleChain(t) {
		fmt.Fprintf(&b, "entry station=%s seq=%d prev=%x\nbody %s\nhash %x\n", e.Station, e.Seq, e.Prev, e.Raw, e.Hash)
	}
	key := NewKey(KeyName("00ff", "K"), [32]byte{1, 2, 3})
	public, err := key.Public()
	if err != nil {
		t.Fatal(err)
	}
	signed, err := key.Sign(Statement{Post: "00ff", Heads: []Head{{"L", 2, "bb"}, {"K", 3, "aa"}}, Facts: "cc"})
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(&b, "public %s\nseal\n%s", public, signed)
	golden(t, "testdata/vectors.golden", b.String())
}

func golden(t *testing.T, path, got string) {
	t.Helper()
	if os.Getenv("UPDATE_GOLDEN") == "1" {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs:\n%s", path, got)
	}
}

func TestCommitOpenRoundTrip(t *testing.T) {
	in := sampleData()
	data, values, err := Commit(in, testSalt)
	if err != nil {
		t.Fatal(err)
	}
	if in.Text != sampleData().Text || in.Items[2].Text != "three" {
		t.Fatal("Commit changed the payload")
	}
	if bytes.Contains(data, []byte("李婶")) || bytes.Contains(data, []byte("three")) {
		t.Errorf("personal text in the data: %s", data)
	}
	texts := map[string]string{}
	for _, v := range values {
		texts[v.Field] = v.Text
	}
	var out sample
	if err := Open(data, &out, func(f string) (string, bool) { s, ok := texts[f]; return s, ok }); err != nil {
		t.Fatal(err)
	}
	a, _ := json.Marshal(in)
	b, _ := json.Marshal(out)
	if !bytes.Equal(a, b) {
		t.Errorf("got %s, want %s", b, a)
	}
	var purged sample
	if err := Open(data, &purged, func(string) (string, bool) { return "", false }); err != nil || purged.Text != "" {
		t.Errorf("a purged text reads %q, %v", purged.Text, err)
	}
}

func TestDecodeBodyAcceptsOnlyCanonical(t *testing.T) {
	good := sampleChain(t)[0].Raw
	if _, err := DecodeBody(good); err != nil {
		t.Fatal(err)
	}
	for name, raw := range map[string][]byte{
		"space":     append([]byte(" "), good...),
		"tail":      append(append([]byte{}, good...), ' '),
		"cut":       good[:len(good)-1],
		"empty":     nil,
		"new key":   bytes.Replace(good, []byte(`"id":`), []byte(`"x":1,"id":`), 1),
		"swapped":   []byte(`{"hlc":1,"id":"a","at":0,"recorded":0,"zone":0,"officer":"","kind":"","version":0,"subject":"","base":"","data":{}}`),
		"not an id": []byte(`[]`),
	} {
		if _, err := DecodeBody(raw); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func TestSumBindsPlaceAndBytes(t *testing.T) {
	e := sampleChain(t)[1]
	for name, other := range map[string]Hash{
		"station": Sum("L", e.Seq, e.Prev, e.Raw),
		"seq":     Sum(e.Station, e.Seq+1, e.Prev, e.Raw),
		"prev":    Sum(e.Station, e.Seq, Hash{}, e.Raw),
		"body":    Sum(e.Station, e.Seq, e.Prev, append([]byte("x"), e.Raw...)),
	} {
		if other == e.Hash {
			t.Errorf("hash does not depend on %s", name)
		}
	}
}

func TestSealIsBoundToKeyAndText(t *testing.T) {
	key := NewKey(KeyName("p", "K"), [32]byte{7})
	again, err := ParseKey(key.Encode() + "\n")
	if err != nil {
		t.Fatal(err)
	}
	public, err := again.Public()
	if err != nil {
		t.Fatal(err)
	}
	want := Statement{Post: "p", Heads: []Head{{"K", 9, "ab"}}}
	signed, err := key.Sign(want)
	if err != nil {
		t.Fatal(err)
	}
	got, err := OpenSeal(signed, public)
	if err != nil || len(got.Heads) != 1 || got.Heads[0] != want.Heads[0] {
		t.Fatalf("got %+v, %v", got, err)
	}
	if _, err := OpenSeal(strings.Replace(signed, "K 9", "K 8", 1), public); err == nil {
		t.Error("a changed seal opened")
	}
	other, err := NewKey(KeyName("p", "K"), [32]byte{8}).Public()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := OpenSeal(signed, other); err == nil {
		t.Error("a seal opened with another key")
	}
	for _, bad := range []string{"", "PRIVATE+KEY+x", strings.Replace(key.Encode(), "zhiban/p/K", "zhiban/p/L", 1)} {
		if _, err := ParseKey(bad); err == nil {
			t.Errorf("key %q accepted", bad)
		}
	}
}

func FuzzDecodeBody(f *testing.F) {
	f.Add([]byte(`{"id":"","hlc":0,"at":0,"recorded":0,"zone":0,"officer":"","kind":"","version":0,"subject":"","base":"","data":{}}`))
	f.Add([]byte(`{}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		b, err := DecodeBody(raw)
		if err != nil {
			return
		}
		again, err := b.Encode()
		if err != nil || !bytes.Equal(again, raw) {
			t.Errorf("accepted %q but writes %q (%v)", raw, again, err)
		}
	})
}

// The short way to read a body and the long one must not tell two stories.
func FuzzReadBody(f *testing.F) {
	const head, tail = `{"id":"1f","hlc":65536,"at":-1,"recorded":2,"zone":480,"officer":"K2","kind":"note.add","version":1,"subject":"K3","base":""`, `,"data":{"text":"aa"}}`
	f.Add([]byte(head + tail))
	for _, odd := range []string{
		"", "{}", head, head + `,"data":{}`, head + `,"data":}}`, head + `,"data":{}}}`, head + `,"data":{},"kind":"x"}`, head + `,"data":null}`,
		head + `,"data": {} }`, head + tail + " ", head + `,"base":"2"` + tail, strings.Replace(head, "K2", `K\u0032`, 1) + tail, strings.Replace(head, "K2", "冯", 1) + tail,
		strings.Replace(head, "K2", "\xff", 1) + tail, strings.Replace(head, "480", "+480", 1) + tail, strings.Replace(head, "480", "4e2", 1) + tail,
		strings.Replace(head, "65536", "99999999999999999999", 1) + tail, strings.Replace(head, `"id"`, `"ID"`, 1) + tail, strings.Replace(head, `"1f"`, "7", 1) + tail,
	} {
		f.Add([]byte(odd))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		got, err := ReadBody(raw)
		var want Body
		if werr := json.Unmarshal(raw, &want); (err != nil) != (werr != nil) {
			t.Fatalf("%q: %v, but the long way %v", raw, err, werr)
		}
		if err == nil && !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %+v, but the long way %+v", raw, got, want)
		}
	})
}

// What Encode writes is read the short way: that is what it is there for.
func TestScanBodyReadsWhatEncodeWrites(t *testing.T) {
	for _, e := range sampleChain(t) {
		if got, ok := scanBody(e.Raw); !ok || !reflect.DeepEqual(got, e.Body) {
			t.Errorf("entry %d: %v %+v", e.Seq, ok, got)
		}
	}
}

func FuzzParseStatement(f *testing.F) {
	f.Add("zhiban/1 head\npost x\nchain K 1 ab\nfacts cc\n")
	f.Add("zhiban/1 head\nchain 0 0 00") // without a post
	f.Fuzz(func(t *testing.T, text string) {
		s, err := ParseStatement(text)
		if err != nil {
			return
		}
		again, err := ParseStatement(s.text())
		if err != nil || again.Post != s.Post || again.Facts != s.Facts || len(again.Heads) != len(s.Heads) {
			t.Errorf("%q reads %+v and then %+v (%v)", text, s, again, err)
		}
	})
}
