package blocks

import (
	"strings"

	"entente"
	"entente/intake/meta"
)

// quoted finds the quoted title in s[start:end]: the offset of its opening
// mark, the title itself, and the offset after its closing mark. When the
// opening mark is missing the title begins at start.
func quoted(s string, start, end int) (open, from, to, after int, ok bool) {
	part := s[start:end]
	if i := strings.LastIndex(part, "”"); i >= 0 {
		to, after = start+i, start+i+len("”")
		head := s[start:to]
		first := strings.Index(head, "“")
		if first < 0 || strings.Count(head, "“") < strings.Count(head, "”")+1 {
			return start, start, to, after, true
		}
		return start + first, start + first + len("“"), to, after, true
	}
	if i := strings.LastIndexByte(part, '"'); i >= 0 {
		to, after = start+i, start+i+1
		first := strings.IndexByte(part[:i], '"')
		if first < 0 {
			return start, start, to, after, true
		}
		return start + first, start + first + 1, to, after, true
	}
	for _, closing := range []string{",’ ", "’, ", ",' ", "', "} {
		i := strings.LastIndex(part, closing)
		if i < 0 {
			continue
		}
		to, after = start+i, start+i+len(closing)
		for _, mark := range []string{"‘", " '"} {
			if j := strings.Index(part[:i], mark); j >= 0 {
				return start + j, start + j + len(mark), to, after, true
			}
		}
	}
	return 0, 0, 0, 0, false
}

func setTitle(ref *entente.Reference, text string, from, to int) {
	s := Trim(text, entente.Span{Start: from, End: max(from, to)})
	trimmed := strings.TrimRight(s.Of(text), ",.; ")
	s.End = s.Start + len(trimmed)
	if s.Empty() {
		return
	}
	ref.Title, ref.TitleSpan = trimmed, s
}

func trimField(s string) string { return strings.Trim(s, " \t\u00a0,.;:-–—()[]“”\"") }

// publisherOf takes the first part of what stands between title and date,
// without brackets ("Institute (Issue Brief No. 7, ").
func publisherOf(s string) string {
	s = strings.TrimLeft(s, " \t\u00a0,.;:-–—")
	if rest, ok := strings.CutPrefix(s, "in "); ok {
		s = rest
	}
	if i := strings.IndexAny(s, "(,;["); i >= 0 {
		s = s[:i]
	}
	return trimField(s)
}

// byYear reads "Roe, J. (14 August 2024). Title. Publisher."
func byYear(text, s string, ref entente.Reference, date entente.Span, end int) entente.Reference {
	start := bulletLen(s)
	ref.Author = trimField(s[min(start, date.Start):date.Start])
	from := date.End
	if i := strings.IndexByte(s[from:end], ')'); i >= 0 {
		from += i + 1
	}
	for from < end && strings.ContainsRune(" .,:;", rune(s[from])) {
		from++
	}
	base := ref.Start
	if open, qf, qt, after, ok := quoted(s, from, end); ok && open-from < 3 {
		setTitle(&ref, text, base+qf, base+qt)
		ref.Publisher = publisherOf(s[min(after, end):end])
		return ref
	}
	cut := strings.Index(s[from:end], ". ")
	if cut < 0 {
		setTitle(&ref, text, base+from, base+end)
		return ref
	}
	setTitle(&ref, text, base+from, base+from+cut)
	ref.Publisher = publisherOf(s[from+cut+2 : end])
	return ref
}

// plain reads entries without quotation marks, by dashes or commas.
func plain(text, s string, ref entente.Reference, start, end int) entente.Reference {
	base := ref.Start
	part := strings.TrimRight(s[start:end], " ,.;:(–—-")
	for _, sep := range []string{" — ", " – ", " - ", " | "} {
		if i := strings.LastIndex(part, sep); i > 0 && len(strings.Fields(part[i+len(sep):])) <= 6 {
			setTitle(&ref, text, base+start, base+start+i)
			ref.Publisher = trimField(part[i+len(sep):])
			return ref
		}
	}
	fields := splitFields(part)
	words := func(f [2]int) int { return len(strings.Fields(part[f[0]:f[1]])) }
	get := func(f [2]int) string { return trimField(part[f[0]:f[1]]) }
	if len(fields) > 1 && meta.NameLike(get(fields[0])) {
		ref.Author = get(fields[0])
		fields = fields[1:]
	}
	switch n := len(fields); {
	case n == 0:
	case n == 1:
		setTitle(&ref, text, base+start+fields[0][0], base+start+fields[0][1])
	case n == 2 && words(fields[0]) <= 3 && words(fields[1]) > words(fields[0]) && ref.Author == "":
		ref.Publisher = get(fields[0])
		setTitle(&ref, text, base+start+fields[1][0], base+start+fields[1][1])
	case words(fields[n-1]) <= 6:
		ref.Publisher = get(fields[n-1])
		setTitle(&ref, text, base+start+fields[0][0], base+start+fields[n-2][1])
	default:
		setTitle(&ref, text, base+start+fields[0][0], base+start+fields[n-1][1])
	}
	return ref
}

// splitFields cuts at ", " and ". " and returns offsets.
func splitFields(s string) [][2]int {
	var out [][2]int
	from := 0
	for i := 0; i+1 < len(s); i++ {
		if (s[i] == ',' || s[i] == '.' && !initial(s[:i])) && s[i+1] == ' ' {
			if i > from {
				out = append(out, [2]int{from, i})
			}
			from = i + 2
		}
	}
	if from < len(s) {
		out = append(out, [2]int{from, len(s)})
	}
	return out
}
