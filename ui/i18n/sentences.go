package i18n

// sentences say what is wrong and what to do, by the reason of an error.
func sentences(p pick) map[string]string {
	out := map[string]string{}
	for _, part := range []map[string]string{fileSentences(p), inputSentences(p), matterSentences(p), nounSentences(p), siteSentences(p), handoverSentences(p), rosterSentences(p), pinSentences(p), censusSentences(p), roundSentences(p)} {
		for k, v := range part {
			out[k] = v
		}
	}
	return out
}

func fileSentences(p pick) map[string]string {
	return map[string]string{
		"":                            p("程序出错了，内容没有保存。请重试；仍不行请运行 zhiban verify 并换用备份", "Something went wrong inside the program; nothing was saved. Try again; if it stays so, run zhiban verify and use a backup"),
		"storage.failed":              p("存储出错，已转为只读：之前保存的都在。请检查磁盘空间和U盘，运行 zhiban verify", "The disk failed; the program is read-only now. What was saved before is safe. Check free space, then run zhiban verify"),
		"storage.full":                p("磁盘满了，这次没有存上；之前保存的都在，还可以查看。请腾出空间再试", "The disk is full: this was not saved. What was saved before is safe and can still be read. Free some space, then try again"),
		"storage.denied":              p("文件或文件夹不能写（只读或没有权限），这次没有存上；之前保存的还可以查看。请换一个位置（--db）或改权限", "The file or its folder cannot be written (read-only, or no permission): this was not saved. What was saved before can still be read. Choose another place with --db, or change the permissions"),
		"storage.head":                p("首码文件 {arg} 写不进去，请检查磁盘和权限", "The head file {arg} cannot be written; check the disk and the permissions"),
		"write.commit":                p("不能确定这一条有没有存上，请看日志里有没有它，没有再记一次", "It is not known whether this was saved; look in the journal, and enter it again only if it is not there"),
		"open.no_file":                p("没有文件 {arg}。新建指挥部：zhiban init --plan urban-village；或用 --db 指明文件", "There is no file {arg}. Set up a post with zhiban init --plan urban-village, or name the file with --db"),
		"open.no_home":                p("找不到用户的数据文件夹（HOME 没有设置）。请用 --db 指明数据文件", "There is no data folder (HOME is not set). Name the file with --db"),
		"open.foreign_file":           p("{arg} 不是 zhiban 的文件，没有动它。请用 --db 指明正确的文件", "{arg} is not a file of zhiban; it was not touched. Name the right file with --db"),
		"open.newer_file":             p("这个文件由更新的版本写成（格式 {arg}），没有动它。请用新版程序打开", "This file was written by a newer version (format {arg}); it was not touched. Open it with the newer program"),
		"open.no_genesis":             p("这个文件里没有指挥部，建立时可能中断。请换名后重新 zhiban init", "There is no post in this file; its set-up was cut short. Move it away and run zhiban init again"),
		"open.no_station":             p("文件里找不到席位机 {arg}，请用 zhiban restore 从备份恢复", "The file does not know the station {arg}; restore it from a backup with zhiban restore"),
		"open.key_damaged":            p("密钥文件 {arg} 坏了，只能查看。请从备份恢复：zhiban restore 文件", "The key file {arg} is damaged; you can only read. Go on with zhiban restore FILE"),
		"open.copied_file":            p("这是一份拷贝（旁边没有密钥 {arg}），只能查看。要接着写：zhiban restore 文件，以新席位号继续", "This is a copy (its key {arg} is not beside it); you can only read. To go on writing, run zhiban restore FILE: it continues as a new station"),
		"create.exists":               p("{arg} 已经存在，没有动它。请用 --db 换一个文件名", "{arg} exists already and was not touched. Choose another file with --db"),
		"init.no_plan":                p("没有指定预案。zhiban plan list 可列出预案，再用 --plan 选一个", "No plan was given. List plans with zhiban plan list, then choose one with --plan"),
		"init.zone":                   p("预案的时区“{arg}”不认识，应写作 Asia/Shanghai", "The plan's time zone {arg} is unknown; write Asia/Shanghai"),
		"head.ahead":                  p("数据库比旁边的首码文件旧（{arg}）：可能是旧拷贝盖住了新的。只能查看；请找回较新的文件，或 zhiban restore", "The database is older than its head file ({arg}): an old copy may lie over a newer one. You can only read; find the newer file, or use zhiban restore"),
		"head.damaged":                p("首码文件 {arg} 读不懂，只能查看。请运行 zhiban verify", "The head file {arg} cannot be read; you can only look. Run zhiban verify"),
		"ingest.not_readable":         p("条目 {arg} 读不懂，整批都没有收", "Entry {arg} cannot be read; nothing of the batch was taken"),
		"ingest.second_chain":         p("席位机 {arg} 有两条不同的链，整批都没有收。请联系管理员", "Station {arg} has two different chains; nothing was taken. Ask whoever keeps the machines"),
		"ingest.wrong_hash":           p("条目 {arg} 的校验不对，整批都没有收。请重新拷贝", "The hash of entry {arg} is wrong; nothing was taken. Copy it again"),
		"ingest.wrong_value":          p("条目 {arg} 的文字与校验不符，整批都没有收", "The text of entry {arg} does not match its hash; nothing was taken"),
		"ingest.other_post":           p("席位机 {arg} 的条目属于另一个指挥部，整批都没有收", "The entries of station {arg} belong to another post; nothing was taken"),
		"restore.other_post":          p("备份 {arg} 属于另一个指挥部，没有动现在的文件。请换一份备份，或用 --db 恢复到别处", "The backup {arg} belongs to another post; the present file was not touched. Choose another, or restore elsewhere with --db"),
		"report.public_form":          p("公开件只有数，只出通告：版式 {arg} 列人和事，请选通告（bulletin）或用通常的版式", "A public report is counts only: the form {arg} lists people and matters. Choose the bulletin or the usual form"),
		"report.folder":               p("文件夹 {arg} 建不了（没有权限，或路上有个同名文件），请换一个文件夹", "The folder {arg} cannot be made (no permission, or a file of that name is in the way); choose another folder"),
		"report.file":                 p("写不进 {arg}，请检查磁盘空间和权限", "Cannot write {arg}; check free space and permissions"),
		"drill.needs_db":              p("演练不写进默认的数据文件：请用 --db 指明一个演练文件", "A drill is never played into your own post: name a drill file with --db"),
		"ingest.gap":                  p("席位机 {arg} 之前的条目还没收到，请先收前面的", "Earlier entries of station {arg} are missing; bring those first"),
		"restore.no_file":             p("没有备份文件 {arg}。zhiban backup list 列出备份", "There is no backup file {arg}; zhiban backup list names them"),
		"restore.foreign_file":        p("{arg} 不是 zhiban 的备份，没有动现在的文件。zhiban backup list 列出备份", "{arg} is no backup of zhiban; the present file was not touched. zhiban backup list names them"),
		"t0.too_far":                  p("计时起点 {arg} 比现在晚一天以上，请检查日期", "The start of the clocks, {arg}, lies more than a day ahead; check the date"),
		"backup.path":                 p("文件夹 {arg} 写不进，没有设。请检查U盘和权限", "The folder {arg} cannot be written, so it was not set; check the stick and the permissions"),
		"restore.damaged":             p("备份 {arg} 校验不通过，没有动现在的文件。请换一份备份：zhiban backup list", "The backup {arg} is damaged; the present file was not touched. Choose another: zhiban backup list"),
		"restore.no_letter":           p("席位号用完了，不能再恢复为新席位机", "All station letters are used; it cannot go on as a new station"),
		"drill.not_a_drill":           p("{arg} 不是演练文件，没有动它。演练请用 --db 另起一个文件", "{arg} is no drill file and was not touched. Play a drill into another file with --db"),
		"drill.other_script":          p("这个文件演练的是“{arg}”，不是这一个。请用 --db 另起一个文件", "This file belongs to the drill {arg}. Play this one into another file with --db"),
		"subject.needs_newer_version": p("这里有新版程序写的内容（{arg}），只能查看，请用新版程序", "This holds entries of a newer version ({arg}); read only here, use the newer program"),
		"subject.changed_meanwhile":   p("{arg} 刚被别人改过，请看过最新情况再做", "{arg} was changed by somebody else meanwhile; look at it again, then repeat"),
		"subject.unknown":             p("没有 {arg} 这个对象", "There is nothing called {arg}"),
		"clock.behind":                p("电脑时钟比最后一条（{arg}）还早。请校准时钟；若时钟没错，加 --clock-ok", "The laptop's clock is behind the last entry ({arg}). Set the clock; if it is right, add --clock-ok"),
		"search.empty":                p("请写要找的字", "Say what to look for"),
	}
}

func inputSentences(p pick) map[string]string {
	return map[string]string{
		"command.no_change":     p("没有变化，没有记", "Nothing would change; nothing was written"),
		"correct.unchanged":     p("和原来一样，没有改；请先改文字", "It says the same as before; change the text first"),
		"text.empty":            p("内容是空的，请写上内容", "The text is empty; write something"),
		"text.too_long":         p("内容太长（{arg} 字节，最多 65536），请分几条记", "The text is too long ({arg} bytes, at most 65536); split it"),
		"text.not_utf8":         p("内容里有不能识别的字符，请改用 UTF-8 文字", "The text holds characters that are not UTF-8; type it again"),
		"reason.missing":        p("请写理由", "A reason is needed"),
		"number.negative":       p("数目不能是负的", "The number must not be negative"),
		"time.missing":          p("请写时间，如 03:00 或 2022-09-02 03:00", "A time is needed, such as 03:00 or 2022-09-02 03:00"),
		"time.future":           p("时间 {arg} 还没到，不能先记。请改时间", "The time {arg} has not come yet; correct it"),
		"officer.missing":       p("不知道是谁在记。请先签到，或用 --as 姓名", "It is not known who is writing. Sign in, or use --as NAME"),
		"officer.unknown":       p("没有登记过值班员“{arg}”。登记：zhiban officer add {arg}", "No officer {arg} is known. Add one with zhiban officer add {arg}"),
		"officer.exists":        p("值班员“{arg}”已经登记过，不用再登记；另有同名的人，请写出区别，如 {arg}（二组）", "The officer {arg} is registered already; if it is another person of that name, tell them apart, such as {arg} (team 2)"),
		"phone.no_digit":        p("“{arg}”里没有数字，不是电话号码：填号码，没有就空着", "“{arg}” has no digit, it is no phone number: give the number or leave it empty"),
		"address.too_long":      p("楼栋、房号每样最多 {arg} 个字；地址写 3栋502，其余写进备注", "Building and room have at most {arg} characters each; write 3-502, the rest into the note"),
		"name.too_long":         p("姓名有 {arg} 个字，最多 60 个，请检查是不是填错了位置", "The name has {arg} characters, at most 60; check whether the text belongs there"),
		"asof.future":           p("{arg} 还没到，没有那时的记录", "{arg} has not come yet; nothing is recorded for it"),
		"asof.before_start":     p("{arg} 时这个指挥部还没有记录，请写晚一些的时间", "Nothing of this post was recorded by {arg} yet; give a later time"),
		"person.unknown":        p("没有登记过“{arg}”。登记：zhiban person add {arg}", "No person {arg} is known. Add one with zhiban person add {arg}"),
		"person.ambiguous":      p("有几个人都叫“{arg}”，请用编号指明（zhiban person list）", "Several people are called {arg}; use the id (zhiban person list)"),
		"note.duplicate":        p("一分钟内已记过一模一样的，没有再记。确要重复请加 --again（界面上再按一次 Enter）", "The same text was saved within the last minute, so it was not saved again. To repeat it on purpose, add --again (on the board, Enter once more)"),
		"figure.basis":          p("数目的把握“{arg}”不对：exact、near、over 或 assumed", "The basis {arg} is wrong: exact, near, over or assumed"),
		"entry.unknown":         p("日志里没有 {arg} 这一条，编号见 zhiban journal list", "The journal has no entry {arg}; find its id with zhiban journal list"),
		"journal.kind_unknown":  p("没有日志种类“{arg}”，可写 note、matter、matter.close、site、grid、shift、duty、handover 等", "There is no kind of entry {arg}; write note, matter, matter.close, site, grid, shift, duty, handover and so on"),
		"strike.human_only":     p("系统记录不能划改，请用相反的操作抵消", "System lines cannot be struck; do the opposite instead"),
		"strike.struck_already": p("这一条已经划改过了", "This entry is struck already"),
		"conflict.unknown":      p("没有 {arg} 的冲突要裁定", "There is no conflict about {arg} to settle"),
		"mode.unknown":          p("“{arg}”不是模式：peace 或 emergency", "{arg} is no mode: peace or emergency"),
		"mode.same":             p("已经是这个模式了", "The post is in this mode already"),
		"milestone.unknown":     p("预案里没有节点“{arg}”", "The plan has no milestone {arg}"),
		"post.missing":          p("文件里还没有指挥部，请先 zhiban init", "There is no post yet; run zhiban init"),
		"plan.missing":          p("文件里还没有预案，请先 zhiban init", "There is no plan yet; run zhiban init"),
	}
}

func matterSentences(p pick) map[string]string {
	return map[string]string{
		"matter.unknown":         p("没有事项 {arg}，请查 zhiban matter list", "There is no matter {arg}; see zhiban matter list"),
		"matter.kind_unknown":    p("“{arg}”不是事项种类：incident 突发事件、request 群众诉求、medical 医疗、task 任务、need 物资需求、support 支援请求、order 上级指令", "{arg} is no kind of matter: incident request medical task need support order"),
		"matter.type_unknown":    p("预案里没有类型“{arg}”，见 zhiban plan show", "The plan has no type {arg}; see zhiban plan show"),
		"matter.level_unknown":   p("“{arg}”不是级别：red orange yellow blue（红橙黄蓝）", "{arg} is no level: red, orange, yellow or blue"),
		"matter.to_missing":      p("{arg} 派给谁？请写人、组或队", "Whom does {arg} go to? Name a person, a group or a team"),
		"matter.ended":           p("{arg} 已经了结，不能再办。要接着办请先重开（reopen）并写理由", "{arg} is ended. To go on with it, reopen it with a reason"),
		"matter.not_ended":       p("{arg} 还没有了结，不用重开", "{arg} is not ended; there is nothing to reopen"),
		"matter.only_forward":    p("{arg} 已过了这一步，不能倒退。要退回请用退单（return）并写理由", "{arg} is past this step. To send it back use return, with a reason"),
		"matter.not_dispatched":  p("{arg} 还没派出去，不用退单", "{arg} was not dispatched, so it cannot be returned"),
		"matter.resume_past":     p("{arg} 的恢复时间要晚于现在", "The resume time of {arg} must lie ahead"),
		"matter.needs_verifier":  p("{arg} 是红或橙色，办结要由另一个人核查：请写明核查人（不是写办结的人，也不是承办人；报的人可以）", "{arg} is red or orange: another person must verify it (neither who closes nor who handled it; who reported it may)"),
		"matter.answer_only_new": p("{arg} 已经派出，不能当场答复，请办结", "{arg} is dispatched already; close it instead of answering"),
		"matter.answer_not_red":  p("{arg} 是红色，不能当场答复，要派单处置", "{arg} is red and cannot be answered at once; dispatch it"),
		"matter.merge_target":    p("不能并到 {arg}：它自己已并单或作废，或就是同一件", "It cannot be merged into {arg}: that one is merged or void, or the same"),
	}
}

func nounSentences(p pick) map[string]string {
	return map[string]string{
		"grid.unknown":           p("没有 {arg} 号网格；有哪些看 F3（zhiban grid list）", "There is no grid {arg}; F3 has them (zhiban grid list)"),
		"grid.status_unknown":    p("“{arg}”不是状态：calm watch urgent（平稳 关注 紧急）", "{arg} is no status: calm, watch or urgent"),
		"grid.never_better":      p("{arg} 号网格按规则更严重，人工只能调高，不能调低", "By the rules grid {arg} is worse; a person may set worse, never better"),
		"grid.number_taken":      p("{arg} 号网格已经有了，请换一个号", "Grid number {arg} is taken; choose another"),
		"zone.unknown":           p("预案里没有分区“{arg}”", "The plan has no zone {arg}"),
		"group.unknown":          p("没有工作组“{arg}”，请查 zhiban group list", "There is no group {arg}; see zhiban group list"),
		"group.post":             p("岗位只能是 a（A岗）或 b（B岗），不是“{arg}”", "The post is a or b, not {arg}"),
		"team.unknown":           p("没有队伍“{arg}”", "There is no team {arg}"),
		"site.unknown":           p("没有点位“{arg}”，请查 zhiban site list", "There is no site {arg}; see zhiban site list"),
		"site.state_unknown":     p("“{arg}”不是点位状态：planned 未设、setting_up 布置中、in_service 在用、closed 关闭、locked 锁闭", "{arg} is no state of a site: planned setting_up in_service closed locked"),
		"site.lanes_number":      p("通道数 {arg} 不对，应为 0 到 99", "{arg} lanes? It should be 0 to 99"),
		"site.no_lanes_here":     p("“{arg}”不是有通道的点位，不用设通道数", "{arg} is no site with lanes"),
		"duty.role_unknown":      p("预案里没有职务“{arg}”，见 zhiban plan show", "The plan has no role {arg}; see zhiban plan show"),
		"site.lanes_unset":       p("{arg} 还没设通道：按 Alt+S 再按 l，或 zhiban site lanes {arg} 条数", "{arg} has no lanes yet: Alt+S, then l, or zhiban site lanes {arg} NUMBER"),
		"site.no_such_lane":      p("没有第 {arg} 条通道", "There is no lane {arg}"),
		"site.guard_there":       p("这个人已经在 {arg} 的岗上", "This person is on post at {arg} already"),
		"site.guard_not_there":   p("这个人不在 {arg} 的岗上", "This person is not on post at {arg}"),
		"shift.unknown":          p("没有班次“{arg}”，请查 zhiban shift list", "There is no shift {arg}; see zhiban shift list"),
		"shift.exists":           p("班次 {arg} 已经有了", "The shift {arg} exists already"),
		"shift.no_pattern":       p("预案里没有覆盖这个时间的班次，请改预案的班次", "The plan has no shift for this time; correct its shifts"),
		"shift.no_such_pattern":  p("预案里没有“{arg}”班", "The plan has no shift {arg}"),
		"duty.no_post":           p("请写岗位：职务、工作组或点位", "Name the post: a role, a group or a site"),
		"duty.assigned_already":  p("这个人在班次 {arg} 已排在这个岗上", "This person has this post in shift {arg} already"),
		"duty.unknown":           p("班次里没有第 {arg} 个岗，请查 zhiban shift show", "The shift has no duty {arg}; see zhiban shift show"),
		"duty.signed_in_already": p("已经在班次 {arg} 签到了", "Signed in for shift {arg} already"),
		"duty.not_signed_in":     p("没有在班次 {arg} 签到，不能签退", "Not signed in for shift {arg}, so there is nothing to sign out of"),
		"role.missing":           p("请写任什么职", "Which role?"),
		"role.held_already":      p("已经任“{arg}”了", "The role {arg} is held already"),
		"role.not_held":          p("没有任“{arg}”", "The role {arg} is not held"),
	}
}

func handoverSentences(p pick) map[string]string {
	return map[string]string{
		"handover.none_open":             p("现在没有进行中的交班。开始交班：zhiban handover cutoff（界面上 F10）", "No handover is open. Begin one with zhiban handover cutoff (F10 on the board)"),
		"handover.none_sealed":           p("还没有封存过的交班", "No handover is sealed yet"),
		"handover.unknown":               p("没有这次交班（{arg}）。开始交班：zhiban handover cutoff", "There is no such handover ({arg}). Begin one with zhiban handover cutoff"),
		"handover.no_backdating":         p("截止时间不能补写，请现在截止", "A cut-off cannot be back-dated; do it now"),
		"handover.not_due":               p("排班上本班的值班员是 {arg}，截止后责任和签字都在截止的人。请换成本人（--as 姓名）；确要由别人交班，加 --anyway", "By the roster this shift is handed over by {arg}, and whoever cuts off answers and signs for it. Act as that officer (--as NAME), or insist with --anyway"),
		"handover.already_open":          p("交班 {arg} 还没完成。请先完成它，或写理由撤回", "The handover {arg} is still open. Finish it, or withdraw it with a reason"),
		"handover.not_open":              p("交班 {arg} 已经结束", "The handover {arg} is over"),
		"handover.not_sealed":            p("交班 {arg} 还没封存", "The handover {arg} is not sealed yet"),
		"handover.signed_already":        p("交班 {arg} 已经签过，不能再改", "The handover {arg} is signed; this cannot be changed any more"),
		"handover.no_such_item":          p("交班清单里没有第 {arg} 项", "The handover has no item {arg}"),
		"handover.no_such_ask":           p("上一班没有第 {arg} 条嘱托", "The last shift has no ask {arg}"),
		"handover.answer_missing":        p("第 {arg} 项提过问，先由交班人写下答复（handover reply {arg} 文字），再接受", "Item {arg} was questioned: the outgoing officer answers first (handover reply {arg} TEXT), then it is accepted"),
		"handover.answer_own":            p("提问只能由交班人 {arg} 来答，接班人不能自己答：zhiban --as {arg} handover reply 序号 文字", "Only the outgoing officer {arg} answers; the receiver cannot answer their own question: zhiban --as {arg} handover reply NO TEXT"),
		"handover.early":                 p("离下班还有 {arg}，截止不能挪；确实现在就截止，加 --anyway", "{arg} are left of the shift and a cut-off cannot be moved; to cut off now, add --anyway"),
		"handover.item_refused":          p("第 {arg} 项已经不认，记录在案；要问的写进理由（再按 r），或者先接受", "Item {arg} is refused and stays so; put the question into the reason (refuse again), or accept it first"),
		"handover.not_asked":             p("第 {arg} 项没有等着答复的提问", "No question about item {arg} waits for an answer"),
		"handover.refusal_needs_reason":  p("不认第 {arg} 项，请写点得的数或理由", "To refuse item {arg}, give your own figure or a reason"),
		"handover.item_has_no_figure":    p("第 {arg} 项不是数目，请写理由", "Item {arg} has no figure; give a reason"),
		"handover.accept_own":            p("交班人不能自己接自己的班，请换接班人的身份（--as 姓名）", "Whoever hands over cannot accept; act as the incoming officer (--as NAME)"),
		"handover.other_receiver":        p("这次交班已由另一个人在接", "Another officer is taking over already"),
		"handover.items_open":            p("第 {arg} 项还没看完，请先逐项确认", "Item {arg} has no verdict yet; go through all items first"),
		"handover.readback_incomplete":   p("复述里没有提到 {arg}，红橙事项都要说到编号", "The read-back does not name {arg}; every red and orange number must be named"),
		"handover.how":                   p("签字方式“{arg}”不对：none pin paper", "{arg} is no way to sign: none, pin or paper"),
		"handover.side":                  p("“{arg}”不对：out 交班人，in 接班人，head 值班长（未接班）", "{arg} is wrong: out, in, or head (nobody took over)"),
		"handover.sign_other":            p("要由本人签字，请换身份（--as 姓名）", "Only that officer can sign; act as that officer (--as NAME)"),
		"handover.not_read_back":         p("交班 {arg} 还没有复述，复述以后才能签字", "The handover {arg} was not read back yet; signing comes after that"),
		"handover.receiver_is_here":      p("已有接班人，不能按未接班封存", "Somebody is taking over, so it cannot be sealed as «nobody took over»"),
		"handover.not_head":              p("没有人接班时只有本班值班长 {arg} 能签，请换身份（--as 姓名）", "When nobody takes over only the head of this shift, {arg}, can sign; act as that officer (--as NAME)"),
		"handover.unsigned":              p("交班 {arg} 还没人签字", "Nobody has signed the handover {arg} yet"),
		"handover.one_signature_missing": p("交班 {arg} 还差一个签字", "One signature is still missing on the handover {arg}"),
	}
}

// damage words what a verification found; {arg} is the detail.
func damage(p pick) map[string]string {
	return map[string]string{
		"verify.unreadable":          p("读不出来（{arg}）", "cannot be read ({arg})"),
		"verify.body":                p("正文读不懂（{arg}）", "the body cannot be understood ({arg})"),
		"verify.chain":               p("与前一条接不上：有条目被换过、插入或删除", "does not follow the entry before: something was swapped, inserted or deleted"),
		"verify.columns":             p("列与正文不一致（{arg}）：有人直接改过数据库", "a column differs from the body ({arg}): the database was changed directly"),
		"verify.cut_tail":            p("末尾缺条目（{arg}）：首码文件见过它们", "entries at the end are missing ({arg}): the head file has seen them"),
		"verify.gap":                 p("中间缺条目（{arg}）", "entries are missing ({arg})"),
		"verify.hash":                p("校验和不对：内容被改过", "the hash is wrong: the content was changed"),
		"verify.head_damaged":        p("首码文件坏了（{arg}）", "the head file is damaged ({arg})"),
		"verify.head_file":           p("与首码文件不符（{arg}）", "differs from the head file ({arg})"),
		"verify.no_head":             p("旁边没有首码文件：末尾有没有被截断，无从判断", "there is no head file beside it: a cut tail could not be noticed"),
		"verify.schema":              p("表结构被改过（{arg}）", "the tables were altered ({arg})"),
		"verify.seal":                p("封存签名不对（{arg}）", "the signature of a seal is wrong ({arg})"),
		"verify.seal_head":           p("封存时的首码与现在不符（{arg}）", "a seal names another head ({arg})"),
		"verify.state_unreadable":    p("状态表读不出来（{arg}），可用 zhiban rebuild 重建", "the state tables cannot be read ({arg}); zhiban rebuild makes them anew"),
		"verify.structure":           p("数据库结构损坏（{arg}），请用备份恢复", "the database structure is damaged ({arg}); restore a backup"),
		"verify.value":               p("文字与校验不符或缺失（{arg}）", "a text is missing or differs from its hash ({arg})"),
		"verify.value_without_entry": p("有文字不属于任何条目（{arg}）", "a text belongs to no entry ({arg})"),
	}
}
