package app

// Settings are what a person sets once for a laptop. They stand in a file of
// the user, never in the record.
type Settings struct {
	Lang     string `toml:"lang"`     // zh or en
	Theme    string `toml:"theme"`    // auto, dark, light or mono
	ASCII    bool   `toml:"ascii"`    // borders and signs of ASCII only
	Keyboard string `toml:"keyboard"` // full; basic: terminals that lose IME text under the kitty protocol
	Mouse    bool   `toml:"mouse"`
	Bell     bool   `toml:"bell"` // sound the terminal's bell when an alarm begins
}

// DefaultSettings are those of a laptop on which nobody set anything.
func DefaultSettings() Settings {
	return Settings{Lang: "zh", Theme: "auto", Keyboard: "full", Mouse: true, Bell: true}
}

// Keeper keeps the settings. The environment wins over what is kept.
type Keeper interface {
	Path() string            // the file, "" when there is no place for one
	Fixed(key string) string // the variable that decides a setting, "" when the file does
	// Set changes one setting, keeps it and gives all as they hold now.
	Set(key, value string) (Settings, error)
}

// Prefer says that other settings hold from now on.
type Prefer struct{ Set Settings }
