package i18n

import "maps"

// FormText is the wording of the blank forms.
type FormText struct {
	Name, For                                                       map[string]string
	Time, Writer, Place, Who, Phone, LevelWord, What                string
	GivenTo, EnteredAs, Date, Guards, Slot, Sum, Sign, SlotNote     string
	RoundWord, Carrier, Handed, Needs, DoorBoxes, RollBoxes         string
	ParcelNote, DoorNote, RollNote, NoHouseholds, Caller            string
	NextStep, Limit, Told, GridWord, Breaches, MissingItems         string
	Item, In, Out, Adjusted, StatusBoxes, SignOut, SignIn, SignHead string
	Print, FormWord, ForWord, ForHint, CountWord, CountHint         string
	FromWord, FromHint, Folder, Written                             string
	PassHead                                                        [8]string
	ParcelHead                                                      [7]string
	DoorHead, RollHead                                              [6]string
}

func formText(p pick) FormText {
	return FormText{
		Print: p("打印空白表单", "print blank forms"), FormWord: p("表单", "Form"), ForWord: p("给哪个", "For"), ForHint: p("网格号、卡口、作业点或班次；消息单和交接班表不填", "grid, gate, point or shift, if any"),
		CountWord: p("张数/行数", "How many"), CountHint: p("空为通常的数", "left out: as many as usual"), FromWord: p("起始号", "First serial"), FromHint: p("只用于消息单", "of message slips only"), Folder: p("文件夹", "Folder"), Written: p("✓ 已写 %s", "✓ wrote %s"),
		Name: map[string]string{"slip": p("消息单", "Message slip"), "pass": p("进出登记", "Pass log"), "lanes": p("通道计数表", "Lane tally"), "parcels": p("发放签收表", "Parcel sheet"),
			"rollcall": p("点名表", "Roll call"), "doors": p("上门登记表", "Door-knock sheet"), "handover": p("交接班表", "Handover form")},
		For:  map[string]string{"": p("全指挥部", "whole post"), "gate": p("每卡口", "per gate"), "point": p("每作业点", "per point"), "grid": p("每网格", "per grid"), "shift": p("每班", "per shift")},
		Time: p("时间", "Time"), Writer: p("记录人", "Written by"), Place: p("地点/住址", "Place, address"), Who: p("来人/来电", "Who told it"), Phone: p("电话", "Phone"), LevelWord: p("级别", "Level"), What: p("内容", "What"),
		GivenTo: p("交给", "Given to"), EnteredAs: p("补录编号", "Entered as"), Date: p("日期", "Date"), Guards: p("值守人", "On post"), Slot: p("时段起", "From"), Sum: p("合计", "Sum"), Sign: p("签字", "Signature"),
		SlotNote:  p("每行 %d 分钟；通道关着写“关”。", "%d minutes to a row; write “shut” where a lane was shut."),
		RoundWord: p("轮次", "Round"), Carrier: p("上门人", "Carried by"), Handed: p("交回时间", "Handed in at"), Needs: p("特殊需求", "Special needs"),
		DoorBoxes: p("□好 □不在 □拒 □其他", "□ok □out □refused □other"), RollBoxes: p("□到 □未到 □替", "□here □absent □stand-in"),
		ParcelNote: p("送到打勾，由住户签字；不在的注明时间，下次再送。", "Tick what was delivered and let the household sign; where nobody was in, write the time and come again."), DoorNote: p("“下次”写约好的时间；其他写在背面，注明房号。", "Next visit: the time agreed; anything else goes on the back with the room."),
		RollNote: p("空行留给临时来的人：姓名和电话就够。", "The empty rows are for walk-ups: a name and a phone will do."), NoHouseholds: p("本格还没有登记住户：边走边写。", "No household of this grid is entered yet: write them as you walk."), Caller: p("点名人", "Called by"),
		NextStep: p("下一步", "Next step"), Limit: p("时限", "Limit"), Told: p("已告知谁", "Who was told"), GridWord: p("网格", "Grid"), Breaches: p("闯关", "Forced"), MissingItems: p("缺什么", "Missing"),
		Item: p("物资", "Item"), In: p("入", "In"), Out: p("出", "Out"), Adjusted: p("调整", "Adjusted"), StatusBoxes: p("□平稳 □关注 □紧急  因为", "□calm □watch □urgent  because"),
		SignOut: p("交班人", "Outgoing officer"), SignIn: p("接班人", "Incoming officer"), SignHead: p("值班长", "Shift head"),
		PassHead:   [8]string{p("时间", "Time"), p("进/出", "In/out"), p("车牌/证号", "Plate, pass no."), p("姓名", "Name"), p("电话", "Phone"), p("人数", "People"), p("事由", "Why"), p("值守人", "Guard")},
		ParcelHead: [7]string{p("楼栋", "Building"), p("层", "Floor"), p("房", "Room"), p("人", "People"), p("送到", "Got it"), p("份数", "How many"), p("住户签字", "Signed by the household")},
		DoorHead:   [6]string{p("楼栋", "Building"), p("层", "Floor"), p("房", "Room"), p("人", "People"), p("结果", "Result"), p("下次", "Next visit")},
		RollHead:   [6]string{p("岗位", "Post"), p("姓名", "Name"), p("电话", "Phone"), p("点名", "Roll call"), p("到岗时间", "Came at"), p("签字", "Signature")},
	}
}

// addForm adds what blank forms need to lists that other files begin.
func addForm(t *Texts, p pick) {
	t.Form = formText(p)
	t.Board.Act["forms"] = t.Form.Print
	maps.Copy(t.CLI.Command, map[string]string{"form": p("空白表单：停电时用纸接着办", "blank forms: the post goes on with paper"), "form list": p("列出全部表单", "list the forms"), "form print": p("写一份表单到文件，供打印", "write a form into files, to print")})
	maps.Copy(t.CLI.Flag, map[string]string{"form-grid": p("哪个网格", "for which grid"), "form-gate": p("哪个卡口", "for which gate"), "form-point": p("哪个作业点", "for which point"), "form-shift": p("哪一班，空为下一班", "for which shift; left out, the coming one"),
		"form-count": p("几张或几行", "how many slips or rows"), "form-from": p("消息单从几号起", "first serial of the slips"), "form-level": p("读者级别：full superior", "reader level: full or superior")})
	maps.Copy(t.CLI.Metavar, map[string]string{"FORM": p("表单", "FORM")})
	maps.Copy(t.Error, map[string]string{
		"form.unknown":   p("没有表单“{arg}”：zhiban form list 列出全部", "There is no form “{arg}”: zhiban form list names them"),
		"form.count":     p("张数或行数要在 1 到 {arg} 之间", "The number of slips or rows must be 1 to {arg}"),
		"form.from":      p("消息单的起始号要在 1 到 9999 之间", "The first serial must be 1 to 9999"),
		"form.for_gate":  p("进出登记按卡口印：写明哪个，如 东门（命令行 --gate 东门）", "A pass log is printed for a gate: say which, such as East Gate (--gate on the command line)"),
		"form.for_point": p("通道计数表按作业点印：写明哪个作业点的名字（命令行 --point 名字）", "A lane tally is printed for a point: name it (--point NAME on the command line)"),
		"form.for_grid":  p("这份表按网格印：写明哪一格，如 7", "This sheet is printed for a grid: say which, such as 7"),
		"form.public":    p("这份表有住址或姓名，不能按公开级别印：用 full 或 superior", "This sheet has addresses or names and is not printed for the public: use full or superior"),
		"form.not_gate":  p("{arg} 不是卡口", "{arg} is no gate"),
		"form.no_lanes":  p("{arg} 没有通道", "{arg} has no lanes"),
		"form.no_shift":  p("没有下一班：先排班（F4），或写明哪一班", "There is no coming shift: make a roster first (F4), or name a shift"),
		"form.far_shift": p("点名表只印本班和下一班，{arg} 不是", "A roll call is printed for this shift and the coming one; {arg} is neither"),
	})
}
