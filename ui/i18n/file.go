package i18n

import "maps"

// FileText is the wording of attachments.
type FileText struct {
	Head, Count, Purged, Withdrawn, None, Size, Elsewhere, Unnamed, Verified, AskAdd, Opened, At, NoViewer, Keys, Path, Note, Folder, Held string
	Act                                                                                                                                    map[string]string
}

func fileText(p pick) FileText {
	return FileText{
		Head: p("附件", "Files"), Count: p("附件 %d", "%d files"), Purged: p("已清除", "purged"), Withdrawn: p("已撤", "withdrawn"), None: p("没有附件", "nothing attached"), Size: p("%s", "%s"),
		Elsewhere: p("在别的席位机上 %d", "on another laptop: %d"), Unnamed: p("无主文件 %d（不影响，过一天自动清）", "files that nothing names: %d (harmless, swept after a day)"), Verified: p("附件完好 %d · 已清除 %d", "files sound: %d · purged: %d"),
		AskAdd: p("%s 附照片或文件", "Attach to %s"), Opened: p("已打开 %s", "opened %s"), At: p("文件在 %s", "the file is at %s"), NoViewer: p("这里打不开，文件在 %s", "nothing here can open it; the file is at %s"),
		Keys: p("Tab 补全路径 · PgDn 选 · Enter 取用；可把文件拖进窗口", "Tab completes · PgDn chooses · Enter takes; or drop a file into the window"), Path: p("文件路径", "Path"), Note: p("说明", "Note"), Folder: p("文件夹", "folder"), Held: p("早先的备份里还有它的名称和校验码：%s", "an earlier copy still holds its name and hash: %s"),
		Act: map[string]string{"attach": p("附文件", "attach"), "files": p("看附件", "open file")},
	}
}

// addFiles adds what attachments need to lists that other files begin.
func addFiles(t *Texts, p pick) {
	t.Files = fileText(p)
	maps.Copy(t.Ledger.Act, t.Files.Act)
	t.Line.Verb["attach"] = p("附", "attach")
	t.Line.Missing["filepath"] = p("哪个文件？如 附 K-058 /home/me/photo.jpg", "which file? such as: attach K-058 /home/me/photo.jpg")
	maps.Copy(t.Word.Entry, map[string]string{"attachment.add": p("附件", "attached"), "attachment.withdraw": p("撤附件", "file withdrawn"), "record.purge": p("清除", "purged")})
	maps.Copy(t.CLI.Command, map[string]string{
		"matter attach": p("给事项附照片或文件", "attach a photo or a file to a matter"), "attachment": p("附件：照片与文件", "attachments: photos and files"), "attachment list": p("列出附件", "list attachments"), "attachment show": p("一个附件，在哪里", "one attachment and where it lies"),
		"attachment export": p("把附件拷出来", "copy an attachment out"), "attachment withdraw": p("撤附件（--back-on 恢复），文件还在", "withdraw one (--back-on puts it on again); the file stays"), "attachment purge": p("彻底清除一个附件：名称、校验码、内容", "erase one for good: name, hash and content"),
	})
	maps.Copy(t.CLI.Flag, map[string]string{"file-name": p("附件名称（不写＝文件自己的）", "name of the attachment (else the file's own)"), "purge-reason": p("为什么清除", "why it is erased"), "of-matter": p("只列一个事项的", "only those of a matter")})
	maps.Copy(t.CLI.Metavar, map[string]string{"ATTACHMENT": p("附件", "ATTACHMENT"), "PATH": p("文件", "PATH")})
	maps.Copy(t.Damage, map[string]string{"verify.file_missing": p("附件不见了（{arg}），也没有清除记录", "an attached file is missing ({arg}), and no purge says so"), "verify.file_changed": p("附件内容被改过（{arg}）", "the content of an attached file was changed ({arg})")})
	maps.Copy(t.Error, map[string]string{
		"attachment.no_file":       p("没有文件 {arg}：路径写全，或把文件拖进窗口", "There is no file {arg}: give its whole path, or drop it into the window"),
		"attachment.unreadable":    p("{arg} 读不了：没有权限", "{arg} cannot be read: no permission"),
		"attachment.folder":        p("{arg} 是文件夹：一次附一个文件", "{arg} is a folder: attach one file at a time"),
		"attachment.no_plain_file": p("{arg} 不是普通文件", "{arg} is no plain file"),
		"attachment.empty":         p("文件 {arg} 是空的", "The file {arg} is empty"),
		"attachment.too_big":       p("文件太大（{arg}）：缩小照片，或改预案 settings.attachment_mb", "The file is too big ({arg}): shrink the photo, or change settings.attachment_mb of the plan"),
		"attachment.same":          p("{arg} 上已经有这个文件", "{arg} has this very file already"),
		"attachment.unknown":       p("没有附件 {arg}，见 zhiban attachment list（写法 K-058/1）", "There is no attachment {arg}; see zhiban attachment list (written K-058/1)"),
		"attachment.purged":        p("{arg} 的这个附件已经清除", "This attachment of {arg} was purged"),
		"attachment.withdrawn":     p("{arg} 的这个附件已经撤了", "This attachment of {arg} was withdrawn already"),
		"attachment.stands":        p("{arg} 的这个附件没有撤", "This attachment of {arg} was not withdrawn"),
		"attachment.not_here":      p("附件 {arg} 不在这台席位机上", "The attachment {arg} does not lie on this laptop"),
		"attachment.not_removed":   p("清除已经记下，但文件 {arg} 删不掉：请手工删除", "The purge is recorded, but the file {arg} could not be removed: remove it by hand"),
	})
}
