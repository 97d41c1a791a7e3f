package ui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhiban/store"
)

// putLP puts a program lp first on the path, so that no test depends on whether
// this laptop has one: it keeps the job where LP_JOB says.
func putLP(dir string) error {
	script := "#!/bin/sh\nif [ -z \"$LP_JOB\" ]; then echo 'lp: Error - no default destination available.' >&2; exit 1; fi\ncat > \"$LP_JOB\"\necho \"request id is East-7 $*\"\n"
	if err := os.WriteFile(filepath.Join(dir, "lp"), []byte(script), 0o700); err != nil { //nolint:gosec // a program has to run
		return err
	}
	return os.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
}

func TestReportIsPrinted(t *testing.T) {
	job := filepath.Join(t.TempDir(), "job")
	atDesk(t, "zh", 100, 30, func(t *testing.T, d *desk) {
		d.press("f10", "c", "ctrl+s", "h", "enter", "ctrl+e", "p")
		d.sees("打印 K-J01", "级别")
		d.Type("East")
		d.press("ctrl+s")
		d.sees("没有打印，打印程序说：lp: Error - no default", "destination available.")
		t.Setenv("LP_JOB", job)
		d.press("ctrl+s")
		d.sees("K-J01 已交给打印机：request id is East-7 -t K-J01 -d East -")
		raw, err := os.ReadFile(job)
		if err != nil || !strings.HasPrefix(string(raw), "%PDF-1.7") {
			t.Errorf("%.20q, %v", raw, err)
		}
	})
}

func TestWithoutLPTheReasonIsSaid(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	atDesk(t, "zh", 100, 30, func(t *testing.T, d *desk) {
		d.press("f10", "c", "ctrl+s", "h", "enter", "ctrl+e", "p")
		d.sees("本机没有打印程序 lp")
	})
}

// Rare names stand on the screens whole and are found by what somebody can
// type: the first letters of their readings.
func TestRareNamesOnTheScreens(t *testing.T) {
	names := []string{"𬭎", "䶮", "㛃", "堃", "喆", "燚", "龑", "靐"}
	atDesk(t, "zh", 100, 30, func(t *testing.T, d *desk) {
		for _, n := range names {
			d.do(d.feng, store.AddPerson{Name: "林" + n})
		}
		d.do(d.feng, store.WriteNote{Text: "送饭：林" + strings.Join(names, "、林")})
		d.press("f9")
		d.sees("林𬭎、林䶮、林㛃、林堃、林喆、林燚、林龑、林靐")
		d.press("ctrl+f")
		d.Type("林靐")
		d.press("enter")
		d.sees("林龑、林靐")
		d.press("esc", "esc", "ctrl+p")
		d.Type("lb")
		d.sees("林靐")
	})
}

// Whoever asks for less than everything never gets everything.
func TestAReaderLevelIsNeverIgnored(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	atDesk(t, "zh", 100, 30, func(t *testing.T, d *desk) {
		d.press("f10", "c", "ctrl+s", "h", "enter", "ctrl+e", "x")
		for range 200 {
			d.Key("backspace")
		}
		d.Type(dir)
		d.press("tab", "tab", "right", "right", "ctrl+s")
		d.sees("public.zh.pdf")
		files, err := filepath.Glob(filepath.Join(dir, "*"))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			raw, err := os.ReadFile(f)
			if err != nil || strings.Contains(string(raw), "李婶") || strings.Contains(f, "full") {
				t.Errorf("%s tells who it is, %v", f, err)
			}
		}
	})
}
