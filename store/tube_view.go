package store

import (
	"context"
	"slices"
	"strings"
)

// TubePerson is somebody in a tube with where they live.
type TubePerson struct {
	Listed
	Grid    int    `json:"grid_number"` // 0: none
	Address string `json:"address"`
}

// TubeView is a tube with its people and the matters that it opened.
type TubeView struct {
	Tube
	People []TubePerson `json:"people_named"`
	Opened []Matter     `json:"opened_matters"`
}

// TubeView reads all about one tube. Errors: not_found, internal.
func (v *View) TubeView(ctx context.Context, ref string) (TubeView, error) {
	t, err := v.Tube(ctx, ref)
	out := TubeView{Tube: t, People: []TubePerson{}, Opened: []Matter{}}
	if err != nil {
		return out, err
	}
	numbers, err := v.gridNumbers(ctx)
	if err != nil {
		return out, err
	}
	for _, l := range t.Who {
		p := TubePerson{Listed: l, Grid: numbers[l.Grid], Address: l.Place}
		if l.Household != "" {
			h, err := v.Household(ctx, l.Household)
			if err != nil {
				return out, err
			}
			p.Grid, p.Address = numbers[h.Grid], h.Address().String()
			if x, ok := h.Resident(l.No); ok {
				p.Name, p.Phone = x.Name, firstOf(x.Phone, p.Phone)
			}
		}
		out.People = append(out.People, p)
	}
	for _, id := range t.Matters {
		m, err := v.Matter(ctx, id)
		if err != nil {
			return out, err
		}
		out.Opened = append(out.Opened, m)
	}
	return out, nil
}

// Sampled reads who is in a tube as people write it, parted by commas: «7格
// 3栋502 李婶» is a resident of that household when the census knows both,
// «7格 张三» somebody of the grid, «张三» only a name. A phone may stand behind.
// Errors: not_found (no such grid), internal.
func (v *View) Sampled(ctx context.Context, text string) ([]Target, error) {
	var out []Target
	for _, s := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",，;；、\n", r) }) {
		words := strings.Fields(foldSpaces(s))
		if len(words) == 0 {
			continue
		}
		t, err := v.sampled(ctx, words)
		if err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, nil
}

// dialled reports whether a word begins like a phone: 7 digits, dashes or not.
func dialled(word string) bool {
	digits := strings.ReplaceAll(foldText(word), "-", "")
	return len(digits) >= 7 && allDigits(digits[:7])
}

func (v *View) sampled(ctx context.Context, words []string) (t Target, err error) {
	if strings.EqualFold(words[0], "grid") && len(words) > 1 {
		words = words[1:]
	}
	if n, door, ok := strings.Cut(words[0], "格"); ok && door != "" && allDigits(foldText(n)) { // 7格3栋502, without a blank
		words = append([]string{n, door}, words[1:]...)
	}
	if n := strings.TrimSuffix(foldText(words[0]), "格"); allDigits(n) && len(n) < 4 {
		g, err := v.Grid(ctx, n)
		if err != nil {
			return t, err
		}
		t.Grid, words = g.ID, words[1:]
	}
	if n := len(words); n > 0 && dialled(words[n-1]) {
		t.Phone, words = words[n-1], words[:n-1]
	}
	if t.Grid != "" && len(words) > 0 {
		h, err := v.HouseholdAt(ctx, t.Grid, words[0])
		switch {
		case err == nil:
			t.Household, t.Grid, t.Name = h.ID, "", strings.Join(words[1:], " ")
			for _, x := range h.Residents {
				if x.Name == t.Name && t.Name != "" {
					t.No = x.No
				}
			}
			return t, nil
		case CodeOf(err) != NotFound && CodeOf(err) != Invalid:
			return t, err
		case len(words) > 1 && slices.ContainsFunc([]rune(words[0]), func(r rune) bool { return r >= '0' && r <= '9' }):
			t.Place, words = words[0], words[1:]
		}
	}
	t.Name = strings.Join(words, " ")
	return t, nil
}
