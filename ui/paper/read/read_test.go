package read_test

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"zhiban/store/journal"
	"zhiban/ui/paper"
	"zhiban/ui/paper/export"
	"zhiban/ui/paper/read"
)

const code = "1aeb156a64494d5941a3c6f2134c2f3db01e7dfc70f9034cf7512ceb9192c429"

// station signs as a post does.
type station struct{ key journal.Key }

func newStation(letter string) station {
	return station{journal.NewKey(journal.KeyName("post1", letter), [32]byte([]byte(strings.Repeat(letter, 32))))}
}

func (s station) public(t testing.TB) string {
	t.Helper()
	p, err := s.key.Public()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func (s station) SignPage(p journal.Page) (string, error) {
	var err error
	if p.Key, err = s.key.Public(); err != nil {
		return "", err
	}
	p.Post = "post1"
	return s.key.SignPage(p)
}

func report() paper.Document {
	return paper.Document{Title: "交接班报告", Lang: "zh", Mark: "演练", Foot: "K-J01 · 首码 1aeb", PageWord: "第 %d 页 共 %d 页", Number: "K-J01", Code: code, Date: "2022-09-02T08:00:00+08:00",
		Blocks: []paper.Block{
			paper.Heading{Level: 2, Text: "一、态势"},
			paper.Para{Spans: []paper.Span{{Text: "应到 7360 人，"}, {Text: "划掉", Struck: true}, {Text: "林𬭎 & <李> ", Bold: true}}},
			paper.Heading{Level: 2, Text: "二、物资"},
			paper.Table{Head: []string{"物资", "数"}, Rows: [][]string{{"帐篷", "31"}, {"雨衣"}}, Note: "点过。"},
			paper.List{Items: [][]paper.Span{paper.Text("测温枪已交"), paper.Text("钥匙未交")}, Ticks: []paper.Tick{paper.Ticked, paper.Open}},
			paper.Heading{Level: 2, Text: "三、签字"},
			paper.Signature{Boxes: []paper.SignBox{{Role: "交班人", Name: "冯", How: "口令", At: "08:00"}, {Role: "接班人", Name: "罗"}}},
		}}
}

func written(t testing.TB, format string, by export.Signer) []byte {
	t.Helper()
	o, err := export.Sealed(report(), format, export.As{Lang: "zh"}, by)
	if err != nil {
		t.Fatal(err)
	}
	if o.Signed != (by != nil && export.Carries(format)) {
		t.Errorf("%s: signed %v", format, o.Signed)
	}
	return o.Data
}

func file(t *testing.T, data []byte, keys ...string) read.Result {
	t.Helper()
	r, err := read.File(data, keys)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// The right file passes on a laptop that has the key and nothing else, and says
// what it is.
func TestRightFilesPass(t *testing.T) {
	k := newStation("K")
	for _, f := range []string{"pdf", "html", "json", "docx", "xlsx", "csv"} {
		data := written(t, f, k)
		if again := written(t, f, k); !bytes.Equal(data, again) {
			t.Errorf("%s: two exports differ", f)
		}
		r := file(t, data, k.public(t))
		p := r.Page
		if r.State != read.Unchanged || !r.Vouched || p.Report != "K-J01" || p.Code != code || p.Level != "full" || p.Lang != "zh" || p.At != "2022-09-02T08:00:00+08:00" || p.Mark != "演练" || r.Format != f {
			t.Errorf("%s: %+v", f, r)
		}
		if want := []string{"交班人 冯", "接班人 罗"}; !slices.Equal(p.Signers, want) {
			t.Errorf("%s: signers %q", f, p.Signers)
		}
		if r = file(t, data); r.State != read.Unchanged || r.Vouched || r.Page.Key != k.public(t) {
			t.Errorf("%s without a key: %s, vouched %v", f, r.State, r.Vouched)
		}
		if r = file(t, data, newStation("L").public(t)); r.State != read.Stranger || r.Page.Key != k.public(t) {
			t.Errorf("%s with another key: %s", f, r.State)
		}
	}
}

// The words that are read out of a file are those of the document.
func TestWordsAreRead(t *testing.T) {
	for _, f := range []string{"pdf", "html", "json"} {
		want := ""
		for _, p := range paper.Said(report(), f == "json") {
			want += p.Text
		}
		if got, ok := read.Text(written(t, f, newStation("K"))); !ok || got != want {
			t.Errorf("%s says\n%s\nwant\n%s", f, got, want)
		}
	}
}

// edited changes a number in the words of a file.
func edited(t *testing.T, format string, data []byte, was, is string) []byte {
	t.Helper()
	if format != "pdf" {
		out := bytes.Replace(data, []byte(was), []byte(is), 1)
		if bytes.Equal(out, data) {
			t.Fatalf("%s does not say %s", format, was)
		}
		return out
	}
	return onPage(t, data, func(page string) string {
		lines := strings.Split(page, "\n")
		for i := len(lines) - 1; i >= 0; i-- { // the foot comes last; any other line of glyphs does
			if strings.HasPrefix(lines[i], "BT ") && strings.Count(lines[i], "<") > 0 && !strings.Contains(page[:strings.Index(page, lines[i])], "BMC") {
				m := regexp.MustCompile(`<([0-9A-F]{4})`).FindStringSubmatch(lines[i])
				lines[i] = strings.Replace(lines[i], "<"+m[1], "<0003", 1)
				break
			}
		}
		return strings.Join(lines, "\n")
	})
}

// onPage changes the drawing of the first page of a PDF.
func onPage(t *testing.T, data []byte, change func(string) string) []byte {
	t.Helper()
	for _, m := range regexp.MustCompile(`(?s)stream\n(.*?)\nendstream`).FindAllSubmatchIndex(data, -1) {
		z, err := zlib.NewReader(bytes.NewReader(data[m[2]:m[3]]))
		if err != nil {
			continue
		}
		raw, err := io.ReadAll(z)
		if err != nil || !bytes.Contains(raw, []byte("\nBT ")) {
			continue
		}
		var packed bytes.Buffer
		w := zlib.NewWriter(&packed)
		if _, err = w.Write([]byte(change(string(raw)))); err == nil {
			err = w.Close()
		}
		if err != nil {
			t.Fatal(err)
		}
		return slices.Concat(data[:m[2]], packed.Bytes(), data[m[3]:])
	}
	t.Fatal("no page found")
	return nil
}

func TestAChangedDigitIsCaught(t *testing.T) {
	k := newStation("K")
	for _, c := range []struct{ format, was, is, where string }{
		{"html", "<td>31</td>", "<td>13</td>", "二、物资"},
		{"json", `"31"`, `"13"`, "二、物资"},
		{"html", "7360", "7860", "一、态势"},
		{"html", "<footer>K-J01", "<footer>K-J02", ""},
		{"json", `"foot": "K-J01`, `"foot": "K-J02`, ""},
		{"html", "</body>", "<p>另给 500 份</p></body>", "三、签字"},
		{"html", "<h2>三", "<p>另给 500 份</p><h2>三", "二、物资"},
		{"pdf", "", "", "三、签字"},
	} {
		r := file(t, edited(t, c.format, written(t, c.format, k), c.was, c.is), k.public(t))
		if r.State != read.Changed || strings.Join(r.Where, "|") != c.where || r.Words != (c.where == "") {
			t.Errorf("%s %s: %s at %q, words as signed %v", c.format, c.is, r.State, r.Where, r.Words)
		}
	}
}

// What is laid over a page changes no word of it, and is caught all the same.
func TestWhatIsAddedToAPageIsCaught(t *testing.T) {
	k := newStation("K")
	data := written(t, "pdf", k)
	over := onPage(t, data, func(page string) string { return page + "\n1 1 1 rg 100 100 200 200 re f\n" })
	if r := file(t, over, k.public(t)); r.State != read.Changed || !r.Words {
		t.Errorf("a white area: %s, words as signed %v", r.State, r.Words)
	}
	later := append(bytes.Clone(data), "9 0 obj\n<< /Type /Page >>\nendobj\n%%EOF\n"...)
	if r := file(t, later, k.public(t)); r.State != read.Changed {
		t.Errorf("an object behind the end: %s", r.State)
	}
}

func TestFactsAreThoseOfTheHeadCode(t *testing.T) {
	k, d := newStation("K"), report()
	d.Data = []byte(`{"format":"x","n":31}`)
	o, err := export.Sealed(d, "json", export.As{Lang: "zh"}, k)
	if err != nil {
		t.Fatal(err)
	}
	if r := file(t, o.Data, k.public(t)); r.State != read.Changed || r.Facts == code { // the code is not that of these facts
		t.Errorf("%s, facts %s", r.State, r.Facts)
	}
}

// A statement moved to another file, or changed, does not pass.
func TestStatementsFitOneFile(t *testing.T) {
	k := newStation("K")
	page := regexp.MustCompile(`zhiban-seal:[^;]*;`)
	data := written(t, "html", k)
	other := page.ReplaceAll(data, page.Find(written(t, "json", k)))
	if r := file(t, other, k.public(t)); r.State != read.Changed {
		t.Errorf("the statement of another file: %s", r.State)
	}
	forger := page.ReplaceAll(data, page.Find(written(t, "html", newStation("L"))))
	if r := file(t, forger, k.public(t)); r.State != read.Stranger {
		t.Errorf("signed anew by another key: %s", r.State)
	}
}

func TestOtherFilesAreNamed(t *testing.T) {
	k := newStation("K")
	for _, f := range []string{"pdf", "html", "json", "docx"} {
		whole := written(t, f, k)
		if r, err := read.File(whole[:len(whole)/2], nil); !errors.Is(err, read.ErrForeign) {
			t.Errorf("half a %s: %+v, %v", f, r.State, err)
		}
	}
	for _, s := range []string{"", "hello", "{}", `{"title":1}`, "PK\x03\x04", "\xff\xfe"} {
		if _, err := read.File([]byte(s), nil); !errors.Is(err, read.ErrForeign) {
			t.Errorf("%q: %v", s, err)
		}
	}
	for _, f := range []string{"pdf", "html", "json"} {
		if r := file(t, written(t, f, nil), k.public(t)); r.State != read.Unsigned {
			t.Errorf("%s without a signature: %s", f, r.State)
		}
	}
}

// The packing of an archive does not count, its contents do.
func TestArchivesAreCheckedByTheirContents(t *testing.T) {
	k := newStation("K")
	for _, f := range []string{"docx", "xlsx", "csv"} {
		for _, c := range []struct {
			change func(name, body string) string
			extra  string
			state  string
		}{
			{func(_, body string) string { return body }, "", read.Unchanged},
			{func(_, body string) string { return strings.Replace(body, "31", "13", 1) }, "", read.Changed},
			{func(_, body string) string { return body }, "word/more.xml", read.Changed},
		} {
			if r := file(t, packedAgain(t, written(t, f, k), c.change, c.extra), k.public(t)); r.State != c.state {
				t.Errorf("%s with %q more: %s, want %s", f, c.extra, r.State, c.state)
			}
		}
	}
}

func packedAgain(t *testing.T, data []byte, change func(name, body string) string, extra string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	put := func(name, body string) {
		f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err == nil {
			_, err = f.Write([]byte(body))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == paper.SealPart {
			put(f.Name, string(raw))
			continue
		}
		put(f.Name, change(f.Name, string(raw)))
	}
	if extra != "" {
		put(extra, "x")
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func FuzzFile(f *testing.F) {
	k := newStation("K")
	for _, format := range []string{"html", "json", "docx"} {
		f.Add(written(f, format, k))
	}
	f.Add([]byte("%PDF-1.7\n1 0 obj\n<< /Type /Pages /Kids [2 0 R] >>\nendobj\n2 0 obj\n<< /Contents 3 0 R >>\nendobj\n3 0 obj\nstream\nx\nendstream\nendobj\n%%EOF"))
	f.Add([]byte("<!DOCTYPE html><body>zhiban-seal:" + strings.Repeat("QUJD", 20) + ";<footer></footer></html>"))
	f.Add([]byte(fmt.Sprintf("{\"blocks\":[{\"ticks\":[\"x\"],\"rows\":[[%q]]}]}", "\u0000")))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := read.File(data, []string{k.public(t)})
		if err == nil && r.State == "" {
			t.Error("no state")
		}
		read.Text(data)
	})
}
