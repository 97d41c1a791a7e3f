package store

import (
	"fmt"
	"testing"
)

func TestReadBackTakesRanges(t *testing.T) {
	h := Handover{}
	for _, n := range []int{8, 9, 12, 15} {
		h.Items = append(h.Items, HandoverItem{Number: fmt.Sprintf("K-%03d", n), Level: "red"})
	}
	for text, missing := range map[string]int{
		"K-008至K-015 都盯着": 0, "K-008-K-015": 0, "k8到15": 0, "Ｋ－００８～Ｋ－０１５": 0, "008 to 015 are mine": 0, "K-008—K-012": 1, "K-008至K-009，K-012、K-015": 0,
		"K-015至K-008": 2, "008-015": 4, "L-008至L-015": 2, "盯着": 4, "K-008至L-015": 2, "电话 1380008-0015": 4,
	} {
		if got := h.MissingNumbers(text); len(got) != missing {
			t.Errorf("%s: %v are missing, want %d", text, got, missing)
		}
	}
}
