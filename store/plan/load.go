package plan

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"sort"
	"strings"

	"github.com/BurntSushi/toml"
)

// maxSize is larger than any plan that people write, in bytes.
const maxSize = 1 << 20

// Load reads and checks a plan file. The plan is nil when there is any
// problem; the problems come in the order of their lines, all of them.
func Load(name string, src []byte) (*Plan, []Problem) {
	c := &checker{file: name}
	if len(src) > maxSize {
		c.problem("", CodeTooBig, fmt.Sprint(maxSize))
		return nil, c.out
	}
	var raw map[string]any
	if _, err := toml.Decode(strings.TrimPrefix(string(src), "\ufeff"), &raw); err != nil {
		c.syntax(err)
		return nil, c.out
	}
	c.lines = indexLines(string(src))
	c.shape(raw)
	p, err := fromRaw(raw)
	switch {
	case err == nil:
		shape := len(c.out)
		c.content(p)
		kept := c.out[:shape]
		for _, x := range c.out[shape:] { // one mistake is told once
			if !c.spoiled[x.Key] && (x.Code != CodeNoSuch || !c.namesSpoiled()) {
				kept = append(kept, x)
			}
		}
		c.out = kept
	case len(c.out) == 0:
		c.syntax(err)
	}
	sort.SliceStable(c.out, func(i, j int) bool { return c.out[i].Line < c.out[j].Line })
	if len(c.out) > 0 {
		return nil, c.out
	}
	return p, nil
}

// namesSpoiled says that something by which others are named could not be read:
// what refers to it may be right.
func (c *checker) namesSpoiled() bool {
	for k := range c.spoiled {
		for _, name := range []string{"slug", "number", "key"} {
			if k == name || strings.HasSuffix(k, "."+name) {
				return true
			}
		}
	}
	return false
}

// fromRaw makes a plan of tables whose shape is right.
func fromRaw(raw map[string]any) (*Plan, error) {
	var b strings.Builder
	if err := toml.NewEncoder(&b).Encode(raw); err != nil {
		return nil, fmt.Errorf("read plan: %w", err)
	}
	p := new(Plan)
	if _, err := toml.Decode(b.String(), p); err != nil {
		return nil, fmt.Errorf("read plan: %w", err)
	}
	return p, nil
}

// checker collects problems.
type checker struct {
	file    string
	lines   lineIndex
	out     []Problem
	spoiled map[string]bool // keys whose mistake is told already
}

func (c *checker) problem(key, code, arg string) {
	c.out = append(c.out, Problem{File: c.file, Line: c.lines.at(key), Key: key, Code: code, Arg: arg})
}

func (c *checker) syntax(err error) {
	p := Problem{File: c.file, Code: CodeSyntax, Arg: err.Error()}
	var perr toml.ParseError
	if errors.As(err, &perr) {
		p.Line, p.Arg = perr.Position.Line, perr.Message
	}
	if p.Arg == "" {
		p.Arg = err.Error()
	}
	c.out = append(c.out, p)
}

// Open finds a plan by the name of one that ships with the program, or by the
// path of a file on disk. Errors: the file cannot be read; mistakes in it are
// problems.
func Open(fsys fs.FS, nameOrPath string) (*Plan, []Problem, error) {
	src, err := Source(fsys, nameOrPath)
	if err != nil {
		return nil, nil, err
	}
	p, problems := Load(nameOrPath, src)
	return p, problems, nil
}

// Source reads the text of a plan file.
func Source(fsys fs.FS, nameOrPath string) ([]byte, error) {
	if strings.ContainsAny(nameOrPath, `/\`) || strings.HasSuffix(nameOrPath, ".toml") {
		src, err := os.ReadFile(nameOrPath)
		if err != nil {
			return nil, fmt.Errorf("read plan file: %w", err)
		}
		return src, nil
	}
	src, err := fs.ReadFile(fsys, path.Join("plans", nameOrPath+".toml"))
	if err != nil {
		return nil, fmt.Errorf("read plan %q: %w", nameOrPath, err)
	}
	return src, nil
}

// Names lists the plans that ship with the program.
func Names(fsys fs.FS) ([]string, error) {
	list, err := fs.Glob(fsys, "plans/*.toml")
	if err != nil {
		return nil, fmt.Errorf("list plans: %w", err)
	}
	for i, n := range list {
		list[i] = strings.TrimSuffix(path.Base(n), ".toml")
	}
	sort.Strings(list)
	return list, nil
}

// Export writes a plan as the canonical file; loading it gives the plan again.
func Export(p *Plan) ([]byte, error) {
	var b strings.Builder
	enc := toml.NewEncoder(&b)
	enc.Indent = ""
	if err := enc.Encode(p); err != nil {
		return nil, fmt.Errorf("write plan %s: %w", p.Slug, err)
	}
	return []byte(b.String()), nil
}
