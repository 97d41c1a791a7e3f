package i18n

import "maps"

// MedicalText is the wording of patients, medicine, treatments and who is on
// call.
type MedicalText struct {
	Title, Number, Name, Where, Phone, Condition, Allergy, Drug, Dose, DaysLeft, OnHand, Order, Stands, Amount, Who, Treatment, When, Car, Watch, Visit, Doctor, Role, Until, Next, Last, Total string
	Days, Today, Unknown, Gone, Out, Counted, PerDay, NoOrder, Every, NotSeen, Due, Overdue, Roster, NotHere, NoCar, Rooms, OnCallNow, NextTurn, DueNow, WatchNow, TurnsNow, OrdersNow, Ended   string
	Escort, Vehicle, Household, None, Nobody, Cost, CallPath, Public, Calls, PatientsN                                                                                                          string
	EmptyOnCall, EmptyDue, EmptyWatch, EmptyRegister, EmptyOrders, EmptyTurns, EmptyVisits                                                                                                      string
	Tabs                                                                                                                                                                                        [5]string // now, register, medicines, treatments, visits
	Week                                                                                                                                                                                        [7]string
	Stage, Turn                                                                                                                                                                                 map[string]string
	Act, Ask, Why, Done, Field                                                                                                                                                                  map[string]string
	Report                                                                                                                                                                                      map[string]string
}

func medicalText(p pick) MedicalText {
	return MedicalText{
		Title: p("医疗", "Medical"), Number: p("编号", "No"), Name: p("姓名", "Name"), Where: p("住处", "Where"), Phone: p("电话", "Phone"), Condition: p("情况", "Condition"), Allergy: p("过敏 %s", "allergic to %s"), Drug: p("用药", "Medicine"), Dose: p("用法", "Dose"),
		DaysLeft: p("还够", "Lasts"), OnHand: p("余 %s%s", "%s %s left"), Order: p("需求", "Order"), Stands: p("到哪步", "Stage"), Amount: p("数量", "Amount"), Who: p("谁", "Who"), Treatment: p("治疗", "Treatment"), When: p("时间", "When"), Car: p("车", "Transport"), Watch: p("重点观察", "Watched"),
		Visit: p("巡诊", "Visit"), Doctor: p("医生", "Doctor"), Role: p("岗位", "Role"), Until: p("到 %s", "until %s"), Next: p("下次 %s", "next %s"), Last: p("上次 %s", "last %s"), Total: p("共 %d 人", "%d patients"),
		Days: p("%d 天", "%d d"), Today: p("今天用完", "ends today"), Unknown: p("未清点", "not counted"), Gone: p("已停", "stopped"), Out: p("已断药", "RUN OUT"), Counted: p("%s 清点", "counted %s"), PerDay: p("每天 %s%s", "%s %s a day"), NoOrder: p("没人送", "nobody brings more"),
		Every: p("每 %s 看一次", "every %s"), NotSeen: p("还没看过", "not seen yet"), Due: p("%s 前看", "due %s"), Overdue: p("逾期 %s", "late by %s"), Roster: p("值班表", "roster"), NotHere: p("未签到", "not signed in"), NoCar: p("没有车", "NO TRANSPORT"), Rooms: p("%s 栋", "%s"),
		OnCallNow: p("在岗可叫", "On call now"), NextTurn: p("接着", "Then"), DueNow: p("要断药", "Running out"), WatchNow: p("重点观察", "Watch list"), TurnsNow: p("治疗接送", "Treatments"), OrdersNow: p("在办的药", "Medicine under way"), Ended: p("已出册 %s", "off the register %s"),
		Escort: p("护警", "Escort"), Vehicle: p("车", "Vehicle"), Household: p("户", "Household"), None: p("没有", "none"), Nobody: p("现在没人值班，打 120", "nobody is on call: phone the ambulance"), Cost: p("%s 元", "%s yuan"), CallPath: p("呼叫", "Call"), Public: p("公开级只给人数", "the public level gets counts only"), Calls: p("派在岗医护", "to who is on call"), PatientsN: p("在册 %s", "on the register %s"),
		EmptyOnCall: p("还没有排医生护士：按 o 排", "Nobody is on call: o says who is"), EmptyDue: p("没有快用完的药", "Nothing runs out"), EmptyWatch: p("没有重点观察的人", "Nobody is watched"), EmptyRegister: p("册上还没有人：按 n 登记", "Nobody on the register: n enters somebody"), EmptyOrders: p("没有在办的药：按 m 记一个", "No medicine under way: m asks for some"),
		EmptyTurns: p("近两天没有定期治疗", "No treatment in the next days"), EmptyVisits: p("还没有巡诊", "No visits yet"),
		Tabs:   [5]string{p("现在", "now"), p("在册", "register"), p("用药", "medicine"), p("治疗", "treatments"), p("巡诊", "visits")},
		Week:   [7]string{p("一", "Mo"), p("二", "Tu"), p("三", "We"), p("四", "Th"), p("五", "Fr"), p("六", "Sa"), p("日", "Su")},
		Stage:  map[string]string{"asked": p("需求", "asked for"), "prescribed": p("已开方", "prescribed"), "procured": p("已购", "procured"), "returned": p("带回", "brought back"), "carried": p("在送", "with carrier"), "delivered": p("已送到", "delivered"), "refused": p("不给/不要", "refused"), "void": p("作废", "void")},
		Turn:   map[string]string{"": p("未安排", "not arranged"), "arranged": p("已定车", "car arranged"), "out": p("已接走", "picked up"), "back": p("已回", "back"), "missed": p("没去", "missed")},
		Act:    map[string]string{"medical": p("医疗", "Medical"), "emergency": p("急救呼叫", "emergency"), "next": p("下一步", "next step"), "add": p("登记", "add"), "medicine": p("要药", "ask for medicine"), "count": p("清点", "count"), "drug": p("用药", "drug"), "visit": p("巡诊", "visit"), "watch": p("观察", "watch"), "oncall": p("排班", "on call"), "treatment": p("治疗", "treatment"), "car": p("定车", "arrange"), "back": p("已回", "back"), "missed": p("没去", "missed"), "refuse": p("不给", "refuse"), "open": p("打开事项", "open matter"), "tab": p("换一栏", "other tab"), "end": p("出册", "end"), "house": p("打开户", "household"), "find": p("找人", "find")},
		Ask:    map[string]string{"add": p("登记病人", "A patient"), "medicine": p("要药", "Medicine is needed"), "prescribed": p("%s 谁开的方", "who prescribed %s"), "procured": p("%s 在哪买的", "where was %s bought"), "carried": p("%s 谁送", "who carries %s"), "delivered": p("%s 谁收的", "who received %s"), "refuse": p("%s 为什么不给", "why is %s refused"), "count": p("%s 清点", "count of %s"), "drug": p("%s 的用药", "what %s takes"), "visit": p("%s 巡诊", "visit to %s"), "watch": p("%s 重点观察（空＝不再观察）", "watch %s"), "unwatch": p("%s 为什么不再观察", "why is %s no longer watched"), "oncall": p("排医生护士", "Who is on call"), "treatment": p("%s 的定期治疗", "treatment of %s"), "car": p("%s 定车", "transport for %s"), "back": p("%s 回来，说一句", "%s is back: a word"), "missed": p("%s 为什么没去", "why did %s miss it"), "emergency": p("急救呼叫", "Emergency call"), "end": p("%s 出册的理由", "why %s leaves the register"), "find": p("找谁：姓名、首字母、电话、住处", "find by name, initials, phone or address")},
		Why:    map[string]string{"none": p("没有选中", "nothing chosen"), "readonly": p("只读", "read only"), "ended": p("已到头", "ended"), "nomatter": p("没有事项", "no matter"), "nohouse": p("底册里没有这户", "not in the census"), "tab": p("换到这一栏再按", "go to that tab")},
		Done:   map[string]string{"saved": p("✓ 已记 %s", "✓ saved %s"), "called": p("✓ 已派 %s，照呼叫路径打电话", "✓ %s dispatched: make the calls")},
		Field:  map[string]string{"who": p("病人（编号或姓名）", "Patient (number or name)"), "name": p("姓名", "Name"), "grid": p("网格", "Grid"), "household": p("住处", "Household"), "phone": p("电话", "Phone"), "condition": p("情况", "Condition"), "illness": p("什么病", "Illness"), "allergies": p("过敏", "Allergies"), "drug": p("药", "Medicine"), "dose": p("用法", "Dose"), "unit": p("单位", "Unit"), "per_day": p("每天几", "A day"), "stock": p("手上还有", "On hand"), "amount": p("数量", "Amount"), "matter": p("事项", "Matter"), "text": p("说明", "Text"), "whom": p("谁", "Who"), "cost": p("花费（元）", "Cost"), "close": p("同时结事项", "Close the matter"), "verifier": p("核查人", "Verifier"), "doctor": p("医生", "Doctor"), "findings": p("所见（血压等）", "Findings"), "disposition": p("处理", "Disposition"), "every": p("每几小时看", "Every hours"), "reason": p("理由", "Reason"), "role": p("岗位", "Role"), "people": p("人员（轮流，空格分开）", "People in turn"), "from": p("从", "From"), "to": p("到", "To"), "hours": p("每班几小时", "Hours each"), "what": p("治疗", "Treatment"), "days": p("星期几或日期", "Weekdays or dates"), "time": p("几点", "Time"), "place": p("去哪", "Where"), "transport": p("车和司机", "Vehicle and driver"), "companion": p("陪同", "Companion"), "level": p("级别", "Level")},
		Report: map[string]string{"visits": p("巡诊", "Visits"), "delivered": p("药送到", "Medicine delivered"), "asked": p("要药", "Medicine asked for"), "open": p("在办的药", "Medicine under way"), "patients": p("在册", "On the register"), "watch": p("重点观察", "Watched"), "due": p("到下一班末要断药", "Run out by the end of next shift"), "turns": p("下一班的治疗", "Treatments of the next shift"), "oncall": p("下一班在岗", "On call next shift"), "now": p("截止时在岗", "On call at the cut-off"), "none": p("没有", "none"), "received": p("%s 收", "received by %s"), "car": p("接送 %s", "transport %s")},
	}
}

// addMedical adds what the medical part needs to lists that other files begin.
func addMedical(t *Texts, p pick) {
	t.Medical = medicalText(p)
	t.Board.Act["medical"], t.Board.Act["emergency"] = t.Medical.Act["medical"], t.Medical.Act["emergency"]
	t.Desk.Screen["medical"] = t.Medical.Title
	maps.Copy(t.Desk.Alarm, map[string]string{"medicine.out": p("快断药", "medicine runs out"), "treatment.car": p("治疗没有车", "treatment without transport"), "watch.late": p("该去看", "is to be looked at")})
	maps.Copy(t.Desk.AlarmDo, map[string]string{"medicine.out": p("记要药：药 格 户 姓名 药名 数量", "ask for the medicine"), "treatment.car": p("定车，或写明没去", "arrange the car, or write why not"), "watch.late": p("去看，记巡诊", "look, and write the visit")})
	maps.Copy(t.Word.Entry, map[string]string{"patient.add": p("登记病人", "patient added"), "patient.change": p("改登记", "patient corrected"), "patient.end": p("出册", "register"), "patient.drug": p("用药", "takes"), "patient.count": p("清点药", "medicine counted"), "patient.watch": p("重点观察", "watch"),
		"medicine.ask": p("要药", "medicine needed"), "medicine.step": p("药", "medicine"), "treatment.set": p("定期治疗", "treatment"), "treatment.turn": p("治疗", "treatment"), "visit.add": p("巡诊", "visit"), "visit.back": p("撤回巡诊", "visit taken back"), "oncall.set": p("医疗值班", "on call"), "oncall.end": p("医疗值班", "on call")})
	addMedicalLine(t, p)
	addMedicalCLI(t, p)
	maps.Copy(t.Error, map[string]string{
		"patient.unknown":           p("册上没有“{arg}”，请查 zhiban patient list", "{arg} is not on the register; see zhiban patient list"),
		"patient.ambiguous":         p("有几个“{arg}”，用编号（K-P003）", "There are several called {arg}; use the number (K-P003)"),
		"patient.exists":            p("册上已有 {arg}；真是另一个人就再记一次（--again）", "{arg} is on the register; another one of that name needs --again"),
		"patient.ended":             p("{arg} 已经出册", "{arg} is off the register"),
		"patient.not_ended":         p("{arg} 还在册", "{arg} is on the register"),
		"patient.missing":           p("写明是谁：编号，或网格、住处、姓名", "Say who: a number, or grid, household and name"),
		"patient.condition_unknown": p("预案里没有“{arg}”，见预案的 [[special_need]]", "The plan has no {arg}; see its [[special_need]]"),
		"drug.unknown":              p("这个病人没有登记“{arg}”", "{arg} is not on this patient's list"),
		"drug.which":                p("{arg} 用几种药或没登记，写明哪一种", "{arg} takes several or none: say which"),
		"drug.stopped":              p("{arg} 已经停了", "{arg} was stopped already"),
		"drug.amount":               p("数量不对：最多两位小数，不能为负", "That number cannot be: two decimals at most, not negative"),
		"medicine.unknown":          p("{arg} 下没有要药", "{arg} has no medicine order"),
		"medicine.under_way":        p("这种药已经在办：{arg}（真要再来一份就再记一次）", "That medicine is under way: {arg}"),
		"medicine.ended":            p("{arg} 的药已经到头", "The order {arg} has ended"),
		"medicine.only_forward":     p("{arg} 的药已经过了这一步", "The order {arg} is past that step"),
		"medicine.not_carried":      p("{arg} 的药不在路上，谈不上带回", "The order {arg} is not with a carrier"),
		"medicine.stage_unknown":    p("“{arg}”不是一步：prescribed procured carried delivered returned refused void", "{arg} is no step: prescribed, procured, carried, delivered, returned, refused or void"),
		"medicine.who_prescribed":   p("{arg} 哪位医生开的方", "Which doctor prescribed {arg}?"),
		"medicine.who_carried":      p("{arg} 谁送", "Who carries {arg}?"),
		"medicine.who_delivered":    p("{arg} 谁收的，写名字", "Who received {arg}? Give the name"),
		"medicine.no_step":          p("{arg} 还没有可撤的一步", "{arg} has no step to take back"),
		"treatment.unknown":         p("没有定期治疗“{arg}”", "There is no treatment {arg}"),
		"treatment.weekday":         p("星期写 1 到 7", "Weekdays are 1 to 7"),
		"treatment.date":            p("日期“{arg}”不对，写 2022-09-03", "{arg} is no date; write 2022-09-03"),
		"treatment.no_days":         p("写明星期几（--days 1,3,5）或日期", "Say which weekdays (--days 1,3,5) or dates"),
		"treatment.time":            p("时间“{arg}”不对，写 07:30", "{arg} is no time; write 07:30"),
		"treatment.no_turn":         p("“{arg}”那天没有治疗", "No treatment is due: {arg}"),
		"treatment.state":           p("“{arg}”不对：arranged out back missed", "{arg} is wrong: arranged, out, back or missed"),
		"treatment.over":            p("{arg} 这一次已经记过", "That turn of {arg} is written down already"),
		"treatment.no_transport":    p("写明用什么车、谁开", "Say which vehicle, and who drives"),
		"watch.every":               p("每 5 分钟到 7 天看一次", "Between every 5 minutes and every 7 days"),
		"watch.none":                p("{arg} 不在重点观察里", "{arg} is not watched"),
		"visit.unknown":             p("没有这次巡诊", "There is no such visit"),
		"visit.back":                p("这次巡诊已经撤回", "That visit was taken back already"),
		"oncall.unknown":            p("没有这一班“{arg}”，请查 zhiban oncall list", "There is no {arg}; see zhiban oncall list"),
		"oncall.role":               p("预案里没有岗位“{arg}”，见预案的 [[skill]]", "The plan has no {arg}; see its [[skill]]"),
		"oncall.who":                p("写明是谁值班", "Say who is on call"),
		"oncall.clock":              p("时间“{arg}”不对，写 09-02 15:04", "{arg} is no time; write 09-02 15:04"),
		"oncall.times":              p("起止时间不对：到要晚于从", "The end must be after the start"),
		"oncall.too_many":           p("一次最多排 60 班，把到写近一点或每班写长一点", "Sixty turns at most: bring the end nearer or make turns longer"),
		"oncall.ended":              p("{arg} 这一班已经取消", "That turn of {arg} was taken off already"),
		"oncall.stands":             p("{arg} 这一班还在", "That turn of {arg} stands"),
		"emergency.where":           p("写明在哪：网格或住处", "Say where: a grid or a household"),
		"emergency.level":           p("急救只有红和橙", "An emergency is red or orange"),
		"level.unknown":             p("“{arg}”不是级别：full superior public", "{arg} is no level: full, superior or public"),
	})
}

func addMedicalLine(t *Texts, p pick) {
	maps.Copy(t.Line.Verb, map[string]string{"medicine": p("要药", "medicine"), "prescribe": p("开方", "prescribed"), "procure": p("购药", "procured"), "carry": p("带药", "carries"), "hand_over": p("送药", "delivered"), "visit": p("巡诊", "visit"), "emergency": p("急救呼叫", "EMERGENCY")})
	maps.Copy(t.Line.Missing, map[string]string{"patient": p("谁？如 药 4格 12号 李婶 缬沙坦 30片", "who? such as: medicine grid 4 house 12 Mrs Li valsartan 30"), "whichdrug": p("什么药？如 药 4格 12号 李婶 缬沙坦 30片", "which medicine? such as: medicine grid 4 house 12 Mrs Li valsartan 30"),
		"prescribe": p("谁开的方？如 方 K-061 李医生", "who prescribed it? such as: prescribe K-061 Dr Li"), "carry": p("谁送？如 带 K-061 小王", "who carries it? such as: carry K-061 Wang"), "hand_over": p("谁收的？如 送药 K-061 李婶本人", "who received it? such as: handed K-061 Mrs Li"), "procure": p("在哪买的？如 购 K-061 药店 42元", "where? such as: procure K-061 pharmacy"),
		"findings": p("看到什么？如 诊 4格 12号 李婶 血压160/95 观察", "what was found? such as: visit grid 4 house 12 Mrs Li 160/95 watch"), "emergency": p("在哪、怎么了？如 急 7格 3栋102 过敏 喉咙肿", "where, and what? such as: emergency grid 7 house 3 allergy")})
}

func addMedicalCLI(t *Texts, p pick) {
	maps.Copy(t.CLI.Command, map[string]string{
		"patient": p("病人登记：药还够几天、谁要看、谁要送治疗", "patients: how long medicine lasts, who is watched, who is treated"), "patient list": p("列出病人，先断药的在前", "list patients, who runs out first in front"), "patient add": p("登记一个病人", "enter a patient"), "patient show": p("一个病人的全部", "one patient"), "patient set": p("改登记", "correct the register"), "patient drug": p("记他用的药：每天几、手上还有几", "what a patient takes: how many a day, how many on hand"), "patient count": p("清点手上的药", "count what is on hand"), "patient watch": p("列入重点观察", "watch a patient"), "patient unwatch": p("不再观察", "watch no longer"), "patient end": p("出册（--back 恢复）", "take off the register (--back: put on again)"), "patient due": p("列出快用完的药", "list medicine by when it runs out"),
		"medicine": p("药从需求到门口", "medicine from the need to the door"), "medicine list": p("列出在办的药", "list medicine under way"), "medicine ask": p("记一个用药需求", "write down a need"), "medicine prescribe": p("医生开方", "a doctor prescribed it"), "medicine procure": p("买到了", "it was procured"), "medicine carry": p("交给送药的人", "somebody carries it"), "medicine deliver": p("送到了，谁收的", "it was delivered, and to whom"), "medicine refuse": p("不给或不要，写理由", "it was refused, with the reason"), "medicine return": p("带回来了，写理由", "it was brought back, with the reason"),
		"treatment": p("定期治疗和接送", "treatments and how patients get there"), "treatment list": p("列出要出车的治疗", "list what is due"), "treatment set": p("定下治疗：星期几、几点、去哪", "set one: weekdays, time, place"), "treatment arrange": p("定车", "arrange the transport"), "treatment done": p("已接走，或已回（--back）", "picked up, or back (--back)"), "treatment miss": p("没去，写理由", "missed, with the reason"),
		"visit": p("巡诊", "visits"), "visit add": p("记一次巡诊", "write down a visit"), "visit list": p("列出巡诊", "list visits"), "visit back": p("撤回一次巡诊", "take a visit back"),
		"oncall": p("医生护士谁在岗", "who of the medical team is on call"), "oncall list": p("列出医疗值班", "list who is on call"), "oncall set": p("排值班：几个人轮流", "say who is on call, in turn"), "oncall end": p("取消一班（--back 恢复）", "take a turn off (--back: put on again)"),
		"medical": p("医疗总览与急救", "the medical part, and emergencies"), "medical status": p("现在谁在岗、谁要断药、谁要看", "who is on call, who runs out, who is to be looked at"), "medical emergency": p("急救：一句话开红色事项并派给在岗的人", "an emergency: a red matter, dispatched to who is on call"),
	})
	maps.Copy(t.CLI.Flag, map[string]string{"reader": p("给谁看 full superior public", "reader level: full, superior or public"), "condition": p("情况（可多次）", "condition (repeatable)"), "illness": p("什么病", "illness in words"), "allergies": p("过敏", "allergies"), "dose": p("用法", "dose as the doctor said it"), "per-day": p("每天几个单位，如 2 或 0.5", "units a day, such as 2 or 0.5"), "unit": p("单位", "unit"), "on-hand": p("手上还有几个单位", "units on hand now"), "stop-drug": p("停这种药", "stop this one"), "every-hours": p("每几小时看一次", "look every so many hours"), "cost": p("花费（元）", "cost"), "delivered-amount": p("送到几个单位", "units delivered"), "keep-open": p("不结事项", "do not close the matter"), "weekdays": p("星期几 1-7（可多次）", "weekdays 1-7 (repeatable)"), "dates": p("日期（可多次）", "dates (repeatable)"), "transport": p("车和司机", "vehicle and driver"), "companion": p("陪同", "companion"), "on-day": p("哪一天", "which day"), "came-back": p("已回", "is back"), "end-treatment": p("结束这个治疗", "end this treatment"), "doctor": p("医生", "doctor"), "disposition": p("处理", "disposition"), "hours-each": p("每班几小时", "hours of one turn"), "from-time": p("从几点", "from when"), "to-time": p("到几点", "until when"), "again-patient": p("同名的另一个人", "another one of that name"), "patient": p("病人编号或姓名", "patient by number or name"), "ended": p("已出册的", "those off the register"), "watched": p("只看重点观察", "the watch list only"), "person-name": p("姓名", "name"), "back-again": p("恢复", "put on again"), "place-to": p("去哪", "where to"), "clock": p("几点", "time of day"), "medicine-ended": p("已到头的", "those that ended"), "matter-of": p("已有的事项编号", "number of an open matter")})
	maps.Copy(t.CLI.Metavar, map[string]string{"PATIENT": p("病人", "PATIENT"), "DRUG": p("药", "DRUG"), "ORDER": p("事项编号", "NUMBER"), "DOCTOR": p("医生", "DOCTOR"), "CARRIER": p("送药人", "CARRIER"), "RECEIVER": p("收药人", "RECEIVER"), "TREATMENT": p("治疗", "TREATMENT"), "FINDINGS": p("所见", "FINDINGS"), "ROLE": p("岗位", "ROLE"), "ONCALL": p("值班号", "ID"), "AMOUNT": p("数量", "AMOUNT"), "SHOP": p("药店", "SHOP"), "DAY": p("日期", "DAY"), "HOURS": p("小时", "HOURS"), "COST": p("元", "COST"), "DAYS": p("星期", "DAYS"), "DATES": p("日期", "DATES"), "LEVEL": p("级别", "LEVEL"), "VEHICLE": p("车", "VEHICLE")})
}
