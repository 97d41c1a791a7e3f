package i18n_test

import (
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"zhiban/ui/i18n"
)

var (
	// reasons as the record and the command line give them
	called  = regexp.MustCompile(`(?:invalid|notFound|refused)\(\s*"[a-z_]*",\s*"([a-z_.]+)"`)
	literal = regexp.MustCompile(`Reason:\s*"([a-z_.]+)"`)
	code    = regexp.MustCompile(`"(verify\.[a-z_]+)"`)
	// internal failures have one sentence for all but these
	verbs = regexp.MustCompile(`%[-+0-9.\[\]]*[a-z]`)
)

// Every reason that an error can have is a sentence in both languages.
func TestEveryReasonHasItsSentence(t *testing.T) {
	found := 0
	zh, en := i18n.For("zh"), i18n.For("en")
	for _, glob := range []string{"../../store/*.go", "../../store/drill/*.go", "../../store/intake/*.go", "../../cmd/zhiban/*.go", "../screen/*/*.go"} {
		files, err := filepath.Glob(glob)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if strings.HasSuffix(f, "_test.go") {
				continue
			}
			src, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range append(called.FindAllStringSubmatch(string(src), -1), literal.FindAllStringSubmatch(string(src), -1)...) {
				found++
				if zh.Error[m[1]] == "" || en.Error[m[1]] == "" {
					t.Errorf("%s: the reason %q has no sentence", f, m[1])
				}
			}
			for _, m := range code.FindAllStringSubmatch(string(src), -1) {
				if zh.Damage[m[1]] == "" || en.Damage[m[1]] == "" {
					t.Errorf("%s: the damage %q has no sentence", f, m[1])
				}
			}
		}
	}
	if found < 100 {
		t.Errorf("only %d reasons found: the pattern does not fit the code any more", found)
	}
}

// Both languages have every text, with the same gaps to fill.
func TestBothLanguagesAreComplete(t *testing.T) {
	compare(t, "Texts", reflect.ValueOf(*i18n.For("zh")), reflect.ValueOf(*i18n.For("en")))
}

func compare(t *testing.T, path string, zh, en reflect.Value) {
	t.Helper()
	switch zh.Kind() {
	case reflect.Struct:
		for i := range zh.NumField() {
			compare(t, path+"."+zh.Type().Field(i).Name, zh.Field(i), en.Field(i))
		}
	case reflect.Map:
		if zh.Len() == 0 {
			t.Errorf("%s is empty", path)
		}
		for _, k := range zh.MapKeys() {
			if v := en.MapIndex(k); v.IsValid() {
				compare(t, path+"["+k.String()+"]", zh.MapIndex(k), v)
			} else {
				t.Errorf("%s[%s] has no English", path, k)
			}
		}
	case reflect.Array:
		for i := range zh.Len() {
			compare(t, path, zh.Index(i), en.Index(i))
		}
	case reflect.String:
		a, b := zh.String(), en.String()
		if a == "" || b == "" {
			t.Errorf("%s: zh %q, en %q", path, a, b)
		}
		if x, y := len(verbs.FindAllString(a, -1)), len(verbs.FindAllString(b, -1)); x != y || strings.Contains(a, "{arg}") && !strings.Contains(b, "{arg}") {
			t.Errorf("%s: zh %q and en %q are filled differently", path, a, b)
		}
	}
}
