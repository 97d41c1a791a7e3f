package store

import (
	"strings"
	"unicode"
)

// Address is where a household lives inside its grid.
type Address struct {
	Building string
	Floor    int
	Room     string
}

// buildingSigns are what is said behind the number of a building, roomSigns
// what is said behind that of a room. They are how people write, not what they
// mean: 3栋502, 3-502 and 3幢502室 are one door.
const (
	buildingSigns = "栋幢座楼号#"
	roomSigns     = "室房号#"
)

// ParseAddress reads an address as people write it: «3栋502», «3-502»,
// «12号», «3栋 2单元 502». What holds no room is a building.
func ParseAddress(text string) Address {
	text = strings.TrimSpace(text)
	cut := splitRoom([]rune(text))
	if cut <= 0 {
		return Address{Building: text}
	}
	runes := []rune(text)
	building := strings.TrimRight(strings.TrimSpace(string(runes[:cut])), "-－/ ")
	room := strings.TrimSpace(string(runes[cut:]))
	return Address{Building: building, Room: room, Floor: FloorOf(room)}
}

// splitRoom finds where the room begins: behind the last sign of a building,
// a stroke or a blank that a digit follows.
func splitRoom(runes []rune) int {
	const far = 32 // a room is short: what stands before it may be a whole letter
	for i := len(runes) - 2; i > max(0, len(runes)-far); i-- {
		next := foldText(string(runes[i+1:]))
		if next == "" || !roomStart([]rune(strings.TrimSpace(next))) {
			continue
		}
		if strings.ContainsRune("栋幢座楼号#-－/ 元", runes[i]) {
			return i + 1
		}
	}
	return 0
}

func roomStart(r []rune) bool {
	if len(r) == 0 || len(r) > 8 {
		return false
	}
	return unicode.IsDigit(r[0]) || r[0] >= 'a' && r[0] <= 'z' && len(r) > 1 && unicode.IsDigit(r[1])
}

// FloorOf reads the floor from a room number of three or four digits; 0 when
// it says none.
func FloorOf(room string) int {
	digits := 0
	n := 0
	for _, r := range foldText(room) {
		if r < '0' || r > '9' {
			if digits > 0 {
				break
			}
			continue
		}
		digits++
		n = n*10 + int(r-'0')
	}
	if digits < 3 || digits > 4 {
		return 0
	}
	return n / 100
}

// Address is where the household lives.
func (h Household) Address() Address { return Address{h.Building, h.Floor, h.Room} }

// String is the address as it is said: 3栋502, 12号.
func (a Address) String() string {
	if a.Room == "" {
		return a.Building
	}
	if last := lastRune(a.Building); last != 0 && unicode.IsDigit(last) {
		return a.Building + "-" + a.Room
	}
	return a.Building + a.Room
}

func lastRune(s string) rune {
	var last rune
	for _, r := range s {
		last = r
	}
	return last
}

// BuildingKey is one building however it is written.
func BuildingKey(building string) string { return signless(building, buildingSigns) }

// roomKey is one room however it is written.
func roomKey(room string) string { return signless(room, roomSigns) }

func signless(s, signs string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '-' || r == '/' {
			return -1
		}
		return r
	}, foldText(s))
	return strings.TrimRight(s, signs)
}

// addressKey is one door however it is written.
func addressKey(building, room string) string {
	if room == "" {
		return BuildingKey(building)
	}
	return BuildingKey(building) + "/" + roomKey(room)
}

// AddressKey is the door that a typed address names.
func AddressKey(text string) string {
	a := ParseAddress(text)
	return addressKey(a.Building, a.Room)
}

// walkKey sorts doors as somebody walks past them: building, floor, room, with
// numbers as numbers.
func walkKey(building string, floor int, room string) string {
	if floor == 0 {
		floor = FloorOf(room)
	}
	return natural(BuildingKey(building)) + " " + padded(min(max(floor, 0), 999), 3) + " " + natural(roomKey(room))
}

// natural pads the numbers in a text, so that 10 comes behind 9.
func natural(s string) string {
	var b strings.Builder
	digits := ""
	end := func() {
		if digits != "" {
			b.WriteString(strings.Repeat("0", max(0, 6-len(digits))) + digits)
			digits = ""
		}
	}
	for _, r := range s {
		if r >= '0' && r <= '9' {
			digits += string(r)
			continue
		}
		end()
		b.WriteRune(r)
	}
	end()
	return b.String()
}

func padded(n, width int) string {
	s := ""
	for n > 0 {
		s = string(rune('0'+n%10)) + s
		n /= 10
	}
	return strings.Repeat("0", max(0, width-len(s))) + s
}
