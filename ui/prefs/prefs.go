// Package prefs keeps the settings of a laptop in a small TOML file of the
// user. The environment wins over the file, the file over the defaults. A file
// that cannot be read is never written over: what is wrong is said with its
// line, and the defaults hold meanwhile.
package prefs

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"zhiban/store"
	"zhiban/ui/app"
)

// File is where the settings are kept.
type File struct {
	path string
	env  func(string) string
}

// At finds the file: ZHIBAN_SETTINGS, else settings.toml in the user's folder
// for settings on this system.
func At(env func(string) string) *File {
	f := &File{path: env("ZHIBAN_SETTINGS"), env: env}
	if f.path != "" {
		return f
	}
	dir := env("XDG_CONFIG_HOME")
	home := env("HOME")
	switch {
	case dir != "":
	case runtime.GOOS == "windows":
		dir = env("AppData")
	case home == "":
	case runtime.GOOS == "darwin":
		dir = filepath.Join(home, "Library", "Application Support")
	default:
		dir = filepath.Join(home, ".config")
	}
	if dir != "" {
		f.path = filepath.Join(dir, "zhiban", "settings.toml")
	}
	return f
}

// Path is the file, "" when there is no place for one.
func (f *File) Path() string { return f.path }

// Fixed is the variable that decides a setting, "" when the file does.
func (f *File) Fixed(key string) string {
	k, ok := find(key)
	if !ok {
		return ""
	}
	_, variable, _ := k.decided(f.env)
	return variable
}

// Load gives the settings that hold. With an error in the file they are the
// defaults, still under the environment. Errors: a *store.Error whose sentence
// names the line.
func (f *File) Load() (app.Settings, error) {
	s, err := f.read()
	if err != nil {
		s = app.DefaultSettings()
	}
	return f.under(s), err
}

// From tells where a setting comes from: the variable that decides it, else
// file or default.
func (f *File) From(key string) string {
	if v := f.Fixed(key); v != "" {
		return v
	}
	if src, err := os.ReadFile(f.path); err == nil && lineOf(string(src), key) > 0 {
		return "file"
	}
	return "default"
}

// under puts the environment over settings.
func (f *File) under(s app.Settings) app.Settings {
	for _, k := range Keys() {
		if v, _, ok := k.decided(f.env); ok {
			k.set(&s, v)
		}
	}
	return s
}

func (f *File) read() (app.Settings, error) {
	s := app.DefaultSettings()
	if f.path == "" {
		return s, nil
	}
	src, err := os.ReadFile(f.path)
	if errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	if err != nil {
		return s, wrong("settings.unreadable", f.path)
	}
	return s, parse(string(src), &s)
}

func wrong(reason, arg string) error {
	return &store.Error{Code: store.Invalid, Field: "settings", Reason: reason, Arg: arg}
}

// parse reads a file strictly: what it does not know is a mistake, with its
// line.
func parse(src string, s *app.Settings) error {
	var raw map[string]any
	if _, err := toml.Decode(src, &raw); err != nil {
		var at toml.ParseError
		if errors.As(err, &at) {
			return wrong("settings.line_syntax", fmt.Sprint(at.Position.Line))
		}
		return wrong("settings.line_syntax", "1")
	}
	for _, name := range names(src, raw) {
		k, ok := find(name)
		if !ok {
			return wrong("settings.line_key", fmt.Sprintf("%d: %s", lineOf(src, name), name))
		}
		text := fmt.Sprint(raw[name])
		v, ok := k.valueOf(text)
		if !ok {
			return wrong("settings.line_value", fmt.Sprintf("%d: %s = %s (%s)", lineOf(src, name), name, text, strings.Join(k.Values, " ")))
		}
		k.set(s, v)
	}
	return nil
}

// names are the keys of the file in the order of its lines, so that the first
// mistake is told.
func names(src string, raw map[string]any) []string {
	out := make([]string, 0, len(raw))
	for name := range raw {
		out = append(out, name)
	}
	slices.SortFunc(out, func(a, b string) int {
		return cmp.Or(cmp.Compare(lineOf(src, a), lineOf(src, b)), strings.Compare(a, b))
	})
	return out
}

// keyOn reads the key of a line, "" when it has none.
func keyOn(line string) string {
	name, _, ok := strings.Cut(line, "=")
	if !ok {
		name = strings.Trim(strings.TrimSpace(line), "[]") // a table
	}
	return strings.Trim(strings.TrimSpace(name), `"'`)
}

// lineOf is the line on which a key stands, 0 when none is found.
func lineOf(src, name string) int {
	for i, l := range strings.Split(src, "\n") {
		if keyOn(l) == name {
			return i + 1
		}
	}
	return 0
}

// Set changes one setting and keeps it: the file is whole at every moment.
func (f *File) Set(key, value string) (app.Settings, error) {
	k, ok := find(key)
	if !ok {
		return f.under(app.DefaultSettings()), wrong("settings.key", key)
	}
	s, err := f.read()
	if err != nil {
		var e *store.Error
		arg := f.path
		if errors.As(err, &e) {
			arg += ": " + e.Arg
		}
		return f.under(app.DefaultSettings()), wrong("settings.broken", arg)
	}
	v, ok := k.valueOf(strings.TrimSpace(value))
	if !ok {
		return f.under(s), wrong("settings.value", key+" = "+value+" ("+strings.Join(k.Values, " ")+")")
	}
	k.set(&s, v)
	if f.path == "" {
		return f.under(s), wrong("settings.nowhere", "")
	}
	if err := write(f.path, f.text(k, v, s)); err != nil {
		return f.under(s), wrong("settings.write", f.path)
	}
	return f.under(s), nil
}

// text is the file with one setting changed; everything else in it stays as
// the person wrote it.
func (f *File) text(k Key, value string, want app.Settings) string {
	src, err := os.ReadFile(f.path)
	if err != nil {
		src = nil
	}
	line := k.Name + " = " + value
	if !slices.Contains(k.Values, "true") {
		line = k.Name + ` = "` + value + `"`
	}
	lines := strings.Split(strings.TrimRight(string(src), "\n"), "\n")
	switch at := lineOf(string(src), k.Name); {
	case at > 0:
		lines[at-1] = line
	case len(src) == 0:
		lines = []string{line}
	default:
		lines = append(lines, line)
	}
	out, got := strings.Join(lines, "\n")+"\n", app.DefaultSettings()
	if parse(out, &got) == nil && got == want {
		return out
	}
	out = "" // a value over several lines: write the file anew
	for _, k := range Keys() {
		out += fmt.Sprintf("%s = %q\n", k.Name, k.Get(want))
	}
	return out
}

// write replaces the file in one step.
func write(path, text string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("settings folder: %w", err)
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), "settings-*.tmp")
	if err != nil {
		return fmt.Errorf("settings: %w", err)
	}
	_, err = tmp.WriteString(text)
	if err = errors.Join(err, tmp.Sync(), tmp.Close()); err == nil {
		err = os.Rename(tmp.Name(), path)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("settings: %w", err), os.Remove(tmp.Name()))
	}
	return nil
}
