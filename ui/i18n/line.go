package i18n

// Line is the wording of the one-line entry.
type Line struct {
	Verb                                      map[string]string // names of the verbs in the echo
	Act                                       map[string]string // what a word from a site is taken for
	Missing                                   map[string]string // what is missing, by problem
	In, Out, Drop, Which, Or, Anyway          string
	Arrow, Accept, Resolve, NoLimit, Verifier string
	NoGrid, NoMatter, NoVerifier, Ended       string
	Meant, Nobody, NoRooms                    string
	Again                                     string
	Minutes, ClockBehind                      string
	Stranger, NoSite, NearSite, Plain         string
	DoubtNo                                   string
}

func line(p pick) Line {
	return Line{
		Verb: map[string]string{"": p("记", "note"), "note": p("记", "note"), "report": p("报", "report"), "dispatch": p("派", "dispatch"), "accept": p("签", "accepted"), "scene": p("到", "on scene"),
			"hand": p("处", "in hand"), "chase": p("督", "chase"), "answer": p("答", "answered"), "close": p("结", "close"), "gate": p("岗", "gate"), "pass": p("过", "pass"), "round": p("轮", "round"), "doubt": p("疑", "doubt"), "settle": p("销疑", "settled"), "door": p("户", "household"), "call": p("增援", "reinforce"), "limit": p("限", "deadline"), "arrive": p("到", "here")},
		Act:     map[string]string{"need": p("缺", "missing"), "breach": p("闯", "forced"), "checkin": p("报平安", "check-in"), "note": p("记", "note")},
		NoRooms: p("看不懂“%s”，写如 101-106 好 107 不在", "“%s” is not understood; write such as 101-106 ok 107 out"),
		Missing: map[string]string{
			"doubtgrid": p("哪个网格？如 疑 7格 5栋 未数", "which grid? such as: doubt grid 7 building 5 not counted"), "doubtwhat": p("疑什么？如 疑 7格 5栋 未数", "what is in doubt? such as: doubt grid 7 building 5 not counted"), "settlewhat": p("查到什么？如 销疑 7格 2 已补数", "what was found? such as: settle grid 7 2 counted again"),
			"roundgrid": p("哪个网格？如 轮 7格 3栋 101-106 好 107 不在", "which grid? such as: round grid 7 3栋 101-106 ok 107 out"), "building": p("哪一栋？如 轮 7格 3栋 101-106 好；或报数 180户", "which building? such as 3栋 101-106 ok; or a count, 180 households"),
			"doorgrid": p("哪个网格？如 户 7格 3栋502 3人 李婶", "which grid? such as: door grid 7 3栋502 3 people Li"), "address": p("哪一户？如 户 7格 3栋502 3人", "which door? such as: door grid 7 3栋502 3 people"),
			"text": p("还没写内容", "no text yet"), "number": p("写上事项编号，如 派 K-058 医疗组", "give the number, such as: send K-058 Medical"),
			"to": p("派给谁？如 派 K-058 医疗组 10分", "to whom? such as: send K-058 Medical 10min"), "result": p("结果是什么？如 结 K-058 已送到 核 冯", "what is the result? such as: close K-058 delivered verified Feng"),
			"step": p("写上事项编号，如 K-058", "give the number, such as K-058"), "answer": p("怎么答复的？写在编号后面", "what was the answer? write it behind the number"),
			"gate": p("哪个卡口？如 过 东门 粤J12345 送菜 进", "which gate? such as: pass East gate 粤J12345 food in"),
			"site": p("哪个点位？如 岗 东门 齐", "which site? such as: gate East gate all here"), "word": p("说什么？齐、缺什么、闯卡，或写一句", "what about it? all here, missing …, forced, or a note"),
			"count": p("几个人？如 增援 20人 司机2 8:30前 搬物资", "how many? such as: reinforce 20 driver 2 by 08:30"), "due": p("几点前？如 限 15:45 帐篷搭好", "by when? such as: deadline 15:45 tent up"), "done": p("要做到什么？如 限 15:45 帐篷搭好", "what is to be done? such as: deadline 15:45 tent up"), "skills": p("技能的人数比要的人还多", "the skills are more people than are asked for"),
			"item": p("缺什么？如 岗 东门 缺测温枪", "what is missing? such as: gate East gate missing tent"), "who": p("谁过？写车牌或姓名，如 过 东门 粤J12345 送菜 进", "who passed? a plate or a name, such as: pass East gate 粤J12345 food in"),
		},
		In: p("进", "in"), Out: p("出", "out"), Drop: p("不要", "leave out"), Which: p("是 %s？Tab 选", "is it %s? Tab chooses"), Or: p(" 还是 ", " or "), Anyway: p("，Enter 照样记", ", Enter saves it as it is"),
		Arrow: p("→ ", "→ "), Accept: p("%s签收", "accept %s"), Resolve: p("%s办结", "resolve %s"), NoLimit: p("无时限", "no limit"), Verifier: p("核查 %s", "verified by %s"),
		NoGrid: p("没有 %s 号网格", "there is no grid %s"), NoMatter: p("没有事项 %s", "there is no matter %s"), NoVerifier: p("%s 是红橙事项，末尾写上核查人：核 姓名", "%s is red or orange; end with who verified it: verified NAME"),
		Meant: p("%s（%s）", "%s (%s)"), Nobody: p("没有登记过“%s”，核查人要写登记过的姓名", "nobody called “%s” is known; name somebody who is"),
		Ended: p("%s 已经了结", "%s is ended"), Again: p("一分钟内记过一模一样的：再按 Enter 就重复记", "the same was saved within a minute: Enter again repeats it"),
		ClockBehind: p("电脑时钟比最后一条还早：请校准；时钟没错就再按 Enter，会记一条说明", "the laptop's clock is behind the last entry: set it, or press Enter again if it is right (that is noted)"),
		DoubtNo:     p("第 %d 条", "no. %d"),
		Stranger:    p("没有叫“%s”的组或人，按原文记", "no group or person is called “%s”: kept as written"),
		NoSite:      p("没有叫“%s”的点位", "there is no site “%s”"), NearSite: p("，是 %s 吗？Tab 改", "; is it %s? Tab takes it"),
		Plain:   p("“%s”不是登记的点位，没有按命令记。再按 Enter 照原文记一句", "“%s” is no site of the post: not done. Enter again writes it down as a note"),
		Minutes: p("%d分到", "in %d min"),
	}
}
