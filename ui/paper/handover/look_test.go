package handover_test

import ("testing";"os")

func TestLookXX(t *testing.T) {
	for _, until := range []string{""} {
	st := play(t, until)
	for _, ref := range []string{"K-J01", "K-J02", "K-J03", "K-J04", "K-J05"} {
		r := load(t, st, ref)
		for _, lang := range []string{"zh","en"} {
			b, err := r.Bytes("pdf", lang)
			if err != nil { t.Fatal(err) }
			os.MkdirAll("/tmp/look", 0o755)
			os.WriteFile("/tmp/look/"+ref+lang+".pdf", b, 0o644)
			b, err = r.Bytes("docx", lang)
			os.WriteFile("/tmp/look/"+ref+lang+".docx", b, 0o644)
			b, err = r.Bytes("xlsx", lang)
			os.WriteFile("/tmp/look/"+ref+lang+".xlsx", b, 0o644)
			b, err = r.Bytes("csv", lang)
			os.WriteFile("/tmp/look/"+ref+lang+".csv.zip", b, 0o644)
		}
	}
	}
}
