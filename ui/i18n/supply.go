package i18n

import "maps"

// Supply is the wording of supplies: stores, slips, demand and needs.
type Supply struct {
	Title, Empty, EmptyTab, EmptySlips, EmptyGrids, EmptyDemand   string
	Tabs                                                          [4]string // stock, slips, grids, demand
	Item, Store, Balance, In, Out, Returned, Adjusted, Last, Low  string    // columns
	Lasts, PerHour, Rate, NoRate, Formula, Bad, Moved, Negative   string
	Slip, Type, Where, Amount, Gave, Took, When, Mark             string
	Grid, Wanted, Promised, Issued, Short, Delivered, Has         string
	Household, Missing, Due                                       string
	LeftMinutes, LeftDays                                         string
	Low2, Settle, ShortBy, Sum, Counted, Arrived, ReversedBy, Kit string
	Types                                                         map[string]string
	Line                                                          string // of a slip's item: name, sign and number
	For, Into, Adds, Paper, NotArrived, Round                     string
	History, Asked, Changed, Brought, StillOpen, NeedHead         string
	Leader, LeftOver                                              string
	Lead, LeadNeed                                                string // before the list of what is missing, or asked for
	OpenText                                                      string // of slips that open the book
	Act, Ask, Why, Done, Field, Hint                              map[string]string
	Opening, Closing, Hours, SharesHead, SlipsHead, FactsNegative string
}

func supply(p pick) Supply {
	return Supply{
		Title: p("物资", "Supplies"), Empty: p("账上还没有物资：按 o 按预案建账，或按 n 入库", "Nothing in the book yet: o opens it from the plan, n receives"),
		EmptyTab: p("没有", "none"), EmptySlips: p("还没有出入库单：按 n 入库，按 u 出库", "No slips yet: n receives, u issues"), EmptyGrids: p("先在库存一栏选一样物资", "Choose an item on the stock tab first"),
		EmptyDemand: p("还没有需求统计：按 d 记一户要什么", "No demand survey yet: d writes down what a household wants"),
		Tabs:        [4]string{p("库存", "stock"), p("单据", "slips"), p("分发", "by grid"), p("需求", "demand")},
		Item:        p("物资", "Item"), Store: p("库点", "Store"), Balance: p("结存", "Balance"), In: p("入", "In"), Out: p("出", "Out"), Returned: p("退", "Back"), Adjusted: p("盘", "Count"), Last: p("最近", "Last"), Low: p("下限", "Mark"),
		Lasts: p("还够", "Lasts"), PerHour: p("速率", "Rate"), Rate: p("%s/时", "%s/h"), NoRate: p("—", "—"), Formula: p("%s内净出 %s → %s/时；结存 %s → 还够 %s", "%s: %s out net → %s/h; balance %s → lasts %s"), Bad: p("损坏 %s", "damaged %s"), Moved: p("调拨 %s", "moved %s"),
		Negative: p("合并后账为负，请两人盘点裁定", "below zero after a merge: two people must count"),
		Slip:     p("单号", "Slip"), Type: p("种类", "Kind"), Where: p("去向", "Where"), Amount: p("数量", "Amount"), Gave: p("交", "Gave"), Took: p("收", "Took"), When: p("时间", "Time"), Mark: p("备注", "Remark"),
		Grid: p("网格", "Grid"), Wanted: p("要", "Wanted"), Promised: p("答应", "Promised"), Issued: p("发", "Issued"), Short: p("少", "Short"), Delivered: p("到户", "At doors"), Has: p("实有", "Has"),
		Household: p("户", "Household"), Missing: p("还差", "Missing"), Due: p("答应时间", "Due"),
		LeftMinutes: p("%d分", "%d min"), LeftDays: p("%d天", "%d d"),
		Low2: p("低于下限 %s", "below %s"), Settle: p("待裁定", "to settle"), ShortBy: p("少到 %s", "%s short"), Sum: p("合计", "sum"), Counted: p("账 %s 点得 %s", "book %s, counted %s"), Arrived: p("签收 %s", "received by %s"), ReversedBy: p("已冲销：%s", "reversed: %s"), Kit: p("套", "kit"),
		Types: map[string]string{"in": p("入库", "in"), "out": p("出库", "out"), "return": p("退回", "return"), "move": p("调拨", "move"), "count": p("盘点", "count"), "reversed": p("已冲销", "reversed")},
		Line:  p("%s %s", "%s %s"), For: p("应 %s", "for %s"), Into: p("入 %s", "into %s"), Adds: p("补 %s", "makes good %s"), Paper: p("补录纸单", "from paper"), NotArrived: p("未签收", "not confirmed"), Round: p("轮次 %s", "round %s"),
		History: p("经过", "History"), Asked: p("要 %s", "asks %s"), Changed: p("%s 改为 %s", "%s changed to %s"), Brought: p("到 %s", "brought %s"), StillOpen: p("还差 %s", "%s to come"), NeedHead: p("要 / 到 / 差", "asked / brought / to come"),
		Leader: p("网格长", "the leader"), LeftOver: p("剩 %s", "%s left"), Lead: p("少", "short of"), LeadNeed: p("缺", "short of"), OpenText: p("按预案建账", "opened from the plan"),
		Act: map[string]string{"open": p("看单据", "slips"), "in": p("入库", "receive"), "out": p("出库", "issue"), "return": p("退回", "take back"), "move": p("调拨", "move"), "count": p("盘点", "count"), "low": p("下限", "mark"), "book": p("按预案建账", "open the book"), "ask": p("报缺", "ask for it"),
			"confirm": p("签收", "confirm"), "reverse": p("冲销", "reverse"), "demand": p("记需求", "demand"), "deliver": p("到户", "delivered"), "tab": p("换一栏", "other tab"), "sort": p("排序", "sort"), "stock": p("物资", "supplies"), "need": p("看需求单", "the need")},
		Ask: map[string]string{"in": p("入库", "Receive"), "out": p("出库", "Issue"), "return": p("退回", "Take back"), "move": p("调拨", "Move"), "count": p("两人盘点", "Count, two people"), "low": p("%s 低于多少报缺（0 不设）", "mark of %s (0: none)"), "book": p("按预案建账：谁一起点的", "open the book: who counted with you"),
			"ask": p("报缺：要多少 %s", "ask for %s: how many"), "confirm": p("%s 签收", "confirm %s"), "reverse": p("冲销 %s 的理由", "why is %s reversed"), "demand": p("需求统计", "Demand survey"), "deliver": p("送到户", "Delivered"), "need": p("报需求", "Ask for supplies")},
		Why:  map[string]string{"none": p("没有选中", "nothing chosen"), "readonly": p("只读", "read only"), "opened": p("已经建过账", "the book is open"), "plan": p("预案没有库存表", "the plan lists no stock"), "receives": p("没有人签收的单", "nobody receives it"), "reversed": p("已冲销", "reversed already")},
		Done: map[string]string{"slip": p("✓ 已记 %s", "✓ saved %s"), "saved": p("✓ 已记", "✓ saved"), "asked": p("✓ 已报需求 %s", "✓ asked for with %s")},
		Field: map[string]string{"item": p("物资", "Item"), "amount": p("数量", "Amount"), "grid": p("网格", "Grid"), "to": p("到库点", "To store"), "store": p("库点", "Store"), "gave": p("谁交", "Gave"), "took": p("谁收", "Took"), "second": p("和谁一起点", "Counted with"), "household": p("户（可空）", "Household (may be empty)"),
			"need": p("应哪张需求单", "For need"), "text": p("说明", "Remark"), "bad": p("损坏", "Damaged"), "counted": p("点得", "Counted"), "got": p("到了多少", "Arrived"), "report": p("少的报需求", "Ask for what is missing"), "wanted": p("要", "Wanted"), "promised": p("答应", "Promised"), "house": p("户", "Household"), "who": p("谁收", "Took"), "round": p("轮次", "Round")},
		Hint:    map[string]string{"gave": p("空＝我", "empty: me"), "took": p("空＝网格长", "empty: the leader"), "took_me": p("空＝我", "empty: me"), "gave_leader": p("空＝网格长", "empty: the leader"), "need": p("如 K-012，可空", "such as K-012, may be empty"), "yes": p("是", "yes"), "no": p("否", "no"), "promised": p("空＝不变", "empty: as before")},
		Opening: p("上班", "Opening"), Closing: p("本班", "Closing"), Hours: p("还够", "Lasts"), SharesHead: p("按网格分发", "By grid"), SlipsHead: p("盘点差异、少到与冲销", "Counts that differed, slips short or reversed"), FactsNegative: p("账为负，待裁定", "below zero, to settle"),
	}
}

// addSupply adds what supplies need to lists that other files begin.
func addSupply(t *Texts, p pick) {
	t.Supply = supply(p)
	maps.Copy(t.Word.Entry, map[string]string{"slip.move": p("出入库", "slip"), "slip.arrive": p("签收物资", "supplies confirmed"), "slip.reverse": p("冲销", "reversed"), "stock.low": p("物资下限", "stock mark"),
		"demand.set": p("需求统计", "demand"), "demand.deliver": p("送到户", "delivered"), "need.ask": p("需求数量", "amount needed")})
	maps.Copy(t.CLI.Command, map[string]string{
		"stock": p("物资：库存、出入库单、盘点、分发", "supplies: stock, slips, counts, distribution"), "stock list": p("列出库存与还够多久", "list what lies in the stores and how long it lasts"), "stock open": p("按预案的库存表建账（两人）", "open the book from the plan (two people)"),
		"stock in": p("入库", "receive into a store"), "stock out": p("出库到网格或点位", "issue to a grid or a site"), "stock return": p("退回（--bad 损坏）", "take back (--bad: damaged)"), "stock move": p("调拨到另一库点", "move into another store"), "stock count": p("两人盘点，差数入账", "count with somebody; the difference goes into the book"),
		"stock confirm": p("签收一张出库单（--report 少的报需求）", "confirm what arrived (--report asks for what is missing)"), "stock reverse": p("冲销一张单", "take a slip back as a whole"), "stock low": p("定下限", "set the mark below which a store is short"), "stock slips": p("列出出入库单", "list slips"), "stock show": p("一张单", "one slip"),
		"stock grids": p("一样物资按网格的分发", "how an item was shared out over the grids"), "stock settle": p("列出账为负、待裁定的", "list what is below zero and must be settled"), "stock ask": p("报需求：物资与数量", "ask for supplies with numbers"), "stock need": p("需求单要多少、到多少（可改数）", "what a need asks for and got (or change it)"),
		"demand": p("需求统计：户要什么、答应什么、得到什么", "demand: what households want, were promised and got"), "demand set": p("记一户要什么（全格写 -）", "what a household wants (- for the whole grid)"), "demand list": p("列出需求", "list the demand"), "demand deliver": p("送到户", "delivered at the door"), "demand back": p("撤回一次到户", "take a delivery back"),
	})
	maps.Copy(t.CLI.Flag, map[string]string{"store": p("库点", "store"), "item": p("物资", "item"), "gave": p("谁交的", "who handed it over"), "took": p("谁收的", "who took it"), "with": p("和谁一起点的", "who counted with you"), "need": p("应哪张需求单", "need matter that it answers"), "adds": p("补哪张单", "slip that it makes good"),
		"round": p("轮次", "round"), "bad": p("损坏的", "damaged"), "paper": p("补录纸单", "entered from a paper slip"), "short": p("只看少到的", "only those that arrived short"), "report-missing": p("少的报成需求", "ask for what is missing"), "not-got": p("只看还没得到的", "only what has not come"), "receiver": p("谁收的", "who received it"), "slip-type": p("种类：in out return move count", "kind: in out return move count"), "undone": p("撤回签收", "take the confirmation back")})
	maps.Copy(t.CLI.Metavar, map[string]string{"SLIP": p("单号", "SLIP"), "AMOUNT": p("数量", "AMOUNT"), "STORE": p("库点", "STORE"), "GRID": p("网格", "GRID"), "HOUSE": p("户", "HOUSE"), "WANTED": p("要", "WANTED"), "PROMISED": p("答应", "PROMISED"), "MATTER": p("事项", "MATTER")})
	maps.Copy(t.Error, supplySentences(p))
	maps.Copy(t.Line.Verb, map[string]string{"in": p("入库", "received"), "out": p("出库", "issued"), "back": p("退回", "came back"), "count": p("盘点", "counted"), "want": p("需求", "wants"), "deliver": p("到户", "delivered")})
	maps.Copy(t.Line.Missing, map[string]string{
		"below":  p("数量要大于 0；收回来的用 退，账上多了的用 盘", "the amount must be above 0: take back what returns, count what the book has wrong"),
		"amount": p("多少？写在物资后面，如 帐篷 2", "how many? write it behind the item, such as tent 2"), "stock": p("什么物资、多少？如 出 7格 生活物资包 600 吴", "which item, how many? such as: issue grid 7 Living parcel 600 Wu"),
		"whither": p("出给（退自）哪个网格或点位？如 7格", "to or from which grid or site? such as grid 7"), "wherehouse": p("哪一格哪一户？如 7格 3栋101", "which grid and house? such as grid 7 house 12"),
		"second": p("和谁一起点的？写在末尾", "counted with whom? write the name at the end"), "from": p("谁送来的？写在末尾", "who brought it? write the name at the end"),
	})
	maps.Copy(t.Desk.Alarm, map[string]string{"stock.low": p("物资不足", "low"), "stock.negative": p("账为负", "below zero")})
	maps.Copy(t.Desk.AlarmDo, map[string]string{"stock.low": p("报需求，或改下限", "ask for more, or change the mark"), "stock.negative": p("两人盘点，差数入账", "two people count; the difference goes into the book")})
	t.Board.Act["supplies"] = p("物资", "Supplies")
	t.Desk.Screen["stock"] = p("物资", "Supplies")
	t.Desk.Part["side"] = p("谁", "who")
}

func supplySentences(p pick) map[string]string {
	return map[string]string{
		"stock.negative":           p("不够：{arg}。请先入库或盘点，库存不能为负", "Not enough: {arg}. Receive or count first; a store cannot go below zero"),
		"stock.no_store":           p("预案里没有库点，请用 --store 指明点位", "The plan has no store; name a site with --store"),
		"stock.plan_empty":         p("预案没有库存表，请直接入库或盘点", "The plan lists no stock; receive or count instead"),
		"stock.open_already":       p("已经有出入库单，不能再按预案建账；请盘点", "There are slips already, so the book is open; count instead"),
		"slip.unknown":             p("没有单 {arg}，请查 zhiban stock slips", "There is no slip {arg}; see zhiban stock slips"),
		"slip.type_unknown":        p("没有“{arg}”这种单：in out return move", "There is no kind of slip {arg}: in, out, return or move"),
		"slip.no_other_store":      p("调拨要写另一个库点，不是 {arg} 自己", "Name another store than {arg}"),
		"slip.to_missing":          p("出给谁？请写网格或点位", "Whom does it go to? Name a grid or a site"),
		"slip.name_missing":        p("要有两个人的名字：谁交、谁收（盘点写谁一起点）", "Two names are needed: who gave and who took (who counted together)"),
		"slip.one_name":            p("两个名字都是“{arg}”，要两个人", "Both names are {arg}; two people are needed"),
		"slip.amount":              p("数量 {arg} 不对，应大于 0", "The amount {arg} is wrong; it must be above 0"),
		"slip.bad_only_returned":   p("只有退回的才记损坏（{arg}）；库里坏的请盘点", "Only what comes back is noted as damaged ({arg}); count what broke in the store"),
		"slip.empty":               p("请写物资和数量", "Name an item and an amount"),
		"slip.item_twice":          p("“{arg}”写了两次", "{arg} is named twice"),
		"slip.return_more":         p("退回的比发出的多：{arg}", "More comes back than went out: {arg}"),
		"slip.reversed":            p("单 {arg} 已经冲销", "The slip {arg} is reversed already"),
		"slip.nobody_receives":     p("单 {arg} 不用签收：只有出库和调拨才签收", "The slip {arg} is not confirmed: only what was issued or moved is"),
		"slip.got_more":            p("签收的不能比单上多或为负：{arg}", "No more than the slip says can arrive: {arg}"),
		"slip.no_such_item":        p("单 {arg} 上没有这样物资", "The slip {arg} has no such item"),
		"need.other_kind":          p("{arg} 不是物资需求", "{arg} is no need for supplies"),
		"demand.delivered_already": p("这一轮已经送过：{arg}。确要再送请加 --again", "It has its share of this round already: {arg}. To deliver again on purpose, add --again"),
		"demand.taken_back":        p("这一次已经撤回", "This delivery was taken back already"),
		"undo.count_again":         p("盘点冲销后请重新盘点", "Count again after a count was reversed"),
	}
}
