package i18n

import "maps"

// NoticeText is the wording of notices, vehicles and orders from above.
type NoticeText struct {
	Number, What, Media, Told, Last, Next, NotTold, Times, Everywhere, Until, Repeat, Ended, Stopped, Holds, Own string
	Plate, Driver, State, Trip, To, Trips, Took, StillOut, Seats, People                                         string
	Title, Empty, EmptyVehicles, EmptyOrders                                                                     string
	Tabs                                                                                                         [3]string         // notices, vehicles, orders
	Vehicle                                                                                                      map[string]string // states
	Step                                                                                                         map[string]string // of an order
	Receipt, Replied, NoReceipt, NoReply                                                                         string
	Act, Ask, Why, Done, Field                                                                                   map[string]string
}

func noticeText(p pick) NoticeText {
	return NoticeText{
		Number: p("编号", "No"), What: p("通知", "Notice"), Media: p("方式", "By"), Told: p("已告知 %d 户", "%d households told"), Last: p("最近", "Last"), Next: p("下次 %s", "next %s"), NotTold: p("未告知", "NOT TOLD"), Times: p("%d 次", "%d times"), Everywhere: p("全部网格", "all grids"),
		Until: p("到 %s", "until %s"), Repeat: p("每 %s 一次", "every %s"), Ended: p("已停 %s", "ended %s"), Stopped: p("停止", "ends"), Holds: p("恢复", "holds again"), Own: p("通知的各格", "all its grids"),
		Plate: p("车牌", "Plate"), Driver: p("司机", "Driver"), State: p("状态", "State"), Trip: p("出车", "Trip"), To: p("去 %s", "to %s"), Trips: p("%d 趟", "%d trips"), Took: p("用时 %s", "took %s"), StillOut: p("在外 %s", "out for %s"), Seats: p("%d 座", "%d seats"), People: p("%d 人", "%d people"),
		Title: p("通知、车辆、指令", "Notices, vehicles, orders"), Empty: p("还没有通知：按 n 写一条", "No notices yet: n writes one"), EmptyVehicles: p("还没有车辆：按 v 登记一辆", "No vehicles yet: v enters one"), EmptyOrders: p("没有上级指令", "No orders from above"),
		Tabs:    [3]string{p("通知", "notices"), p("车辆", "vehicles"), p("上级指令", "orders")},
		Vehicle: map[string]string{"ready": p("待命", "ready"), "out": p("在外", "out"), "off": p("不能用", "out of use"), "gone": p("已离开", "left")},
		Step:    map[string]string{"receipt": p("回执", "receipt"), "reply": p("回复", "reply")},
		Receipt: p("回执 %s", "confirmed %s"), Replied: p("回复 %s", "answered %s"), NoReceipt: p("未回执", "NOT CONFIRMED"), NoReply: p("未回复", "not answered"),
		Act:   map[string]string{"add": p("写通知", "notice"), "tell": p("已播", "announced"), "end": p("停止", "end"), "vehicle": p("登记车辆", "vehicle"), "send": p("出车", "send"), "back": p("回来", "back"), "off": p("停用/恢复", "out of use"), "receipt": p("回执", "confirm"), "reply": p("回复", "answer"), "open": p("打开", "open"), "tab": p("换一栏", "other tab"), "notices": p("通知车辆指令", "Notices, vehicles, orders")},
		Ask:   map[string]string{"end": p("停止 %s 的理由", "why does %s end"), "back": p("%s 回来，说一句", "%s is back: a word"), "off": p("%s 停用的理由（空＝恢复）", "why is %s out of use (empty: ready again)"), "receipt": p("%s 回执：向谁说的", "%s confirmed: to whom"), "reply": p("%s 回复什么", "what is the answer to %s"), "add": p("写通知", "A notice"), "tell": p("%s 在哪里告知了", "%s was announced"), "vehicle": p("登记车辆", "A vehicle"), "send": p("%s 出车", "send %s out")},
		Why:   map[string]string{"none": p("没有选中", "nothing chosen"), "readonly": p("只读", "read only"), "ended": p("已停", "ended"), "out": p("在外", "out"), "in": p("不在外", "not out"), "received": p("已回执", "confirmed already")},
		Done:  map[string]string{"saved": p("✓ 已记 %s", "✓ saved %s")},
		Field: map[string]string{"title": p("通知什么", "What"), "text": p("正文", "Text"), "medium": p("方式", "By"), "grids": p("网格（空＝全部）", "Grids (empty: all)"), "repeat": p("每几分钟一次", "Every so many minutes"), "amount": p("告知几户", "Households told"), "plate": p("车牌", "Plate"), "what": p("车型", "What"), "driver": p("司机", "Driver"), "phone": p("电话", "Phone"), "seats": p("座位", "Seats"), "to": p("去哪", "Where to"), "matter": p("为哪件事", "For matter"), "people": p("带几人", "People"), "slip": p("带哪张单", "Slip")},
	}
}

// addNotice adds what notices and vehicles need to lists that other files begin.
func addNotice(t *Texts, p pick) {
	t.Notice = noticeText(p)
	t.Board.Act["notices"] = t.Notice.Act["notices"]
	t.Desk.Screen["notices"] = t.Notice.Title
	maps.Copy(t.Line.Verb, map[string]string{"announce": p("已播", "announced"), "drive": p("出车", "vehicle")})
	maps.Copy(t.Line.Missing, map[string]string{"notice": p("哪条通知？如 播 K-N003 7格", "which notice? such as: announce K-N003 grid 7"), "onegrid": p("写户数时要指明一个网格", "name one grid for households"), "whereto": p("去哪里？如 车 粤J12345 去 市医院 取药", "where to? such as: vehicle 粤J12345 to hospital")})
	maps.Copy(t.Word.Entry, map[string]string{"notice.add": p("通知", "notice"), "notice.told": p("已告知", "announced"), "notice.end": p("通知", "notice"), "vehicle.add": p("登记车辆", "vehicle added"), "vehicle.change": p("车辆变动", "vehicle changed"),
		"vehicle.trip": p("出车", "sent out"), "vehicle.back": p("回来", "back"), "order.reply": p("答上级", "answer to above")})
	maps.Copy(t.CLI.Command, map[string]string{
		"notice": p("通知：什么、怎么、在哪里，谁还不知道", "notices: what, how, where, and who has not heard"), "notice add": p("写一条通知", "write a notice"), "notice tell": p("记下已告知：网格、方式、几户", "write down that it was announced: grid, medium, households"),
		"notice end": p("停止一条通知（--back 恢复）", "end a notice (--back: it holds again)"), "notice list": p("列出通知", "list notices"), "notice show": p("一条通知：各网格告知没有", "one notice: who has been told, grid by grid"), "notice back": p("撤回一次告知", "take an announcement back"),
		"vehicle": p("车辆与出车", "vehicles and trips"), "vehicle add": p("登记车辆", "enter a vehicle"), "vehicle set": p("改司机、电话、状态", "change driver, phone or state"), "vehicle send": p("出车", "send a vehicle out"), "vehicle back": p("车回来了", "a vehicle is back"), "vehicle list": p("列出车辆", "list vehicles"), "vehicle trips": p("列出出车", "list trips"),
		"order": p("上级指令的回执与回复", "confirm and answer orders from above"), "order receipt": p("回执：收到了", "confirm that an order was received"), "order reply": p("回复：办了什么", "answer what was done"), "order list": p("列出没办完的指令", "list open orders"),
	})
	maps.Copy(t.CLI.Flag, map[string]string{"by-medium": p("方式（可多次）", "medium (repeatable)"), "grids": p("网格号（可多次）", "grid number (repeatable)"), "repeat": p("每几分钟一次", "minutes between two announcements"), "households": p("告知了几户", "households told"), "again-holds": p("恢复", "it holds again"), "what": p("车型", "kind of vehicle"), "driver": p("司机", "driver"), "seats": p("座位", "seats"),
		"matter": p("为哪件事", "matter that it serves"), "slip": p("带哪张单", "slip that it carries"), "people": p("带几人", "people on board"), "from-place": p("从哪里", "where from"), "to-whom": p("向谁", "to whom"), "vehicle-state": p("状态 ready off gone", "state: ready, off or gone")})
	maps.Copy(t.CLI.Metavar, map[string]string{"NOTICE": p("通知编号", "NOTICE"), "TITLE": p("通知什么", "TITLE"), "PLATE": p("车牌", "PLATE"), "WHERE": p("去哪", "WHERE")})
	maps.Copy(t.Error, map[string]string{
		"notice.unknown":        p("没有通知 {arg}，请查 zhiban notice list", "There is no notice {arg}; see zhiban notice list"),
		"notice.medium_unknown": p("预案里没有方式“{arg}”，见预案的 [[medium]]", "The plan has no medium {arg}; see its [[medium]]"),
		"notice.ended":          p("通知 {arg} 已经停止", "The notice {arg} has ended"),
		"notice.holds":          p("通知 {arg} 没有停止", "The notice {arg} holds"),
		"notice.until_past":     p("到期时间已经过了", "That end is past"),
		"notice.one_grid":       p("写户数或户时要指明一个网格", "Name one grid for households"),
		"vehicle.exists":        p("车辆 {arg} 已经登记", "The vehicle {arg} is entered already"),
		"vehicle.unknown":       p("没有车辆 {arg}，请查 zhiban vehicle list", "There is no vehicle {arg}; see zhiban vehicle list"),
		"vehicle.out":           p("车辆 {arg} 在外，先记回来", "The vehicle {arg} is out; write down its return first"),
		"vehicle.not_out":       p("车辆 {arg} 不在外", "The vehicle {arg} is not out"),
		"vehicle.not_ready":     p("车辆 {arg} 不能用", "The vehicle {arg} cannot be used"),
		"vehicle.seats":         p("车辆 {arg} 坐不下", "The vehicle {arg} has not so many seats"),
		"vehicle.state_unknown": p("“{arg}”不是车辆状态：ready off gone", "{arg} is no state of a vehicle: ready, off or gone"),
		"order.other_kind":      p("{arg} 不是上级指令", "{arg} is no order from above"),
		"order.step_unknown":    p("“{arg}”不对：receipt 回执，reply 回复", "{arg} is wrong: receipt or reply"),
		"order.received":        p("{arg} 已经回执", "{arg} was confirmed already"),
	})
}
