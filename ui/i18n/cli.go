package i18n

// CLI is the wording of the command line.
type CLI struct {
	Usage, Commands, Flags, Globals, MoreHelp    string
	Command                                      map[string]string // by path, "matter list"
	Flag                                         map[string]string
	Saved, SavedNumber, Understood, Created      string
	Opening, NoTerminal                          string
	BadTime, BadNumber, BadLang, BadLevel        string
	MissingArg, ExtraArg, UnknownFlag            string
	UnknownCommand, BadFlag, FlagNeedsValue      string
	Metavar                                      map[string]string // what a usage line calls what has to be filled in
	PlanUnknown, PlanUnreadable, PlanFine        string
	PlanWrong                                    string
	DrillUnknown, DrillPlayed, DrillSpeed        string
	FormatUnknown, LevelUnknown                  string
	Written, NoGlyph, NoPath                     string
	VerifyFine, VerifyBad, Chain, Gap, Certified string
	Rebuilt, Same, Differs                       string
	BackedUp, NoBackups, Restored, OldKept       string
	Missing, HelpUnknown, Topics                 string
	Empty                                        string
	SealedAs, CutOffAs, ItemsLeft                string
	GridHead, On, Off, Vacant, Posted            string
	Drill, AsOf                                  string
	NotSealed, BackupFailed                      string
	SortUnknown, ActsAs, Verdicts                string
}

func cli(p pick) CLI {
	return CLI{
		Usage: p("用法", "Usage"), Commands: p("命令", "Commands"), Flags: p("选项", "Flags"), Globals: p("通用选项", "Global flags"),
		MoreHelp: p("每个命令的说明：%s <命令> --help", "More about a command: %s <command> --help"),
		Command:  joined(commands(p), rosterCommands(p), censusCommands(p), roundCommands(p)), Flag: joined(flags(p), rosterFlags(p), censusFlags(p), roundFlags(p)), Metavar: metavars(p),
		Saved: p("已记 %s", "saved %s"), SavedNumber: p("已记 %s", "saved %s"), Understood: p("→ %s", "→ %s"),
		Created: p("已建立“%s”（预案 %s），文件 %s", "Set up “%s” (plan %s) in %s"),
		Opening: p("打开值班板：zhiban；记一条：zhiban note 文字", "Open the board with: zhiban. Write a line with: zhiban note TEXT"),
		NoTerminal: p("这里不是终端，打不开值班板。请用子命令，如 zhiban status、zhiban note 文字；全部见 zhiban help",
			"This is no terminal, so the board cannot open. Use a subcommand such as zhiban status or zhiban note TEXT; zhiban help lists them"),
		BadTime:   p("看不懂时间“%s”，请写 03:00、09-02 03:00 或 2022-09-02 03:00", "The time “%s” is not understood; write 03:00, 09-02 03:00 or 2022-09-02 03:00"),
		BadNumber: p("“%s”不是数字", "“%s” is not a number"), BadLang: p("没有语言“%s”，请用 zh 或 en", "There is no language “%s”; use zh or en"),
		BadLevel:   p("没有级别“%s”", "There is no level “%s”"),
		MissingArg: p("还缺：%s", "missing: %s"), ExtraArg: p("多了：%s", "not needed: %s"), UnknownFlag: p("没有选项 %s", "unknown flag %s"),
		UnknownCommand: p("没有命令“%s”，全部见 zhiban help", "There is no command “%s”; zhiban help lists all"), BadFlag: p("选项 %s 的值“%s”不对", "the value of %s is wrong: “%[2]s”"), FlagNeedsValue: p("选项 %s 后面要写值", "%s needs a value"),
		PlanUnknown:    p("没有预案“%s”，zhiban plan list 列出全部；自己的文件请写路径", "There is no plan “%s”; zhiban plan list names them; for your own file give its path"),
		PlanUnreadable: p("读不了预案文件 %s，请检查路径和权限", "The plan file %s cannot be read; check path and permissions"),
		PlanFine:       p("%s 没有问题：%d 个网格，%d 个工作组，%d 个点位，%d 个类型", "%s is right: %d grids, %d groups, %d sites, %d types"),
		PlanWrong:      p("%s 有 %d 处要改", "%s has %d mistakes"),
		DrillUnknown:   p("没有演练“%s”，zhiban drill list 列出全部", "There is no drill “%s”; zhiban drill list names them"),
		DrillPlayed:    p("演练 %s：本次 %d 步，共 %d 步，到 %s。文件 %s", "Drill %s: %d steps now, %d in all, up to %s. File %s"),
		DrillSpeed:     p("速度“%s”不对：1 到 600，或 max", "The speed “%s” is wrong: 1 to 600, or max"),
		FormatUnknown:  p("没有格式“%s”；有 %s", "There is no format “%s”; there are %s"),

		LevelUnknown: p("没有级别“%s”：full superior public", "There is no level “%s”: full superior public"),
		Written:      p("已写 %s", "wrote %s"), NoGlyph: p("字体里没有这些字，已框出码位：%s", "not in the font, framed as code points: %s"), NoPath: p("请用 --out 指明写到哪个文件夹", "Say with --out into which folder"),
		VerifyFine: p("记录完好：%d 条，%d 份封存报告", "The record is sound: %d entries, %d sealed reports"), VerifyBad: p("记录有 %d 处问题", "The record has %d faults"),
		Chain: p("席位 %s：%d 条，前 %d 条无误，前 %d 条有签名作证", "station %s: %d entries, the first %d are right, the first %d are certified by a signature"),
		Gap:   p("席位 %s 的 %d–%d 号是恢复时声明的缺口，不是损坏", "entries %d–%d of station %s are a gap declared at a restore, no damage"), Certified: p("作证", "certified"),
		Rebuilt: p("已由日志重建状态：%d 条", "State rebuilt from %d entries"), Same: p("状态与日志一致", "The state is what the journal says"),
		Differs:     p("状态与日志不一致：表 %s 的 %s。现在 %s，按日志应为 %s。可用 zhiban rebuild 重建", "The state differs from the journal: table %s, row %s. Now %s, by the journal %s. zhiban rebuild makes it anew"),
		SortUnknown: p("没有排序“%s”：due newest grid owner", "There is no order “%s”: due, newest, grid or owner"),
		BackedUp:    p("已备份并校验：%s", "Backed up and checked: %s"), NoBackups: p("还没有备份：zhiban backup now", "No backups yet: zhiban backup now"),
		Restored: p("已恢复，本机从此是席位 %s", "Restored; this laptop is station %s from now on"), OldKept: p("原来的文件留在 %s", "The old file is kept at %s"),
		Missing:     p("备份里没有席位 %s 的 %d–%d 号，已声明缺口", "The backup lacks entries %[2]d–%[3]d of station %[1]s: declared as a gap"),
		HelpUnknown: p("没有说明“%s”", "There is no help about “%s”"), Topics: p("说明：%s", "Help topics: %s"),
		Empty:    p("（没有）", "(none)"),
		SealedAs: p("已封存 %s，首码 %s", "Sealed %s, head code %s"), CutOffAs: p("已截止，交班 %s，交班人 %s，共 %d 项待接", "Cut off: handover %s, outgoing %s, %d items to accept"),
		ItemsLeft: p("还有 %d 项待看", "%d items left"), GridHead: p("%d格 %s", "grid %d %s"), On: p("在岗", "at post"), Off: p("离岗", "away"), Vacant: p("空缺", "vacant"), Posted: p("到岗 %s", "at post since %s"),
		Verdicts: p("接受 %d 项，提问 %d 项，不认 %d 项", "%d accepted, %d questioned, %d refused"), ActsAs: p("以后没写 --as 的命令都记在 %s 名下", "Commands without --as are now written by %s"),
		Drill: p("演练", "DRILL"), AsOf: p("以 %s 时的记录为准", "as recorded by %s"), NotSealed: p("还没有封存的交班", "No handover is sealed yet"),
		BackupFailed: p("交班已封存，但备份没有成功：请检查磁盘后运行 zhiban backup now", "The handover is sealed, but its backup failed: check the disk, then run zhiban backup now"),
	}
}

func commands(p pick) map[string]string {
	return map[string]string{
		"":     p("一台电脑上的临时指挥部：值班板、日志、台账、交接班报告", "The command post on one laptop: board, journal, ledger, shift handover"),
		"init": p("建立指挥部", "set up a post"), "note": p("记一行：记 报 派 签 到 处 督 答 结 岗 过", "write one line: note, report, send, accept, scene, hand, chase, answer, close, gate, pass"), "status": p("以文字显示值班板", "print the board as text"),
		"post": p("指挥部与时钟", "the post and its clocks"), "post show": p("指挥部现状", "the post as it is"), "post t0": p("定或更正计时起点", "start the clocks, or correct their start"),
		"post mode": p("平急切换：peace emergency", "switch between peace and emergency"), "post milestone": p("节点完成（--undo 撤回）", "a milestone is done (--undo takes it back)"),
		"grid leader": p("定网格长，或记离岗", "name the leader, or that the leader is away"), "backup path": p("备份同时写到的第二个文件夹", "a second folder for every backup"),
		"grid": p("网格", "grids"), "grid list": p("列出网格与状态", "list the grids and their status"), "grid show": p("一个网格", "one grid"), "grid set": p("人工调高状态（calm 撤回）", "set a worse status (calm takes it back)"),
		"group": p("工作组", "work groups"), "group list": p("列出工作组与岗位", "list groups and their posts"), "group set": p("定A岗或B岗的人，或记到岗", "name the holder of an A or B post, or that it has mustered"),
		"person": p("人员", "people"), "person list": p("列出人员", "list people"), "person add": p("登记人员", "add a person"),
		"officer": p("值班员", "officers"), "officer list": p("列出值班员", "list officers"), "officer add": p("登记值班员", "add an officer"),
		"matter": p("事项台账", "the ledger of matters"), "matter list": p("列出事项", "list matters"), "matter show": p("一件事项的经过", "one matter and its steps"), "matter new": p("新报", "report a matter"),
		"matter dispatch": p("派单", "dispatch"), "matter accept": p("签收", "accepted by the owner"), "matter scene": p("到场", "somebody is on scene"), "matter hand": p("处置中（也结束挂起）", "in hand (also ends a hold)"),
		"matter hold": p("挂起", "put on hold"), "matter verify": p("待核查", "to verify"), "matter close": p("办结", "close"), "matter answer": p("当场答复", "answered at once"), "matter return": p("退单", "return"),
		"matter chase": p("督办", "chase"), "matter merge": p("并单", "merge into another number"), "matter reopen": p("重开", "reopen"), "matter amend": p("更正级别、网格、类型、户", "amend level, grid, type or household"), "matter void": p("作废", "void a mistaken matter"), "matter next": p("写下一步：若…则…（空＝取消）", "write the next step: if … then … (empty takes it away)"),
		"site": p("点位", "sites"), "site list": p("列出点位与值守", "list sites and their manning"), "site show": p("一个点位", "one site"), "site state": p("报点位状态", "report the state of a site"),
		"site lanes": p("设通道数", "set the number of lanes"), "site guard": p("上岗或下岗", "post or relieve guards"), "site checkin": p("报平安", "check in"), "site pass": p("记一次过卡（默认进）", "write down who passed (in, unless --out)"), "site passes": p("过卡记录", "the pass log"),
		"site material": p("点物资：物资 有/要（--report 把缺的报成需求）", "count materials: ITEM HAVE/NEED (--report asks for what is short)"), "site breach": p("报闯卡（红色事项）", "report that a gate is forced (a red matter)"),
		"site history": p("一个点位的全部经过", "everything that was written about a site"), "site key": p("谁拿钥匙", "who holds the key"), "grid crew": p("网格里的人（--end 退出）", "people of a grid (--end: leaves)"),
		"shift": p("班次", "shifts"), "shift list": p("列出班次", "list shifts"), "shift show": p("一个班次的排班", "one shift and its roster"), "shift roster": p("排班", "put somebody on a shift"),
		"shift in": p("签到", "sign in"), "shift out": p("签退", "sign out"), "shift swap": p("调班、替班", "swap or stand in"),
		"journal": p("日志", "the journal"), "journal list": p("列出日志", "list journal entries"), "journal strike": p("划改一条", "strike an entry"), "journal correct": p("划改一条，并写下对的", "strike an entry and write what is right"), "journal search": p("全文查找", "search everything"),
		"handover": p("交接班", "the handover"), "handover cutoff": p("截止本班", "cut the shift off"), "handover brief": p("补充交班内容", "add to the brief"), "handover accept": p("接受一项（--rest 其余黄蓝项）", "accept items (--rest: all yellow and blue ones left)"),
		"handover question": p("对一项提问", "ask about an item"), "handover reply": p("交班人答复对一项的提问", "the outgoing officer answers a question about an item"), "handover refuse": p("不认一项", "refuse an item"), "handover readback": p("接班人复述", "read back in the receiver's words"), "handover sign": p("签字：out in head", "sign: out, in or head"),
		"handover seal": p("封存", "seal"), "handover withdraw": p("撤回", "withdraw"), "handover addendum": p("封存后补充", "add to a sealed report"), "handover show": p("交班情况", "show a handover"), "handover answer": p("答复上一班的嘱托", "answer what the last shift asked for"),
		"since":       p("离开后有什么变化", "what changed since you left"),
		"officer pin": p("值班员的口令", "PINs of officers"), "officer pin set": p("设或改口令（文件：先旧后新）", "set or change a PIN (in a file: the old one, then the new one)"), "officer pin check": p("核对口令", "check a PIN"),
		"officer pin reset": p("值班长清除忘了的口令", "the shift head takes a forgotten PIN away"), "handover drop": p("把一项移出清单（--back 放回）", "leave an item out of the brief (--back takes it in again)"),
		"handover ifthen": p("给一项写“若…则…”", "say what to do with an item if something happens"),
		"report":          p("报告", "reports"), "report handover": p("写交接班报告", "write the handover report"),
		"drill": p("演练", "drills"), "drill list": p("列出演练", "list drills"), "drill run": p("演练一遍（新文件或接着演）", "play a drill into a new file, or go on with one"),
		"plan": p("预案", "plans"), "plan list": p("列出预案", "list plans"), "plan check": p("检查预案文件", "check a plan file"), "plan show": p("显示预案", "show a plan"), "plan export": p("导出本指挥部现在的预案", "export the plan as the post has it now"),
		"verify": p("校验记录", "verify the record"), "rebuild": p("由日志重建状态", "rebuild the state from the journal"), "backup": p("备份", "backups"), "backup now": p("马上备份", "back up now"), "backup list": p("列出备份", "list backups"),
		"restore": p("由备份恢复，以新席位继续", "restore a backup and go on as a new station"), "export": p("导出日志", "export the journal"), "version": p("版本", "version"), "help": p("使用说明", "the manual"),
		"completion": p("终端补全脚本", "shell completion script"),
	}
}

func metavars(p pick) map[string]string {
	out := map[string]string{}
	for en, zh := range map[string]string{
		"CREW": "班组", "REF": "户（网格 地址）", "ROUND": "轮次", "BASIS": "依据", "ROOMS": "房间", "BUILDING": "楼栋", "REACHED": "已到", "ADDRESS": "地址", "ANSWER": "结果", "HOUSEHOLDS": "户数", "GRID": "网格", "ITEM": "物资", "HAVE": "现有", "NEED": "需要", "WORDS": "词语", "PHONE": "电话",
		"COMMAND": "命令", "TOPIC": "主题", "NAME": "名称", "FILE": "文件", "DIR": "文件夹", "TEXT": "文字", "TIME": "时间", "NUMBER": "编号", "NO": "序号",
		"REASON": "理由", "HANDOVER": "交班", "RESULT": "结果", "PERSON": "人员", "OFFICER": "值班员", "GROUP": "工作组", "TEAM": "队伍", "SITE": "点位", "SHIFT": "班次", "ROLE": "职务", "PLACE": "地点",
		"ENTRY": "日志编号", "INTO": "并入的编号", "TO": "派给谁", "STATE": "状态", "STATUS": "状态", "MODE": "模式", "SLUG": "代号", "KIND": "种类", "TYPE": "类型",
		"LEVEL": "级别", "HOUSEHOLD": "户", "MINUTES": "分钟", "COUNT": "数", "TIMES": "倍数", "SOURCE": "来源", "ORDER": "排序", "DIRECTIVE": "命令",
	} {
		out[en] = p(zh, en)
	}
	return out
}

func flags(p pick) map[string]string {
	return map[string]string{
		"undo": p("撤回", "take it back"), "db": p("数据文件（或环境变量 ZHIBAN_DB）", "data file (or ZHIBAN_DB)"), "as": p("以谁的身份记（或 ZHIBAN_AS）", "who is writing (or ZHIBAN_AS)"), "lang": p("语言 zh 或 en（或 ZHIBAN_LANG）", "language zh or en (or ZHIBAN_LANG)"),
		"json": p("以 JSON 输出", "print JSON"), "clock-ok": p("电脑时钟虽比最后一条早，但没错", "the laptop's clock is right although it is behind the last entry"), "help": p("显示说明", "show help"),
		"at": p("事情发生的时间，如 03:00", "when it happened, such as 03:00"), "as-of": p("以那时的记录为准，如 03:00", "as recorded by that time, such as 03:00"),
		"plan": p("预案名或文件", "name or file of a plan"), "name": p("指挥部名称", "name of the post"), "t0": p("计时起点", "when the clocks start"), "officer": p("第一个值班员的姓名", "name of the first officer"), "station": p("席位号（默认 K）", "station letter (default K)"),
		"again": p("确要重复记一遍", "repeat it on purpose"), "all": p("包括已了结的", "ended ones too"), "kind": p("种类", "kind"), "type": p("类型（预案）", "type (of the plan)"), "level": p("级别", "level"), "grid": p("网格号", "grid number"),
		"site": p("点位", "site"), "household": p("户，如 12号", "household"), "person": p("人", "person"), "phone": p("电话", "phone"), "source": p("来源", "source"), "if-then": p("若…则…", "if … then …"), "overdue": p("只看超时", "overdue only"), "mine": p("只看我经手的", "mine only"), "sort": p("排序：due newest grid owner", "order: due, newest, grid or owner"), "grep": p("含有文字", "containing a text"),
		"group": p("工作组", "group"), "team": p("队伍", "team"), "eta": p("几分钟到", "minutes promised"), "text": p("说明", "text"), "until": p("到什么时候", "until when"), "since": p("从什么时候", "since when"), "verifier": p("核查人", "who verified it"), "to": p("转给谁", "to whom next"),
		"role": p("职务", "role"), "post": p("a 或 b", "a or b"), "shift": p("班次，如 2022-09-02-A", "shift, such as 2022-09-02-A"), "reason": p("理由", "reason"), "relieve": p("下岗", "take off post"), "way-in": p("进", "inward"), "way-out": p("出", "outward"), "who": p("只看这个车牌或姓名", "only this plate or name"), "here": p("已到岗", "has mustered"), "left": p("已离岗", "has left"), "away": p("不在岗", "away"),
		"place": p("地点（预案）", "place (of the plan)"), "system": p("系统记录", "system lines"), "limit": p("最多几条", "at most so many"), "weather": p("天气", "weather"), "ask": p("交代下一班（可多次）", "for the next shift (repeatable)"), "extra": p("补充一项（可多次）", "extra item (repeatable)"),
		"answer": p("（答复由交班人写：handover reply）", "(the outgoing officer answers: handover reply)"), "rest": p("其余黄蓝项一并接受", "all yellow and blue items left"), "figure": p("接班人点得的数", "the receiver's own figure"), "corrected": p("双方一起更正", "both corrected it together"), "anyway": p("不在本班名单上也由本人交班；离下班还早也截止", "hand over although not on the roster, or long before the end"), "how": p("签字方式 none pin paper", "how it was signed: none pin paper"),
		"from": p("从哪次交班起（编号，或 start）", "from which handover on (number, or start)"), "points": p("列出可以选的起点", "list the points to choose from"),
		"pin-file": p("从文件读口令，每行一个（- 为标准输入）", "read PINs from a file, one a line (- is standard input)"), "back": p("放回清单", "take it in again"),
		"handover": p("哪次交班（编号）", "which handover (number)"), "format": p("格式，逗号分开：pdf,docx,html,md,txt,xlsx,csv,json", "formats: pdf,docx,html,md,txt,xlsx,csv,json"), "jsonl": p("格式：只有 jsonl", "the format: only jsonl"), "out": p("写到哪个文件夹", "folder to write into"), "speed": p("1 到 600 倍，或 max", "1 to 600 times, or max"),
		"report-need": p("把缺的报成需求", "ask for what is short"), "kinds": p("只看哪些，如 site.checkin", "only these kinds, such as site.checkin"), "before": p("这一条之前的", "before this entry"), "end": p("不再担任", "no longer"), "crew-role": p("grid_worker 或 volunteer", "grid_worker or volunteer"),
		"check": p("只比较，不改动", "compare only, change nothing"), "walkup": p("临时到场，只有姓名电话", "walk-up: a name and a phone only"), "assumed": p("推定", "assumed"), "no": p("第几项", "number"),
	}
}
