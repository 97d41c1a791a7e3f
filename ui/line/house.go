package line

// houseAt reads a household: 12号, 3栋2单元501, 三巷8号, 501室, 3-2-501, house 12.
func (r *reader) houseAt(i int) (string, int) {
	t := r.t
	if end := t.word(i, "house no.", "house"); end >= 0 { // written one way, so that two reports of one household meet
		if n, end, ok := t.number(t.blank(end)); ok {
			return n + "号", end
		}
		return "", -1
	}
	if end := t.has(i, "no."); end >= 0 && !latin(t.rune(i-1)) && r.afterPlace(i) {
		if n, end, ok := t.number(t.blank(end)); ok {
			return n + "号", end
		}
		return "", -1
	}
	if end := t.word(i, "flat", "room", "building"); end >= 0 {
		if _, end, ok := t.number(t.blank(end)); ok {
			return t.typed(i, end), end
		}
		return "", -1
	}
	if !t.begins(i) || t.rune(i-1) == '月' || t.rune(i-1) == '-' {
		return "", -1
	}
	n, j, ok := t.number(i)
	if !ok || len(n) > 4 {
		return "", -1
	}
	for _, unit := range []string{"号楼", "栋", "幢", "座", "巷", "弄"} {
		if end := t.has(j, unit); end >= 0 {
			tail, stop := r.inHouse(end)
			return n + unit + tail, stop
		}
	}
	if value, end := r.numbered(n, j); end > 0 {
		return value, end
	}
	if end := t.has(j, "室"); end >= 0 && len(n) >= 3 {
		return n + "室", end
	}
	return r.dashed(n, j)
}

// afterPlace reports whether what stands before is a grid or nothing: «grid 4
// no. 12» is a house, «tent no. 3» is not.
func (r *reader) afterPlace(i int) bool {
	for i--; i >= 0 && separates(r.t.r[i]); i-- {
	}
	return i < 0 || r.t.used[i]
}

// inHouse reads what follows a building: 2单元501, 12号, 501室.
func (r *reader) inHouse(i int) (string, int) {
	t, out := r.t, ""
	if n, j, ok := t.number(i); ok {
		if end := t.has(j, "单元"); end >= 0 {
			out, i = n+"单元", end
		}
	}
	n, j, ok := t.number(i)
	if !ok || len(n) > 5 {
		return out, i
	}
	for _, unit := range []string{"号", "室", "房", "楼"} {
		if end := t.has(j, unit); end >= 0 {
			return out + n + unit, end
		}
	}
	if len(n) >= 3 && t.any(j, "人", "份", "个", "户") < 0 {
		return out + n, j
	}
	return out, i
}

// numbered reads what follows the number of a house: 号, 号院, 号501室, 号之3.
// A day of the month and a thing that has a number are no houses.
func (r *reader) numbered(n string, j int) (string, int) {
	t := r.t
	end := t.has(j, "号")
	if end < 0 {
		return "", -1
	}
	if t.any(end, "早", "上午", "中午", "下午", "晚", "凌晨", "夜", "当天", "白天", "通道", "台", "车", "线", "机", "岗", "表", "令", "泵", "桌", "窗", "队", "组", "文", "点", "卡") >= 0 {
		return "", -1
	}
	if t.has(end, "门") >= 0 && t.any(end, "门口", "门前") < 0 {
		return "", -1
	}
	for _, k := range r.c.Plan.SiteKinds {
		if k.ZH != "" && t.has(end, foldString(k.ZH)) >= 0 {
			return "", -1
		}
	}
	value := n + "号"
	if stop := t.has(end, "院"); stop >= 0 {
		value, end = value+"院", stop
	}
	if stop := t.any(end, "之", "-"); stop >= 0 {
		if m, stop, ok := t.number(stop); ok {
			return value + "-" + m, stop
		}
	}
	if m, stop, ok := t.number(end); ok && len(m) <= 5 {
		for _, unit := range []string{"室", "房"} {
			if last := t.has(stop, unit); last >= 0 {
				return value + m + unit, last
			}
		}
		if len(m) >= 3 && t.edge(stop) {
			return value + m, stop
		}
	}
	return value, end
}

// dashed reads building-unit-room: 3-2-501, 3-501.
func (r *reader) dashed(n string, j int) (string, int) {
	t := r.t
	if len(n) > 2 || n[0] == '0' {
		return "", -1
	}
	value := n
	for range 2 {
		if t.rune(j) != '-' || !digit(t.rune(j+1)) {
			return "", -1
		}
		m, end, ok := t.number(j + 1)
		if !ok {
			return "", -1
		}
		value, j = value+"-"+m, end
		if len(m) >= 3 {
			if len(m) > 4 || latin(t.rune(end)) || t.rune(end) == '-' {
				return "", -1
			}
			return value, end
		}
	}
	return "", -1
}
