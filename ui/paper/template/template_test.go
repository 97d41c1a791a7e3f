package template_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhiban/store"
	"zhiban/ui/paper"
	"zhiban/ui/paper/template"
)

func source(t *testing.T, name string) string {
	t.Helper()
	src, err := template.Source(name, "")
	if err != nil {
		t.Fatal(err)
	}
	return string(src)
}

// What ships has no mistakes, and is called as its file is.
func TestShippedTemplatesAreRight(t *testing.T) {
	names := template.Names("", "")
	if len(names) < 7 || names[0] != template.Usual {
		t.Fatalf("%v", names)
	}
	for _, n := range names {
		got, problems, err := template.Open(n, "")
		if err != nil || len(problems) > 0 || got.Slug != n {
			t.Errorf("%s: %v %v", n, problems, err)
		}
	}
}

// The usual form of a handover is what is printed where nobody asks for one, and
// says what was signed; the others but the one column say something else.
func TestUsualFormIsWhatIsPrinted(t *testing.T) {
	for _, n := range template.Names(template.Handover, "") {
		got, err := template.Find(n, "")
		if err != nil {
			t.Fatal(err)
		}
		if keeps := n == template.Usual || n == template.UsualOf(template.Sitrep); got.KeepsWords() != keeps {
			t.Errorf("%s keeps the words: %v", n, !keeps)
		}
		if look := got.Laid(); n == template.Usual && (look == nil || *look != paper.Compact()) {
			t.Errorf("%s is laid out as %+v", n, look)
		}
	}
}

// Every mistake is named with its line and says what to write instead, all of
// them at once.
func TestMistakesHaveTheirLines(t *testing.T) {
	src := source(t, "official")
	line := func(part string) int { return strings.Count(src[:strings.Index(src, part)], "\n") + 1 }
	for _, c := range []struct {
		name, old, with, at string
		says                []string
	}{
		{"a field that there is not", `footer = { zh = "{number} ·`, `footer = { zh = "{nummer} ·`, "footer =", []string{"nummer"}},
		{"a key that there is not", "top_mm = 37", "topp_mm = 37", "top_mm", []string{"topp_mm"}},
		{"a wrong type", "top_mm = 37", `top_mm = "wide"`, "top_mm", nil},
		{"margins that leave no page", "left_mm = 28", "left_mm = 170", "left_mm", []string{"mm"}},
		{"an unknown font", `font = "serif"`, `font = "comic"`, "font =", []string{"sans", "serif"}},
		{"more lines than the page is high", "lines = 22", "lines = 60", "lines = 22", nil},
		{"more characters than a line is wide", "characters = 28", "characters = 90", "characters = 28", nil},
		{"an unknown kind of report", `kinds = ["handover", "sitrep"]`, `kinds = ["handover", "novel"]`, "kinds =", []string{"novel"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			bad := strings.Replace(src, c.old, c.with, 1)
			got, problems := template.Load("x.toml", []byte(bad))
			if bad == src || got != nil || len(problems) == 0 {
				t.Fatalf("%v %v", got, problems)
			}
			p := problems[0]
			if p.Line != line(c.at) {
				t.Errorf("line %d, want %d: %s", p.Line, line(c.at), p)
			}
			for _, w := range c.says {
				if !strings.Contains(p.Text("en"), w) || !strings.Contains(p.Text("zh"), w) {
					t.Errorf("%q says nothing of %s (%s)", p.Text("en"), w, p.Text("zh"))
				}
			}
		})
	}
	two := strings.Replace(strings.Replace(src, "{number} ·", "{nummer} ·", 1), "top_mm = 37", "topp_mm = 37", 1)
	if _, problems := template.Load("x.toml", []byte(two)); len(problems) < 2 {
		t.Errorf("only %v", problems)
	}
}

// A template of the deployment lies beside the file of the post and goes before
// one that ships; a path is a path.
func TestTemplatesOfTheDeployment(t *testing.T) {
	dir := t.TempDir()
	own := strings.Replace(source(t, "brief"), `slug = "brief"`, `slug = "night"`, 1)
	if err := os.WriteFile(filepath.Join(dir, "night.toml"), []byte(own), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"night", filepath.Join(dir, "night.toml")} {
		if got, err := template.Find(name, dir); err != nil || got.Slug != "night" {
			t.Errorf("%s: %v", name, err)
		}
	}
	var e *store.Error
	if _, err := template.Find("night", ""); !errors.As(err, &e) || e.Reason != "template.unknown" {
		t.Errorf("%v", err)
	}
	if err := os.WriteFile(filepath.Join(dir, "night.toml"), []byte("slug = 1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := template.Find("night", dir); !errors.As(err, &e) || e.Reason != "template.wrong" {
		t.Errorf("%v", err)
	}
}
