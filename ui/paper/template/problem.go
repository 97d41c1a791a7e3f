package template

import "zhiban/store/plan"

// Codes of the mistakes that only templates have.
const (
	CodeField   = "field"    // a field that no text of this kind may hold
	CodeNeeds   = "needs"    // a field that must stand there is missing
	CodeNoRoom  = "no_room"  // margins that leave no page
	CodeLines   = "lines"    // more lines than the page is high
	CodeChars   = "chars"    // more characters than a line is wide
	CodeTooWide = "too_wide" // columns wider than the page
	CodeSize    = "size"     // a number in mm or pt out of bounds
)

// Problem is one mistake in a template file, with its line.
type Problem struct{ plan.Problem }

// Text says in a language what is wrong and what to write instead.
func (p Problem) Text(lang string) string {
	words, ok := problemWords()[p.Code]
	if !ok {
		return p.Problem.Text(lang)
	}
	return p.Say(lang, words)
}

// String is the English text with the file, for logs and test failures.
func (p Problem) String() string { return p.File + ": " + p.Text("en") }

func problemWords() map[string]plan.Name {
	return map[string]plan.Name{
		CodeField:       {ZH: "{key} 里没有字段 {arg}", EN: "{key}: there is no field {arg}"},
		CodeNeeds:       {ZH: "{key} 须含 {arg}，请补上", EN: "{key} must hold {arg}; add it"},
		CodeNoRoom:      {ZH: "{key}：页边距之间剩下 {arg}，请改小页边距", EN: "{key}: the margins leave {arg}; make them smaller"},
		CodeLines:       {ZH: "{key} 放不下：{arg}", EN: "{key} do not fit: {arg}"},
		CodeChars:       {ZH: "{key} 放不下：{arg}", EN: "{key} do not fit: {arg}"},
		CodeTooWide:     {ZH: "{key} 各栏共 {arg}，请改窄或删去几栏", EN: "{key}: the columns take {arg}; make them narrower or leave some out"},
		CodeSize:        {ZH: "{key} 超出范围，应为 {arg}", EN: "{key} is out of range; it should be {arg}"},
		plan.CodeTooBig: {ZH: "文件太大，模板不超过 {arg} 字节", EN: "the file is too big; a template has at most {arg} bytes"},
		plan.CodeNoSuch: {ZH: "{key} 不认识{arg}", EN: "{key}: there is no {arg}"},
	}
}
