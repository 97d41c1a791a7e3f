package line_test

import (
	"fmt"
	"testing"
	"time"

	"zhiban/store"
	"zhiban/ui/line"
	"zhiban/ui/word"
)

// crowd is the village with everybody in it entered by name.
func crowd(tb testing.TB) line.Context {
	tb.Helper()
	c := village(tb)
	family, given := []rune("李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"), []rune("建国秀英小明丽华志强桂芳海燕伟杰玉兰春生")
	for i := range 7000 {
		name := fmt.Sprintf("%c%c%c", family[i%len(family)], given[i/len(family)%len(given)], given[i/400%len(given)])
		c.People = append(c.People, store.Person{ID: fmt.Sprint("R", i), Name: name})
	}
	return c.Indexed()
}

// BenchmarkParse is one key pressed in the note line with 7,000 known people.
func BenchmarkParse(b *testing.B) {
	c := crowd(b)
	w := word.New("zh", c.Plan, time.UTC)
	for _, l := range []string{"报 7格 12号 李婶 高血压断药 急", "结 K-059 脱险 核 冯", "早餐包上门派发 3,000余份，尖刀队近100人到位", "过东门粤J12345救护车进"} {
		b.Run(l, func(b *testing.B) {
			for b.Loop() {
				_ = line.Parse(l, c).Echo(w)
			}
		})
	}
}

// BenchmarkIndex is what a reload of the names costs.
func BenchmarkIndex(b *testing.B) {
	c := crowd(b)
	for b.Loop() {
		c = c.Indexed()
	}
}
