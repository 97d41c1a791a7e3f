package ui_test

import (
	"context"
	"strings"
	"testing"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/uitest"
)

func TestSlipsLookAsTheyShould(t *testing.T) {
	for _, c := range []struct {
		name, lang string
		w, h       int
	}{{"slips-zh-80x24", "zh", 80, 24}, {"slips-en-120x40", "en", 120, 40}} {
		screen(t, meijiang(t, busy), c.lang, clerk, c.w, c.h, func(t *testing.T, r *uitest.Rig, _ *store.Store) {
			r.Send(app.Go{Route: app.Paper})
			golden(t, c.name+"-empty", r.Screen())
			head(r, "罗", "", "12")
			for _, slip := range []string{"0312 报 7格 12号 李婶 断药 急", "3:40 东门换岗", "04:05 5格 王伯已睡"} {
				r.Type(slip)
				r.Key("enter")
			}
			r.Type("0430 报 8格 停水")
			golden(t, c.name, r.Screen())
		})
	}
}

// head says who wrote the slips, their date and the first number.
func head(r *uitest.Rig, writer, date, serial string) {
	r.Key("ctrl+e")
	for i, v := range []string{writer, date, serial} {
		if i > 0 {
			r.Key("tab")
		}
		r.Key("ctrl+u")
		r.Type(v)
	}
	r.Key("ctrl+s")
}

func TestSlipsAreTypedInFast(t *testing.T) {
	screen(t, meijiang(t, busy), "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		ctx := context.Background()
		r.Key("alt+z")
		head(r, "志愿者小何", "昨天", "12")
		r.Type("2212 报 7格 12号 李婶 断药 急")
		r.Key("enter")
		r.Type("2240 东门换岗")
		r.Key("enter")
		all, err := st.PaperLines(ctx, 0)
		if err != nil || len(all) != 2 || all[0].Serial != "纸-0013" || all[1].Serial != "纸-0012" || all[1].Writer != "志愿者小何" || all[1].Lines[0].Kind != "matter.report" {
			t.Fatalf("%+v, %v\n%s", all, err, r.Screen())
		}
		if at := all[1].At.In(st.Zone()).Format("15:04"); at != "22:12" || !all[1].Entered.In(st.Zone()).After(all[1].At.In(st.Zone())) {
			t.Errorf("at %s", at)
		}
		// what cannot be entered stays in the line with its sentence
		for typed, why := range map[string]string{"东门换岗": "先写纸上的时间", "0312": "写内容"} {
			r.Type(typed)
			r.Key("enter")
			if s := r.Screen(); !strings.Contains(s, why) || !strings.Contains(s, typed) {
				t.Errorf("%s: %s", typed, s)
			}
			r.Key("ctrl+u")
		}
		// a number that was entered already
		head(r, "志愿者小何", "昨天", "12")
		r.Type("2250 西门")
		r.Key("enter")
		if s := r.Screen(); !strings.Contains(s, "已录过") || !strings.Contains(s, "2250 西门") {
			t.Errorf("%s", s)
		}
		head(r, "志愿者小何", "昨天", "14")
		r.Key("enter")
		if all, err = st.PaperLines(ctx, 0); err != nil || len(all) != 3 || all[0].Serial != "纸-0014" {
			t.Fatalf("%+v, %v\n%s", all, err, r.Screen())
		}
		// a date that has not come, in the form and with the time of today
		r.Key("ctrl+e")
		r.Key("tab")
		r.Key("ctrl+u")
		r.Type("明天")
		r.Key("ctrl+s")
		if s := r.Screen(); !strings.Contains(s, "不是日期") {
			t.Errorf("%s", s)
		}
		r.Key("esc")
		r.Key("esc") // what was typed is given up knowingly
		// taken back as a whole
		r.Key("ctrl+z")
		r.Type("录错了")
		r.Key("enter")
		if all, err = st.PaperLines(ctx, 0); err != nil || !all[0].Dropped {
			t.Errorf("%+v, %v\n%s", all, err, r.Screen())
		}
		// half a slip is there again
		r.Type("2255 半张")
		r.Key("esc")
		r.Key("alt+z")
		if s := r.Screen(); !strings.Contains(s, "2255 半张") {
			t.Errorf("%s", s)
		}
	})
}
