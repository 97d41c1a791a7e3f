package i18n

// Line is the wording of the one-line entry.
type Line struct {
	Note, Report, Dispatch, Close             string // names of the verbs in the echo
	Arrow, Accept, Resolve, NoLimit, Verifier string
	NoText, NoNumber, NoTo, NoResult, NoGrid  string
	NoMatter, NoVerifier, Ended               string
	Again                                     string
	Minutes, ClockBehind                      string
}

func line(p pick) Line {
	return Line{
		Note: p("记", "note"), Report: p("报", "report"), Dispatch: p("派", "dispatch"), Close: p("结", "close"),
		Arrow: p("→ ", "→ "), Accept: p("%s签收", "accept %s"), Resolve: p("%s办结", "resolve %s"), NoLimit: p("无时限", "no limit"), Verifier: p("核查 %s", "verified by %s"),
		NoText: p("还没写内容", "no text yet"), NoNumber: p("写上事项编号，如 派 K-058 医疗组", "give the number, such as: send K-058 Medical"),
		NoTo: p("派给谁？如 派 K-058 医疗组 10分", "to whom? such as: send K-058 Medical 10min"), NoResult: p("结果是什么？如 结 K-058 已送到 核 冯", "what is the result? such as: close K-058 delivered verified Feng"),
		NoGrid: p("没有 %s 号网格", "there is no grid %s"), NoMatter: p("没有事项 %s", "there is no matter %s"), NoVerifier: p("%s 是红橙事项，末尾写上核查人：核 姓名", "%s is red or orange; end with who verified it: verified NAME"),
		Ended: p("%s 已经了结", "%s is ended"), Again: p("一分钟内记过一模一样的：再按 Enter 就重复记", "the same was saved within a minute: Enter again repeats it"),
		ClockBehind: p("电脑时钟比最后一条还早：请校准；时钟没错就再按 Enter，会记一条说明", "the laptop's clock is behind the last entry: set it, or press Enter again if it is right (that is noted)"),
		Minutes:     p("%d分到", "in %d min"),
	}
}
