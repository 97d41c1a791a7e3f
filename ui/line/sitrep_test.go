package line_test

import (
	"testing"

	"zhiban/store"
	"zhiban/ui/line"
)

// What is understood of a draft becomes the right command.
func TestSituationReportLinesBecomeCommands(t *testing.T) {
	c := village(t)
	plan, ok := line.Parse("拟 今晚8点前送胰岛素到7格", c).Command().(store.EditSitrep)
	if !ok || plan.Part != store.SitPlanned || plan.Text != "送胰岛素到7格" || plan.Due.Format("15:04") != "20:00" {
		t.Errorf("%+v", plan)
	}
	need, ok := line.Parse("报需 胰岛素 200支 48小时", c).Command().(store.EditSitrep)
	if !ok || need.Item != "insulin" || need.Unit != "支" || need.N != [4]int64{0, 0, 200, 200} {
		t.Errorf("%+v", need)
	}
	if words, ok := line.Parse("研判 总体平稳", c).Command().(store.EditSitrep); !ok || words.Part != store.SitAssessment || words.Text != "总体平稳" {
		t.Errorf("%+v", words)
	}
	if _, ok := line.Parse("续报", c).Command().(store.CutSitrep); !ok {
		t.Error("alone it begins the draft")
	}
	if _, ok := line.Parse("续报已报区里", c).Command().(store.WriteNote); !ok {
		t.Error("with more behind it it is a note")
	}
}
