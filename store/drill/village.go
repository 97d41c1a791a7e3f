package drill

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math/rand/v2"

	"zhiban/store"
	"zhiban/store/plan"
)

// Quarter is a grid of a made-up village: how many live there.
type Quarter struct {
	Grid       string // id or number
	Households int
	Residents  int
}

// Village makes up the households of a quarter: buildings with floors and
// rooms, a few houses of one family, most people from elsewhere, as in a
// village inside a city. The same seed gives the same people; every household
// is marked synthetic, and no name or phone is anybody's.
func Village(seed string, p *plan.Plan, q Quarter) []store.AddHousehold {
	sum := sha256.Sum256([]byte("village/" + seed + "/" + q.Grid))
	m := &maker{rng: rand.New(rand.NewPCG(binary.BigEndian.Uint64(sum[:8]), binary.BigEndian.Uint64(sum[8:16]))), plan: p}
	m.phone = int(binary.BigEndian.Uint32(sum[16:20])) % 90_000_000
	sizes := m.sizes(q.Households, q.Residents)
	out := make([]store.AddHousehold, 0, len(sizes))
	for len(out) < len(sizes) {
		out = m.building(out, q.Grid, sizes)
	}
	return out
}

type maker struct {
	rng    *rand.Rand
	plan   *plan.Plan
	no     int // of the building
	phone  int
	family int
}

func (m *maker) chance(percent int) bool { return m.rng.IntN(100) < percent }

func pickOf[T any](m *maker, list []T) T { return list[m.rng.IntN(len(list))] }

// sizes shares the people out among the households, one at least in each.
func (m *maker) sizes(households, people int) []int {
	out := make([]int, max(households, 0))
	for i := range out {
		out[i] = 1
	}
	for left := people - households; left > 0 && households > 0; left-- {
		i := m.rng.IntN(households)
		if out[i] > 6 { // rare, so try one more before letting it be
			i = m.rng.IntN(households)
		}
		out[i]++
	}
	return out
}

// building fills one building, or one house, until the quarter is full.
func (m *maker) building(out []store.AddHousehold, grid string, sizes []int) []store.AddHousehold {
	m.no++
	if m.chance(30) {
		return append(out, m.household(grid, fmt.Sprintf("%d号", m.no), "", 0, sizes[len(out)]))
	}
	floors, rooms := 3+m.rng.IntN(5), 2+m.rng.IntN(4)
	for f := 1; f <= floors; f++ {
		for r := 1; r <= rooms && len(out) < len(sizes); r++ {
			out = append(out, m.household(grid, fmt.Sprintf("%d栋", m.no), fmt.Sprintf("%d%02d", f, r), f, sizes[len(out)]))
		}
	}
	return out
}

func (m *maker) household(grid, building, room string, floor, size int) store.AddHousehold {
	h := store.AddHousehold{Grid: grid, Building: building, Room: room, Floor: floor, People: size, Source: "list", Synthetic: true}
	m.family = m.rng.IntN(len(surnames()))
	floating := m.chance(62)
	named := size
	if m.chance(6) { // a list that knows a number and not all the names
		named = m.rng.IntN(size)
	}
	for i := range named {
		h.Residents = append(h.Residents, m.resident(i, size, floating))
	}
	if m.chance(10) {
		h.Phone = m.tel()
	}
	return h
}

func (m *maker) resident(i, size int, floating bool) store.NewResident {
	r := store.NewResident{Name: pickOf(m, surnames()) + pickOf(m, given()), Sex: pickOf(m, []string{"m", "f"}), Floating: floating}
	if i > 0 && m.chance(70) {
		r.Name = surnames()[m.family] + pickOf(m, given())
	}
	switch {
	case i == 0 && size == 1 && !floating && m.chance(35):
		r.Born = 1930 + m.rng.IntN(22)
		r.Needs = m.need("alone")
	case i > 1 && m.chance(60):
		r.Born = 2004 + m.rng.IntN(18)
	default:
		r.Born = 1945 + m.rng.IntN(58)
	}
	if i == 0 && m.chance(93) || m.chance(40) && r.Born < 2008 {
		r.Phone = m.tel()
	}
	if len(r.Needs) == 0 && m.chance(4) {
		r.Needs = m.need(pickOf(m, []string{"chronic", "chronic", "pregnant", "dialysis", "infant", "disabled"}))
	}
	if len(m.plan.Languages) > 0 && m.chance(15) {
		r.Languages = []string{pickOf(m, m.plan.Languages).Slug}
	}
	return r
}

// need is a special need, when the plan has it.
func (m *maker) need(slug string) []string {
	if _, ok := m.plan.Need(slug); !ok {
		return nil
	}
	return []string{slug}
}

// tel is a number that no network gives out.
func (m *maker) tel() string {
	m.phone++
	return fmt.Sprintf("100%08d", m.phone%100_000_000)
}

func surnames() []string {
	return []string{"王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何", "高", "林", "罗", "郑", "梁", "谢", "宋", "唐", "许", "韩", "冯", "邓", "曹", "彭", "曾", "肖", "田", "董", "潘", "袁", "蔡", "蒋", "余"}
}

func given() []string {
	return []string{"秀英", "建国", "小梅", "志强", "春花", "国华", "丽娟", "伟", "芳", "明", "桂兰", "海燕", "永福", "晓东", "玉珍", "家豪", "俊杰", "思雨", "文静", "天佑", "少芬", "亚妹", "水生", "阿娣", "锦荣", "美玲", "振华", "婷", "磊", "娜", "欣怡", "子轩", "浩然", "月娥", "金凤", "德胜", "庆", "勇", "燕", "平"}
}
