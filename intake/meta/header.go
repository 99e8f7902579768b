package meta

import (
	"fmt"
	"strings"

	"entente"
	"entente/intake/draft"
)

// Header reads the YAML header that text may begin with: a line "---", lines
// "key: value", a line "---" or "...". It returns what the header says and
// the offset of the first byte after it, 0 when there is none. Values are
// scalars or flat lists; keys other than ours are ignored; a date that cannot
// be read is an error that names its line.
func Header(text string) (draft.Meta, int, error) {
	var m draft.Meta
	line, next := cutLine(text, 0)
	if strings.TrimRight(line, " \t") != "---" {
		return m, 0, nil
	}
	fields := map[string]string{}
	key, closed, at := "", false, 1
	for next < len(text) && at < 200 {
		line, next = cutLine(text, next)
		at++
		bare := strings.TrimSpace(line)
		if bare == "---" || bare == "..." {
			closed = true
			break
		}
		if bare == "" || strings.HasPrefix(bare, "#") {
			continue
		}
		if item, ok := strings.CutPrefix(bare, "- "); ok && key != "" {
			fields[key] = joinList(fields[key], scalar(item))
			continue
		}
		k, v, ok := strings.Cut(bare, ":")
		if !ok || strings.ContainsAny(k, " \t") && line[0] != ' ' && len(k) > 40 {
			return draft.Meta{}, 0, nil // a rule of dashes, not a header
		}
		if line[0] == ' ' || line[0] == '\t' {
			continue // nested mapping
		}
		key = strings.ToLower(strings.TrimSpace(k))
		fields[key] = value(v)
	}
	if !closed {
		return draft.Meta{}, 0, nil
	}
	m, err := FromFields(func(k string) string { return fields[k] })
	return m, next, err
}

// FromFields builds what a header, a row of sources.csv or a .jsonl line says
// from its fields.
func FromFields(get func(string) string) (draft.Meta, error) {
	m := draft.Meta{Title: get("title"), Publisher: get("publisher"), Author: get("author"), URL: get("url"), Language: get("language")}
	if m.Reliability = strings.ToUpper(strings.TrimSpace(get("reliability"))); m.Reliability != "" && (len(m.Reliability) != 1 || !strings.Contains("ABCDEF", m.Reliability)) {
		bad := m.Reliability
		m.Reliability = ""
		return m, entente.Invalid(fmt.Sprintf("reliability %q is no letter of the Admiralty scale", bad), "write A (completely reliable) to F (cannot be judged), or leave it empty")
	}
	p := strings.TrimSpace(get("published"))
	if p == "" || p == "null" || p == "~" {
		return m, nil
	}
	d, ok := ParseDate(p, entente.BasisHeader)
	if !ok {
		return m, entente.Invalid(fmt.Sprintf("published %q is not a date", p), "write it as 2025-06-18, 2025-06 or 2025")
	}
	m.Published = d
	return m, nil
}

func cutLine(text string, from int) (line string, next int) {
	i := strings.IndexByte(text[from:], '\n')
	if i < 0 {
		return strings.TrimSuffix(text[from:], "\r"), len(text)
	}
	return strings.TrimSuffix(text[from:from+i], "\r"), from + i + 1
}

// value reads a scalar or a flow list.
func value(v string) string {
	v = strings.TrimSpace(v)
	inner, ok := strings.CutPrefix(v, "[")
	if !ok || !strings.HasSuffix(inner, "]") {
		return scalar(v)
	}
	out := ""
	for part := range strings.SplitSeq(strings.TrimSuffix(inner, "]"), ",") {
		out = joinList(out, scalar(part))
	}
	return out
}

func scalar(v string) string {
	v = strings.TrimSpace(v)
	if len(v) >= 2 && (v[0] == '"' || v[0] == '\'') {
		if end := strings.LastIndexByte(v, v[0]); end > 0 {
			q := v[1:end]
			if v[0] == '"' {
				return strings.NewReplacer(`\"`, `"`, `\\`, `\`, `\n`, " ", `\t`, " ").Replace(q)
			}
			return strings.ReplaceAll(q, "''", "'")
		}
	}
	if i := strings.Index(v, " #"); i >= 0 {
		v = strings.TrimSpace(v[:i])
	}
	return v
}

func joinList(a, b string) string {
	if a == "" {
		return b
	}
	return a + ", " + b
}
