package store

import (
	"context"
	"strings"
	"testing"
	"time"
)

// cheapPIN makes PINs that cost nothing.
func cheapPIN() PINCost { return PINCost{MemoryKiB: 8, Passes: 1, Lanes: 1} }

func pinPost(t *testing.T) (p *testPost, luo string) {
	t.Helper()
	p = mustCreate(t)
	p.opts.PIN, p.Store.opts.PIN = cheapPIN(), cheapPIN()
	return p, p.person("罗")
}

func (p *testPost) setPIN(person, old, pin string) {
	p.tb.Helper()
	if err := p.SetPIN(context.Background(), person, old, pin); err != nil {
		p.tb.Fatal(err)
	}
}

func TestPINIsSetCheckedAndChanged(t *testing.T) {
	p, luo := pinPost(t)
	ctx := context.Background()
	if _, err := p.CheckPIN(ctx, luo, "1234"); CodeOf(err) != Refused {
		t.Fatalf("a PIN that is not set was checked: %v", err)
	}
	for pin, reason := range map[string]string{"": "pin.too_short", "123": "pin.too_short", "二二三": "pin.too_short", strings.Repeat("9", 65): "pin.too_long"} {
		wantError(t, p.SetPIN(ctx, luo, "", pin), Invalid, reason)
	}
	wantError(t, p.SetPIN(ctx, "K999", "", "1234"), NotFound, "person.unknown")
	p.setPIN(luo, "", "４８２１") // full width, as a Chinese keyboard gives it
	if has, err := p.HasPIN(ctx, luo); err != nil || !has {
		t.Fatal(has, err)
	}
	if has, err := p.HasPIN(ctx, p.by); err != nil || has {
		t.Error("somebody else has one too", err)
	}
	if _, err := p.CheckPIN(ctx, luo, "4821"); err != nil {
		t.Error(err)
	}
	wantError(t, p.SetPIN(ctx, luo, "", "5555"), Refused, "pin.wrong")
	p.setPIN(luo, "4821", "另一个口令")
	_, err := p.CheckPIN(ctx, luo, "4821")
	wantError(t, err, Refused, "pin.wrong")
	if _, err := p.CheckPIN(ctx, luo, "另一个口令"); err != nil {
		t.Error(err)
	}
}

func TestWrongPINsHaveToWait(t *testing.T) {
	p, luo := pinPost(t)
	ctx := context.Background()
	p.setPIN(luo, "", "4821")
	for i := range 4 {
		_, err := p.CheckPIN(ctx, luo, "0000")
		wantError(t, err, Refused, "pin.wrong")
		if want := []string{"4", "3", "2", "1"}[i]; asError(err).Arg != want {
			t.Errorf("try %d: %s left, want %s", i+1, asError(err).Arg, want)
		}
	}
	_, err := p.CheckPIN(ctx, luo, "0000")
	wantError(t, err, Refused, "pin.wait")
	_, err = p.CheckPIN(ctx, luo, "4821") // the right one has to wait too
	wantError(t, err, Refused, "pin.wait")
	p.clock.Add(59 * time.Second)
	_, err = p.CheckPIN(ctx, luo, "4821")
	wantError(t, err, Refused, "pin.wait")
	if asError(err).Arg != "1" {
		t.Errorf("%s s to wait, want 1", asError(err).Arg)
	}
	p.clock.Add(-time.Hour) // a clock that is set back locks nobody out for an hour
	_, err = p.CheckPIN(ctx, luo, "4821")
	wantError(t, err, Refused, "pin.wait")
	p.clock.Add(time.Minute)
	if _, err := p.CheckPIN(ctx, luo, "4821"); err != nil {
		t.Fatal(err)
	}
	for range 4 { // a right one begins the count anew
		_, err := p.CheckPIN(ctx, luo, "0000")
		wantError(t, err, Refused, "pin.wrong")
	}
	if _, err := p.CheckPIN(ctx, luo, "4821"); err != nil {
		t.Error(err)
	}
}

func TestForgottenPINIsResetByTheShiftHead(t *testing.T) {
	p, luo := pinPost(t)
	head := p.person("值班长")
	p.setPIN(luo, "", "4821")
	p.refuse(ResetPIN{Person: luo}, Invalid, "text.empty")
	p.refuse(ResetPIN{Person: head, Reason: "忘了"}, Refused, "pin.none")
	p.do(AssignDuty{Role: "chief", Person: head})
	p.refuse(ResetPIN{Person: luo, Reason: "忘了"}, Refused, "pin.reset_head")
	_, err := p.Do(context.Background(), luo, time.Time{}, ResetPIN{Person: luo, Reason: "忘了"})
	wantError(t, err, Refused, "pin.reset_own")
	p.doBy(head, ResetPIN{Person: luo, Reason: "忘了口令，当面核过"})
	if has, err := p.HasPIN(context.Background(), luo); err != nil || has {
		t.Fatal("the PIN is still there", err)
	}
	p.setPIN(luo, "", "7777")
	p.setPIN(head, "", "8888")
	p.do(ResetPIN{Person: head, Reason: "值班长自己忘了"}) // any officer, for the head
	lines, err := p.Lines(context.Background(), LineFilter{Kind: "person.pin_reset", Stream: AllStreams})
	if err != nil || len(lines) != 2 || lines[0].Text() != "忘了口令，当面核过" {
		t.Errorf("%+v, %v", lines, err)
	}
	p.sound()
}

// No PIN, and nothing made of one, stands in the journal.
func TestJournalHoldsNoPIN(t *testing.T) {
	p, luo := pinPost(t)
	p.setPIN(p.by, "", "314159")
	p.setPIN(luo, "", "271828")
	sealAs(t, p, luo, "pin", func(by string) PINProof {
		pin := map[string]string{p.by: "314159", luo: "271828"}[by]
		proof, err := p.CheckPIN(context.Background(), by, pin)
		if err != nil {
			t.Fatal(err)
		}
		return proof
	})
	var n int
	q := "SELECT count(*) FROM (SELECT CAST(body AS TEXT) AS t FROM journal UNION ALL SELECT text FROM value) WHERE t LIKE '%314159%' OR t LIKE '%271828%' OR t LIKE '%argon2%'"
	if err := p.reader.queryRow(context.Background(), q).Scan(&n); err != nil || n != 0 {
		t.Errorf("%d places hold a PIN, %v", n, err)
	}
}

// sealAs hands over to luo; both sign in one way.
func sealAs(t *testing.T, p *testPost, luo, how string, proof func(by string) PINProof) Handover {
	t.Helper()
	p.do(CutOff{})
	p.doBy(luo, AcceptRest{})
	p.doBy(luo, ReadBack{Text: "都清楚"})
	for _, x := range []struct{ by, side string }{{p.by, "out"}, {luo, "in"}} {
		p.doBy(x.by, SignHandover{Side: x.side, How: how, Proof: proof(x.by)})
	}
	h, err := p.Handover(context.Background(), "open")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range h.Signed {
		if s.How != how {
			t.Errorf("%s signed %s, want %s", s.Side, s.How, how)
		}
	}
	return h
}

func TestSignaturesSayHowTheyWereGiven(t *testing.T) {
	ctx := context.Background()
	t.Run("without a PIN", func(t *testing.T) {
		p, luo := pinPost(t)
		sealAs(t, p, luo, "none", func(string) PINProof { return PINProof{} })
	})
	t.Run("on paper", func(t *testing.T) {
		p, luo := pinPost(t)
		p.setPIN(p.by, "", "4821")
		sealAs(t, p, luo, "paper", func(string) PINProof { return PINProof{} })
	})
	t.Run("who has a PIN gives it", func(t *testing.T) {
		p, luo := pinPost(t)
		p.setPIN(p.by, "", "4821")
		p.setPIN(luo, "", "7777")
		p.do(CutOff{})
		p.doBy(luo, AcceptRest{})
		p.doBy(luo, ReadBack{Text: "都清楚"})
		p.refuse(SignHandover{Side: "out"}, Refused, "pin.needed")
		p.refuse(SignHandover{Side: "out", How: "pin"}, Refused, "pin.needed")
		other, err := p.CheckPIN(ctx, luo, "7777")
		if err != nil {
			t.Fatal(err)
		}
		p.refuse(SignHandover{Side: "out", Proof: other}, Refused, "pin.needed")
		mine, err := p.CheckPIN(ctx, p.by, "4821")
		if err != nil {
			t.Fatal(err)
		}
		p.clock.Minutes(6) // a proof is for now
		p.refuse(SignHandover{Side: "out", Proof: mine}, Refused, "pin.needed")
		if mine, err = p.CheckPIN(ctx, p.by, "4821"); err != nil {
			t.Fatal(err)
		}
		p.setPIN(p.by, "4821", "1111") // of a PIN that is another one now
		p.refuse(SignHandover{Side: "out", Proof: mine}, Refused, "pin.needed")
		if mine, err = p.CheckPIN(ctx, p.by, "1111"); err != nil {
			t.Fatal(err)
		}
		p.do(SignHandover{Side: "out", Proof: mine})
	})
}

func TestVerifierStringsAreReadStrictly(t *testing.T) {
	good, err := cheapPIN().verifier(strings.NewReader(strings.Repeat("s", 16)), "4821")
	if err != nil {
		t.Fatal(err)
	}
	if ok, err := pinMatches(good, "4821"); err != nil || !ok {
		t.Fatal(ok, err)
	}
	if !strings.HasPrefix(good, "$argon2id$v=19$m=8,t=1,p=1$") {
		t.Error(good)
	}
	for _, bad := range []string{"", "4821", strings.Replace(good, "argon2id", "argon2i", 1), strings.Replace(good, "v=19", "v=16", 1), strings.Replace(good, "t=1", "t=0", 1),
		strings.Replace(good, "m=8", "m=99999999", 1), strings.Replace(good, "p=1", "p=0", 1), good[:len(good)-30], strings.Replace(good, "m=8", "m=x", 1), good + "$"} {
		if ok, err := pinMatches(bad, "4821"); err == nil || ok {
			t.Errorf("%q was read", bad)
		}
	}
	usual, err := PINCost{}.verifier(strings.NewReader(strings.Repeat("s", 16)), "4821")
	if err != nil || !strings.HasPrefix(usual, "$argon2id$v=19$m=65536,t=3,p=1$") {
		t.Errorf("%s, %v", usual, err)
	}
}
