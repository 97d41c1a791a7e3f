package i18n

import "maps"

// RecordText is the wording of the record and the lists as they leave the
// laptop.
type RecordText struct {
	Title, FileName, Form, FormChosen, FormList, Format, Going, Stop          string
	Mark                                                                      map[string]string // by level: what the file holds
	Column                                                                    map[string]string // of the journal
	Sheet                                                                     map[string]string // lists of a workbook
	Head                                                                      map[string]string // columns of those lists
	Page                                                                      map[string]string // of the journal on paper
	Counts, Wrote, WroteCounts, WroteRows, Split, About, Rows, Stopped, Notes string
	Table                                                                     map[string]string // of the counts
	And                                                                       string
	NotAgain                                                                  string
}

func recordText(p pick) RecordText {
	return RecordText{
		Title: p("日志", "Journal"), FileName: p("日志", "journal"), Form: p("导出记录", "Export the record"), FormChosen: p("导出筛选出的日志：%s", "Export the entries of: %s"), FormList: p("导出名册：%s", "Export a list: %s"), Format: p("格式", "Format"), Going: p("正在写…已写 %d 条", "writing… %d entries so far"), Stop: p("Esc 放弃", "Esc gives up"),
		Mark: map[string]string{"full": p("全文：含姓名、电话、住址，只限本指挥部", "full: holds names, phones and addresses; for this post only"), "superior": p("上级：姓名只留姓，无房号、电话和文字", "for superiors: surnames only, no rooms, phones or texts"), "public": p("公开：只有数，小于 5 写 <5", "for the public: counts only, below 5 as <5")},
		Column: map[string]string{"id": p("条目", "Entry"), "station": p("席位", "Station"), "seq": p("序号", "No."), "at": p("发生时间", "Happened"), "recorded": p("记录时间", "Recorded"), "officer": p("谁记的", "Written by"), "kind": p("种类代码", "Kind"),
			"words": p("种类", "Kind in words"), "subject": p("对象", "Subject"), "grid": p("网格", "Grid"), "number": p("编号", "Number"), "line": p("内容", "Line"), "texts": p("原文", "Texts"), "struck": p("划改", "Struck"), "corrects": p("改正哪条", "Corrects"), "reader": p("读者级别", "Reader level")},
		Sheet: map[string]string{"about": p("说明", "About"), "journal": p("日志", "Journal"), "matters": p("事项", "Matters"), "census": p("住户", "Households"), "people": p("人员", "People"), "patients": p("病人", "Patients"), "calls": p("热线", "Calls"), "sites": p("点位", "Sites"),
			"stock": p("库存", "Stock"), "vehicles": p("车辆", "Vehicles"), "roster": p("排班", "Roster"), "grids": p("网格", "Grids")},
		Head: map[string]string{"number": p("编号", "Number"), "kind": p("种类", "Kind"), "type": p("类型", "Type"), "level": p("级别", "Level"), "state": p("状态", "State"), "grid": p("网格", "Grid"), "household": p("住户", "Household"), "person": p("何人", "Person"), "phone": p("电话", "Phone"),
			"text": p("内容", "Text"), "owner": p("承办", "Owner"), "reported": p("接报", "Reported"), "due": p("时限", "Due"), "closed": p("办结", "Closed"), "result": p("结果", "Result"), "name": p("姓名", "Name"), "conditions": p("情况", "Conditions"), "illness": p("病", "Illness"), "ended": p("出册", "Ended"),
			"at": p("时间", "Time"), "way": p("来去", "Way"), "outcome": p("结果", "Outcome"), "place": p("点位", "Place"), "guards": p("应到人数", "Guards due"), "on": p("在岗人数", "On post"), "checkin": p("最后报到", "Last check-in"), "zone": p("分区", "Zone"), "what": p("表", "List"), "count": p("数", "Count")},
		Page:   map[string]string{"time": p("时间", "Time"), "no": p("条目", "Entry"), "by": p("谁记的", "Written by"), "line": p("内容", "What"), "entries": p("条数", "Entries"), "span": p("起止", "From, to")},
		Counts: p("条数", "Counts"), Wrote: p("已写 %s：%d 条，%s", "wrote %s, entries: %d; %s"), WroteRows: p("已写 %s：%d 行，%s", "wrote %s, rows: %d; %s"), WroteCounts: p("已写 %s：%s", "wrote %s: %s"), Split: p("一张表最多 1048576 行，其余在后面的表里：%s", "a sheet takes 1,048,576 rows; the rest is in the sheets after it: %s"),
		About: p("写出时间 %s", "written %s"), Rows: p("%d 行", "%d rows"), Stopped: p("放弃了，没有写出文件", "given up: no file was written"), Notes: p("只有筛选出的日志，没有名册", "the chosen entries only, no lists"),
		Table: map[string]string{"kind": p("按种类", "By kind"), "grid": p("按网格", "By grid"), "day": p("按日期", "By day")}, And: p("、", ", "),
		NotAgain: p("姓名只留姓：这份名册不能再导入", "names are cut to surnames: this list does not come in again"),
	}
}

// addRecord adds what the export needs to lists that other files begin.
func addRecord(t *Texts, p pick) {
	t.Record = recordText(p)
	t.CLI.Command["export"] = p("导出全部记录，或筛选出的日志", "write the whole record, or the entries of a filter, to a file")
	maps.Copy(t.CLI.Flag, map[string]string{
		"record-format": p("格式 jsonl csv xlsx txt pdf docx", "format: jsonl, csv, xlsx, txt, pdf or docx"), "table-out": p("写成表格：.xlsx 或 .csv 文件名，或文件夹（xlsx）", "write a table: a file ending in .xlsx or .csv, or a folder (xlsx)"), "record-out": p("写到哪个文件或文件夹；jsonl csv txt 不写就写到屏幕", "file or folder; jsonl, csv and txt go to the screen without it"),
	})
	maps.Copy(t.Error, map[string]string{
		"record.format":       p("没有“{arg}”这种格式，有 jsonl csv xlsx txt pdf docx", "there is no format “{arg}”; there are jsonl, csv, xlsx, txt, pdf and docx"),
		"record.on_paper":     p("条目太多，印不成册：pdf 和 docx 最多 {arg} 条。请按时间、网格或种类筛选，或用 xlsx、csv", "too many entries for paper: pdf and docx take {arg} at most. Choose by time, grid or kind, or use xlsx or csv"),
		"record.table":        p("没有“{arg}”这种表格，文件名请用 .xlsx 或 .csv 结尾", "there is no table “{arg}”: end the name of the file in .xlsx or .csv"),
		"record.level_public": p("公开的只有数，没有名单；数用 zhiban export --level public", "the public gets counts, not lists: zhiban export --level public has them"),
		"record.stopped":      p("放弃了，没有写出文件", "Given up; no file was written"),
		"record.out":          p("{arg} 是文件，请用 --out 给出文件名", "{arg} is a file: name it with --out"),
		"intake.level_public": p("公开的只有数，没有名册；数用 zhiban export --level public 或 zhiban census 看", "the public gets counts, not lists: zhiban export --level public or zhiban census has them"),
	})
}
