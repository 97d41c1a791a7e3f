package store

import "zhiban/store/plan"

// AlarmTubes sounds for tubes without a result past the limit of their kind.
// Its subject is the transfer slip they went with, or the round of those that
// were never sent.
const AlarmTubes = "tube.late"

func (f *alarmFinder) tubes() error {
	list, err := f.v.LateTubesBySlip(f.ctx)
	if err != nil {
		return err
	}
	for _, x := range list {
		a := Alarm{Code: AlarmTubes, Subject: x.Transfer.ID, Noun: "transfer", Number: x.Transfer.Number, Level: plan.Orange, Since: x.Since, Due: x.N, Person: x.Transfer.Carrier}
		if a.Subject == "" {
			a.Subject, a.Noun = firstOf(x.Round, f.post.ID), "tube"
		}
		f.add(a)
	}
	return nil
}
