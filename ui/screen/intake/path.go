package intake

import (
	"os"
	"path/filepath"
	"sort"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store/intake"
	"zhiban/ui/app"
)

// offered are the ways in which a path can go on.
type offered struct {
	s    *Screen
	from string   // the path as it was typed
	path string   // as far as there is one way
	list []string // where there are several
}

func (s *Screen) pressPath(msg tea.KeyPressMsg) tea.Cmd {
	switch msg.String() {
	case "esc":
		if s.field.Empty() {
			return app.Say(app.Back{})
		}
		s.field.Reset()
		s.bad, s.offers = "", nil
		return nil
	case "enter":
		if s.field.Empty() {
			s.bad = s.env.Words.T.Error["intake.no_file"]
			return nil
		}
		s.want, s.kind = "", ""
		return s.open()
	case "tab":
		return s.complete()
	}
	if s.field.Update(msg) {
		s.bad, s.offers = "", nil
	}
	return nil
}

// complete looks for how the path can go on; a folder may be on a slow disk.
func (s *Screen) complete() tea.Cmd {
	from := s.field.Value()
	return func() tea.Msg {
		path, list := completions(from)
		return offered{s, from, path, list}
	}
}

func (s *Screen) offer(msg offered) tea.Cmd {
	if msg.s != s || msg.from != s.field.Value() {
		return nil
	}
	if msg.path != "" {
		s.field.SetValue(msg.path)
	}
	s.offers = msg.list
	return nil
}

// completions are the folders and lists whose path begins like one; path is as
// far as they all agree.
func completions(typed string) (path string, list []string) {
	clean := intake.CleanPath(typed)
	dir, base := filepath.Split(clean)
	entries, err := os.ReadDir(filepath.Clean(first(dir, ".")))
	if err != nil {
		return "", nil
	}
	for _, e := range entries {
		name := e.Name()
		if !strings.HasPrefix(strings.ToLower(name), strings.ToLower(base)) || strings.HasPrefix(name, ".") && base == "" || !e.IsDir() && !isList(name) {
			continue
		}
		if e.IsDir() {
			name += string(filepath.Separator)
		}
		list = append(list, name)
	}
	sort.Strings(list)
	if len(list) == 0 {
		return "", nil
	}
	common := list[0]
	for _, n := range list[1:] {
		for !strings.HasPrefix(n, common) {
			r := []rune(common)
			common = string(r[:len(r)-1])
		}
	}
	if len(common) < len(base) {
		common = base
	}
	if len(list) == 1 {
		list = nil
	}
	return dir + common, list
}

func isList(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".xlsx", ".xlsm", ".csv", ".txt", ".tsv", ".xls":
		return true
	}
	return false
}

func first(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}
