package store

import "testing"

// A phone that has no digit is no phone, whoever gives it.
func TestAPhoneHasADigit(t *testing.T) {
	p := mustCreate(t)
	p.do(AddPerson{Name: "王强", Phone: "１３８ 0013 8000"})
	for _, c := range []Command{AddPerson{Name: "老周", Phone: "在家"}, ChangePerson{ID: p.person("何医生"), Phone: "-"}, WalkUp{Name: "老周", Phone: "nobody"},
		ReportMatter{Kind: "request", Text: "断药", Phone: "没留"}, AddHousehold{Grid: "1", Building: "12号", Phone: "无"},
		AddHousehold{Grid: "1", Building: "12号", Residents: []NewResident{{Name: "李婶", Phone: "无"}}}} {
		p.refuse(c, Invalid, "phone.no_digit")
	}
}
