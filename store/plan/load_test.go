package plan_test

import (
	"io/fs"
	"strings"
	"testing"

	"zhiban/assets"
	"zhiban/store/plan"
)

func minimal(tb testing.TB) string {
	tb.Helper()
	src, err := fs.ReadFile(assets.FS, "plans/minimal.toml")
	if err != nil {
		tb.Fatal(err)
	}
	return string(src)
}

func TestMistakesAreNamedWithTheirLine(t *testing.T) {
	src := minimal(t)
	for _, c := range []struct{ name, old, new, code, key string }{
		{"unknown key", "timezone =", "timezon =", plan.CodeUnknown, "timezon"},
		{"unknown nested key", "guards_due = 1", "guards_du = 1", plan.CodeUnknown, "site[1].guards_du"},
		{"text for a number", "number = 1", `number = "one"`, plan.CodeWrongType, "grid[1].number"},
		{"number for a text", `name = "第一片"`, "name = 1", plan.CodeWrongType, "grid[1].name"},
		{"no such zone", `zone = "area"`, `zone = "aera"`, plan.CodeNoSuch, "grid[1].zone"},
		{"no such place", `place_a = "post"`, `place_a = "hq"`, plan.CodeNoSuch, "group[1].place_a"},
		{"no such kind", `kind = "gate"`, `kind = "gat"`, plan.CodeNoSuch, "site[1].kind"},
		{"not a role", `role = "gate"`, `role = "door"`, plan.CodeChoice, "site_kind[1].role"},
		{"not a time", `start = "08:00"`, `start = "8:00"`, plan.CodeBadTime, "shift[1].start"},
		{"a gap", `start = "08:00"`, `start = "09:00"`, plan.CodeShiftGap, "shift[1].start"},
		{"an overlap", `start = "08:00"`, `start = "07:00"`, plan.CodeShiftLap, "shift[1].start"},
		{"not a zone", `"Asia/Shanghai"`, `"Asia/Shangai"`, plan.CodeBadZone, "timezone"},
		{"a bad slug", `slug = "coordination"`, `slug = "协调"`, plan.CodeBadSlug, "group[1].slug"},
		{"out of range", "silent_hours = 4", "silent_hours = -4", plan.CodeRange, "settings.silent_hours"},
		{"a limit", "resolve_minutes = 60", "resolve_minutes = 5", plan.CodeLimit, "limits.red.resolve_minutes"},
		{"lanes on a gate", "guards_due = 1", "guards_due = 1\nlanes = 2", plan.CodeLanes, "site[1].lanes"},
		{"twice", `slug = "main"`, `slug = "chief"`, plan.CodeDuplicate, "post_role[2].slug"},
		{"missing", `zh = "A班"`, `zh = ""`, plan.CodeMissing, "shift[1].zh"},
		{"control characters", `zh = "A班"`, `zh = "A\u0007班"`, plan.CodeBadText, "shift[1].zh"},
		{"not TOML", "timezone =", "timezone", plan.CodeSyntax, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if !strings.Contains(src, c.old) {
				t.Fatalf("the plan has no %s", c.old)
			}
			p, problems := plan.Load("x.toml", []byte(strings.Replace(src, c.old, c.new, 1)))
			if p != nil || len(problems) == 0 {
				t.Fatal("no problem found")
			}
			got := problems[0]
			want := 1 + strings.Count(src[:strings.Index(src, c.old)], "\n") + strings.Count(c.new, "\n")
			if got.Code != c.code || got.Key != c.key || got.Line != want {
				t.Errorf("got %+v, want %s at %s line %d", got, c.code, c.key, want)
			}
			for _, lang := range []string{"zh", "en"} {
				if text := got.Text(lang); strings.Contains(text, "{") || text == "" {
					t.Errorf("%s: %q", lang, text)
				}
			}
		})
	}
}

func TestAllMistakesAreReportedAtOnce(t *testing.T) {
	src := strings.NewReplacer("timezone =", "timezon =", "guards_due = 1", "guards_du = 1", "number = 1", `number = "1"`, `"08:00"`, `"8:00"`, `"area"`, "5").Replace(minimal(t))
	_, problems := plan.Load("x.toml", []byte(src))
	codes := map[string]int{}
	for _, x := range problems {
		codes[x.Code]++
		if strings.ContainsAny(x.Text("zh"), "{}") || strings.Contains(x.Text("zh"), "number") && x.Code == plan.CodeWrongType && !strings.Contains(x.Key, "number") {
			t.Errorf("not worded: %s", x.Text("zh"))
		}
	}
	if codes[plan.CodeUnknown] != 2 || codes[plan.CodeWrongType] < 2 || codes[plan.CodeBadTime] != 2 || codes[plan.CodeMissing]+codes[plan.CodeNoSuch] != 0 {
		t.Fatalf("%v %v", codes, problems)
	}
	for i := 1; i < len(problems); i++ {
		if problems[i].Line < problems[i-1].Line {
			t.Errorf("not in the order of lines: %v", problems)
		}
	}
	if !strings.Contains(problems[0].Text("en"), "timezone") {
		t.Errorf("no suggestion: %s", problems[0].Text("en"))
	}
}

func FuzzLoad(f *testing.F) {
	f.Add([]byte(minimal(f)))
	f.Add([]byte("a = [[1, {b = 2}], \"\"\"x\"\"\"]\n[[grid]]\nnumber = 1"))
	f.Add([]byte("\ufeff\"a.b\" = 1\n[c.\"d\"]\ne = '''\n'''"))
	f.Fuzz(func(t *testing.T, src []byte) {
		p, problems := plan.Load("fuzz", src)
		if (p == nil) == (len(problems) == 0) {
			t.Fatalf("plan %v, problems %v", p, problems)
		}
		for _, x := range problems {
			if x.Line < 0 || x.Line > strings.Count(string(src), "\n")+1 {
				t.Errorf("line of %+v", x)
			}
		}
	})
}
