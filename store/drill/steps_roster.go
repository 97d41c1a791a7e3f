package drill

import (
	"context"
	"fmt"
	"strings"
	"time"

	"zhiban/store"
)

// rosterActions are the commands about whole shifts, with one line of «names»
// each: «duties» puts people on a shift ("chief=key", "medical/a=key"),
// «holders» on the posts of groups ("medical/a=key", place), «musters» tells
// that posts are there ("medical/a"), «guards» who stands at sites
// ("east=key,key"); whoever stood there before is relieved.
func rosterActions() map[string]action {
	return map[string]action{"duties": duties, "holders": holders, "musters": musters, "guards": guards}
}

// postOf reads "medical/a" into a group and a post.
func (p *player) postOf(ctx context.Context, text string) (group, post string, err error) {
	slug, post, ok := strings.Cut(text, "/")
	if !ok {
		return "", "", fmt.Errorf("post %q: want GROUP/a or GROUP/b", text)
	}
	group, err = p.group(ctx, slug)
	return group, post, err
}

// person finds somebody whom the script names.
func (p *player) person(key string) (string, error) {
	if id := p.who(key); id != "" {
		return id, nil
	}
	return "", fmt.Errorf("no person %q", key)
}

func duties(ctx context.Context, p *player, by string, when time.Time, st Step) error {
	shift, err := p.shift(ctx, by, st.Shift)
	if err != nil {
		return err
	}
	for _, line := range st.Names {
		what, key, _ := strings.Cut(line, "=")
		c := store.AssignDuty{Shift: shift, Role: what}
		if c.Person, err = p.person(key); err != nil {
			return err
		}
		if strings.Contains(what, "/") {
			c.Role = ""
			if c.Group, c.Post, err = p.postOf(ctx, what); err != nil {
				return err
			}
		}
		if err := p.do(ctx, by, when, st, c); err != nil {
			return fmt.Errorf("%s: %w", line, err)
		}
	}
	return nil
}

func holders(ctx context.Context, p *player, by string, when time.Time, st Step) error {
	for i, line := range st.Names {
		if i < p.again {
			continue
		}
		what, key, _ := strings.Cut(line, "=")
		c := store.SetHolder{Place: st.Place}
		var err error
		if c.ID, c.Post, err = p.postOf(ctx, what); err != nil {
			return err
		}
		if c.Person, err = p.person(key); err != nil {
			return err
		}
		if err := p.do(ctx, by, when, st, c); err != nil {
			return fmt.Errorf("%s: %w", line, err)
		}
	}
	return nil
}

func musters(ctx context.Context, p *player, by string, when time.Time, st Step) error {
	for i, line := range st.Names {
		if i < p.again {
			continue
		}
		c := store.MusterGroup{Text: st.Text}
		var err error
		if c.ID, c.Post, err = p.postOf(ctx, line); err != nil {
			return err
		}
		if err := p.do(ctx, by, when, st, c); err != nil {
			return fmt.Errorf("%s: %w", line, err)
		}
	}
	return nil
}

func guards(ctx context.Context, p *player, by string, when time.Time, st Step) error {
	for _, line := range st.Names {
		key, list, _ := strings.Cut(line, "=")
		id, err := p.site(ctx, key)
		if err != nil {
			return err
		}
		site, err := p.st.Site(ctx, id)
		if err != nil {
			return err
		}
		if err := p.guardsOf(ctx, by, when, st, site, strings.Split(list, ",")); err != nil {
			return fmt.Errorf("%s: %w", line, err)
		}
	}
	return nil
}

// guardsOf makes the guards of a site those of a list; who is there stays.
func (p *player) guardsOf(ctx context.Context, by string, when time.Time, st Step, site store.Site, keys []string) error {
	come := map[string]bool{}
	for _, k := range keys {
		who, err := p.person(k)
		if err != nil {
			return err
		}
		come[who] = true
	}
	for _, g := range site.Guards {
		if come[g.Person] {
			delete(come, g.Person)
			continue
		}
		if err := p.do(ctx, by, when, st, store.RelieveGuard{ID: site.ID, Person: g.Person}); err != nil {
			return err
		}
	}
	for _, k := range keys {
		if !come[p.who(k)] {
			continue
		}
		if err := p.do(ctx, by, when, st, store.PostGuard{ID: site.ID, Person: p.who(k)}); err != nil {
			return err
		}
	}
	return nil
}
