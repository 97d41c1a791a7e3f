package prefs

import (
	"slices"

	"zhiban/ui/app"
)

// Key is one setting: its name in the file, what it may be, and the variable
// of the environment that wins over the file.
type Key struct {
	Name   string
	Values []string
	Env    string
	get    func(app.Settings) string
	set    func(s *app.Settings, value string)
}

// Get reads the setting.
func (k Key) Get(s app.Settings) string { return k.get(s) }

// With gives settings with this one changed.
func (k Key) With(s app.Settings, value string) app.Settings {
	k.set(&s, value)
	return s
}

// Keys lists every setting, in the order of the file and the screen.
func Keys() []Key {
	word := func(name, env string, field func(*app.Settings) *string, values ...string) Key {
		return Key{name, values, env, func(s app.Settings) string { return *field(&s) }, func(s *app.Settings, v string) { *field(s) = v }}
	}
	flag := func(name, env string, field func(*app.Settings) *bool) Key {
		return Key{name, []string{"true", "false"}, env, func(s app.Settings) string { return map[bool]string{true: "true", false: "false"}[*field(&s)] },
			func(s *app.Settings, v string) { *field(s) = v == "true" }}
	}
	return []Key{
		word("lang", "ZHIBAN_LANG", func(s *app.Settings) *string { return &s.Lang }, "zh", "en"),
		word("theme", "ZHIBAN_THEME", func(s *app.Settings) *string { return &s.Theme }, "auto", "dark", "light", "mono"),
		flag("ascii", "ZHIBAN_ASCII", func(s *app.Settings) *bool { return &s.ASCII }),
		flag("mouse", "", func(s *app.Settings) *bool { return &s.Mouse }),
		flag("bell", "", func(s *app.Settings) *bool { return &s.Bell }),
		word("keyboard", "ZHIBAN_KEYBOARD", func(s *app.Settings) *string { return &s.Keyboard }, "full", "basic"),
	}
}

// find gives a setting by its name.
func find(name string) (Key, bool) {
	keys := Keys()
	i := slices.IndexFunc(keys, func(k Key) bool { return k.Name == name })
	if i < 0 {
		return Key{}, false
	}
	return keys[i], true
}

// valueOf reads a value as people write it: on and off, 开 and 关 count, too.
func (k Key) valueOf(text string) (string, bool) {
	alike := map[string]string{"on": "true", "yes": "true", "1": "true", "开": "true", "off": "false", "no": "false", "0": "false", "关": "false"}
	if v, ok := alike[text]; ok && slices.Contains(k.Values, v) {
		return v, true
	}
	return text, slices.Contains(k.Values, text)
}

// decided is the value that the environment gives a setting; ok is false when
// it gives none, or one that the setting cannot be.
func (k Key) decided(env func(string) string) (value, variable string, ok bool) {
	if k.Name == "theme" && env("NO_COLOR") != "" {
		return "mono", "NO_COLOR", true
	}
	if k.Env == "" || env(k.Env) == "" {
		return "", "", false
	}
	if k.Name == "ascii" { // any value but a clear no switches it on
		v, known := k.valueOf(env(k.Env))
		return map[bool]string{true: v, false: "true"}[known], k.Env, true
	}
	value, ok = k.valueOf(env(k.Env))
	return value, k.Env, ok
}
