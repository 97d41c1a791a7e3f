package i18n

import "maps"

// PointText is the wording of points with lanes and of tubes. What a plan calls
// a lane, a tube or a person who was served stands in its labels; these words
// are neutral.
type PointText struct {
	Title, LaneWord, TubeWord, TalliedWord, Lane, Slot                                                                string
	Point, Lanes, Progress, Rate, Finish, Left, Last, Grid, People, AtLanes, AtDoor                                   string
	Total, HomeAll, NoTarget, Shared, Assumed, PerHour, DoneWord, Untold                                              string
	AllAt, PooledAt, Slowest, NoGrid, RoundSays, NotCounted, NoRound, NoPoints                                        string
	Never                                                                                                             map[string]string
	Formula, FormulaAssumed, FormulaNone, FormulaTitle, FormulaWords, Hours                                           string
	Was, Served, WhatIf, OneMore, MoveLane, Before, After, SheetHint, SheetTyped                                      string
	Closed, Sum, TubeCount, Kind, Who, Unnamed, Opened, Way, Result                                                   string
	Lab, Carrier, OnIt, GotN, ShortBy, Waiting, Late, Empty, EmptySlips                                               string
	Reader, AllTubes, Own, Undone, Except                                                                             string
	Opening, Change, Closing, Running, Ended, SumUp, TubesHead, TubesNew, BadHead, BadOne, WaitOne, LaneShut, Reached string
	State                                                                                                             map[string]string
	Tabs                                                                                                              [4]string // points, grids, tubes, slips
	Act, Ask, Why, Done, Field                                                                                        map[string]string
}

func pointText(p pick) PointText {
	return PointText{
		Title: p("点位通道与管", "Points, lanes and tubes"), LaneWord: p("道", "lane"), TubeWord: p("管", "tube"), TalliedWord: p("已过", "served"), Lane: p("%[2]d%[1]s", "%[1]s %[2]d"), Slot: p("%s–%s", "%s–%s"),
		Point: p("点位", "Point"), Lanes: p("通道", "Lanes"), Progress: p("进度", "Progress"), Rate: p("每道每时", "Per lane-hour"), Finish: p("完成时间", "Finish"), Left: p("未到", "Left"), Last: p("计到", "Counted to"), Grid: p("网格", "Grid"), People: p("应到", "Due"), AtLanes: p("通道", "At lanes"), AtDoor: p("上门", "At doors"),
		Total: p("合计", "all"), HomeAll: p("上门 %s", "at doors %s"), NoTarget: p("目标未定", "no target"), Shared: p("按通道分", "by lanes"), Assumed: p("（预案）", " (plan)"), PerHour: p("%d/时", "%d/h"), DoneWord: p("已完成", "done"), Untold: p("%d 道未报", "%d lanes not told"),
		AllAt: p("全部完成 %s", "all done %s"), PooledAt: p("合起来算 %s", "pooled %s"), Slowest: p("最慢 %s", "slowest %s"), NoGrid: p("%s 人没说哪格", "%s with no grid told"), RoundSays: p("本轮未到 %s", "round: %s left"), NotCounted: p("没点人数", "not counted"), NoRound: p("不分轮次", "no round"), NoPoints: p("预案里没有带通道的点位", "The plan has no point with lanes"),
		Never:   map[string]string{"lanes": p("没有开着的通道", "no open lane"), "rate": p("没有人通过", "nobody passes"), "target": p("目标未定", "no target"), "closed": p("本轮已结束", "the round is over")},
		Formula: p("（%s − %s）÷（%d %s × %s）＝ %s → %s", "(%s − %s) ÷ (%d %s × %s) = %s → %s"), FormulaAssumed: p("还没有计数，速率按预案", "nothing tallied yet: the rate is the plan's"), FormulaNone: p("（%s − %s）÷（%d %s）：%s", "(%s − %s) ÷ (%d %s): %s"),
		FormulaTitle: p("怎么算的", "How it is counted"), FormulaWords: p("（应到 − 已到）÷（开着的通道 × 每道每时人数），从现在起；速率 ＝ 最近几个时段的人数 ÷ 这些通道开着的时间", "(due − done) ÷ (open lanes × people per lane-hour), from now on; rate = people of the last slots ÷ the time their lanes were open"), Hours: p("%s 时", "%s h"),
		Was: p("原 %d", "was %d"), Served: p("%d 人", "%d people"), WhatIf: p("如果……", "What if"), OneMore: p("%s 加一条通道", "one more lane at %s"), MoveLane: p("%s 让一条给 %s", "a lane of %s goes to %s"), Before: p("现在", "now"), After: p("那样", "then"), SheetHint: p("数字＋Enter 记下到下一道 · ←→↑↓ 移", "digits + Enter: saved, next lane · ←→↑↓ move"), SheetTyped: p("输入 %s", "typed %s"),
		Closed: p("关", "shut"), Sum: p("合计", "Sum"), TubeCount: p("管 %d：开 %d 封 %d 送 %d 正常 %d 异常 %d 重取 %d", "tubes %d: open %d sealed %d sent %d normal %d ABNORMAL %d again %d"), Kind: p("种类", "Kind"), Who: p("人", "Who"), Unnamed: p("另 %d 人没登名字", "%d more not named"), Opened: p("开管", "Opened"), Way: p("去向", "Way"), Result: p("结果", "Result"),
		Lab: p("送往", "To"), Carrier: p("送检人", "Carrier"), OnIt: p("%d 管", "%d tubes"), GotN: p("收到 %d 管", "%d received"), ShortBy: p("少 %d 管", "%d MISSING"), Waiting: p("待结果 %d", "%d waiting"), Late: p("超时 %d", "%d LATE"), Empty: p("还没有管：按 n 开一管", "No tubes yet: n opens one"), EmptySlips: p("还没有送检单：在“管”一栏按 g 送检", "No slips yet: g on the tubes sends them"),
		Reader: p("实验室", "lab"), AllTubes: p("全部已封的管", "all sealed tubes"), Own: p("没写点位", "no point told"), Undone: p("撤回", "taken back"), Except: p("除 %s", "except %s"),
		Opening: p("期初", "Opening"), Change: p("本班", "Change"), Closing: p("期末", "Closing"), Running: p("进行中", "runs"), Ended: p("已结束", "over"), SumUp: p("期初 %s，本班 +%s，期末 %s / %s（%d%%），其中上门 %s；未到 %s；全部完成 %s，合起来算 %s。", "opening %s, change +%s, closing %s / %s (%d%%), of these at doors %s; %s left; all done %s, pooled %s."), Reached: p("覆盖", "Coverage"),
		TubesHead: p("管与结果", "Tubes and results"), TubesNew: p("本班：开 %d 管，出结果 %d，其中异常 %d。", "this shift: %d tubes, %d results, %d of them ABNORMAL."), BadHead: p("异常管", "Abnormal tubes"), BadOne: p("%s %s %s %s：%d 人，事项 %s %s", "%s %s %s %s: %d people, matter %s %s"), WaitOne: p("%s %s %s %s：待结果 %d", "%s %s %s %s: %d waiting"), LaneShut: p("%s %s 关：%s", "%s %s shut: %s"),
		State: map[string]string{"open": p("已开", "open"), "sealed": p("已封", "sealed"), "sent": p("已送", "sent"), "received": p("已收", "received"), "normal": p("正常", "normal"), "abnormal": p("异常", "ABNORMAL"), "invalid": p("无效重取", "invalid, take again"), "void": p("作废", "void"), "": p("撤回结果", "no result")},
		Tabs:  [4]string{p("点位", "points"), p("网格", "grids"), p("管", "tubes"), p("送检单", "slips")},
		Act: map[string]string{"tally": p("计数", "tally"), "open": p("打开", "open"), "shut": p("关通道", "shut lane"), "lane": p("开通道", "open lane"), "lanes": p("通道数", "lanes"), "home": p("上门", "at doors"), "target": p("目标", "target"), "formula": p("怎么算", "formula"), "more": p("加一道？", "one more?"), "move": p("调一道？", "move one?"), "tab": p("换一栏", "other tab"),
			"new": p("开管", "open tube"), "fill": p("登记人", "people"), "seal": p("封管", "seal"), "send": p("送检", "send"), "good": p("正常", "normal"), "bad": p("异常", "abnormal"), "again": p("无效", "invalid"), "void": p("作废", "void"), "matter": p("到事项", "matter"), "receive": p("已收", "received"), "all": p("全部正常", "all normal"), "back": p("撤单", "take back"), "points": p("点位通道与管", "Points, lanes and tubes"), "round": p("换轮次", "round"), "filter": p("筛选", "filter")},
		Ask: map[string]string{"tally": p("%s %s %s 几人", "%s %s %s: how many"), "why": p("%s %s 已记 %d：改成 %d 的理由", "%s %s says %d: why is it %d"), "shut": p("关哪条通道，为什么", "which lane is shut, and why"), "lane": p("开哪条通道", "which lane is opened"), "lanes": p("%s 有几条通道", "how many lanes has %s"), "home": p("上门：哪格，到现在共几人", "at doors: which grid, how many so far"), "target": p("%s 要到多少人（0＝按通道分）", "how many are to come to %s (0: its share)"), "move": p("从哪个点位调给哪个", "from which point to which"),
			"new": p("开管", "Open tubes"), "fill": p("%s 里有谁", "Who is in %s"), "send": p("送检", "Send tubes"), "bad": p("%s 异常：会马上开红色事项和任务。写一句", "%s abnormal: opens a red matter and tasks at once. A word"), "again": p("%s 无效：写一句", "%s invalid: a word"), "good": p("%s 正常：改结果要写理由", "%s normal: a changed result needs a reason"), "void": p("%s 作废的理由", "why is %s void"), "receive": p("%s 收到几管（空＝全部）", "how many of %s came (empty: all)"), "all": p("%s 全部正常，除了（空＝没有）", "all of %s normal, except (empty: none)"), "back": p("撤回 %s 的理由", "why is %s taken back")},
		Why:   map[string]string{"none": p("没有选中", "nothing chosen"), "readonly": p("只读", "read only"), "tubes": p("预案没有管", "the plan has no tubes"), "one": p("只有一个点位", "there is one point only"), "lanes": p("还没设通道：按 l", "no lanes yet: l sets them"), "shut": p("都关了", "all are shut"), "all": p("都开着", "all are open"), "sealed": p("已封", "sealed"), "empty": p("里面没有人", "nobody is in it"), "sent": p("已送", "sent"), "unsealed": p("没封", "not sealed"), "void": p("作废", "void"), "none_sealed": p("没有封好待送的", "none is sealed and waits"), "received": p("已收", "received"), "told": p("都有结果", "all have results"), "normal": p("不是异常", "not abnormal"), "closed": p("这轮已结束", "the round is over")},
		Done:  map[string]string{"tally": p("✓ %s %s %s %d 人", "✓ %s %s %s: %d"), "saved": p("✓ 已记 %s", "✓ saved %s"), "bad": p("✓ %s 异常：已开 %s 和 %d 件任务", "✓ %s abnormal: %s and %d tasks opened")},
		Field: map[string]string{"lane": p("第几道", "Lane"), "reason": p("理由", "Reason"), "grid": p("网格", "Grid"), "people": p("几人", "People"), "number": p("管号（0260-0271 连号）", "Number (0260-0271: a run)"), "kind": p("种类", "Kind"), "site": p("点位", "Point"), "who": p("人（7格 3栋502 李婶；逗号分开）", "Who (grid 7 3-502 Li; parted by commas)"), "tubes": p("管（空＝全部已封的）", "Tubes (empty: all sealed)"), "lab": p("送往", "To (lab)"), "carrier": p("谁送", "Carrier"), "vehicle": p("车牌", "Vehicle"), "from": p("从", "From"), "to": p("到", "To")},
	}
}

// addPoint adds what points and tubes need to lists that other files begin.
func addPoint(t *Texts, p pick) {
	t.Point = pointText(p)
	t.Board.Act["points"] = t.Point.Act["points"]
	t.Desk.Screen["points"], t.Desk.Screen["point"] = t.Point.Title, p("一个点位", "One point")
	t.Desk.Alarm["tube.late"], t.Desk.AlarmDo["tube.late"] = p("结果未到", "no result yet"), p("催实验室；没送的马上送", "call the lab; send those that were not sent")
	maps.Copy(t.Word.Entry, map[string]string{"lane.tally": p("通道计数", "lane tally"), "home.tally": p("上门累计", "at doors so far"), "point.target": p("点位目标", "target of a point"), "tube.open": p("开管", "tube opened"), "tube.people": p("管内人员", "people in a tube"), "tube.seal": p("封管", "sealed"), "tube.void": p("管作废", "tube void"),
		"tube.result": p("管结果", "result of a tube"), "transfer.send": p("送检", "sent to the lab"), "transfer.receive": p("实验室收到", "received by the lab"), "transfer.void": p("送检单撤回", "slip taken back")})
	addPointLine(t, p)
	addPointCLI(t, p)
	addPointErrors(t, p)
}

func addPointLine(t *Texts, p pick) {
	maps.Copy(t.Line.Verb, map[string]string{"lane": p("通道计数", "lane tally"), "shutlane": p("关通道", "lane shut"), "openlane": p("开通道", "lane opened"), "homes": p("上门累计", "at doors so far"), "tube": p("管", "tube"), "seal": p("封管", "seal"), "sendtubes": p("送检", "send to the lab")})
	maps.Copy(t.Line.Missing, map[string]string{
		"lanesite":  p("哪个点位？如 道 村委会 3道 48 8:30", "which point? such as: lane hall 3 48 8:30"),
		"lanepoint": p("%s 没有通道", "%s has no lanes"),
		"laneno":    p("第几道？如 道 村委会 3道 48", "which lane? such as: lane hall 3 48"),
		"lanen":     p("几人？如 道 村委会 3道 48 8:30", "how many people? such as: lane hall 3 48 8:30"),
		"lanewas":   p("这一格已记 %s 人：要改就在后面写理由", "this slot says %s: add why to change it"),
		"lanewhy":   p("为什么关？如 关 村委会 3道 堵车", "why is it shut? such as: shut hall lane 3 blocked"),
		"homegrid":  p("哪格几人？如 上门 7格 43", "which grid, how many? such as: homes grid 7 43"),
		"homewas":   p("这格已记 %s 人，少了要在后面写理由", "this grid says %s: add why it is less"),
		"tubeno":    p("哪一管？如 管 0271 村委会 2道 10人", "which tube? such as: tube 0271 hall lane 2 10 people"),
		"tubewhat":  p("管怎么了？写点位几道几人，或 正常、异常、无效，或谁在里面", "what about the tube? point, lane and people; or normal, abnormal, invalid; or who is in it"),
		"tubelab":   p("送到哪里、谁送？如 送检 0260-0271 市疾控 王", "to which lab, by whom? such as: send tubes 0260-0271 CDC Wang"),
	})
}

func addPointCLI(t *Texts, p pick) {
	maps.Copy(t.CLI.Command, map[string]string{
		"point": p("带通道的点位：计数、速率、完成时间", "points with lanes: tallies, rate, finish time"), "point list": p("各点进度、速率、完成时间，网格覆盖", "progress, rate and finish time of each point; coverage by grid"), "point show": p("一个点位：时段×通道", "one point: slots by lanes"), "point tally": p("记一条通道一个时段几人", "tally a lane for one slot"),
		"point home": p("上门：一格到现在共几人", "at doors: how many of a grid so far"), "point target": p("一个点位要到多少人", "how many are to come to a point"), "point whatif": p("加一条通道或调一条，几点完成", "one more lane, or one moved: when is it done"), "point lane": p("开或关一条通道", "open or shut a lane"),
		"tube": p("管：开、人、封、送检、结果", "tubes: opened, people, sealed, sent, result"), "tube list": p("列出管", "list tubes"), "tube open": p("开管，可连号", "open tubes, also a run"), "tube people": p("登记管里的人", "say who is in a tube"), "tube seal": p("封管（--open 再打开）", "seal tubes (--open: open again)"), "tube void": p("管作废（--back 恢复）", "a tube is void (--back: it is not)"),
		"tube dispatch": p("送检，开一张单", "send tubes to a lab with a slip"), "tube slip": p("送检单：一张，或全部", "transfer slips: one, or all"), "tube receive": p("实验室收到了", "the lab has received them"), "tube back": p("撤回一张送检单（--again 恢复）", "take a slip back (--again: it holds)"), "tube result": p("记结果；异常会开红色事项和任务", "results; abnormal opens a red matter and tasks"), "tube show": p("一管：人、去向、事项", "one tube: people, way, matters"),
	})
	maps.Copy(t.CLI.Flag, map[string]string{"slot": p("时段里的一个时间，默认刚结束的时段", "a time within the slot; default: the one that ended last"), "tally-grid": p("其中某格几人：7=20（可多次）", "how many of a grid: 7=20 (repeatable)"), "tally-round": p("哪一轮（默认正在进行的）", "which round (default: the one that runs)"), "tally-reason": p("改数的理由", "why a number is changed"),
		"add-lane": p("在这个点位加一条", "one more lane at this point"), "move-from": p("从这个点位调一条", "a lane of this point"), "move-to": p("调到这个点位", "goes to this point"), "tube-site": p("在哪个点位", "at which point"), "tube-lane": p("第几道", "which lane"), "tube-people": p("里面几人", "how many are in it"), "tube-kind": p("种类（预案）", "kind of the plan"), "tube-who": p("谁在里面：7格 3栋502 李婶（可多次）", "who is in it: grid 7 3-502 Li (repeatable)"),
		"tube-drop": p("拿出谁（#1）", "who is taken out (#1)"), "tube-open": p("再打开", "open again"), "tube-state": p("状态 open sealed sent received normal abnormal invalid void", "state: open sealed sent received normal abnormal invalid void"), "tube-late": p("只看超时没结果的", "only those whose result is late"), "tube-tubes": p("哪些管，可连号", "which tubes, also runs"), "tube-lab": p("送到哪里", "to which lab"), "tube-carrier": p("谁送", "who carries them"), "tube-vehicle": p("车牌", "plate"),
		"tube-slip": p("这张单上还没结果的全部", "all on this slip without a result"), "tube-except": p("除了这些管", "except these tubes"), "tube-count": p("收到几管（默认全部）", "how many came (default: all)"), "tube-receiver": p("谁收的", "who received them"), "shut": p("关上", "shut it"), "tube-back": p("恢复", "it holds again")})
	maps.Copy(t.CLI.Metavar, map[string]string{"POINT": p("点位", "POINT"), "LANE": p("第几道", "LANE"), "PEOPLE": p("几人", "PEOPLE"), "TUBE": p("管号", "TUBE"), "TUBES": p("管号", "TUBES"), "SLIPNO": p("送检单号", "SLIPNO"), "RESULT": p("结果", "RESULT"), "LAB": p("送到哪里", "LAB"), "TARGET": p("目标人数", "TARGET")})
}

func addPointErrors(t *Texts, p pick) {
	maps.Copy(t.Error, map[string]string{
		"tally.people":          p("人数应在 0 到 {arg} 之间", "The number must lie between 0 and {arg}"),
		"tally.future":          p("这个时段还没到", "That slot has not begun"),
		"tally.before_round":    p("这个时段在本轮开始以前，不算进本轮", "That slot lies before the round and does not count in it"),
		"tally.no_round":        p("没有正在进行的轮次，先开一轮：zhiban round open", "No round runs; open one first: zhiban round open"),
		"tally.round_kind":      p("“{arg}”这种轮次不用通道", "Rounds of {arg} have no lanes"),
		"tally.split":           p("各格加起来比总数多：{arg}", "The grids add up to more than passed: {arg}"),
		"tally.other_round":     p("这条通道这个时段已算在另一轮（{arg}），不能算两次", "That lane and slot counts in another round ({arg}) and cannot count twice"),
		"tally.same":            p("已经是 {arg}", "It is {arg} already"),
		"tally.reason":          p("已记 {arg}：要改请写理由", "It says {arg}: write why it is changed"),
		"whatif.no_lane":        p("{arg} 没有开着的通道可让", "{arg} has no open lane to give"),
		"whatif.where":          p("写加在哪里，或从哪里调到哪里", "Say where one is added, or from where to where"),
		"tube.run":              p("连号不对：{arg}（最多 400 管，如 0260-0271）", "That run is wrong: {arg} (at most 400, such as 0260-0271)"),
		"tube.number":           p("请写管号", "Write the number of the tube"),
		"tube.no_kinds":         p("这份预案没有管，见预案的 [[tube_kind]]", "This plan has no tubes; see its [[tube_kind]]"),
		"tube.kind_unknown":     p("预案里没有管的种类“{arg}”", "The plan has no kind of tube {arg}"),
		"tube.one_for_names":    p("登名字一次只能一管", "Names go into one tube at a time"),
		"tube.exists":           p("管 {arg} 本轮已经有了", "The tube {arg} exists in this round already"),
		"tube.named_more":       p("已登 {arg} 个名字，人数不能更少", "{arg} are named; there cannot be fewer"),
		"tube.full":             p("装不下：{arg} 人为限", "Too many: {arg} at most"),
		"tube.in_it":            p("{arg} 已经在这管里", "{arg} is in the tube already"),
		"tube.not_in_it":        p("管里没有 {arg}", "{arg} is not in the tube"),
		"tube.unknown":          p("没有管 {arg}，请查 zhiban tube list", "There is no tube {arg}; see zhiban tube list"),
		"tube.void":             p("管 {arg} 已作废", "The tube {arg} is void"),
		"tube.not_void":         p("管 {arg} 没有作废", "The tube {arg} is not void"),
		"tube.sent":             p("已经送出：{arg}（先撤回那张单）", "Sent already: {arg} (take that slip back first)"),
		"tube.sealed":           p("管 {arg} 已经封了", "The tube {arg} is sealed already"),
		"tube.not_sealed":       p("管 {arg} 没有封：先封管", "The tube {arg} is not sealed: seal it first"),
		"tube.empty":            p("管 {arg} 里没有人：先写几人", "Nobody is in the tube {arg}: say how many first"),
		"tube.has_result":       p("管 {arg} 已有结果", "The tube {arg} has a result"),
		"tube.result_unknown":   p("“{arg}”不是结果：normal 正常，abnormal 异常，invalid 无效", "{arg} is no result: normal, abnormal or invalid"),
		"tube.result_same":      p("管 {arg} 已经是这个结果", "The tube {arg} has that result already"),
		"tube.result_again":     p("管 {arg} 已有结果：改要写理由", "The tube {arg} has a result: write why it changes"),
		"tube.none_sealed":      p("没有封好待送的管", "No tube is sealed and waits"),
		"transfer.unknown":      p("没有送检单 {arg}，请查 zhiban tube slip", "There is no slip {arg}; see zhiban tube slip"),
		"transfer.void":         p("送检单 {arg} 已撤回", "The slip {arg} was taken back"),
		"transfer.not_void":     p("送检单 {arg} 没有撤回", "The slip {arg} holds"),
		"transfer.received":     p("送检单 {arg} 实验室已收到", "The lab has received the slip {arg}"),
		"transfer.not_received": p("送检单 {arg} 还没记收到", "The slip {arg} was not received yet"),
		"transfer.more":         p("单上只有 {arg} 管", "There are {arg} tubes on the slip"),
		"transfer.not_on_it":    p("单上没有管 {arg}", "The tube {arg} is not on the slip"),
		"transfer.all_told":     p("送检单 {arg} 上的管都有结果", "Every tube on the slip {arg} has a result"),
	})
}
