package app

// Settings are what a person sets once for a laptop. They stand in a file of
// the user, never in the record.
type Settings struct {
	Lang     string `toml:"lang"`     // zh or en
	Theme    string `toml:"theme"`    // dark, light or mono
	ASCII    bool   `toml:"ascii"`    // borders and signs of ASCII only
	Keyboard string `toml:"keyboard"` // "basic": terminals that lose IME text under the kitty protocol
	Mouse    bool   `toml:"mouse"`
	Bell     bool   `toml:"bell"` // sound the terminal's bell when an alarm begins
}

// DefaultSettings are those of a laptop on which nobody set anything.
func DefaultSettings() Settings {
	return Settings{Lang: "zh", Theme: "dark", Keyboard: "full", Mouse: true, Bell: true}
}
