package store

// Figures of the nouns that not every post keeps: they are left out until there
// is something to tell, and from then on stay in.

// lanes are those who passed the lanes or were served at the door, and the
// tubes, of all rounds.
func (g *sitGather) lanes() error {
	var served, tubes, waiting, abnormal int64
	err := g.v.q.queryRow(g.ctx, `SELECT (SELECT coalesce(sum(people), 0) FROM tally), count(*), coalesce(sum(result = ''), 0), coalesce(sum(result = ?), 0)
		FROM tube WHERE void = 0`, TubeAbnormal).Scan(&served, &tubes, &waiting, &abnormal)
	if err != nil {
		return internal("read.tube", err)
	}
	if served > 0 {
		g.add(SitCount{Group: "lane", Slug: "served", Total: served})
	}
	if tubes > 0 {
		g.add(SitCount{Group: "lane", Slug: "tubes", Total: tubes})
		g.add(SitCount{Group: "lane", Slug: "waiting", Standing: true, Total: waiting})
		g.add(SitCount{Group: "lane", Slug: "abnormal", Total: abnormal})
	}
	return nil
}

// hotline are the calls of all hours.
func (g *sitGather) hotline() error {
	hours, err := g.v.HotlineHours(g.ctx, 0, 0)
	if err != nil {
		return err
	}
	var sum HotlineHour
	for _, h := range hours {
		sum = sum.Sum(h)
	}
	if len(hours) == 0 {
		return nil
	}
	waiting, err := g.v.CountWaitingForBack(g.ctx)
	if err != nil {
		return err
	}
	g.add(SitCount{Group: "hotline", Slug: "in", Total: int64(sum.In)})
	g.add(SitCount{Group: "hotline", Slug: "answered", Total: int64(sum.Answered)})
	g.add(SitCount{Group: "hotline", Slug: "back", Total: int64(sum.Back)})
	g.add(SitCount{Group: "hotline", Slug: "waiting", Standing: true, Total: int64(waiting)})
	return nil
}

// medical are patients on the register, visits, and medicine at its door.
func (g *sitGather) medical() error {
	var patients, visits, asked, delivered int64
	err := g.v.q.queryRow(g.ctx, `SELECT (SELECT count(*) FROM patient WHERE ended = 0), (SELECT count(*) FROM visit WHERE back = 0), count(*), coalesce(sum(stage = ?1), 0)
		FROM medicine WHERE stage <> ?2`, stageRank(MedicineDelivered), stageRank(MedicineVoid)).Scan(&patients, &visits, &asked, &delivered)
	if err != nil {
		return internal("read.patient", err)
	}
	if patients+visits+asked == 0 {
		return nil
	}
	g.add(SitCount{Group: "medical", Slug: "patients", Standing: true, Total: patients})
	g.add(SitCount{Group: "medical", Slug: "visits", Total: visits})
	g.add(SitCount{Group: "medical", Slug: "asked", Total: asked})
	g.add(SitCount{Group: "medical", Slug: "delivered", Total: delivered})
	return nil
}
