package i18n

import "maps"

// Desk is the wording of what works on every screen: alarms, undo, the
// palette, the settings, the key sheet and a paste of many lines.
type Desk struct {
	Alarm, AlarmDo                map[string]string // by code: what is wrong, what to do
	AlarmTitle, AlarmNone         string
	AlarmMore, AlarmKeys          string
	Snoozed, SnoozeAsk            string
	SnoozeBad, Guards, For        string
	Post                          string // subject of the post's own alarms
	UndoTitle, UndoWas, UndoWill  string
	UndoHint, UndoKeys, UndoWhen  string
	UndoClose                     string
	UndoDefault, UndoCannot       string
	UndoDone, UndoNotYet          string
	PaletteTitle, PaletteHint     string
	Record                        map[string]string // by noun
	HelpHere, HelpEvery, HelpMore string
	KeysFormat                    string
	Screen                        map[string]string // by route
	Set                           map[string]string // by key
	SetNote                       map[string]string // by key
	SetValue                      map[string]string // by value
	SetTitle, SetKeys, SetFixed   string
	SetSaved, SetAsk, SetNowhere  string
	SetFile, SetOff, SetChange    string
	SetHead                       [3]string
	SetFrom                       map[string]string
	PasteTitle, PasteOne          string
	PasteEach, PasteNone          string
	PasteKeys, PasteMore          string
	PasteSaved, PasteAgain        string
	PasteLeft, PutBack, GoOn      string
	DraftBack, Waiting            string
	Part                          map[string]string // of a line, by slug
	TabHint, TabNow               string
}

func desk(p pick) Desk {
	return Desk{
		Alarm: map[string]string{"matter.dispatch": p("未派", "not dispatched"), "matter.accept": p("未签收", "not accepted"), "matter.resolve": p("未办结", "not resolved"), "matter.resume": p("挂起到时", "hold is over"),
			"site.unmanned": p("脱岗", "unmanned"), "site.short": p("缺人", "short"), "site.silent": p("无报", "silent"), "site.checkin": p("该报平安", "check-in due"),
			"grid.silent": p("无报", "no word"), "clock.late": p("逾时", "ran out"), "milestone.late": p("未完成", "not done"), "handover.late": p("未接班", "nobody took over"), "round.promise": p("约好未到", "promised, not come"), "round.late": p("未到齐", "not finished")},
		AlarmDo: map[string]string{"matter.dispatch": p("派出去：Enter 打开", "dispatch it: Enter opens"), "matter.accept": p("催签收或改派", "chase it or send it elsewhere"), "matter.resolve": p("催办、挂起或办结", "chase, hold or close it"), "matter.resume": p("接着办，或再挂起", "go on with it, or hold it again"),
			"site.unmanned": p("找人顶岗", "find somebody to stand there"), "site.short": p("补人", "send one more"), "site.silent": p("打电话问，记报平安", "call, then record the check-in"), "site.checkin": p("打电话问，记报平安", "call, then record the check-in"),
			"grid.silent": p("问网格长，记一句", "ask the leader and write it down"), "clock.late": p("完成就记，或写明为什么", "mark it when done, or write why"), "milestone.late": p("完成就记，或写明为什么", "mark it when done, or write why"), "handover.late": p("催接班；责任仍在交班人", "call the relief; the outgoing officer stays responsible"), "round.promise": p("催车或再约，告诉住户", "chase the car or promise anew, and tell them"), "round.late": p("看谁没到，派人补", "see who is left and send somebody")},
		AlarmTitle: p("提醒 %d", "Alarms %d"), AlarmNone: p("没有提醒：一切按时", "Nothing is late: no alarms"), AlarmMore: p("另 %d", "+%d"),
		AlarmKeys: p("Enter 打开 · s 推迟 · w 恢复 · Esc 关闭", "Enter opens · s puts off · w wakes · Esc closes"),
		Snoozed:   p("推迟到 %s：%s（%s）", "put off until %s: %s (%s)"), SnoozeAsk: p("推迟：理由，末尾写分钟或几点，如 等材料 20分", "put off: why, ending in minutes or a time, such as: waits for tape 20min"),
		SnoozeBad: p("末尾写推迟多久，如 20分 或 06:30", "end with how long, such as 20min or 06:30"), Guards: p("%d/%d", "%d/%d"), For: p("已 %s", "for %s"), Post: p("指挥部", "the post"),
		UndoTitle: p("撤销我最后做的事", "Take back what I did last"), UndoWas: p("做了", "done"), UndoWill: p("将记", "will record"), UndoHint: p("理由（空＝误操作）", "reason (empty: by mistake)"),
		UndoClose: p("Esc 关闭", "Esc closes"), UndoKeys: p("Enter 记下 · Esc 不做", "Enter records · Esc does not"), UndoWhen: p("%s 记", "at %s"), UndoDefault: p("误操作", "by mistake"), UndoCannot: p("不能撤销", "cannot be taken back"), UndoDone: p("✓ 已撤销", "✓ taken back"), UndoNotYet: p("还没有撤：写上理由才撤，如 zhiban undo 录错了", "not taken back yet: give a reason, as zhiban undo by mistake"),
		PaletteTitle: p("命令与记录", "Commands and records"), PaletteHint: p("动作、编号、名字或首字母", "an action, a number, a name or initials"),
		Record:   map[string]string{"matter": p("事项", "matter"), "grid": p("网格", "grid"), "site": p("点位", "site"), "person": p("人员", "person"), "group": p("工作组", "group"), "shift": p("班次", "shift")},
		HelpMore: p("%s 还有 %d 行 · ↓ PgDn", "%s %d more lines · ↓ PgDn"), HelpHere: p("这个画面", "On this screen"), HelpEvery: p("哪里都能用", "Everywhere"),
		KeysFormat: p("格式 text 或 md", "format: text or md"), Screen: screens(p),
		Set: map[string]string{"lang": p("语言", "Language"), "theme": p("颜色", "Colours"), "ascii": p("只用 ASCII 线框", "ASCII borders"), "mouse": p("鼠标", "Mouse"), "bell": p("提醒响铃", "Bell for alarms"),
			"keyboard": p("键盘协议", "Keyboard protocol"), "backup": p("第二备份文件夹", "Second backup folder")},
		SetNote: map[string]string{"lang": p("F12 随时切换", "F12 switches at any time"), "theme": p("自动：跟随终端底色", "auto: as the terminal"), "ascii": p("线框对不齐时打开", "for terminals that draw borders crooked"),
			"mouse": p("关掉后可用终端自己的选字", "off: the terminal's own selection works"), "bell": p("新提醒出现时响一声", "sounds once when an alarm begins"), "keyboard": p("输入法丢字时选“基本”", "basic: when typed text gets lost"),
			"backup": p("每次备份同时写到这里，如U盘", "every backup goes here, too: a stick")},
		SetValue: map[string]string{"true": p("开", "on"), "false": p("关", "off"), "zh": p("中文", "中文"), "en": p("English", "English"), "auto": p("自动", "auto"), "dark": p("深色", "dark"), "light": p("浅色", "light"), "mono": p("单色", "mono"),
			"full": p("完整", "full"), "basic": p("基本", "basic")},
		SetTitle: p("设置", "Settings"), SetKeys: p("↑↓ 选 · ←→ 改，马上生效并保存", "↑↓ choose · ←→ change: applied and saved at once"), SetFixed: p("由环境变量 %s 定", "set by the variable %s"), SetSaved: p("✓ 已存 %s", "✓ saved %s"),
		SetAsk: p("第二备份文件夹的路径（空＝不要）", "path of the second backup folder (empty: none)"), SetNowhere: p("没有用户文件夹，只在这次有效", "there is no folder of the user: it holds for this run only"), SetFile: p("文件 %s", "file %s"), SetOff: p("没有", "none"), SetChange: p("改", "change"),
		SetHead: [3]string{p("项", "key"), p("值", "value"), p("来自", "from")}, SetFrom: map[string]string{"file": p("文件", "file"), "default": p("默认", "default")},
		PasteTitle: p("粘贴了 %d 行", "%d lines were pasted"), PasteOne: p("合成一行", "one line of all"), PasteEach: p("每行记一条", "one entry for each line"), PasteNone: p("不要了", "leave it"),
		PasteKeys: p("↑↓ 选 · Enter 确定 · Esc 不要了", "↑↓ choose · Enter goes on · Esc leaves it"), PasteMore: p("还有 %d 行", "%d more lines"), PasteSaved: p("✓ 已记 %d 条", "✓ saved %d entries"),
		Part: map[string]string{"matter": p("事项", "matter"), "grid": p("网格", "grid"), "site": p("点位", "site"), "household": p("户", "household"), "person": p("人", "person"), "phone": p("电话", "phone"), "kind": p("种类", "kind"),
			"type": p("类型", "type"), "level": p("级别", "level"), "to": p("派给", "to"), "eta": p("几分钟", "minutes"), "verifier": p("核查人", "verifier"), "act": p("做什么", "act"), "who": p("谁", "who"), "way": p("进出", "way")},
		TabHint: p("Tab 改%s", "Tab changes the %s"), TabNow: p("%s：%s %d/%d · ⇧Tab 另一项", "%s: %s %d/%d · ⇧Tab another"),
		PasteLeft: p("已记 %d 条，%d 条没记：%s", "%d saved, %d not: %s"), PutBack: p("没记：%s（→ 接着改 · 打字另起）", "not saved: %s (→ mends it · typing sets it aside)"),
		GoOn:       p("→ 接着写 · 打字另起一条 · Ctrl+U 清空", "→ goes on · typing begins another · Ctrl+U clears"),
		DraftBack:  p("上次没写完，已放回：→ 接着写 · 打字另起一条 · Ctrl+U 清空", "unfinished last time: → goes on · typing begins another · Ctrl+U clears"),
		Waiting:    p("还有 %d 条没记 · Enter 取下一条", "%d more not saved · Enter takes the next"),
		PasteAgain: p("有刚记过的：再按 Enter 照记", "some were saved just now: Enter again saves them all the same"),
	}
}

func screens(p pick) map[string]string {
	return map[string]string{"board": p("值班板", "Board"), "matters": p("事项", "Matters"), "matter": p("一件事项", "One matter"), "grids": p("网格", "Grids"), "grid": p("一个网格", "One grid"),
		"shifts": p("班次", "Shifts"), "sites": p("卡口与点位", "Gates and sites"), "site": p("一个点位", "One site"), "journal": p("日志", "Journal"), "people": p("人员", "People"),
		"handover": p("交班", "Handover"), "since": p("离开后", "Since you left"), "settings": p("设置", "Settings"), "help": p("帮助", "Help"), "setup": p("建立指挥部", "Set-up"), "gaps": p("缺口", "Gaps"), "census": p("摸底", "Census"), "doors": p("住户", "Households"), "house": p("一户", "Household"), "rounds": p("轮次", "Rounds"), "round": p("一轮", "Round"), "round-doors": p("未触达", "Not reached"), "": p("哪里都能用", "Everywhere")}
}

// addDesk adds what the desk needs to lists that other files begin.
func addDesk(t *Texts, p pick) {
	maps.Copy(t.Word.Entry, map[string]string{"alarm.snooze": p("推迟提醒", "alarm put off"), "alarm.wake": p("恢复提醒", "alarm woken"), "act.undo": p("撤销", "taken back")})
	maps.Copy(t.CLI.Command, map[string]string{
		"alarm": p("提醒：超时、脱岗、无报", "alarms: late, unmanned, silent"), "alarm list": p("列出提醒", "list the alarms"), "alarm snooze": p("推迟一条提醒，写明理由", "put an alarm off, with the reason"), "alarm wake": p("恢复推迟的提醒", "let an alarm sound again"),
		"undo": p("撤销自己最后做的事（不写理由只看不做）", "take back what you did last (without a reason: only show it)"),
		"keys": p("按键表", "the key sheet"), "settings": p("这台电脑的设置", "settings of this laptop"), "settings list": p("列出设置", "list the settings"), "settings set": p("改一项设置", "change a setting"),
	})
	maps.Copy(t.CLI.Metavar, map[string]string{"ALARM": p("提醒", "ALARM"), "KEY": p("项", "KEY"), "VALUE": p("值", "VALUE")})
	maps.Copy(t.Error, deskSentences(p))
}

func deskSentences(p pick) map[string]string {
	return map[string]string{
		"alarm.unknown":           p("没有这条提醒（{arg}），可能已经解除。请看 zhiban alarm list", "There is no such alarm ({arg}); it may be over. See zhiban alarm list"),
		"alarm.until_past":        p("推迟到的时间已经过了，请写以后的时间", "That time is past; put the alarm off until later"),
		"alarm.until_far":         p("最多推迟一天：到时再看", "An alarm can be put off for a day at most"),
		"alarm.not_snoozed":       p("这条提醒没有推迟，不用恢复", "This alarm was not put off"),
		"undo.nothing":            p("最近没有可撤销的：用相反的操作抵消，或划改", "Nothing was done lately that could be taken back: do the opposite, or strike"),
		"undo.not_last":           p("刚才又有新的记录，请再按一次看清楚", "Something else was recorded meanwhile; look again"),
		"undo.changed_since":      p("后来别人又改过它，不能一键撤销：请看过现在的情况，用相反的操作", "Somebody changed it since: look how it stands now, then do the opposite"),
		"undo.no_earlier":         p("之前没有可恢复的值：请直接改成对的", "There is no earlier value to go back to: set the right one"),
		"undo.set_up":             p("这是建立指挥部时写的，在它自己的画面上更正", "This belongs to the set-up; correct it on its own screen"),
		"undo.stands":             p("这一条不改变什么，不用撤销", "This changes nothing that would have to be taken back"),
		"undo.do_again":           p("撤销本身不撤销：请重做一遍", "Taking back is not taken back: do the thing again"),
		"undo.struck":             p("这一条已经划改过了", "This was struck already"),
		"undo.struck_stays":       p("划改不撤销：请另记一条说明", "A strike stands: write a line that explains it"),
		"undo.person_stays":       p("登记过的人留在记录里：名字错了就更正", "A person stays in the record: correct the name if it is wrong"),
		"undo.team_stays":         p("队伍留在记录里：名字或人数错了就改", "A team stays in the record: change what is wrong"),
		"undo.handover_add":       p("交代过的不能收回：请再补一条更正", "What was handed on stays: add a correction"),
		"undo.handover_verdict":   p("请在交班画面对这一项重新表态", "Give another verdict on the handover screen"),
		"undo.handover_read_back": p("请在交班画面重新复述", "Read back again on the handover screen"),
		"undo.signed":             p("签过的字、封存的报告不能撤销：用补充报告说明", "Signatures and seals stand: explain with an addendum"),
		"undo.cut_again":          p("撤回的交班不能恢复：请重新截止", "A withdrawn handover does not come back: cut off again"),
		"settings.key":            p("没有“{arg}”这一项设置，可用：lang theme ascii keyboard mouse bell", "There is no setting {arg}; there are: lang theme ascii keyboard mouse bell"),
		"settings.value":          p("设置的值不对：{arg}", "Wrong value of a setting: {arg}"),
		"settings.broken":         p("设置文件有误，没有动它。请先改好或删掉：{arg}", "The settings file is wrong and was not touched. Correct or delete it first: {arg}"),
		"settings.write":          p("设置写不进 {arg}，请检查磁盘和权限", "The settings cannot be written to {arg}; check the disk and the permissions"),
		"settings.nowhere":        p("找不到用户的设置文件夹。请用 ZHIBAN_SETTINGS 指明文件", "There is no folder for settings. Name the file with ZHIBAN_SETTINGS"),
		"settings.line_key":       p("设置文件有误，行 {arg}：没有这一项，请删掉或改名。先用默认设置", "Settings file, line {arg}: there is no such setting; delete or rename it. Defaults are used"),
		"settings.line_value":     p("设置文件有误，行 {arg}：值不对，请改。先用默认设置", "Settings file, line {arg}: the value is wrong; correct it. Defaults are used"),
		"settings.line_syntax":    p("设置文件有误，行 {arg}：应写成 名字 = 值。先用默认设置", "Settings file, line {arg}: write NAME = VALUE. Defaults are used"),
		"settings.unreadable":     p("读不了设置文件 {arg}，请检查权限。先用默认设置", "The settings file {arg} cannot be read; check its permissions. Defaults are used"),
	}
}
