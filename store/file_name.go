package store

import (
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestFileName is how many bytes a name may have: 255 is what most file
// systems take, and a number stands before it when it is exported.
const longestFileName = 180

// CleanName makes a name safe to show and to write a file by: no path, no
// control or invisible characters, nothing that turns the direction of writing
// round, no dots or blanks at its ends. Never empty.
func CleanName(name string) string {
	name = strings.ToValidUTF8(name, "_")
	if i := strings.LastIndexAny(name, `/\`); i >= 0 {
		name = name[i+1:]
	}
	name = strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`<>:"|?*`, r):
			return '_'
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Zl, r), unicode.Is(unicode.Zp, r), unicode.Is(unicode.Co, r):
			return -1
		}
		return r
	}, name)
	name = strings.Trim(name, " .\u3000")
	if len(name) > longestFileName {
		ext := filepath.Ext(name)
		if len(ext) > 16 {
			ext = ""
		}
		cut := name[:longestFileName-len(ext)]
		for !utf8.ValidString(cut) {
			cut = cut[:len(cut)-1]
		}
		name = strings.TrimRight(cut, " .") + ext
	}
	if name == "" {
		return "file"
	}
	return name
}

// CleanPath reads a path as a terminal gives it when a file is dropped there:
// in quotes, with backslashes before blanks, as a file URL; «~/» is the home
// folder. What is a plain path stays as it is.
func CleanPath(path string) string {
	path = strings.Trim(path, " \t\r\n\u3000")
	if n := len(path); n >= 2 && (path[0] == '\'' || path[0] == '"') && path[n-1] == path[0] {
		quote := path[:1]
		path = path[1 : n-1]
		if quote == "'" {
			path = strings.ReplaceAll(path, `'\''`, "'")
		}
	} else if rest, ok := strings.CutPrefix(path, "file://"); ok {
		path = unescapeURL(strings.TrimPrefix(rest, "localhost"))
	} else if os.PathSeparator == '/' {
		path = unescapeShell(path)
	}
	if rest, ok := strings.CutPrefix(path, "~/"); ok {
		if home, err := os.UserHomeDir(); err == nil {
			path = filepath.Join(home, rest)
		}
	}
	return path
}

func unescapeShell(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func unescapeURL(s string) string {
	hex := func(c byte) int { return strings.IndexByte("0123456789abcdef", c|0x20) }
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) && hex(s[i+1]) >= 0 && hex(s[i+2]) >= 0 {
			b.WriteByte(byte(hex(s[i+1])<<4 | hex(s[i+2])))
			i += 2
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
