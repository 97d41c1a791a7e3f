package i18n

// Census is the wording of the census: what was counted, who lives where, and
// what nobody knows yet.
type Census struct {
	Title, Doors, All, Empty, EmptyTab, NoMatch                                string
	Grid, Baseline, Entered, Missing, People, Floating, Needs, Unknown         string // columns
	Counted, NotCounted, CountedAt, Over, Total                                string
	Address, Who, Phone, Size, Note                                            string
	Find, Shown, Vacant, Removed, Synthetic, NoPhone, NoNames                  string
	Heads, Households, FloatingN, Age                                          string
	Residents, Matters, Visits, Notes, Doubts, GridDoubts, NoMatters, NoVisits string
	NoDoubts, Last, NoLast, Delivered, NextAt, Left, Helps, LivesAt            string
	Gap, Tab, Act, Why, Ask, Done, Field, Sex, LastWhy, Source                 map[string]string
	Help                                                                       string // how needs are written in a form
	BaselineWas, CorrectedWhy                                                  string
}

func census(p pick) Census {
	return Census{
		Title: p("摸底", "Census"), Doors: p("住户", "Households"), All: p("全部网格", "all grids"),
		Empty:    p("还没有住户：按 n 登记，或 zhiban household add；成批的用导入", "No households yet: n enters one, or zhiban household add; a list is imported"),
		EmptyTab: p("这一栏没有，Tab 换一栏", "None here; Tab shows others"), NoMatch: p("没有找到", "nothing found"),
		Grid: p("网格", "Grid"), Baseline: p("底数", "Counted"), Entered: p("已录", "Entered"), Missing: p("未录", "Missing"), People: p("人", "People"), Floating: p("流动", "Floating"), Needs: p("特需", "Needs"), Unknown: p("存疑缺漏", "Gaps"),
		Counted: p("清点", "Counted by"), NotCounted: p("预案数，未清点", "from the plan"), CountedAt: p("%s %s", "%s %s"), Over: p("超 %d", "%d over"), Total: p("合计", "Total"),
		Address: p("地址", "Address"), Who: p("住户", "Who"), Phone: p("电话", "Phone"), Size: p("人数", "People"), Note: p("备注", "Note"),
		Find: p("查：地址、姓名、首字母、电话", "find: address, name, initials, phone"), Shown: p("%d / %d 户", "%d of %d"), Vacant: p("空户", "vacant"), Removed: p("已撤", "taken out"), Synthetic: p("虚构", "made up"), NoPhone: p("无电话", "no phone"), NoNames: p("未登记姓名", "nobody named"),
		Heads: p("%d人", "%d"), Households: p("%d户", "%d households"), FloatingN: p("流动 %d", "%d floating"), Age: p("%d岁", "aged %d"),
		Residents: p("住着谁", "Who lives there"), Matters: p("未办结", "Open matters"), Visits: p("上门与派发", "Visits and deliveries"), Notes: p("记录", "Notes"), Doubts: p("存疑", "Doubts"), NoMatters: p("没有未办结", "nothing open"), NoVisits: p("还没有轮次到过", "no round has been there"),
		NoDoubts: p("没有存疑", "no doubts"), GridDoubts: p("摸底存疑", "Census doubts"), Last: p("最近接触 %s %s", "last contact %s, %s"), NoLast: p("还没有接触过", "no contact yet"), Delivered: p("已送 %s", "brought %s"), NextAt: p("下次 %s", "next %s"), Left: p("已离开 %s", "left: %s"), Helps: p("在岗人员", "helps the post"), LivesAt: p("%d格 %s", "grid %d %s"),
		Gap: map[string]string{"people": p("人数不明", "number of people"), "names": p("没有姓名", "no names"), "some_names": p("姓名不全", "some names"), "phone": p("没有电话", "no phone"), "need_phone": p("特需无电话", "special need, no phone"), "doubt": p("存疑", "doubt")},
		Tab: map[string]string{"all": p("全部", "all"), "gaps": p("缺漏存疑", "gaps"), "floating": p("流动人口", "floating"), "vacant": p("空户", "vacant"), "removed": p("已撤", "taken out")},
		Act: map[string]string{"open": p("打开", "open"), "add": p("登记户", "add household"), "baseline": p("底数", "baseline"), "find": p("查找", "find"), "tab": p("换一栏", "other tab"), "edit": p("更正", "correct"), "resident": p("加人", "add person"), "person": p("改人", "correct person"), "leave": p("离开", "left"),
			"doubt": p("存疑", "doubt"), "settle": p("销疑", "settle"), "remove": p("撤户", "take out"), "back": p("恢复", "take back in"), "enrol": p("转为在岗人员", "helps the post"), "note": p("记", "note"), "report": p("报事项", "report"), "sort": p("排序", "sort"), "matter": p("看事项", "matter")},
		Why: map[string]string{"none": p("没有选中", "nothing chosen"), "readonly": p("只读", "read only"), "nobody": p("没有登记人", "nobody is entered"), "removed": p("已撤出底册", "taken out of the census"), "doubts": p("没有存疑", "no doubts"), "matter": p("没有未办结", "nothing open")},
		Ask: map[string]string{"add": p("%d格 登记一户", "Grid %d: a household"), "addany": p("登记一户", "A household"), "baseline": p("%d格 底数", "Grid %d: baseline"), "edit": p("更正 %s", "Correct %s"), "resident": p("%s 加人", "%s: somebody who lives there"), "person": p("更正 %s", "Correct %s"), "which": p("哪一个人", "Who"),
			"leave": p("%s 离开的原因", "why did %s leave"), "doubt": p("%s 有什么要查", "what is to find out about %s"), "settle": p("查清了：%s", "settled: %s"), "remove": p("撤出 %s 的理由", "why is %s taken out"), "back": p("恢复 %s 的理由", "why is %s taken back in"), "note": p("%s 记一笔", "a note about %s"), "doubts": p("哪一个存疑", "Which doubt"), "griddoubt": p("%s 哪里还没查清", "what is to find out about %s")},
		Done: map[string]string{"saved": p("✓ %s 已记", "✓ %s saved"), "added": p("✓ 已登记 %s", "✓ entered %s"), "baseline": p("✓ %d格 底数已记", "✓ grid %d: baseline saved"), "enrol": p("✓ %s 已列为在岗人员", "✓ %s is a person of the post now")},
		Field: map[string]string{"grid": p("网格", "Grid"), "address": p("地址", "Address"), "phone": p("电话", "Phone"), "people": p("人数", "People"), "vacant": p("空户", "Vacant"), "note": p("备注", "Note"), "reason": p("理由", "Reason"), "names": p("姓名 电话", "Names, phones"), "households": p("户数", "Households"), "floating": p("流动", "Floating"),
			"basis": p("依据", "Basis"), "counter": p("清点人", "Counted by"), "name": p("姓名", "Name"), "born": p("出生年", "Born"), "sex": p("性别", "Sex"), "needs": p("特需", "Needs"), "languages": p("语言", "Languages"), "yes": p("是", "yes"), "no": p("否", "no"), "addresshint": p("3栋502 或 12号", "3栋502, 3-502 or 12号"), "nameshint": p("李婶 13900001111；王强", "Li 13900001111; Wang")},
		Sex:     map[string]string{"": p("不填", "not said"), "m": p("男", "male"), "f": p("女", "female")},
		LastWhy: map[string]string{"visit": p("上门", "visit"), "matter": p("事项", "matter"), "note": p("记录", "note"), "count": p("登记", "counted")},
		Source:  map[string]string{"door": p("上门登记", "at the door"), "list": p("名册", "from a list"), "phone": p("电话", "by phone"), "import": p("导入", "imported"), "synthetic": p("虚构", "made up")},
		Help:    p("可填：%s", "one of: %s"), BaselineWas: p("现为 %s", "now %s"), CorrectedWhy: p("更正：%s", "corrected: %s"),
	}
}

// censusEntry names what an entry of the census did.
func censusEntry(p pick) map[string]string {
	return map[string]string{
		"household.add": p("登记户", "household entered"), "household.change": p("更正户", "household corrected"), "household.remove": p("撤户", "household taken out"), "household.resident": p("登记住户", "resident"),
		"household.leave": p("离开", "left"), "household.person": p("住户在岗", "resident helps"), "household.doubt": p("存疑", "doubt"), "household.settle": p("销疑", "doubt settled"), "grid.baseline": p("底数", "baseline"), "grid.doubt": p("摸底存疑", "census doubt"), "grid.settle": p("摸底销疑", "census doubt settled"),
	}
}

func censusSentences(p pick) map[string]string {
	return map[string]string{
		"household.unknown":            p("没有这一户：{arg}。写 网格 地址，如 7 3栋502；或先登记", "There is no household {arg}. Write GRID ADDRESS, such as 7 3栋502, or enter it first"),
		"household.exists":             p("{arg} 已经登记了，请改那一户", "{arg} is entered already; correct that one"),
		"household.address":            p("地址“{arg}”不成地址，请写如 3栋502、12号", "“{arg}” is no address; write such as 3栋502 or 12号"),
		"household.floor":              p("楼层 {arg} 不对：0 到 200", "The floor {arg} is wrong: 0 to 200"),
		"household.people":             p("人数 {arg} 不对：0 到 500", "{arg} people is wrong: 0 to 500"),
		"household.vacant":             p("{arg} 登记为空户，请先更正", "{arg} is entered as vacant; correct that first"),
		"household.vacant_with_people": p("有人住的不能记为空户，请先记离开", "Somebody lives there, so it is not vacant; enter first that they left"),
		"household.removed":            p("{arg} 已撤出底册", "{arg} has been taken out of the census"),
		"household.not_removed":        p("{arg} 没有撤过", "{arg} was never taken out"),
		"resident.unknown":             p("这一户没有 {arg} 号住户", "Nobody there has the number {arg}"),
		"resident.sex":                 p("性别“{arg}”不对：m f 或不填", "The sex “{arg}” is wrong: m, f or nothing"),
		"resident.born":                p("出生年 {arg} 不对", "{arg} is no year of birth"),
		"resident.gone":                p("{arg} 已经离开了", "{arg} has left already"),
		"resident.there":               p("{arg} 就住在这里", "{arg} lives there"),
		"resident.person_already":      p("{arg} 已经是在岗人员", "{arg} is a person of the post already"),
		"resident.nameless":            p("没有姓名，不能列为在岗人员", "Without a name nobody can help the post"),
		"need.unknown":                 p("预案里没有特需“{arg}”", "The plan has no special need {arg}"),
		"language.unknown":             p("预案里没有语言“{arg}”", "The plan has no language {arg}"),
		"doubt.unknown":                p("没有 {arg} 号存疑", "There is no doubt number {arg}"),
		"doubt.none_open":              p("没有未销的存疑", "No doubt is open there"),
		"doubt.which":                  p("未销的存疑有 {arg} 条：写上号，如 销疑 7格 2 已补数", "{arg} doubts are open there: give the number, such as settle grid 7 2 counted again"),
		"doubt.open":                   p("“{arg}”还没有销", "“{arg}” is still open"),
		"doubt.settled":                p("“{arg}”已经销了", "“{arg}” is settled already"),
		"baseline.floating":            p("流动人口比总人数 {arg} 还多", "There are more floating than the {arg} people in all"),
		"census.names":                 p("看不懂“{arg}”，请写 姓名 电话，用；隔开", "“{arg}” is not understood; write NAME PHONE, with a semicolon between people"),
	}
}

func censusCommands(p pick) map[string]string {
	return map[string]string{
		"census": p("摸底：各网格的底数、已录、缺漏", "the census: counted, entered and missing by grid"), "census baseline": p("定或更正网格的底数（更正要理由）", "set a grid's baseline (a correction needs a reason)"), "census list": p("各网格的底数与缺漏", "baseline and gaps by grid"), "census gaps": p("要查的网格、要补的户", "doubts about grids, households of which something is not known"), "census doubt": p("网格里有什么要查", "note what is to find out about a grid"), "census settle": p("网格的存疑查清了", "settle a doubt about a grid"),
		"household": p("住户", "households"), "household list": p("列出住户（按走访顺序）", "list households in walking order"), "household show": p("一户：谁住、最近接触、送过什么、未办结", "one household: who lives there, last contact, deliveries, open matters"),
		"household add": p("登记一户", "enter a household"), "household change": p("更正一户", "correct a household"), "household remove": p("撤出底册（--back 恢复）", "take out of the census (--back: in again)"), "household resident": p("登记或更正（--no）住户里的人", "enter somebody who lives there, or correct (--no)"),
		"household leave": p("某人离开（--back 回来）", "somebody left (--back: is back)"), "household doubt": p("记存疑", "note a doubt"), "household settle": p("销疑", "settle a doubt"), "household enrol": p("住户列为在岗人员", "make a resident a person of the post"), "household find": p("按姓名、首字母、电话找人", "find people by name, initials or phone"),
	}
}

func censusFlags(p pick) map[string]string {
	return map[string]string{
		"people": p("人数", "number of people"), "floating": p("流动人口", "floating population"), "basis": p("依据：exact near over assumed", "basis: exact, near, over or assumed"), "counter": p("谁清点的", "who counted"), "vacant": p("空户", "vacant"), "gaps": p("只看有缺漏的", "only those with gaps"), "removed": p("已撤的", "those taken out"),
		"need": p("特需（预案里的代号或名称）", "special need (slug or name in the plan)"), "building": p("楼栋", "building"), "offset": p("从第几条起", "from which row on"), "resident": p("住的人：姓名 电话（可多次）", "who lives there: NAME PHONE (repeatable)"), "no": p("住户里的第几人", "number of the person in the household"), "born": p("出生年", "year of birth"), "sex": p("m 或 f", "m or f"), "language": p("语言（预案）", "language (of the plan)"),
		"address": p("地址", "address"), "note": p("备注", "note"), "back-in": p("恢复", "take it back"),
	}
}
