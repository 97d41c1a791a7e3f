package i18n

// Setup is the wording of the set-up screen and of the list of what it left
// open.
type Setup struct {
	Title, Plan, Name, NameHint, Officer, OfficerHint, T0, T0Hint, Keys string
	ChoiceKeys, ListKeys                                                string
	PlanLine, Later, Busy, BadTime                                      string
	Gaps, GapsHead, NoGaps, NoGapsHint, GapKeys                         string
	Kind                                                                map[string]string // %s or %d is the subject
	Head                                                                map[string]string
	Fill                                                                map[string]string // titles of the forms
	Person, PersonHint, Phone, PhoneHint, Guards, GuardsHint            string
	Act                                                                 map[string]string
	APost, BPost                                                        string
}

func setupTexts(p pick) Setup {
	return Setup{
		Title: p("建立指挥部", "Set up a command post"), Plan: p("预案", "Plan"), Name: p("名称", "Name"), NameHint: p("空着＝用预案的名称", "empty: the plan's own"), Officer: p("值班员姓名", "Officer"), OfficerHint: p("你的姓名；几个人用、隔开，以后也可以加", "your name; several with commas, or later"),
		T0: p("计时起点", "Clocks start"), T0Hint: p("如 01:00；空着＝以后再定", "such as 01:00; empty: later"), ChoiceKeys: p("Enter 打开列表 · ←→ 换一个 · Tab 下一项 · Ctrl+S 建立 · Esc 退出", "Enter opens the list · ←→ another · Tab next · Ctrl+S sets up · Esc quits"), ListKeys: p("↑↓ 选 · Enter 选定并到下一项 · Esc 关列表", "↑↓ choose · Enter takes it and goes on · Esc closes the list"), Keys: p("Enter 下一项、最后建立 · Ctrl+S 建立 · Esc 退出", "Enter next, then sets up · Ctrl+S sets up · Esc quits"),
		PlanLine: p("%s（%s） · %d 网格 %d 组 %d 点位", "%s (%s) · %d grids, %d groups, %d sites"), Later: p("其余都可以以后补：建好后列出缺口（Alt+G）", "All else can come later: gaps are listed after it (Alt+G)"), Busy: p("正在建立…", "setting up…"), BadTime: p("看不懂这个时间，请写 01:00 或 9/2 01:00", "write 01:00 or 9/2 01:00"),
		Gaps: p("缺口 %d", "Gaps %d"), GapsHead: p("还缺这些；Enter 逐个补，随时可以停，不影响值班", "This is still open; Enter fills one in, and nothing waits for it"), NoGaps: p("没有缺口：人、岗位、卡口、电话都齐了", "No gaps: people, posts, gates and phones are complete"), NoGapsHint: p("Esc 返回值班板", "Esc goes back to the board"), GapKeys: p("Enter 补", "Enter fills in"),
		Kind: map[string]string{"t0": p("计时起点没有定", "the clocks have no start"), "role": p("%s 没有人（%d/%d）", "%s: nobody (%d of %d)"), "leader": p("%d格 %s 没有网格长", "grid %d %s has no leader"), "holder": p("%s %s 没有人", "%s %s has nobody"),
			"guards": p("%s 值守 %d/%d", "%s: guards %d of %d"), "phone": p("%s 没有电话", "%s has no phone"), "next": p("下一班 %s 还没有排班", "next shift %s has no roster"), "locked": p("%s 锁闭，没有钥匙人", "%s is locked: nobody holds the key")},
		Head: map[string]string{"t0": p("时钟", "Clocks"), "role": p("本班岗位", "This shift"), "leader": p("网格长", "Grid leaders"), "holder": p("工作组 A岗 B岗", "Group posts"), "guards": p("卡口值守", "Gates"), "phone": p("电话", "Phones"), "next": p("下一班", "Next shift"), "locked": p("应急门", "Locked gates")},
		Fill: map[string]string{"t0": p("计时起点", "Start of the clocks"), "person": p("补上：%s", "Fill in: %s")}, Person: p("姓名", "Name"), PersonHint: p("登记过的会认出来", "known names are found"), Phone: p("电话", "Phone"), PhoneHint: p("可空", "may be empty"),
		Guards: p("值守的人", "Guards"), GuardsHint: p("一行一个：姓名 电话", "one a line: name phone"), Act: map[string]string{"fill": p("补上", "fill in"), "open": p("打开", "open")}, APost: p("A岗", "post A"), BPost: p("B岗", "post B"),
	}
}
