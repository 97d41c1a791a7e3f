package i18n

import "maps"

// PaperText is the wording of slips that are typed in.
type PaperText struct {
	Title, Mark, NoTime, Future, FutureDate, NoText, Hint string
	Header, Auto, AnyHand, NoSerial                       string // what holds for the next slip
	HeadForm, Writer, WriterHint, Day, DayHint            string
	Serial, SerialHint, BadDay, FutureDay                 string
	ListHead, None, NoneHint, Dropped, Counted            string
	Line, DryRun, Imported, RefusedLine, NoColumns, Row   string
	Unused, BadTime                                       string
	Column                                                map[string][]string
}

func paperText(p pick) PaperText {
	return PaperText{
		Title: p("补录纸条", "Slips from paper"), Mark: p("纸", "paper"),
		NoTime: p("先写纸上的时间，如 0312 或 3:12，再写内容", "First the time on the slip, as 0312 or 3:12, then what it says"),
		Future: p("%s 还没到：Ctrl+E 改日期", "%s has not come yet: Ctrl+E changes the date"), FutureDate: p("%s 还没到：时间或 --date 写错了？", "%s has not come yet: is the time or --date wrong?"), NoText: p("%s，写内容", "%s, now what it says"),
		Hint:   p("0312 报 7格 12号 李婶 断药　（时间在前，其余和便条一样）", "0312 report grid 7 house 12 no insulin   (time first, the rest as in the note line)"),
		Header: p("书写人 %s　日期 %s　下一张 %s", "written by %s · date %s · next slip %s"), Auto: p("最近的那个时刻", "whenever it was last"), AnyHand: p("未写", "nobody named"), NoSerial: p("无号", "no number"),
		HeadForm: p("下面的纸条", "The slips that follow"), Writer: p("书写人", "Written by"), WriterHint: p("纸上签的名；空为不写", "the name on the slips, if any"),
		Day: p("日期", "Date"), DayHint: p("9/1、昨天；空：最近的那个时刻", "9/1, yesterday; left out: whenever that time was last"),
		Serial: p("下一张编号", "Next number"), SerialHint: p("纸-0012 写 12；自动往下数", "12 for 纸-0012; it counts on"), BadDay: p("“%s”不是日期：写 9/1、2022-09-01 或 昨天", "“%s” is no date: write 9/1, 2022-09-01 or yesterday"), FutureDay: p("这一天还没到", "that day has not come yet"),
		ListHead: p("已补录", "Typed in"), None: p("还没有补录过纸条", "No slip was typed in yet"), NoneHint: p("停电时写的消息单，一张一行：时间、内容、回车。", "Slips written while the power was off, one to a line: time, text, Enter."), Dropped: p("已撤", "taken back"), Counted: p("本次 %d 张", "%d this time"),
		Line: p("第 %d 行", "line %d"), DryRun: p("试读：可录 %d 张，不行 %d 张；什么都没写。确认后加 --apply", "Dry run: %d slips can be entered, %d cannot; nothing was written. Add --apply to enter them"),
		Imported: p("✓ 已补录 %d 张纸条", "✓ %d slips were entered"), RefusedLine: p("有 %d 行不行，一张也没录：改好文件再来，或加 --skip 跳过它们", "%d lines cannot be entered, so none was: mend the file, or add --skip to leave them out"),
		NoColumns: p("第一行要有列名：时间、内容（还可有 日期、编号、书写人）", "The first line must name the columns: time, text (and date, serial, writer if you like)"), Row: p("行", "line"),
		Unused: p("没用上的列：%s（认识的列名：编号、日期、时间、书写人、内容）", "columns not used: %s (known are serial, date, time, writer, text)"), BadTime: p("“%s”不是时间：写 0312 或 3:12", "“%s” is no time: write 0312 or 3:12"),
		Column: map[string][]string{"serial": {"编号", "号", "serial", "no", "number"}, "date": {"日期", "date", "day"}, "time": {"时间", "time"}, "writer": {"书写人", "写条人", "写单人", "签名", "记录人", "记录者", "writer", "by", "written by"}, "text": {"内容", "text", "what"}},
	}
}

// addPaper adds what slips need to lists that other files begin.
func addPaper(t *Texts, p pick) {
	t.Paper = paperText(p)
	t.Desk.Screen["paper"] = t.Paper.Title
	t.Board.Act["paper"] = p("补录纸条", "type in paper slips")
	t.Intake.Kind["paper"] = p("纸条", "slips from paper")
	maps.Copy(t.Word.Entry, map[string]string{"paper.slip": p("补录纸条", "slip typed in"), "paper.drop": p("纸条撤回", "slip taken back"), "paper.more": p("纸条改正", "slip corrected")})
	maps.Copy(t.CLI.Command, map[string]string{"paper": p("补录停电时写的纸条", "type in slips that were written on paper"), "paper add": p("录一张：时间在前，其余和便条一样", "enter one: its time first, then as in a note"),
		"paper import": p("从表格文件录一批", "enter many from a table"), "paper list": p("列出补录的纸条", "list the slips that were typed in")})
	maps.Copy(t.CLI.Flag, map[string]string{"slip-date": p("纸上的日期，空为最近的那个时刻", "date of the slip; left out, whenever that time was last"), "slip-writer": p("纸上签的名", "who wrote it"), "slip-serial": p("纸上的编号", "its number"), "slip-apply": p("真的写进去", "write them"), "slip-skip": p("跳过不行的行", "leave out the lines that cannot be entered")})
	maps.Copy(t.CLI.Metavar, map[string]string{"DAY": p("日期", "DAY"), "SLIP": p("编号", "NUMBER")})
	maps.Copy(t.Error, map[string]string{
		"paper.serial_taken": p("这个编号已录过：{arg}。号写错了就改，重复的纸条不必再录", "That number was entered already: {arg}. Mend the number, or leave a slip out that came twice"),
		"paper.file_alone":   p("附件要单独录，不能放在名单里", "A file is attached by itself, not in a list of slips"),
		"paper.serial_wrong": p("“{arg}”不是纸条编号：写 12、纸-0012，或 A-7 这样的号；没有号就空着", "“{arg}” is no number of a slip: write 12, 纸-0012 or the like of A-7; leave it out when there is none"),
		"paper.unknown":      p("没有补录过纸条“{arg}”：zhiban paper list 列出全部", "No slip “{arg}” was typed in: zhiban paper list names them"),
	})
}
