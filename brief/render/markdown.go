package render

import (
	"fmt"
	"strings"

	"entente"
)

// Markdown writes b for reading and editing elsewhere. The brief's JSON
// stands in a comment at the end.
func Markdown(b, carried *entente.Brief, opts Options) ([]byte, error) {
	var w strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&w, format+"\n", args...) }
	line("# %s\n", escape(b.Title))
	line("%s\n", escape(scope(b)))
	for _, sec := range b.Sections {
		line("%s %s\n", strings.Repeat("#", sec.Level+1), escape(sec.Title))
		if sec.Note != "" {
			line("*%s*\n", escape(sec.Note))
		}
		if sec.More > 0 {
			line("*%s*\n", escape(sec.Left()))
		}
		for i := range sec.Sentences {
			s := &sec.Sentences[i]
			line("- %s %s <sub>%s</sub>", escape(s.Text), cites(s.Cites), escape(strings.Join(append([]string{support(s)}, flags(s)...), " · ")))
		}
		if len(sec.Sentences) > 0 {
			line("")
		}
	}
	markdownDisputes(line, b)
	line("## Not stated in the sources\n")
	if len(b.NotStated) == 0 {
		line("Nothing that this brief prints was found to lack a date or an outcome.\n")
	}
	for _, g := range b.NotStated {
		line("- %s", escape(g.Text))
	}
	line("\n## Not heard from\n")
	if len(b.NotHeardFrom) == 0 {
		line("Every party that the claims are about is quoted somewhere.\n")
	} else {
		line("%s\n", escape(names(b, b.NotHeardFrom)))
	}
	if b.Leads != nil {
		line("## %s\n\n*%s*\n", leadsTitle, escape(leadsNote(b.Leads)))
		for _, l := range b.Leads.Lines {
			line("%s\n", escape(l))
		}
	}
	line("## Timeline\n")
	if len(b.Timeline) == 0 {
		line("No event that this brief prints is dated.")
	}
	for i, m := range b.Timeline {
		line("%d. %s: %s", i+1, when(m.Date), escape(m.Label))
	}
	line("\n## Source summary\n\n%s\n", escape(b.SourceSummary))
	line("## Sources\n")
	for i := range b.Sources {
		s := &b.Sources[i]
		address := s.URL
		if address == "" {
			address = s.Path
		}
		line("%d. %s `%s` SHA-256 `%s`", s.Number, escape(describe(s)), address, s.SHA256)
	}
	if len(b.Cited) > 0 {
		line("\n## Cited within the sources, not read here\n")
		for _, c := range b.Cited {
			line("- %s", escape(strings.Join(strings.Fields(c.Text), " ")))
		}
	}
	packed, err := pack(carried, opts.Sources)
	if err != nil {
		return nil, err
	}
	line("\n<!-- %s -->", packed)
	return []byte(w.String()), nil
}

func markdownDisputes(line func(string, ...any), b *entente.Brief) {
	line("## Where sources differ\n")
	if len(b.Disputes) == 0 {
		line("No disagreement between the sources was found in what this brief prints.\n")
	}
	number := numbers(b)
	for _, d := range b.Disputes {
		line("- **%s** (%s)", escape(d.About), disputeName(d.Type))
		for _, s := range d.Sides {
			asOf := ""
			if s.AsOf.Known() {
				asOf = " (as of " + when(s.AsOf) + ")"
			}
			line("  - “%s”%s [%d]", escape(strings.Join(strings.Fields(s.Quote), " ")), asOf, number[s.Document])
		}
	}
	if len(b.Disputes) > 0 {
		line("")
	}
}

func numbers(b *entente.Brief) map[string]int {
	n := map[string]int{}
	for _, s := range b.Sources {
		n[s.Document] = s.Number
	}
	return n
}

// scope says what the brief covers.
func scope(b *entente.Brief) string {
	var out []string
	switch p := b.Period; {
	case p.From != "" && p.To != "":
		out = append(out, "Events from "+day(p.From)+" to "+day(p.To)+".")
	case p.From != "":
		out = append(out, "Events from "+day(p.From)+" on.")
	case p.To != "":
		out = append(out, "Events to "+day(p.To)+".")
	}
	if b.AsOf != "" {
		out = append(out, "As of "+day(b.AsOf)+".")
	}
	from, them := fmt.Sprintf("%d documents", len(b.Sources)), "them"
	if len(b.Sources) == 1 {
		from, them = "one document", "it"
	}
	out = append(out, fmt.Sprintf("Written from %s; every sentence can be proved against %s with entente verify.", from, them))
	return strings.Join(out, " ")
}

func cites(list []int) string {
	var out []string
	for _, n := range list {
		out = append(out, fmt.Sprintf("[%d]", n))
	}
	return strings.Join(out, "")
}

// escape keeps Markdown's marks in a text from being read as such.
func escape(s string) string {
	return strings.NewReplacer("\\", "\\\\", "*", "\\*", "_", "\\_", "`", "\\`", "<", "&lt;", "[", "\\[", "]", "\\]", "#", "\\#").Replace(s)
}
