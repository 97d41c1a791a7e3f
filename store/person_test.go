package store

import (
	"context"
	"testing"
)

// Who records is found by the name alone, also where the post stands before it;
// two of that name are nobody.
func TestAnOfficerIsFoundByTheNameAlone(t *testing.T) {
	p := noticePost(t)
	ctx := context.Background()
	for _, name := range []string{"A班主班 罗一", "B班副班 罗一二", "A班主班 钟%", "B班主班 郑", "A班副班 郑"} {
		p.do(AddPerson{Name: name, Role: RoleOfficer})
	}
	for ref, want := range map[string]string{"罗一": "A班主班 罗一", "罗一二": "B班副班 罗一二", "A班主班 罗一": "A班主班 罗一", "钟%": "A班主班 钟%", "郑": "", "一": "", "%": "", "": ""} {
		got, err := p.OfficerByName(ctx, ref)
		if got.Name != want || (err == nil) != (want != "") {
			t.Errorf("%q is %q, want %q: %v", ref, got.Name, want, err)
		}
	}
}
