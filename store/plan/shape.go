package plan

import (
	"fmt"
	"math"
	"reflect"
	"sort"
	"strings"
)

// table compares a table of the file with its struct: every key that no such
// file has, and every value of another type. The decoder stops at the first
// one; so a value of the wrong type is replaced by an empty one, and the rest
// can be read.
func (c *checker) table(at string, raw map[string]any, t reflect.Type) {
	fields := fieldsOf(t)
	keys := make([]string, 0, len(raw))
	for k := range raw {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		f, ok := fields[k]
		if !ok {
			meant := nearest(k, fields)
			if meant != "" {
				c.spoil(join(at, meant))
				meant = fmt.Sprintf(" (→ %s ?)", meant)
			}
			c.problem(join(at, k), CodeUnknown, meant)
			continue
		}
		raw[k] = c.value(join(at, k), raw[k], f)
	}
}

// wrong notes a value of the wrong type and gives what stands in for it.
func (c *checker) wrong(at, want string, instead any) any {
	c.problem(at, CodeWrongType, want)
	c.spoil(at)
	return instead
}

// spoil marks a key about which nothing more need be said.
func (c *checker) spoil(key string) {
	if c.spoiled == nil {
		c.spoiled = map[string]bool{}
	}
	c.spoiled[key] = true
}

// value checks one value and returns it, or an empty one of the right type.
func (c *checker) value(at string, v any, t reflect.Type) any {
	switch t.Kind() {
	case reflect.String:
		if _, ok := v.(string); !ok {
			return c.wrong(at, wantText, "")
		}
	case reflect.Bool:
		if _, ok := v.(bool); !ok {
			return c.wrong(at, wantBool, false)
		}
	case reflect.Int:
		n, ok := v.(int64)
		if !ok {
			return c.wrong(at, wantNumber, int64(0))
		}
		if n < math.MinInt32 || n > math.MaxInt32 {
			c.problem(at, CodeRange, "-2147483648 … 2147483647")
			c.spoil(at)
			return int64(0)
		}
	case reflect.Float64:
		switch v.(type) {
		case int64, float64:
		default:
			return c.wrong(at, wantDecimal, int64(0))
		}
	case reflect.Struct, reflect.Map:
		m, ok := v.(map[string]any)
		switch {
		case !ok:
			return c.wrong(at, wantTable, map[string]any{})
		case t.Kind() == reflect.Struct:
			c.table(at, m, t)
		default:
			for _, k := range sortedKeys(m) {
				m[k] = c.value(join(at, k), m[k], t.Elem())
			}
		}
	case reflect.Slice:
		return c.list(at, v, t.Elem())
	}
	return v
}

func (c *checker) list(at string, v any, elem reflect.Type) any {
	switch list := v.(type) {
	case []map[string]any:
		for i, m := range list {
			if whole, ok := c.value(item(at, i+1), m, elem).(map[string]any); ok {
				list[i] = whole
				continue
			}
			return []any{} // tables where texts belong: each was named
		}
	case []any:
		for i, m := range list {
			list[i] = c.value(item(at, i+1), m, elem)
		}
	default:
		return c.wrong(at, wantTables, []any{})
	}
	return v
}

func sortedKeys(m map[string]any) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// fieldsOf lists the TOML keys of a struct; embedded structs are part of it.
func fieldsOf(t reflect.Type) map[string]reflect.Type {
	out := map[string]reflect.Type{}
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			for k, v := range fieldsOf(f.Type) {
				out[k] = v
			}
			continue
		}
		key, _, _ := strings.Cut(f.Tag.Get("toml"), ",")
		out[key] = f.Type
	}
	return out
}

// nearest suggests the key that was probably meant.
func nearest(key string, fields map[string]reflect.Type) string {
	best, at := "", 3
	for _, k := range sortedFields(fields) {
		if d := distance(key, k); d < at {
			best, at = k, d
		}
	}
	return best
}

func sortedFields(m map[string]reflect.Type) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// distance is the number of edits between two keys.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		prev := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			prev, row[j] = row[j], min(row[j]+1, row[j-1]+1, prev+cost)
		}
	}
	return row[len(b)]
}

// Nearest is the word of a list that was probably meant; "" when none is near.
func Nearest(word string, list []string) string {
	best, at := "", 3
	for _, k := range list {
		if d := distance(word, k); d < at {
			best, at = k, d
		}
	}
	return best
}
