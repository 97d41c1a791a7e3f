package i18n

// MoreText is the wording of what the handover report tells beside its tables.
type MoreText struct {
	Notices, Times, Grids, AllGrids, Promises, Forced, Lacks string
	Vehicles, LeftAt, BackAt, Over, Planned                  string
}

func moreText(p pick) MoreText {
	return MoreText{
		Notices: p("通知（谁还不知道）", "Notices (who has not been told)"), Times: p("本班次数", "Times"), Grids: p("%s格", "grids %s"), AllGrids: p("各格都没有", "no grid at all"),
		Promises: p("带时间的承诺和限时", "Promises and deadlines with their time"), Forced: p("本班闯卡", "forced in this shift"), Lacks: p("缺", "lacks"),
		Vehicles: p("车辆", "Vehicles"), LeftAt: p("出发", "Left"), BackAt: p("回来", "Back"), Over: p("连同已排的班，任意 24 时内在岗超过 %s", "More than %s on duty in some 24 h, with what the roster has ahead"), Planned: p("下一班到期", "Due in the next shift"),
	}
}
