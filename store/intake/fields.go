package intake

// What a cell of a field holds.
type sort int

const (
	text sort = iota
	phone
	number
	year
	yesNo
	sex
	grid
	idNumber
	list
)

// Field is something that a column of a list can be.
type Field struct {
	Slug   string
	ZH, EN string // as a list that goes out heads its column
	Words  []string
	Needed bool // without it no row can be taken
	sort   sort
	silent bool // read, never written out
}

// Head is the heading of the field in a language.
func (f Field) Head(lang string) string {
	if lang == "en" {
		return f.EN
	}
	return f.ZH
}

// Fields lists what a column of a kind of list can be, in the order in which a
// list that goes out has them.
func Fields(k Kind) []Field {
	switch k {
	case Census:
		return censusFields()
	case People:
		return peopleFields()
	case Volunteers:
		return volunteerFields()
	case Vehicles:
		return vehicleFields()
	case Stock:
		return stockFields()
	}
	return rosterFields()
}

// FieldOf finds a field of a kind by its slug or its heading.
func FieldOf(k Kind, name string) (Field, bool) {
	for _, f := range Fields(k) {
		if fold(name) == fold(f.Slug) || fold(name) == fold(f.ZH) || fold(name) == fold(f.EN) {
			return f, true
		}
	}
	return Field{}, false
}

func gridField(needed bool) Field {
	return Field{Slug: "grid", ZH: "网格", EN: "Grid", sort: grid, Needed: needed, Words: []string{"网格号", "所属网格", "网格编号", "格", "片区", "片", "grid no", "grid number", "zone", "area"}}
}

func phoneField() Field {
	return Field{Slug: "phone", ZH: "电话", EN: "Phone", sort: phone, Words: []string{"手机", "手机号", "手机号码", "联系电话", "联系方式", "电话号码", "本人电话", "联系号码", "phone number", "mobile", "mobile phone", "tel", "telephone", "cell"}}
}

func nameField(needed bool) Field {
	return Field{Slug: "name", ZH: "姓名", EN: "Name", Needed: needed, Words: []string{"名字", "居民姓名", "住户姓名", "户主姓名", "户主", "人员姓名", "志愿者姓名", "full name", "person", "resident"}}
}

func idField() Field {
	return Field{Slug: "id", ZH: "身份证号", EN: "ID number", sort: idNumber, silent: true, Words: []string{"身份证", "身份证号码", "公民身份号码", "证件号", "证件号码", "id", "id no", "id card", "national id", "identity number"}}
}

func censusFields() []Field {
	return []Field{
		gridField(true),
		{Slug: "building", ZH: "楼栋", EN: "Building", Words: []string{"栋", "幢", "楼", "楼号", "栋号", "楼栋号", "楼幢", "门牌号", "block", "building no", "house", "house no"}},
		{Slug: "floor", ZH: "楼层", EN: "Floor", sort: number, Words: []string{"层", "所在楼层", "level", "storey"}},
		{Slug: "room", ZH: "房号", EN: "Room", Words: []string{"室", "房", "房间", "房间号", "房屋号", "室号", "门号", "房门号", "room no", "flat", "door", "apartment", "unit no"}},
		{Slug: "home_phone", ZH: "户电话", EN: "Household phone", sort: phone, Words: []string{"住户电话", "家庭电话", "户主电话", "家里电话", "座机", "home phone", "house phone"}},
		{Slug: "people", ZH: "户人数", EN: "People in household", sort: number, Words: []string{"人数", "人口", "人口数", "家庭人口", "户人口", "常住人数", "同住人数", "people", "persons", "household size", "size", "occupants"}},
		{Slug: "vacant", ZH: "空户", EN: "Vacant", sort: yesNo, Words: []string{"空置", "是否空置", "空房", "空关", "empty", "unoccupied"}},
		{Slug: "home_note", ZH: "户备注", EN: "Household note", Words: []string{"户情况", "住户备注", "note on household"}},
		nameField(false), phoneField(),
		{Slug: "sex", ZH: "性别", EN: "Sex", sort: sex, Words: []string{"男女", "gender"}},
		{Slug: "born", ZH: "出生年", EN: "Born", sort: year, Words: []string{"出生", "出生年份", "出生日期", "出生年月", "生日", "year of birth", "birth year", "birthday", "date of birth", "born in"}},
		{Slug: "floating", ZH: "流动人口", EN: "Floating", sort: yesNo, Words: []string{"是否流动", "流动", "外来", "外来人口", "暂住", "migrant", "temporary"}},
		{Slug: "needs", ZH: "特殊需要", EN: "Special needs", sort: list, Words: []string{"特需", "特殊需求", "特殊情况", "特殊人群", "重点人群", "needs"}},
		{Slug: "languages", ZH: "语言", EN: "Languages", sort: list, Words: []string{"方言", "会说", "language"}},
		{Slug: "note", ZH: "备注", EN: "Note", Words: []string{"说明", "附注", "其他", "notes", "remark", "remarks", "comment"}},
		{Slug: "address", ZH: "地址", EN: "Address", silent: true, Words: []string{"住址", "门牌", "详细地址", "家庭住址", "居住地址", "现住址", "现居住地址", "楼栋房号", "household address"}},
		{Slug: "unit", ZH: "单元", EN: "Unit", silent: true, Words: []string{"单元号", "梯", "entrance", "stair"}},
		{Slug: "age", ZH: "年龄", EN: "Age", sort: number, silent: true, Words: []string{"岁数", "周岁", "years"}},
		idField(),
	}
}

func peopleFields() []Field {
	return []Field{
		nameField(true), phoneField(),
		{Slug: "role", ZH: "角色", EN: "Role", Words: []string{"职务", "身份", "人员类别", "类别", "岗位", "职责", "position", "duty", "title"}},
		gridField(false),
		skillsField(), idField(),
	}
}

func skillsField() Field {
	return Field{Slug: "skills", ZH: "技能", EN: "Skills", Words: []string{"特长", "专长", "专业", "会什么", "skill", "qualification", "trade"}}
}

func volunteerFields() []Field {
	return []Field{nameField(true), phoneField(), gridField(false), skillsField(), idField()}
}

func vehicleFields() []Field {
	return []Field{
		{Slug: "plate", ZH: "车牌", EN: "Plate", Needed: true, Words: []string{"车牌号", "车牌号码", "号牌", "车号", "plate number", "plate no", "registration", "licence plate", "license plate"}},
		{Slug: "what", ZH: "车型", EN: "Vehicle", Words: []string{"车辆类型", "车辆", "类型", "车种", "vehicle type", "type", "model"}},
		{Slug: "seats", ZH: "座位", EN: "Seats", sort: number, Words: []string{"座位数", "座", "核载", "核载人数", "载客", "capacity"}},
		{Slug: "driver", ZH: "司机", EN: "Driver", Words: []string{"驾驶员", "驾驶人", "司机姓名", "driver name"}},
		{Slug: "phone", ZH: "电话", EN: "Phone", sort: phone, Words: append([]string{"司机电话", "驾驶员电话", "driver phone"}, phoneField().Words...)},
	}
}

func stockFields() []Field {
	return []Field{
		{Slug: "store", ZH: "仓库", EN: "Store", Words: []string{"库房", "仓", "存放地点", "存放点", "地点", "warehouse", "depot", "place", "location"}},
		{Slug: "item", ZH: "物资", EN: "Item", Needed: true, Words: []string{"物资名称", "物品", "物品名称", "品名", "名称", "货品", "material", "supply", "goods", "article"}},
		{Slug: "amount", ZH: "数量", EN: "Amount", sort: number, Needed: true, Words: []string{"库存", "库存数", "实盘", "实盘数", "盘点数", "现有", "结存", "数目", "quantity", "qty", "count", "counted", "stock", "on hand"}},
		{Slug: "first", ZH: "盘点人", EN: "Counted by", silent: true, Words: []string{"清点人", "保管员", "counter", "counted"}},
		{Slug: "second", ZH: "复核人", EN: "Checked by", silent: true, Words: []string{"监盘人", "核对人", "第二人", "checker", "verified by"}},
	}
}

func rosterFields() []Field {
	return []Field{
		{Slug: "date", ZH: "日期", EN: "Date", Needed: true, Words: []string{"值班日期", "日", "day", "duty date"}},
		{Slug: "shift", ZH: "班次", EN: "Shift", Needed: true, Words: []string{"班", "班别", "时段", "shift name"}},
		{Slug: "post", ZH: "岗位", EN: "Post", Needed: true, Words: []string{"岗", "职务", "岗位名称", "值班岗位", "角色", "position", "slot", "role", "duty"}},
		{Slug: "name", ZH: "姓名", EN: "Name", Needed: true, Words: []string{"名字", "值班人", "值班人员", "人员", "full name", "person"}},
		phoneField(),
	}
}
