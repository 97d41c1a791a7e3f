package line_test

import (
	"testing"

	"zhiban/store"
	"zhiban/ui/line"
)

// What is understood of a line about the hotline becomes the right command.
func TestHotlineLinesBecomeCommands(t *testing.T) {
	c := village(t)
	call, ok := line.Parse("来电 138 0000 1234 7格 3栋101 李婶 断奶粉 派 医疗 20分钟", c).Command().(store.TakeCall)
	if !ok || call.Phone != "13800001234" || call.Grid != "G7" && call.Grid == "" || call.Household != "3栋101" || call.Caller != "李婶" || call.Text != "断奶粉" || call.Type != "infant" || call.Group == "" || call.ETA != 20 || call.Answer != "" {
		t.Errorf("%+v", call)
	}
	call, ok = line.Parse("来电 13800001234 何时解封 答 等通知", c).Command().(store.TakeCall)
	if !ok || call.Answer != "等通知" || call.Text != "何时解封" || call.To+call.Group != "" {
		t.Errorf("%+v", call)
	}
	call, ok = line.Parse("来电 13800001234 K-058 还没到", c).Command().(store.TakeCall)
	if !ok || call.Matter != "M058" || call.Text != "还没到" || call.Type+call.Level != "" {
		t.Errorf("%+v", call)
	}
	call, ok = line.Parse("来电 13800001234 咨询 几点发菜", c).Command().(store.TakeCall)
	if !ok || call.Outcome != store.CallInfo || call.Text != "几点发菜" || call.Level != "" {
		t.Errorf("%+v", call)
	}
	back, ok := line.Parse("回访 K-060 不满意 拿错了 重开", c).Command().(store.CallBack)
	if want := (store.CallBack{ID: "M060", Satisfied: store.Unsatisfied, Text: "拿错了", Reopen: true}); !ok || back != want {
		t.Errorf("%+v", back)
	}
	vow, ok := line.Parse("诺 K-058 17:00 送药", c).Command().(store.MakePromise)
	if !ok || vow.ID != "M058" || vow.Due.Format("15:04") != "17:00" || vow.Text != "送药" {
		t.Errorf("%+v", vow)
	}
	end, ok := line.Parse("失诺 K-058 没有药", c).Command().(store.EndPromise)
	if want := (store.EndPromise{ID: "M058", State: store.PromiseBroken, Text: "没有药"}); !ok || end != want {
		t.Errorf("%+v", end)
	}
}
