package store

func peopleUndoings() map[string]undoing {
	return map[string]undoing{
		"person.add": by(func(u *undo, p *personAdded) {
			if p.Role == "" {
				u.why = "undo.person_stays"
				return
			}
			u.do(EndRole{ID: u.e.Subject, Role: p.Role, Of: p.Of}, "person.role_end", p.Role)
		}),
		"person.change": by(func(u *undo, p *personChanged) {
			was, ok := stateBefore(u, personTable())
			if !ok || (p.Name == "" || string(p.Name) == was.Name) && was.Phone == "" {
				return // a number that was not there before cannot be made unknown
			}
			u.do(ChangePerson{ID: u.e.Subject, Name: was.Name, Phone: was.Phone, Reason: u.reason}, "person.change", was.Name)
		}),
		"person.skills": by(func(u *undo, _ *personSkills) {
			if was, ok := stateBefore(u, personTable()); ok {
				u.do(SetSkills{ID: u.e.Subject, Skills: was.Skills, Reason: u.reason}, "person.skills", was.Skills)
			}
		}),
		"person.role": by(func(u *undo, p *roleChanged) {
			u.do(EndRole{ID: u.e.Subject, Role: p.Role, Of: p.Of}, "person.role_end", p.Role)
		}),
		"person.role_end": by(func(u *undo, p *roleChanged) {
			u.do(AddRole{ID: u.e.Subject, Role: p.Role, Of: p.Of}, "person.role", p.Role)
		}),
		"team.add": {why: "undo.team_stays"},
		"team.change": by(func(u *undo, _ *teamSet) {
			if p, ok := earlier[teamSet](u, nil, "team.change", "team.add"); ok {
				u.do(ChangeTeam{ID: u.e.Subject, AddTeam: AddTeam{Name: string(p.Name), Kind: p.Kind, Grid: p.Grid, Leader: p.Leader, Size: p.Size}}, "team.change", string(p.Name))
			}
		}),
		"team.join": by(func(u *undo, p *teamMember) {
			u.do(LeaveTeam{ID: u.e.Subject, Person: p.Person}, "team.leave", u.name(p.Person))
		}),
		"team.leave": by(func(u *undo, p *teamMember) {
			u.do(JoinTeam{ID: u.e.Subject, Person: p.Person}, "team.join", u.name(p.Person))
		}),
		"group.holder": by(func(u *undo, p *holderSet) {
			if was, ok := stateBefore(u, groupTable()); ok {
				post := was.post(p.Post)
				u.do(SetHolder{ID: u.e.Subject, Post: p.Post, Person: post.Person, Place: post.Place}, "group.holder", u.name(post.Person))
			}
		}),
		"group.muster": by(func(u *undo, p *groupMustered) {
			u.do(MusterGroup{ID: u.e.Subject, Post: p.Post, Left: p.Here, Text: u.reason}, "group.muster", "")
		}),
	}
}

func shiftUndoings() map[string]undoing {
	return map[string]undoing{
		"duty.assign": by(func(u *undo, p *dutyAssigned) {
			if p.Adopt != 0 {
				u.do(unadopt{Shift: u.e.Subject, No: p.No}, "duty.assign", u.name(p.Person))
				return
			}
			u.do(RemoveDuty{Shift: u.e.Subject, No: p.No, Reason: u.reason}, "duty.remove", u.name(p.Person))
		}),
		"duty.remove": by(func(u *undo, p *dutyChanged) {
			d, ok := u.duty(p.No)
			if !ok {
				return
			}
			u.do(AssignDuty{Shift: u.e.Subject, Role: d.Role, Group: d.Group, Post: d.Post, Site: d.Site, Person: d.Person}, "duty.assign", u.name(d.Person))
			if !d.SignedIn.IsZero() && d.SignedOut.IsZero() && !u.here(d.Person) {
				u.signIn(d.Person)
			}
		}),
		"duty.swap": by(func(u *undo, p *dutyChanged) {
			d, ok := u.duty(p.No)
			if !ok || d.For == "" {
				return
			}
			u.do(SwapDuty{Shift: u.e.Subject, No: p.No, Person: d.For, Reason: u.reason}, "duty.swap", u.name(d.For))
			if n := len(d.Earlier); n > 0 && d.Earlier[n-1].Person == d.For && d.Earlier[n-1].Out == u.e.At && !u.here(d.For) {
				u.signIn(d.For) // the swap had ended the spell
			}
		}),
		"duty.sign_in": by(func(u *undo, p *dutySigned) {
			u.do(SignOut{Shift: u.e.Subject, Person: p.Person}, "duty.sign_out", u.name(p.Person))
		}),
		"duty.sign_out": by(func(u *undo, p *dutySigned) {
			u.do(SignIn{Shift: u.e.Subject, Person: p.Person}, "duty.sign_in", u.name(p.Person))
		}),
	}
}

func (u *undo) signIn(person string) {
	u.do(SignIn{Shift: u.e.Subject, Person: person}, "duty.sign_in", u.name(person))
}

// here: whoever is signed in on another slot of the shift is so on every slot
// that they get.
func (u *undo) here(person string) bool {
	s, err := u.v.ShiftByKey(u.ctx, u.e.Subject)
	if err != nil {
		u.err = err
	}
	return !s.since(person).IsZero()
}

func (u *undo) duty(no int) (Duty, bool) {
	s, err := u.v.ShiftByKey(u.ctx, u.e.Subject)
	if err != nil {
		u.err = err
		return Duty{}, false
	}
	for _, d := range s.Duties {
		if d.No == no {
			return d, true
		}
	}
	return Duty{}, false
}

// handoverUndoings: most of a handover is taken back on its own screen, and
// nothing of it after a signature.
func handoverUndoings() map[string]undoing {
	return map[string]undoing{
		"handover.cutoff": by(func(u *undo, _ *handoverCut) {
			u.do(WithdrawHandover{Handover: u.e.Subject, Reason: u.reason}, "handover.withdraw", "")
		}),
		"handover.drop": by(func(u *undo, p *itemDropped) {
			u.do(DropItem{Handover: u.e.Subject, No: p.No, Back: !p.Back, Reason: u.reason}, "handover.drop", "")
		}),
		"handover.if_then": by(func(u *undo, p *itemIfThen) {
			was, _ := earlier(u, func(a *itemIfThen) bool { return a.No == p.No }, "handover.if_then") // none: there was nothing to do if
			text := ""
			if was != nil {
				text = string(was.Text)
			}
			u.do(SetItemIfThen{Handover: u.e.Subject, No: p.No, Text: text}, "handover.if_then", text)
		}),
		"person.pin_reset": {why: "undo.pin_reset"},
		"handover.brief":   {why: "undo.handover_add"}, "handover.verdict": {why: "undo.handover_verdict"}, "handover.read_back": {why: "undo.handover_read_back"},
		"handover.sign": {why: "undo.signed"}, kindHandoverSeal: {why: "undo.signed"}, "handover.addendum": {why: "undo.signed"}, "handover.withdraw": {why: "undo.cut_again"},
		"handover.answer_ask": by(func(u *undo, p *askAnswered) {
			if was, ok := earlier(u, func(a *askAnswered) bool { return a.No == p.No }, "handover.answer_ask"); ok {
				u.do(AnswerAsk{Handover: u.e.Subject, No: p.No, Text: string(was.Text)}, "handover.answer_ask", string(was.Text))
			}
		}),
	}
}
