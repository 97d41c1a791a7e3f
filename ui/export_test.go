package ui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhiban/store"
	"zhiban/ui/paper/template"
)

// exported goes to the handover's dialog, with a folder that every run has.
func exported(d *desk, dir string) {
	d.t.Helper()
	if err := d.st.SetLocal(d.t.Context(), "report-dir", dir); err != nil {
		d.t.Fatal(err)
	}
	d.press("f10", "c", "ctrl+s", "h", "enter", "ctrl+e", "x")
}

// own puts a template of the deployment beside its database.
func own(d *desk, name, src string) {
	d.t.Helper()
	dir := template.Folder(d.st.Path())
	if err := os.MkdirAll(dir, 0o700); err != nil {
		d.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name+".toml"), []byte(src), 0o600); err != nil {
		d.t.Fatal(err)
	}
}

const ownForm = `slug = "district"
name = { zh = "区里要的", en = "For the district" }
kinds = ["handover"]
languages = ["zh"]
sections = ["shift", "counts"]
[layout]
style = "form"
font = "sans"
top_mm = 20
bottom_mm = 20
left_mm = 18
right_mm = 18
title_pt = 18
heading_pt = 11.5
body_pt = 10
table_pt = 9
foot_pt = 8
`

// The dialog offers the forms that ship and those of the deployment.
func TestTheFormOfAReportIsChosen(t *testing.T) {
	for _, c := range []struct {
		name, lang string
		w, h       int
	}{{"export-zh-80x24", "zh", 80, 24}, {"export-en-120x40", "en", 120, 40}} {
		atDesk(t, c.lang, c.w, c.h, func(t *testing.T, d *desk) {
			own(d, "district", ownForm)
			own(d, "broken", "slug = 1\n")
			exported(d, "/media/stick")
			d.press("tab", "tab", "tab", "tab", "space")
			golden(t, c.name, d.masked())
			d.press("esc", "esc", "v", "ctrl+f", "ctrl+f")
			golden(t, "preview-form"+strings.TrimPrefix(c.name, "export"), d.masked())
		})
	}
	dir := filepath.Join(t.TempDir(), "out")
	atDesk(t, "zh", 100, 30, func(t *testing.T, d *desk) {
		own(d, "district", ownForm)
		exported(d, dir)
		d.press("tab")
		for range 60 {
			d.Key("backspace")
		}
		d.Type("txt")
		d.press("tab", "tab", "right", "tab", "space")
		d.Type("区里")
		d.press("enter", "ctrl+s") // in English: it is there in Chinese only
		d.sees("district")
		if _, err := os.Stat(dir); err == nil {
			t.Error("a form was written in a language that it is not there in")
		}
		d.press("shift+tab", "left", "ctrl+s")
		d.sees("K-J01-2022-09-02-A-full-district.zh.txt")
	})
}

// A form for one level gives no other, whatever the field beside it says, and
// nothing goes along that this level may not see.
func TestAFormForThePublicStaysThere(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	atDesk(t, "zh", 100, 30, func(t *testing.T, d *desk) {
		photo := filepath.Join(t.TempDir(), "李婶.txt")
		if err := os.WriteFile(photo, []byte("药盒"), 0o600); err != nil {
			t.Fatal(err)
		}
		d.do(d.feng, store.AttachFile{ID: "K-001", Path: photo})
		exported(d, dir)
		d.press("tab", "tab", "tab", "tab", "space")
		d.Type("通告")
		d.press("enter", "ctrl+s")
		d.sees("这种版式只有一个级别：公开")
		files, err := filepath.Glob(filepath.Join(dir, "*"))
		if err != nil || len(files) != 8 {
			t.Fatalf("%v, %v", files, err)
		}
		for _, f := range files {
			raw, err := os.ReadFile(f)
			if err != nil || strings.Contains(string(raw), "李婶") || !strings.Contains(f, "public-bulletin") {
				t.Errorf("%s, %v", f, err)
			}
		}
	})
}
