package handover

import (
	"fmt"
	"strconv"
	"time"

	"zhiban/store"
)

// stage is how far the handover is, and so who must act.
type stage int

const (
	stageNone     stage = iota // nothing is open
	stageBrief                 // the brief is being made, nobody has come yet
	stageVerdict               // the receiver goes through the items
	stageReadBack              // all seen, to be read back
	stageSign                  // to be signed by both
	stageSeal                  // signed
	stageSealed
)

func (s *Screen) stage() stage {
	h := s.h0
	switch {
	case h == nil:
		return stageNone
	case h.State == store.HandoverSealed:
		return stageSealed
	case s.signed("head") || s.signed("out") && s.signed("in"):
		return stageSeal
	case h.State == store.HandoverReadBack && len(h.Unseen()) == 0:
		return stageSign
	case len(h.Unseen()) == 0 && (h.Incoming != "" || s.env.Officer != h.Outgoing):
		return stageReadBack
	case h.Incoming == "" && s.env.Officer == h.Outgoing:
		return stageBrief
	}
	return stageVerdict
}

func (s *Screen) signed(side string) bool {
	_, ok := s.h0.Signature(side)
	return ok
}

func itemID(no int) string { return strconv.Itoa(no) }

// selected is the item under the cursor.
func (s *Screen) selected() *store.HandoverItem {
	no, err := strconv.Atoi(s.list.Selected())
	if s.h0 == nil || err != nil {
		return nil
	}
	return s.h0.Item(no)
}

// receiver is whoever takes over: named by the first verdict, else whoever is
// at the laptop and does not hand over.
func (s *Screen) receiver() string {
	if s.h0.Incoming == "" && s.env.Officer != s.h0.Outgoing {
		return s.env.Officer
	}
	return s.h0.Incoming
}

// late is how long the relief is late, and whether that is an alarm.
func (s *Screen) late() (by time.Duration, alarm bool) {
	if s.now <= s.shift.End {
		return 0, false
	}
	by = s.now.Sub(s.shift.End)
	return by, s.lateAfter > 0 && by >= time.Duration(s.lateAfter)*time.Minute
}

// guide says what the next step is and who must act.
func (s *Screen) guide() string {
	n, me := s.env.Words.T.Hand.Next, s.names[s.env.Officer]
	switch s.stage() {
	case stageNone:
		if s.shift.End.Sub(s.now) <= time.Duration(s.prepare)*time.Minute {
			return fmt.Sprintf(n["prepare"], me)
		}
		return fmt.Sprintf(n["none"], me)
	case stageBrief:
		return fmt.Sprintf(n["brief"], me)
	case stageVerdict:
		return s.guideVerdict()
	case stageReadBack:
		if s.env.Officer != s.receiver() {
			return fmt.Sprintf(n["wait"], s.names[s.receiver()])
		}
		return fmt.Sprintf(n["readback"], me)
	case stageSign:
		return s.guideSign()
	case stageSeal:
		if s.signed("head") {
			return n["head"]
		}
		return n["seal"]
	}
	if s.h0.Unmanned {
		return n["unmanned"]
	}
	return fmt.Sprintf(n["sealed"], s.names[s.h0.Incoming])
}

func (s *Screen) guideVerdict() string {
	n := s.env.Words.T.Hand.Next
	who := s.receiver()
	if s.env.Officer == s.h0.Outgoing {
		for _, no := range s.h0.Unseen() {
			if it := s.h0.Item(no); it.Verdict == store.Questioned && it.Answer == "" {
				return fmt.Sprintf(n["reply"], s.names[s.h0.Outgoing], no)
			}
		}
	}
	if s.env.Officer != who || who == "" {
		return fmt.Sprintf(n["wait"], s.names[who])
	}
	open := s.h0.Unseen()
	asked := 0
	for _, no := range open {
		if it := s.h0.Item(no); it.Verdict != store.Questioned || it.Answer != "" {
			return fmt.Sprintf(n["verdict"], s.names[who], len(open))
		}
		asked = no
	}
	return fmt.Sprintf(n["answer"], s.names[s.h0.Outgoing], asked)
}

func (s *Screen) guideSign() string {
	n, side := s.env.Words.T.Hand.Next, s.side()
	who, key := s.signer(side), "sign"
	if s.mustCome(side) {
		key = "signother"
	}
	return fmt.Sprintf(n[key], s.names[who], s.env.Words.T.Word.Side[side])
}
