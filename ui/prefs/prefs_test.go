package prefs_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/prefs"
	"zhiban/ui/word"
)

// env is an environment of a test.
func env(pairs ...string) func(string) string {
	m := map[string]string{}
	for i := 0; i < len(pairs); i += 2 {
		m[pairs[i]] = pairs[i+1]
	}
	return func(k string) string { return m[k] }
}

func file(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "sub", "settings.toml")
	if text == "" {
		return path
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestWhereTheFileStands(t *testing.T) {
	for _, c := range []struct{ env, want string }{
		{"ZHIBAN_SETTINGS=/x/y.toml", "/x/y.toml"}, {"XDG_CONFIG_HOME=/c HOME=/h", "/c/zhiban/settings.toml"}, {"HOME=/h", "/h/.config/zhiban/settings.toml"}, {"", ""},
	} {
		var pairs []string
		for _, p := range strings.Fields(c.env) {
			k, v, _ := strings.Cut(p, "=")
			pairs = append(pairs, k, v)
		}
		if got := prefs.At(env(pairs...)).Path(); filepath.ToSlash(got) != c.want {
			t.Errorf("%s: %s, want %s", c.env, got, c.want)
		}
	}
}

func TestEnvironmentWinsOverFileWinsOverDefault(t *testing.T) {
	path := file(t, "lang = \"en\"\ntheme = \"light\"\nbell = false\n")
	s, err := prefs.At(env("ZHIBAN_SETTINGS", path)).Load()
	if want := (app.Settings{Lang: "en", Theme: "light", Keyboard: "full", Mouse: true}); err != nil || s != want {
		t.Errorf("%+v, %v", s, err)
	}
	f := prefs.At(env("ZHIBAN_SETTINGS", path, "ZHIBAN_THEME", "dark", "NO_COLOR", "1", "ZHIBAN_ASCII", "1", "ZHIBAN_KEYBOARD", "basic", "ZHIBAN_LANG", "zh"))
	s, err = f.Load()
	if want := (app.Settings{Lang: "zh", Theme: "mono", ASCII: true, Keyboard: "basic", Mouse: true}); err != nil || s != want {
		t.Errorf("%+v, %v", s, err)
	}
	for key, want := range map[string]string{"theme": "NO_COLOR", "lang": "ZHIBAN_LANG", "mouse": "", "nothing": ""} {
		if got := f.Fixed(key); got != want {
			t.Errorf("%s is fixed by %q, want %q", key, got, want)
		}
	}
	if s, err := f.Set("theme", "dark"); err != nil || s.Theme != "mono" {
		t.Errorf("%+v, %v", s, err)
	}
	if s, err := prefs.At(env("ZHIBAN_SETTINGS", path)).Load(); err != nil || s.Theme != "dark" || s.ASCII {
		t.Errorf("the environment was written into the file: %+v, %v", s, err)
	}
}

func TestMistakesAreToldWithTheirLine(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"lang = \"zh\"\n\nthme = \"dark\"\n", "设置文件有误，行 3: thme：没有这一项，请删掉或改名。先用默认设置"},
		{"lang = \"fr\"\n", "设置文件有误，行 1: lang = fr (zh en)：值不对，请改。先用默认设置"},
		{"mouse = true\nbell = maybe\n", "设置文件有误，行 2：应写成 名字 = 值。先用默认设置"},
		{"[theme]\nx = 1\n", "设置文件有误，行 1: theme = map[x:1] (auto dark light mono)：值不对，请改。先用默认设置"},
	} {
		path := file(t, c.text)
		f := prefs.At(env("ZHIBAN_SETTINGS", path))
		s, err := f.Load()
		if got := word.New("zh", nil, nil).Error(err); got != c.want || s != app.DefaultSettings() {
			t.Errorf("%q: %s, %+v", c.text, got, s)
		}
		var e *store.Error
		if _, err := f.Set("lang", "en"); !errors.As(err, &e) || e.Reason != "settings.broken" {
			t.Errorf("%q was written over: %v", c.text, err)
		}
		if raw, err := os.ReadFile(path); err != nil || string(raw) != c.text {
			t.Errorf("the file changed: %q, %v", raw, err)
		}
	}
}

func TestSetKeepsTheRest(t *testing.T) {
	path := file(t, "")
	f := prefs.At(env("ZHIBAN_SETTINGS", path))
	for _, c := range [][2]string{{"lang", "en"}, {"mouse", "off"}, {"bell", "关"}, {"theme", "light"}} {
		if _, err := f.Set(c[0], c[1]); err != nil {
			t.Fatal(err)
		}
	}
	s, err := f.Load()
	if want := (app.Settings{Lang: "en", Theme: "light", Keyboard: "full"}); err != nil || s != want {
		t.Errorf("%+v, %v", s, err)
	}
	if _, err := f.Set("lang", "fr"); err == nil {
		t.Error("a language that does not exist")
	}
	if _, err := f.Set("size", "9"); err == nil {
		t.Error("a setting that does not exist")
	}
	path2 := file(t, "# mine\nbell = false # quiet night\n\nlang = \"zh\"\n")
	if _, err := prefs.At(env("ZHIBAN_SETTINGS", path2)).Set("lang", "en"); err != nil {
		t.Fatal(err)
	}
	if raw, err := os.ReadFile(path2); err != nil || string(raw) != "# mine\nbell = false # quiet night\n\nlang = \"en\"\n" {
		t.Errorf("%q, %v", raw, err)
	}
	if list, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*.tmp")); err != nil || len(list) > 0 {
		t.Errorf("left behind: %v, %v", list, err)
	}
	if _, err := prefs.At(env()).Set("lang", "en"); err == nil {
		t.Error("kept nowhere")
	}
}

func TestEverySettingIsWorded(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		d := word.New(lang, nil, nil).T.Desk
		for _, k := range prefs.Keys() {
			if d.Set[k.Name] == "" || d.SetNote[k.Name] == "" {
				t.Errorf("%s: %s", lang, k.Name)
			}
			for _, v := range k.Values {
				if d.SetValue[v] == "" {
					t.Errorf("%s: value %s of %s", lang, v, k.Name)
				}
			}
		}
	}
}
