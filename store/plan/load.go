package plan

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"reflect"
	"sort"
	"strings"

	"github.com/BurntSushi/toml"
)

// maxSize is larger than any plan that people write, in bytes.
const maxSize = 1 << 20

// Load reads and checks a plan file. The plan is nil when there is any
// problem; the problems come in the order of their lines, all of them.
func Load(name string, src []byte) (*Plan, []Problem) {
	p := new(Plan)
	if problems := read(name, src, p, func(c *checker) { c.content(p) }); len(problems) > 0 {
		return nil, problems
	}
	return p, nil
}

// Read reads and checks a TOML file of another kind in the same way: into is a
// pointer to the struct that such a file fills, content reports what is wrong
// with the words and numbers in it. All problems come back, in the order of
// their lines.
func Read(name string, src []byte, into any, content func(report func(key, code, arg string))) []Problem {
	return read(name, src, into, func(c *checker) { content(c.problem) })
}

func read(name string, src []byte, into any, content func(*checker)) []Problem {
	c := &checker{file: name}
	if len(src) > maxSize {
		c.problem("", CodeTooBig, fmt.Sprint(maxSize))
		return c.out
	}
	var raw map[string]any
	if _, err := toml.Decode(strings.TrimPrefix(string(src), "\ufeff"), &raw); err != nil {
		c.syntax(err)
		return c.out
	}
	c.lines = indexLines(string(src))
	c.table("", raw, reflect.TypeOf(into).Elem())
	err := fromRaw(raw, into)
	switch {
	case err == nil:
		shape := len(c.out)
		content(c)
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
	return c.out
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

// fromRaw fills a struct from tables whose shape is right.
func fromRaw(raw map[string]any, into any) error {
	var b strings.Builder
	if err := toml.NewEncoder(&b).Encode(raw); err != nil {
		return fmt.Errorf("read file: %w", err)
	}
	if _, err := toml.Decode(b.String(), into); err != nil {
		return fmt.Errorf("read file: %w", err)
	}
	return nil
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
