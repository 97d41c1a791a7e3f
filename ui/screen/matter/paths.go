package matter

import (
	"os"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// mostPaths is how many names of a folder are kept: who has more types on.
const mostPaths = 200

// paths are the files and folders that a path which is being typed may mean.
// Tab completes it, PgUp and PgDn choose, Enter takes.
type paths struct {
	env   *app.Env
	asks  string
	gen   int
	dir   string   // of the names, as typed
	names []string // folders end in the separator
	sel   int
}

func newPaths(env *app.Env) *paths { return &paths{env: env, asks: "\x00", sel: -1} }

type listed struct {
	p     *paths
	gen   int
	dir   string
	names []string
}

// Typed reads the folder of what is typed.
func (p *paths) Typed(v map[string]string) tea.Cmd {
	if v["path"] == p.asks {
		return nil
	}
	p.asks, p.sel = v["path"], -1
	p.gen++
	gen, path := p.gen, store.CleanPath(v["path"])
	return func() tea.Msg {
		dir, begin := filepath.Split(path)
		return listed{p, gen, dir, names(dir, begin)}
	}
}

// names are what begins so in a folder, whatever the case; hidden ones only
// when the dot was typed. A folder that cannot be read has none.
func names(dir, begin string) []string {
	at := dir
	if at == "" {
		at = "."
	}
	list, err := os.ReadDir(at)
	if err != nil {
		return nil
	}
	var out []string
	for _, e := range list {
		name := e.Name()
		if strings.HasPrefix(name, ".") && !strings.HasPrefix(begin, ".") || !strings.HasPrefix(strings.ToLower(name), strings.ToLower(begin)) {
			continue
		}
		if e.IsDir() {
			name += string(filepath.Separator)
		}
		if out = append(out, name); len(out) == mostPaths {
			break
		}
	}
	return out
}

// Update takes what was read.
func (p *paths) Update(msg tea.Msg) tea.Cmd {
	if l, ok := msg.(listed); ok && l.p == p && l.gen == p.gen {
		p.dir, p.names = l.dir, l.names
	}
	return nil
}

// Key completes and chooses while the path is typed.
func (p *paths) Key(key string, form *kit.Form) bool {
	if form.Focused() != "path" || len(p.names) == 0 {
		return false
	}
	switch key {
	case "pgdown":
		p.sel = min(p.sel+1, len(p.names)-1)
	case "pgup":
		p.sel = max(p.sel-1, -1)
	case "tab":
		to := p.dir + common(p.names)
		if p.sel >= 0 {
			to = p.dir + p.names[p.sel]
		}
		if to == form.Value("path") || len(to) <= len(p.dir) {
			return false // nothing more to complete: on to the next field
		}
		form.SetValue("path", to)
	case "enter":
		if p.sel < 0 {
			return false
		}
		form.SetValue("path", p.dir+p.names[p.sel])
		if !strings.HasSuffix(p.names[p.sel], string(filepath.Separator)) {
			form.Focus("text")
		}
	default:
		return false
	}
	return true
}

// common is what some names begin with, as the first of them writes it.
func common(list []string) string {
	out := list[0]
	for _, n := range list[1:] {
		for !strings.HasPrefix(strings.ToLower(n), strings.ToLower(out)) {
			r := []rune(out)
			out = string(r[:len(r)-1])
		}
	}
	return out
}

// View draws the names.
func (p *paths) View(w, h int) []string {
	th := p.env.Theme
	room := max(h-1, 1)
	top := max(p.sel-room+1, 0)
	rows := make([]string, 0, h)
	for i := top; i < len(p.names) && len(rows) < room; i++ {
		name := kit.Clean(p.names[i])
		if i == p.sel {
			rows = append(rows, th.Select.Render(kit.Fit(th.Glyph.Prompt+" "+name, w)))
		} else {
			rows = append(rows, th.Text.Render(kit.Fit("  "+name, w)))
		}
	}
	for len(rows) < room {
		rows = append(rows, "")
	}
	return append(rows, th.Muted.Render(kit.Fit(p.env.Words.T.Files.Keys, w)))
}
