package line_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui/line"
	"zhiban/ui/word"
)

const musterFile = "testdata/muster.golden"

// mustering is the village with a request for people, K-061.
func mustering(tb testing.TB) line.Context {
	tb.Helper()
	c := village(tb)
	c.Matters = append(c.Matters, store.Matter{ID: "M061", Number: "K-061", Kind: plan.Support, Level: plan.Orange, State: store.MatterDispatched})
	c.Forces = []string{"M061"}
	return c.Indexed()
}

// Lines about people and deadlines as tired people type them. UPDATE_GOLDEN=1
// writes the answers anew; read what it writes.
func TestMusterCorpus(t *testing.T) {
	raw, err := os.ReadFile(musterFile)
	if err != nil {
		t.Fatal(err)
	}
	c := mustering(t)
	zh, en := word.New("zh", c.Plan, time.UTC), word.New("en", c.Plan, time.UTC)
	var out strings.Builder
	lines := 0
	for _, l := range strings.Split(strings.TrimSuffix(string(raw), "\n"), "\n") {
		typed, ok := strings.CutPrefix(l, "> ")
		switch {
		case ok:
			lines++
			out.WriteString(l + "\n" + answer(typed, c, zh, en))
		case !strings.HasPrefix(l, "  "):
			out.WriteString(l + "\n")
		}
	}
	if lines < 50 {
		t.Errorf("the corpus has %d lines", lines)
	}
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(musterFile, []byte(out.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if out.String() != string(raw) {
		got, want := strings.Split(out.String(), "\n"), strings.Split(string(raw), "\n")
		for i := range min(len(got), len(want)) {
			if got[i] != want[i] {
				t.Fatalf("line %d\n got %s\nwant %s", i+1, got[i], want[i])
			}
		}
		t.Fatalf("%d lines, want %d", len(got), len(want))
	}
}

// What is understood becomes the right command.
func TestMusterLinesBecomeCommands(t *testing.T) {
	c := mustering(t)
	call, ok := line.Parse("增援 20人 司机2 护士1 12:30前 7格 向街道办 搬物资", c).Command().(store.CallForce)
	if !ok || call.Count != 20 || len(call.Skills) != 2 || call.Skills[0] != (store.SkillNeed{Skill: "driver", N: 2}) || call.Body != "street" || call.Text != "7格 搬物资" && call.Text != "搬物资" ||
		call.By.Format("15:04") != "12:30" || call.Grid == "" {
		t.Errorf("call %+v", call)
	}
	limit, ok := line.Parse("限 15:45 帐篷搭好", c).Command().(store.SetDeadline)
	if !ok || limit.Due.Format("15:04") != "15:45" || limit.Text != "帐篷搭好" {
		t.Errorf("limit %+v", limit)
	}
	heads, ok := line.Parse("到 K-061 12人 司机2", c).Command().(store.ArriveHeads)
	if !ok || heads.Force != "M061" || heads.Heads != 12 || len(heads.Skills) != 1 {
		t.Errorf("heads %+v", heads)
	}
	who, ok := line.Parse("到 K-061 王建国", c).Command().(store.ArriveForce)
	if !ok || who.Person != "P6" {
		t.Errorf("who %+v", who)
	}
	if _, ok := line.Parse("到 K-061 已到村口", c).Command().(store.SceneMatter); !ok {
		t.Error("words about the request itself are a step of it")
	}
	if _, ok := line.Parse("增援已经出发", c).Command().(store.WriteNote); !ok {
		t.Error("without a number it is a note")
	}
}
