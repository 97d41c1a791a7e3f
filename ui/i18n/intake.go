package i18n

import "maps"

// IntakeText is the wording of lists that come in and go out.
type IntakeText struct {
	Title, Path, PathHint, Into, Rows, Reading, Checking, Taking, Progress   string
	Column, Head, As, Sure, Samples, NotTaken, ForAll, Profile, Guessed      string
	New, Changed, Same, Refused, Pairs, Doors, Undecided                     string
	Line, Reason, Cell, Row, Looks, Earlier, Why, Choice                     string
	NoRefused, NoPairs, Done, DryDone, Written, Kept, Again, UndoIt, Missing string
	DidYou                                                                   string
	Step                                                                     [4]string // file, columns, dry run, result
	Kind                                                                     map[string]string
	SureWord                                                                 map[string]string // exact, part, data, none
	Pair                                                                     map[string]string // why two look like one
	Decided                                                                  map[string]string // merge, both, ""
	Note                                                                     map[string]string // what there is to say of a file
	Act, Ask, Cannot                                                         map[string]string
}

func intakeText(p pick) IntakeText {
	return IntakeText{
		Title: p("名册导入", "Lists in"), Path: p("文件（XLSX 或 CSV）", "File (XLSX or CSV)"), PathHint: p("路径；Tab 补全，可把文件拖进来", "path; Tab completes, a file can be dropped here"), Into: p("作为", "as"), Rows: p("%d 行", "%d rows"),
		Reading: p("正在读文件", "Reading the file"), Checking: p("正在逐行核对（什么都不写）", "Looking at every row (nothing is written)"), Taking: p("正在导入，Esc 放弃", "Taking it in; Esc gives up"), Progress: p("%d / %d", "%d / %d"),
		Column: p("列", "Col"), Head: p("表头", "Heading"), As: p("作为", "Taken as"), Sure: p("把握", "Sure"), Samples: p("样例", "Samples"), NotTaken: p("不导入", "not taken"), ForAll: p("全部行：", "for all rows: "), Profile: p("按上次的对应", "as the last time"), Guessed: p("按表头猜的，请核对", "guessed from the headings: check it"),
		New: p("新增", "new"), Changed: p("变更", "changed"), Same: p("不变", "unchanged"), Refused: p("拒收", "refused"), Pairs: p("疑似重复", "look the same"), Doors: p("其中新户 %d", "%d new households"), Undecided: p("待定 %d", "%d to decide"),
		Line: p("行", "Line"), Reason: p("原因", "Reason"), Cell: p("单元格", "Cell"), Row: p("这一行", "This row"), Looks: p("很像", "looks like"), Earlier: p("第 %d 行", "line %d"), Why: p("依据", "By"), Choice: p("处理", "Then"),
		NoRefused: p("没有拒收的行", "No row is refused"), NoPairs: p("没有疑似重复", "No two look the same"), Done: p("已导入 %s：新增 %d，变更 %d，不变 %d，拒收 %d", "Took in %s: %d new, %d changed, %d unchanged, %d refused"),
		DryDone: p("试导入 %s：新增 %d，变更 %d，不变 %d，拒收 %d。什么都没写；加 --apply 才导入", "Dry run of %s: %d new, %d changed, %d unchanged, %d refused. Nothing is written; --apply takes it in"),
		Written: p("已写 %s（%d 行）", "wrote %s (%d rows)"), Kept: p("列的对应已记住，下次同样表头的文件自动用", "how the columns are read is kept for files with these headings"), Again: p("再导入一个", "another file"), UndoIt: p("Ctrl+Z（命令行 zhiban undo 理由）一步撤回全部", "Ctrl+Z (zhiban undo REASON) takes all of it back in one step"),
		Missing: p("缺 %s：指定一列，或给全部行一个值", "%s is missing: name its column, or give one value for all rows"), DidYou: p("名册导入 %s", "list %s"),
		Step:     [4]string{p("文件", "file"), p("列", "columns"), p("试导入", "dry run"), p("结果", "result")},
		Kind:     map[string]string{"census": p("普查（住户）", "census"), "people": p("人员", "people"), "volunteers": p("志愿者", "volunteers"), "vehicles": p("车辆", "vehicles"), "stock": p("库存", "stock"), "roster": p("排班", "roster")},
		SureWord: map[string]string{"exact": p("确定", "sure"), "part": p("像", "likely"), "data": p("看数据", "by data"), "none": p("—", "—")},
		Pair:     map[string]string{"door": p("同户同名", "one name, one household"), "phone": p("同电话", "same phone"), "id": p("同身份证号", "same ID number"), "name": p("同名不同电话", "one name, two phones")},
		Decided:  map[string]string{"merge": p("合并", "merge"), "both": p("是两个", "both"), "none": p("待定", "to decide")},
		Note: map[string]string{
			"hidden": p("隐藏的工作表没有读：%s（要读用 --sheet，或按 s）", "Hidden sheets are not read: %s (--sheet or s reads one)"), "others": p("还有工作表：%s（一次读一张）", "There are other sheets: %s (one is read at a time)"),
			"filled": p("合并的单元格补了 %d 处", "merged cells that were filled: %d"), "formulas": p("%d 个单元格是公式，取其显示的值", "cells that hold formulas, of which what they show is taken: %d"),
			"lost":  p("%d 个字读不出来，第一个在%s：用原来的程序另存为 UTF-8 再导入", "characters that cannot be read: %d, the first at %s; save the file as UTF-8 with the program it came from"),
			"above": p("表头上面的 %d 行标题跳过了", "lines above the headings that were passed over: %d"), "id": p("身份证号只用来查重复、补出生年和性别，不留存", "ID numbers only find duplicates, birth years and sexes; they are not kept"), "encoding": p("编码 %s", "encoding %s"),
		},
		Act:    map[string]string{"intake": p("名册导入", "Lists in"), "field": p("这列是什么", "column is"), "kind": p("换种类", "kind"), "sheet": p("工作表", "sheet"), "fixed": p("全部行的值", "value for all"), "check": p("试导入", "dry run"), "apply": p("导入", "take in"), "merge": p("合并", "merge"), "both": p("是两个", "both"), "mergeall": p("其余都合并", "merge the rest"), "bothall": p("其余都分开", "rest are two"), "write": p("拒收行存文件", "save refused"), "second": p("第二人", "second name"), "back": p("上一步", "step back"), "again": p("再导入一个", "another file"), "undo": p("撤回", "take back"), "open": p("打开", "open"), "tab": p("另一栏", "other tab"), "stop": p("放弃", "give up")},
		Ask:    map[string]string{"field": p("%s 列“%s”是什么", "Column %s «%s» is"), "kind": p("这份名册是什么", "This list is of"), "sheet": p("读哪张工作表", "Which sheet"), "fixed": p("哪一项对全部行一样", "What is the same for all rows"), "value": p("%s，对全部行", "%s, for all rows"), "write": p("拒收的行存到", "Save the refused rows as"), "second": p("和您一起盘点的是谁", "Who counted with you")},
		Cannot: map[string]string{"readonly": p("只读", "read only"), "none": p("没有选中", "nothing chosen"), "undecided": p("还有疑似重复待定", "some look the same: decide first"), "nothing": p("没有要写的", "nothing to take in"), "norefused": p("没有拒收的行", "no row is refused"), "busy": p("正在处理", "busy"), "missing": p("还缺必要的列", "a needed column is missing"), "onesheet": p("只有一张工作表", "there is only one sheet"), "notstock": p("只有库存要两个人", "only stock needs two names")},
	}
}

// addIntake adds what lists need to what other files begin.
func addIntake(t *Texts, p pick) {
	t.Intake = intakeText(p)
	t.Board.Act["intake"] = t.Intake.Act["intake"]
	t.Desk.Screen["intake"] = t.Intake.Title
	t.Word.Entry["intake.add"] = p("名册导入", "list taken in")
	maps.Copy(t.CLI.Command, map[string]string{
		"intake": p("导入名册：先试，--apply 才写；一步撤回", "take a list in: a dry run first, --apply writes it; one undo takes it back"),
		"list":   p("导出名册", "lists that go out"), "list export": p("导出名册，可原样再导入：census people volunteers vehicles stock roster", "write a list that comes in again as it is: census people volunteers vehicles stock roster"),
	})
	maps.Copy(t.CLI.Flag, map[string]string{
		"intake-kind": p("种类 census people volunteers vehicles stock roster；不给就看表头", "kind: census, people, volunteers, vehicles, stock or roster; else as the headings say"), "map": p("列的对应，如 A=name,备注=note,C=", "columns, such as A=name,Remark=note,C="),
		"set": p("全部行的值，如 grid=7", "values for all rows, such as grid=7"), "sheet": p("工作表的名字", "name of the sheet"), "header": p("表头在第几行", "line of the headings"), "second": p("和您一起盘点的人（库存）", "who counted with you (stock)"),
		"duplicates": p("疑似重复：merge 合并，both 是两个", "those who look the same: merge or both"), "refused": p("拒收的行存到（csv 或 xlsx）", "save the refused rows as (csv or xlsx)"), "apply": p("导入（不给就只试）", "take it in (else a dry run)"),
		"list-format": p("格式 xlsx 或 csv（不给就看文件名）", "format: xlsx or csv (else by the name of the file)"), "encoding": p("csv 的编码 utf8 或 gb18030", "encoding of csv: utf8 or gb18030"), "out-file": p("写到哪个文件", "file to write"),
	})
	maps.Copy(t.CLI.Metavar, map[string]string{"KIND": p("种类", "KIND"), "COLUMNS": p("列=项", "COLUMNS"), "VALUES": p("项=值", "VALUES"), "SHEET": p("工作表", "SHEET"), "CHOICE": p("处理", "CHOICE"), "ENCODING": p("编码", "ENCODING"), "LINE": p("行", "LINE"), "FORMAT": p("格式", "FORMAT")})
	maps.Copy(t.Error, intakeSentences(p))
}

func intakeSentences(p pick) map[string]string {
	out := intakeFileSentences(p)
	maps.Copy(out, map[string]string{
		"intake.kind_unknown":     p("没有种类“{arg}”：census people volunteers vehicles stock roster", "There is no kind {arg}: census, people, volunteers, vehicles, stock or roster"),
		"intake.no_header":        p("前 20 行里找不到认识的表头（第一行是“{arg}”）：补上表头，或用 --header 指明第几行", "No headings known here in the first 20 lines (the first says «{arg}»): add them, or name their line with --header"),
		"intake.kind_unclear":     p("看不出 {arg} 是什么名册：用 --kind 指明，或检查表头", "It is not clear what {arg} is a list of: say so with --kind, or look at its headings"),
		"intake.column_unknown":   p("没有列“{arg}”：用 A B C 或表头的字", "There is no column {arg}: use A, B, C or the words of a heading"),
		"intake.field_unknown":    p("没有项“{arg}”；写表头那样的名字，如 姓名、电话、网格、楼栋、房号（试导入会列出各列）", "There is no field {arg}; write it as a heading would be, such as name, phone, grid, building, room (a dry run lists the columns)"),
		"intake.map_part":         p("“{arg}”不对：写成 A=name 或 备注=note", "{arg} is wrong: write A=name or Remark=note"),
		"intake.field_missing":    p("缺“{arg}”：指定一列，或给全部行一个值（--set）", "{arg} is missing: name its column, or give one value for all rows (--set)"),
		"intake.merged":           p("合并的单元格 {arg} 跨了几列，分不清谁是谁：取消合并再填", "The merged cells {arg} span columns and cannot be told apart: unmerge and fill them"),
		"intake.lost":             p("“{arg}”里有读不出的字：用原来的程序另存为 UTF-8", "«{arg}» holds characters that cannot be read: save the file as UTF-8 with the program it came from"),
		"intake.cell_long":        p("这格有 {arg} 个字，多半是引号没有收尾", "This cell has {arg} characters: most likely a quotation mark never ends"),
		"intake.cell_error":       p("这格显示错误 {arg}：在表格里改好再导入", "This cell shows the error {arg}: mend it in the spreadsheet"),
		"intake.formula":          p("“{arg}”像公式，可能是别人埋的：改成普通文字，或在前面加 '", "«{arg}» looks like a formula that somebody planted: make it plain text, or put ' before it"),
		"intake.total_row":        p("“{arg}”行是合计，不是一条记录", "The row «{arg}» is a sum, not a record"),
		"intake.eaten":            p("{arg} 被表格程序改成了数字，位数丢了：把这列设成文本，重新填", "The spreadsheet turned {arg} into a number and lost digits: make the column text and type it again"),
		"intake.phone_digits":     p("“{arg}”不像电话：1 开头的应是 11 位手机号", "«{arg}» is no phone: a number that begins with 1 has 11 digits"),
		"intake.phone_long":       p("“{arg}”不像电话：太长", "«{arg}» is too long for a phone"),
		"intake.number":           p("“{arg}”不是整数", "«{arg}» is not a whole number"),
		"intake.number_range":     p("{arg} 不在范围里", "{arg} is out of range"),
		"intake.yes_no":           p("“{arg}”不是 是 或 否", "«{arg}» is neither yes nor no"),
		"intake.year":             p("“{arg}”不像出生年或日期", "«{arg}» is no year or date of birth"),
		"intake.date":             p("“{arg}”不像日期：写成 2022-09-02", "«{arg}» is no date: write 2022-09-02"),
		"intake.id_eaten":         p("身份证号 {arg} 的末尾被表格程序吃掉了（只留 15 位）：把这列设成文本，重新填", "The spreadsheet ate the last digits of the ID number {arg} (it keeps 15): make the column text and type it again"),
		"intake.id_wrong":         p("身份证号 {arg} 不对：不是 18 位，或校验位不符", "The ID number {arg} is wrong: not 18 characters, or its check digit does not fit"),
		"intake.born_differs":     p("出生年和身份证号不一致：{arg}", "The year of birth and the ID number differ: {arg}"),
		"intake.grid_missing":     p("没有写网格；整份都在一个网格，就给全部行一个值（屏幕上 v，命令行 --set grid=7）", "The grid is missing; if all are in one, give one value for all rows (v on the screen, --set grid=7)"),
		"intake.no_address":       p("没有写楼栋或地址", "The building or address is missing"),
		"intake.nobody":           p("没有姓名、电话，也没有特殊需要：不知道是谁", "No name, phone or special need: nobody knows who it is"),
		"intake.row_contradicts":  p("和第 {arg} 行说的不一样（同一户）", "It says otherwise than line {arg} (the same household)"),
		"intake.twice":            p("和第 {arg} 行重复", "The same as line {arg}"),
		"intake.role_unknown":     p("没有角色“{arg}”：值班员、志愿者、网格员、负责人、居民", "There is no role {arg}: officer, volunteer, grid worker, leader, resident"),
		"intake.vehicle_fixed":    p("已登记的是“{arg}”；车型和座位不能由名册改，登记错了就先停用再新登记", "It is entered as «{arg}»; a list does not change the type or the seats"),
		"intake.second_missing":   p("盘点要两个人：填“复核人”列，或用 --second", "A count needs two names: fill the column «Checked by», or use --second"),
		"intake.post_unknown":     p("没有岗位“{arg}”：预案的岗位、组名:a、或卡口点位的名字", "There is no post {arg}: a post of the plan, group:a, or the name of a site"),
		"intake.undecided":        p("{arg} 处疑似重复还没定：--duplicates merge 合并，both 是两个", "{arg} look like somebody known: --duplicates merge, or both"),
		"intake.nothing":          p("没有要写的：名册和记录一样，或都拒收了", "There is nothing to take in: the list says what is known, or all of it is refused"),
		"intake.changed_since":    p("试导入之后有人改了记录：再试一次", "Somebody changed the record since the dry run: run it again"),
		"intake.cancelled":        p("已放弃，什么都没写", "Given up; nothing was written"),
		"intake.choice_unknown":   p("“{arg}”不对：merge 或 both", "{arg} is wrong: merge or both"),
		"intake.format_unknown":   p("没有格式“{arg}”：xlsx 或 csv", "There is no format {arg}: xlsx or csv"),
		"intake.encoding_unknown": p("没有编码“{arg}”：utf8 或 gb18030", "There is no encoding {arg}: utf8 or gb18030"),
	})
	return out
}

func intakeFileSentences(p pick) map[string]string {
	return map[string]string{
		"intake.no_file":          p("没有写文件", "No file is named"),
		"intake.file_missing":     p("没有文件 {arg}", "There is no file {arg}"),
		"intake.file_unreadable":  p("读不了文件 {arg}：没有权限，或盘坏了", "The file {arg} cannot be read: no permission, or a bad disk"),
		"intake.folder":           p("{arg} 是文件夹，不是文件", "{arg} is a folder, not a file"),
		"intake.empty":            p("{arg} 是空的", "{arg} is empty"),
		"intake.too_big":          p("{arg} 太大（上限 200 MB，解压后 1 GB）", "{arg} is too large (at most 200 MB, 1 GB unpacked)"),
		"intake.too_many_rows":    p("超过 {arg} 行：分成几个文件", "More than {arg} rows: split the file"),
		"intake.too_many_columns": p("第 {arg} 行有 200 列以上：不像名册", "Line {arg} has more than 200 columns: that is no list"),
		"intake.password":         p("{arg} 有密码：用 Excel 或 WPS 打开，去掉密码再存", "{arg} has a password: open it in Excel or WPS, take the password off and save it"),
		"intake.old_excel":        p("{arg} 是旧的 .xls：用 Excel 或 WPS 打开，另存为 .xlsx", "{arg} is an old .xls: open it in Excel or WPS and save it as .xlsx"),
		"intake.binary_excel":     p("{arg} 是 .xlsb：另存为 .xlsx", "{arg} is an .xlsb: save it as .xlsx"),
		"intake.other_sheet":      p("{arg} 是别的表格程序的文件：另存为 .xlsx", "{arg} comes from another spreadsheet program: save it as .xlsx"),
		"intake.word":             p("{arg} 是 Word 文档：把表格复制到 Excel 或 WPS 表格，存成 .xlsx", "{arg} is a Word document: copy its table into a spreadsheet and save it as .xlsx"),
		"intake.archive":          p("{arg} 是压缩包：先解开", "{arg} is an archive: unpack it first"),
		"intake.pdf":              p("{arg} 是 PDF：要原来的表格文件", "{arg} is a PDF: the spreadsheet that it was made from is needed"),
		"intake.markup":           p("{arg} 其实是网页：用 Excel 或 WPS 打开，另存为 .xlsx", "{arg} is a web page in truth: open it in Excel or WPS and save it as .xlsx"),
		"intake.not_a_list":       p("{arg} 不是表格也不是文字", "{arg} is neither a spreadsheet nor text"),
		"intake.cut_off":          p("{arg} 不完整，像是没有拷完：再拷一次", "{arg} is not whole, as if a copy broke off: copy it again"),
		"intake.damaged":          p("{arg} 坏了，读不了：用 Excel 或 WPS 打开再存一次", "{arg} is damaged: open it in Excel or WPS and save it again"),
		"intake.sheet_unknown":    p("没有工作表 {arg}", "There is no sheet {arg}"),
		"intake.all_hidden":       p("工作表都是隐藏的：{arg}；要读用 --sheet", "All sheets are hidden: {arg}; --sheet reads one"),
		"intake.no_sheet":         p("里面没有内容", "There is nothing in it"),
	}
}
