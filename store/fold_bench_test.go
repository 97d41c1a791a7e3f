package store

import (
	"context"
	"testing"
	"time"
)

// BenchmarkAsOfVillage folds a whole village as it stood.
func BenchmarkAsOfVillage(b *testing.B) {
	ctx := context.Background()
	p := quickPost(b, b.TempDir()+"/post.db", Init{})
	p.do(AddHouseholds{List: village(17000)})
	p.clock.Add(time.Minute)
	for b.Loop() {
		c, err := p.AsOf(ctx, p.clock.Now())
		if err != nil {
			b.Fatal(err)
		}
		if err := c.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
