package store

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
)

// A post in which somebody searched is verified after the index went on: what
// the connection remembers of it must not look like damage.
func TestVerifyAfterASearchFindsNoDamage(t *testing.T) {
	ctx := context.Background()
	p := quickPost(t, filepath.Join(t.TempDir(), "post.db"), Init{})
	for i := range 20 {
		p.do(WriteNote{Text: fmt.Sprint("李婶断药 ", i)})
	}
	var open []*dbtx
	for range 2 { // both connections of the readers
		tx, err := p.reader.begin(ctx)
		if err != nil {
			t.Fatal(err)
		}
		open = append(open, tx)
		if err := refresh(ctx, tx); err != nil {
			t.Fatal(err)
		}
	}
	for _, tx := range open {
		if err := tx.tx.Rollback(); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 40 {
		p.do(WriteNote{Text: fmt.Sprint("东门换岗 ", i)})
		if out, err := p.Verify(ctx); err != nil || !out.OK() {
			t.Fatalf("%d entries after the search: %+v %+v, %v", i+1, out.Damage, out.State, err)
		}
	}
}
