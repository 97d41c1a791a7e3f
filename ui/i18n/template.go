package i18n

import "maps"

// TemplateText is the wording of templates and of the documents that only they
// lay out.
type TemplateText struct {
	Bulletin, Organ, NoNames, Date       string
	Status                               map[string]string // how the post stands, for who does not know the words
	Levels                               map[string]string
	Kinds                                map[string]string
	NotRecorded, None, Post, More, NoAct string
	ICS                                  map[string]string // what stands beside the English title of a block
	Fine, Wrong, Sample, SampleText      string
	Columns, Margins                     string
}

func templateText(p pick) TemplateText {
	return TemplateText{
		Bulletin: p("通告", "Public bulletin"), Organ: p("发布", "Issued by"), NoNames: p("只发数目，不含姓名和住址；少于 5 的人数和事项数写作 <5。", "Counts only, no names or addresses; fewer than 5 people or matters is written <5."),
		Status: map[string]string{"calm": p("平稳：没有需要加紧处理的事项。", "Calm: nothing has to be dealt with in a hurry."), "watch": p("关注：有事项需要加紧处理，指挥部正在跟进，请留意通知。", "Watch: some matters have to be dealt with in a hurry and the post is on them. Please mind the notices."),
			"urgent": p("紧急：有紧急事项正在处置，请听从指挥部通知。", "Urgent: an emergency is being dealt with. Please follow what the post announces.")}, Date: "2006年1月2日",
		Levels: map[string]string{"full": p("全文", "full"), "superior": p("报上级", "for superiors"), "public": p("公开", "public")},
		Kinds: map[string]string{"handover": p("交接班报告", "handover report"), "sitrep": p("情况报告", "situation report"), "bulletin": p("通告（取自交接班报告）", "public bulletin (of a handover)"),
			"activity": p("活动记录（取自交接班报告）", "activity log (of a handover)"), "status": p("状况摘要（取自情况报告）", "status summary (of a situation report)")},
		NotRecorded: p("未记录", "not recorded"), None: p("无", "none"), Post: p("指挥部", "Command post"), More: p("余 %d 条", "%d more"), NoAct: p("本时段无要事记录", "no notable activity recorded in the period"),
		Columns: p("各栏：", "columns: "), Margins: p("页边距 上/下/左/右", "margins top/bottom/left/right"),
		Fine: p("%s：没有错误（%s）", "%s: no mistakes (%s)"), Wrong: p("%s 有 %d 处错误", "%s has %d mistakes"), Sample: p("样张", "SAMPLE"), SampleText: p("本指挥部还没有报告，以下是样张。", "This post has no report yet: this is a sample."),
		ICS: icsTexts(p),
	}
}

// icsTexts are what the blocks of the ICS forms are called beside their
// official titles; in English the titles say it themselves.
func icsTexts(p pick) map[string]string {
	zh := map[string]string{
		"Activity Log": "活动记录", "Incident Name": "事件名称", "Operational Period": "行动时段", "Name": "单位或姓名", "ICS Position": "岗位", "Home Agency (and Unit)": "所属单位", "Resources Assigned": "配属力量",
		"Notable Activities": "要事", "Date/Time": "日期时间", "Prepared by": "填表人", "Incident Status Summary": "事件状况摘要", "Incident Number": "事件编号", "Report Version": "报告版本",
		"Incident Commander(s) & Agency or Organization": "指挥员及单位", "Incident Management Organization": "指挥机构", "Incident Start Date/Time": "开始时间", "Current Incident Size or Area Involved": "涉及范围",
		"Percent (%) Contained or Completed": "控制或完成比例", "Incident Definition": "事件定性", "Incident Complexity Level": "复杂程度", "For Time Period": "时段", "Prepared By": "填表人", "Date/Time Submitted": "提交时间",
		"Approved By": "批准人", "Primary Location, Organization, or Agency Sent To": "报送单位", "State": "省", "County/Parish/Borough": "县区", "City": "市", "Unit or Other": "单位或其他", "Incident Jurisdiction": "管辖", "Incident Location Ownership": "属地",
		"Longitude/Latitude": "经纬度", "US National Grid Reference": "网格坐标", "Legal Description": "地籍", "Short Location or Area Description": "地点简述", "UTM Coordinates": "UTM 坐标", "Electronic Geospatial Data": "电子地理数据",
		"Significant Events for the Time Period Reported": "本时段大事", "Primary Materials or Hazards Involved": "主要危险", "Damage Assessment Information": "损失评估", "Public Status Summary": "群众情况", "Responder Status Summary": "处置人员情况",
		"Life, Safety, and Health Status/Threat Remarks": "生命、安全与健康威胁说明", "Life, Safety, and Health Threat Management": "生命、安全与健康威胁处置", "Weather Concerns": "天气", "Projected Incident Activity, Potential, Movement, Escalation, or Spread": "发展预测",
		"Strategic Objectives": "战略目标", "Current Incident Threat Summary and Risk Information": "当前威胁与风险", "Critical Resource Needs": "急需资源", "Strategic Discussion": "总体考虑", "Planned Actions for Next Operational Period": "下一时段计划",
		"Projected Final Incident Size/Area": "预计最终范围", "Anticipated Incident Management Completion Date": "预计结束日期", "Projected Significant Resource Demobilization Start Date": "预计撤收开始日期", "Estimated Incident Costs to Date": "已用费用", "Projected Final Incident Cost Estimate": "预计总费用",
		"Remarks": "备注", "Agency or Organization": "单位", "Resources": "力量", "Additional Personnel not assigned to a resource": "未编组人员", "Total Personnel": "总人数", "Total Resources": "力量合计", "Additional Cooperating and Assisting Organizations Not Listed Above": "其他协助单位",
		"Initial": "首报", "Update": "续报", "Final": "终报", "Position/Title": "职务", "Signature": "签名", "From": "从", "To": "至", "Units without notable activities": "无要事的单位",
		"Approval & Routing Information": "审批与报送", "Incident Location Information": "地点", "Incident Summary": "概况", "Additional Incident Decision Support Information": "决策参考", "Incident Resource Commitment Summary": "力量投入",
	}
	out := map[string]string{}
	for k, v := range zh {
		out[k] = p(v, k)
	}
	return out
}

// addTemplate adds what templates need to lists that other files begin.
func addTemplate(t *Texts, p pick) {
	t.Template = templateText(p)
	maps.Copy(t.Error, map[string]string{
		"template.unknown": p("没有叫“{arg}”的模板；用 zhiban template list 看有哪些，自己的文件写路径（如 ./{arg}.toml）", "there is no template {arg}; see zhiban template list, and write a file of your own as a path (./{arg}.toml)"),
		"template.file":    p("读不了模板文件 {arg}，请检查路径", "the template file {arg} cannot be read; check the path"),
		"template.wrong":   p("模板 {arg} 有错误，请先用 zhiban template check {arg} 看是哪几处", "the template {arg} has mistakes; see them with zhiban template check {arg}"),
		"template.kind":    p("模板 {arg} 不能用于这种报告，请换一个（zhiban template list）", "the template {arg} is not for this report; choose another (zhiban template list)"),
		"template.lang":    p("模板 {arg} 没有这种语言，请用 --lang 换语言或换模板", "the template {arg} is not in this language; choose another with --lang, or another template"),
		"template.level":   p("版式 {arg} 只出自己规定的级别，级别不用选（不带 --level）", "the form {arg} has a level of its own: choose none (leave out --level)"),
	})
	maps.Copy(t.CLI.Flag, map[string]string{"template": p("模板：名称或文件（不写＝通常的版式：交接班为紧凑式）", "template: a name or a file (else the usual one: compact for handovers)"), "template-file": p("写到的文件（不写＝打印出来）", "file to write to (else it is printed)")})
	maps.Copy(t.CLI.Command, map[string]string{
		"template": p("模板：报告的版式", "templates: how reports are laid out"), "template list": p("列出模板", "list templates"), "template show": p("说明一个模板", "tell about a template"),
		"template export": p("导出模板文件，供修改", "write a template file to edit"), "template check": p("检查模板文件", "check a template file"), "template preview": p("用模板排最近一份报告", "lay out the latest report in a template"),
	})
}
