package store

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// indexTexts writes the search row of an entry: overlapping bigrams of each
// run of Han characters plus its last character, Latin words and digits whole,
// full width folded. FTS5's own tokenizers find nothing in two Han characters.
func indexTexts(ctx context.Context, db *dbtx, n int64, texts []string) error {
	words := indexed(texts)
	if words == "" {
		return nil
	}
	if err := db.exec(ctx, "INSERT INTO search (rowid, t) VALUES (?, ?)", n, words); err != nil {
		return fmt.Errorf("index entry: %w", err)
	}
	return nil
}

// indexed are the words that the index gets of some texts.
func indexed(texts []string) string {
	var b strings.Builder
	for _, t := range texts {
		for _, run := range runs(t) {
			run.index(&b)
		}
	}
	return b.String()
}

// textRun is a stretch of characters of one sort.
type textRun struct {
	han  bool
	text string
}

// fold brings what a person may type in several widths and cases to one form.
func foldText(s string) string { return strings.ToLower(width.Fold.String(s)) }

// runs splits text into Han runs and words; everything else separates.
func runs(s string) []textRun {
	var out []textRun
	var cur strings.Builder
	curHan := false
	end := func() {
		if cur.Len() > 0 {
			out = append(out, textRun{curHan, cur.String()})
			cur.Reset()
		}
	}
	for _, r := range foldText(s) {
		han := unicode.Is(unicode.Han, r)
		if !han && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			end()
			continue
		}
		if han != curHan {
			end()
		}
		curHan = han
		cur.WriteRune(r)
	}
	end()
	return out
}

// index writes the tokens of a run.
func (r textRun) index(b *strings.Builder) {
	if !r.han {
		b.WriteString(r.text + " ")
		return
	}
	rs := []rune(r.text)
	for i := range rs[:len(rs)-1] {
		b.WriteString(string(rs[i:i+2]) + " ")
	}
	b.WriteString(string(rs[len(rs)-1:]) + " ")
}

// match is the FTS5 phrase that finds a run. The tokens hold only letters and
// digits, so quoting is safe.
func (r textRun) match() string {
	rs := []rune(r.text)
	if !r.han || len(rs) == 1 {
		return `"` + r.text + `"*`
	}
	var b strings.Builder
	for i := range rs[:len(rs)-1] {
		b.WriteString(string(rs[i:i+2]) + " ")
	}
	return `"` + strings.TrimSpace(b.String()) + `"`
}

// Hit is one entry that holds the words searched for.
type Hit struct {
	Entry string // entry id
	Text  string // the value in which the words stand
}

// Search finds entries, newest first, whose texts contain every word of query;
// limit is at most 1,000. Errors: invalid (nothing to search for), internal.
func (v *View) Search(ctx context.Context, query string, limit int) ([]Hit, error) {
	rs := runs(query)
	if len(rs) == 0 {
		return nil, invalid("query", "search.empty", "")
	}
	limit = min(max(limit, 1), 1000)
	parts := make([]string, len(rs))
	for i, r := range rs {
		parts[i] = r.match()
	}
	words := strings.Fields(foldText(query))
	var out []Hit
	// the index proposes, strings.Contains confirms; a page may thin out, so go on below it
	for before := int64(1) << 62; len(out) < limit; {
		rows, err := v.searchPage(ctx, strings.Join(parts, " AND "), before, limit)
		if err != nil {
			return nil, internal("read.search", err)
		}
		for _, row := range rows {
			before = row.n
			if hit, ok := confirm(row, words); ok && len(out) < limit {
				out = append(out, hit)
			}
		}
		if len(rows) < limit {
			break
		}
	}
	return out, nil
}

type searchRow struct {
	n     int64
	id    string
	texts []string
}

func (v *View) searchPage(ctx context.Context, match string, before int64, limit int) ([]searchRow, error) {
	rows, err := v.q.query(ctx, `SELECT s.rowid, j.id, (SELECT json_group_array(x.text) FROM value x WHERE x.entry = j.id)
		FROM search s JOIN journal j ON j.n = s.rowid
		WHERE search MATCH ? AND s.rowid < ? ORDER BY s.rowid DESC LIMIT ?`, match, before, limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []searchRow
	for rows.Next() {
		var r searchRow
		var js string
		if err := rows.Scan(&r.n, &r.id, &js); err != nil {
			return nil, err
		}
		if err := json.Unmarshal([]byte(js), &r.texts); err != nil {
			return nil, fmt.Errorf("texts of entry %s: %w", r.id, err)
		}
		out = append(out, r)
	}
	return out, rows.Err()
}

func confirm(r searchRow, words []string) (Hit, bool) {
	all := foldText(strings.Join(r.texts, "\n"))
	for _, w := range words {
		if !strings.Contains(all, w) {
			return Hit{}, false
		}
	}
	for _, t := range r.texts {
		if strings.Contains(foldText(t), words[0]) {
			return Hit{Entry: r.id, Text: t}, true
		}
	}
	return Hit{Entry: r.id}, true
}

// validText accepts what can be shown and searched: UTF-8 without NUL.
func validText(s string) bool {
	return utf8.ValidString(s) && !strings.ContainsRune(s, 0)
}
