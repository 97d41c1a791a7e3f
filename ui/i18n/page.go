package i18n

import "maps"

// PageText is the wording of files and papers that are checked.
type PageText struct {
	Report, Sealed, Draft, Signers, Code, Reader, Mark, Posted string
	State                                                      map[string]string // by what a file turned out to be
	Where, Around, Line, FactsFit, FactsWrong                  string
	ByKey, ByPost, ByNobody                                    string
	Is, Fits                                                   string
	Key, Own, KeyWritten                                       string
	Kind                                                       map[string]string
	ToldKeys, Wrote, Folder, NoCode, Level, Print, Printer     string
	PrinterHint, Printed, NoLP                                 string
	Levels                                                     map[string]string
	OtherLang, OtherLevel, PreviewKeys                         string
	Form, OtherForm, FormLevel, PreviewForms                   string
	Unsigned                                                   string
}

func pageText(p pick) PageText {
	return PageText{
		Report: p("%s %s", "%s %s"), Sealed: p("封存于 %s", "sealed %s"), Draft: p("未封存，截止 %s", "not sealed, cut off %s"), Signers: p("签字：%s", "signed by: %s"), Code: p("首码 %s", "head code %s"),
		Reader: p("级别 %s，语言 %s，格式 %s", "level %s, language %s, format %s"), Mark: p("页眉：%s", "at the head: %s"), Posted: p("指挥部 %s", "post %s"),
		State: map[string]string{
			"unchanged": p("没有改动：与出自指挥部时一字不差", "UNCHANGED: as it left the post, to the last letter"), "changed": p("改动过：不要采用，请向指挥部另要一份", "CHANGED: do not use it; ask the post for another one"),
			"stranger": p("密钥不对：签名所用的密钥不在 %s 里", "WRONG KEY: it was signed with a key that is not in %s"), "forged": p("签名是假的：文件里的说明与签名对不上", "FORGED: what the file says of itself does not fit its signature"),
			"unsigned": p("没有签名：旧版所出，或由没有密钥的拷贝所出，无从核对", "UNSIGNED: written by an older version or from a copy without its key; nothing can be checked"),
		},
		Where: p("改动处：%s", "where: %s"), Around: p("文字没有变，变的是文字以外：页眉页脚、图形、盖在上面的东西，或被别的软件另存过", "where: not in its words but around them: head, foot, drawing, something laid over, or another program saved it again"), Line: p("第 %d 行", "line %d"),
		FactsFit: p("附带的事实与首码相符", "the facts in it are those of the head code"), FactsWrong: p("附带的事实与首码不符", "the facts in it are not those of the head code"),
		ByKey: p("签名密钥 %s，指纹 %s：在 %s 里", "signed with key %s, fingerprint %s: it is in %s"), ByPost: p("签名密钥 %s，指纹 %s：本机记录里的席位", "signed with key %s, fingerprint %s: a station in this laptop's record"),
		ByNobody: p("签名密钥 %s，这里没有人为它担保：请与指挥部核对指纹 %s（zhiban key show），或用 --key 给出公钥", "signed with key %s, which nobody vouched for here: compare its fingerprint %s (zhiban key show), or give the public key with --key"),
		Is:       p("这份文件里的 %s：%s，封存于 %s", "%s in this file: %s, sealed %s"), Fits: p("首码与记录相符", "the head code is that of the record"),
		Key: p("席位 %s%s  %s\n  指纹 %s\n  公钥 %s", "station %s%s  %s\n  fingerprint %s\n  public key %s"), Own: p("（本机）", " (this laptop)"),
		KeyWritten: p("已写 %s：%d 个公钥。把它交给要核对文件的人，并当面或电话念一遍指纹", "wrote %s: %d public keys. Give it to whoever checks files, and read them the fingerprint"),
		Kind:       map[string]string{"handover": p("交接班报告", "shift handover report"), "sitrep": p("情况报告", "situation report"), "final": p("终报", "final report")},
		ToldKeys:   p("Enter 知道了", "Enter goes on"), Wrote: p("已写出 %s：%d 个文件", "%s written: %d files"), Folder: p("文件夹 %s", "folder %s"), NoCode: p("未封存，没有首码", "not sealed: no head code"), Level: p("级别", "Level"),
		Levels: map[string]string{"full": p("全文（本指挥部）", "full (this post)"), "superior": p("上级（李某，无电话）", "superior (surnames, no phones)"), "public": p("公开（只有数）", "public (counts only)")},
		Print:  p("打印 %s", "Print %s"), Printer: p("打印机（空＝默认）", "Printer (empty: the usual one)"), PrinterHint: p("打印机名", "name of a printer"), Printed: p("%s 已交给打印机：%s", "%s went to the printer: %s"), NoLP: p("本机没有打印程序 lp：导出 PDF 后用别的软件打印", "this laptop has no lp: export the PDF and print it with another program"),
		OtherLang: p("换语言", "language"), OtherLevel: p("换级别", "level"), PreviewKeys: p("PgUp PgDn ← → 翻页  ↑↓ 翻行  Tab 换语言  Shift+Tab 换级别  Esc 返回", "PgUp PgDn ← → page  ↑↓ line  Tab language  Shift+Tab level  Esc back"),
		Form: p("版式", "Form"), OtherForm: p("换版式", "form"), FormLevel: p("这种版式只有一个级别：%s", "this form has one level only: %s"), PreviewForms: p("PgUp PgDn ← → 翻页  ↑↓ 翻行  Tab 换语言  Shift+Tab 换级别  ^F 换版式  Esc 返回", "PgUp PgDn ← → page  ↑↓ line  Tab language  Shift+Tab level  ^F form  Esc back"),
		Unsigned: p("这里没有签名密钥，文件没有签名：别人核对不了", "there is no key to sign with here: the files are unsigned and cannot be checked by others"),
	}
}

// addPage adds what checking files needs to lists that other files begin.
func addPage(t *Texts, p pick) {
	t.Page = pageText(p)
	maps.Copy(t.CLI.Command, map[string]string{
		"verify": p("校验记录；核对一份文件，或纸上的编号与首码", "verify the record, an exported file, or number and code typed from paper"),
		"key":    p("签名密钥的公开部分", "the public part of the signing keys"), "key show": p("显示公钥与指纹", "show public keys and fingerprints"), "key export": p("写出公钥文件，供别的电脑核对", "write the public keys to a file, for other laptops"),
	})
	maps.Copy(t.CLI.Flag, map[string]string{"key": p("公钥文件（zhiban key export 写出）", "file of public keys (zhiban key export writes it)"), "by-name": p("按姓名读音排列", "in the order of the readings of the names"), "print": p("打印：不写名字就用默认打印机", "print it; without a name on the usual printer"), "key-out": p("写到哪个文件", "file to write")})
	if t.Lang == "zh" {
		t.CLI.Metavar["CODE"], t.CLI.Metavar["PRINTER"] = "编号或首码", "打印机"
	} else {
		t.CLI.Metavar["CODE"], t.CLI.Metavar["PRINTER"] = "CODE", "PRINTER"
	}
	maps.Copy(t.Error, map[string]string{
		"page.no_key":     p("这是一份拷贝，旁边没有密钥，不能签名", "This is a copy without its key; it cannot sign"),
		"page.sign":       p("签名没有成功，文件没有写。请重试", "Signing failed; no file was written. Try again"),
		"page.keys":       p("读不出公钥，请运行 zhiban verify", "The public keys cannot be read; run zhiban verify"),
		"final.read":      p("读不出终报，请运行 zhiban verify", "The final report cannot be read; run zhiban verify"),
		"page.no_report":  p("这份文件里没有封存过的“{arg}”。请看清页脚再输一次；另一个指挥部的报告请核对它的电子文件：zhiban verify 文件", "No sealed report here is “{arg}”. Look at the foot of the page again; for a report of another post verify its file: zhiban verify FILE"),
		"page.other_code": p("首码对不上：记录里 {arg}。这张纸不是封存的那一份", "The head code differs: the record has {arg}. This paper is not the sealed report"),
		"page.short_code": p("首码要 16 位，只有 {arg} 位。页脚上是四组、每组四位", "A head code has 16 digits; this has {arg}. The foot of the page shows four groups of four"),
		"page.neither":    p("“{arg}”不是这里的文件，也看不出编号或首码", "“{arg}” is no file here, and no report number or head code either"),
		"page.foreign":    p("{arg} 不是 zhiban 写出的报告，或者只剩一截", "{arg} is no report written by zhiban, or only a piece of one"),
		"page.unread":     p("读不了 {arg}，请检查路径、权限和大小（最多 64 MB）", "{arg} cannot be read; check path, permissions and size (64 MB at most)"),
		"page.bad_key":    p("{arg} 里没有公钥。请让指挥部用 zhiban key export 写出", "{arg} holds no public key; ask the post for one written by zhiban key export"),
		"print.no_lp":     p("本机没有打印程序 lp。请导出 PDF 后用别的软件打印", "This laptop has no lp. Export the PDF and print it with another program"),
		"print.slow":      p("打印程序 lp 半分钟没有回应，没有打印。请检查打印机和线", "lp did not answer for half a minute; nothing was printed. Check the printer and its cable"),
		"print.failed":    p("没有打印，打印程序说：{arg}", "Nothing was printed; the printing system says: {arg}"),
		"page.text":       p("{arg} 是纯文本，要有指挥部的记录才能核对：在指挥部的电脑上运行，或核对 PDF、HTML、JSON", "{arg} is plain text, which only the post's record can check: run this on the post's laptop, or verify the PDF, HTML or JSON"),
	})
}
