package store

func handoverKinds() []kind {
	o := func(counter string, commutes bool) kindOptions {
		return kindOptions{Stream: System, Noun: "handover", Counter: counter, Commutes: commutes}
	}
	return []kind{
		kindOf("handover.cutoff", o("handover.withdraw", false), foldCutOff),
		kindOf("handover.brief", o("handover.brief", true), foldBrief),
		kindOf("handover.verdict", o("handover.verdict", true), foldVerdict),
		kindOf("handover.read_back", o("handover.read_back", false), onHandover(func(h *Handover, e Event, p *handoverReadBack) {
			h.ReadBack, h.State, h.Incoming = string(p.Text), HandoverReadBack, e.Officer
		})),
		kindOf("handover.sign", o("handover.addendum", true), onHandover(func(h *Handover, e Event, p *handoverSigned) {
			h.Signed = append(h.Signed, Signature{Person: e.Officer, Side: p.Side, How: p.How, At: e.At, Late: p.Late, NoHead: p.NoHead})
		})),
		kindOf(kindHandoverSeal, o("handover.addendum", false), onHandover(func(h *Handover, e Event, p *handoverSealed) {
			h.State, h.SealedAt, h.Facts, h.Seal, h.SealEntry, h.Unmanned = HandoverSealed, e.At, p.FactsSHA, p.Signed, e.ID, p.Unmanned
		})),
		kindOf("handover.withdraw", o("handover.cutoff", false), onHandover(func(h *Handover, e Event, p *handoverWithdrawn) {
			h.State, h.Reason = HandoverWithdrawn, string(p.Reason)
		})),
		kindOf("handover.answer_ask", o("handover.answer_ask", true), onHandover(func(h *Handover, e Event, p *askAnswered) {
			for i := range h.Asks {
				if h.Asks[i].No == p.No {
					h.Asks[i].Answer, h.Asks[i].By, h.Asks[i].At = string(p.Text), e.Officer, e.At
				}
			}
		})),
		kindOf("handover.addendum", o("journal.strike", true), onHandover(func(h *Handover, e Event, p *handoverAddendum) {
			h.Addenda = append(h.Addenda, Addendum{No: p.No, Text: string(p.Text), By: e.Officer, At: e.At, Entry: e.ID, Seal: p.Signed})
		})),
	}
}

// onHandover folds an entry about a handover that exists.
func onHandover[P any](change func(*Handover, Event, *P)) func(*folder, Event, *P) {
	return func(f *folder, e Event, p *P) {
		handoverTable().update(f, e.Subject, func(h *Handover) {
			change(h, e, p)
			h.Last = e.ID
		})
	}
}

func foldCutOff(f *folder, e Event, p *handoverCut) {
	h := &Handover{ID: e.Subject, Number: p.Number, State: HandoverOpen, Shift: p.Shift, Next: p.Next, CutOff: e.At,
		Heads: p.Heads, From: p.From, Opening: p.Opening, Previous: p.Previous, Weather: string(p.Weather), Outgoing: e.Officer,
		Salt: string(p.Salt), Last: e.ID}
	h.addBrief(p.Items, p.Asks)
	handoverTable().put(f, e.Subject, h)
}

func foldBrief(f *folder, e Event, p *handoverBrief) {
	handoverTable().update(f, e.Subject, func(h *Handover) {
		h.addBrief(p.Items, p.Asks)
		h.Last = e.ID
	})
}

func (h *Handover) addBrief(items []briefItem, asks []askText) {
	for _, it := range items {
		h.Items = append(h.Items, HandoverItem{No: it.No, Kind: it.Kind, Ref: it.Ref, Slug: it.Slug, Number: it.Number, Level: it.Level, Figure: it.Figure, Text: string(it.Text)})
	}
	for _, a := range asks {
		h.Asks = append(h.Asks, Ask{No: a.No, Text: string(a.Text)})
	}
}

func foldVerdict(f *folder, e Event, p *itemVerdict) {
	handoverTable().update(f, e.Subject, func(h *Handover) {
		h.Last = e.ID
		it := h.Item(p.No)
		if p.Verdict == answered { // by whoever hands over: no verdict of the receiver
			if it != nil {
				it.Answer = string(p.Text)
			}
			return
		}
		if h.Incoming == "" {
			h.Incoming = e.Officer
		}
		if it == nil {
			return
		}
		it.Verdict, it.By, it.At, it.Counted, it.Settled = p.Verdict, e.Officer, e.At, p.Counted, p.Settled
		text := string(p.Text)
		switch p.Verdict {
		case Questioned:
			it.Question, it.Answer = text, "" // an answer to what was asked before is none
		case Accepted:
			it.Answer = firstOf(text, it.Answer)
		case RefusedBy:
			it.Reason = text
		}
	})
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
