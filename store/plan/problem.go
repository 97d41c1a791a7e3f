package plan

import (
	"fmt"
	"strings"
)

// Codes of problems.
const (
	CodeSyntax    = "syntax"     // not TOML
	CodeTooBig    = "too_big"    // larger than any plan
	CodeUnknown   = "unknown"    // a key that no plan has
	CodeWrongType = "wrong_type" // a number where a text belongs
	CodeMissing   = "missing"    // a key or table that every plan has
	CodeBadSlug   = "bad_slug"   // not an ASCII slug
	CodeDuplicate = "duplicate"  // the same slug, number or name twice
	CodeNoSuch    = "no_such"    // refers to a slug that the plan does not define
	CodeChoice    = "choice"     // not one of a fixed list
	CodeRange     = "range"      // a number out of bounds
	CodeBadTime   = "bad_time"   // not HH:MM
	CodeBadZone   = "bad_zone"   // not a time zone
	CodeBadText   = "bad_text"   // control characters, or too long
	CodeShiftGap  = "shift_gap"  // nobody on duty
	CodeShiftLap  = "shift_lap"  // two shifts at once
	CodeLimit     = "limit"      // to be resolved before it need be accepted
	CodeLanes     = "lanes"      // lanes on a site that has none, or none on one that has
)

// What a value of the wrong type should have been.
const (
	wantText   = "text"
	wantBool   = "true / false"
	wantNumber = "number"

	wantDecimal = "decimal"

	wantTable  = "[table]"
	wantTables = "[[table]]"
)

func wantWords() map[string]Name {
	return map[string]Name{
		wantText: {"文字，如 \"东门\"", "a text such as \"East gate\""}, wantBool: {" true 或 false", "true or false"}, wantNumber: {"整数，不加引号", "a whole number without quotes"},
		wantDecimal: {"数字，不加引号，如 15.75", "a number without quotes, such as 15.75"},
		wantTable:   {"一张表 [名称]", "a table [name]"}, wantTables: {"一组表 [[名称]]，或方括号里的列表", "tables [[name]], or a list in brackets"},
	}
}

// Problem is one mistake in a plan file. Key is the path of the value, items of
// an array counted from 1: grid[3].zone.
type Problem struct {
	File string `json:"file"`
	Line int    `json:"line"` // 0: the whole file
	Key  string `json:"key"`
	Code string `json:"code"`
	Arg  string `json:"arg"`
}

// Text says in a language what is wrong and what to do.
func (p Problem) Text(lang string) string {
	words, ok := problemWords()[p.Code]
	if !ok {
		words = Name{ZH: "{key} " + p.Code + " {arg}", EN: "{key} " + p.Code + " {arg}"}
	}
	return p.Say(lang, words)
}

// Say puts line, key and argument of a problem into a sentence with {key} and
// {arg}: files of other kinds have mistakes and words of their own.
func (p Problem) Say(lang string, words Name) string {
	english := strings.HasPrefix(lang, "en")
	where := ""
	if p.Line > 0 && english {
		where = fmt.Sprintf("line %d: ", p.Line)
	} else if p.Line > 0 {
		where = fmt.Sprintf("第 %d 行：", p.Line)
	}
	said := words.In(lang)
	said = strings.ReplaceAll(said, "{key}", p.Key)
	arg := p.Arg
	if want, ok := wantWords()[arg]; ok && p.Code == CodeWrongType {
		arg = want.In(lang)
	}
	said = strings.ReplaceAll(said, "{arg}", arg)
	return where + said
}

// String is the English text with the file, for logs and test failures.
func (p Problem) String() string { return p.File + ": " + p.Text("en") }

func problemWords() map[string]Name {
	return map[string]Name{
		CodeSyntax:    {"不是正确的 TOML（{arg}），请检查引号、括号和重复的键", "not valid TOML ({arg}); check quotes, brackets and repeated keys"},
		CodeTooBig:    {"文件太大，预案不超过 {arg} 字节", "the file is too big; a plan has at most {arg} bytes"},
		CodeUnknown:   {"不认识 {key}，请检查拼写或删去{arg}", "unknown key {key}; check the spelling or remove it{arg}"},
		CodeWrongType: {"{key} 的类型不对，应为{arg}", "{key} has the wrong type; it should be {arg}"},
		CodeMissing:   {"缺 {key}，请补上", "{key} is missing; add it"},
		CodeBadSlug:   {"{key} 的代号“{arg}”不对：以英文字母开头，只用字母、数字、下划线和连字符，最多 40 个", "{key}: {arg} is not a slug; begin with a letter, then letters, digits, underscore or hyphen, 40 at most"},
		CodeDuplicate: {"{key} 的“{arg}”前面已经用过，请换一个", "{key}: {arg} is already used above; choose another"},
		CodeNoSuch:    {"{key} 指向的“{arg}”在本预案里没有，请改正或先定义", "{key}: the plan defines no {arg}; correct it or define it"},
		CodeChoice:    {"{key} 只能是以下之一：{arg}", "{key} must be one of: {arg}"},
		CodeRange:     {"{key} 超出范围，应为 {arg}", "{key} is out of range; it should be {arg}"},
		CodeBadTime:   {"{key} 的“{arg}”不是时刻，应写作 08:00", "{key}: {arg} is not a time of day; write 08:00"},
		CodeBadZone:   {"{key} 的“{arg}”不是时区，应写作 Asia/Shanghai", "{key}: {arg} is not a time zone; write Asia/Shanghai"},
		CodeBadText:   {"{key} 含有控制字符，或超过 {arg} 个字", "{key} has control characters, or more than {arg} characters"},
		CodeShiftGap:  {"{key}：{arg} 之间没有人值班，请让各班首尾相接", "{key}: nobody is on duty from {arg}; let each shift begin when another ends"},
		CodeShiftLap:  {"{key}：{arg} 之间两班重叠，请让各班首尾相接", "{key}: two shifts overlap from {arg}; let each shift begin when another ends"},
		CodeLimit:     {"{key} 比签收时限（{arg} 分）还短，请加长或写 0（不限）", "{key} is shorter than the accept limit ({arg} min); lengthen it or write 0 for none"},
		CodeLanes:     {"{key}：{arg} 类点位的通道数不对，只有 lanes 类点位有通道，且至少 1 条", "{key}: wrong for a site of role {arg}; only the role lanes has lanes, at least 1"},
	}
}
