package corpus

import (
	"fmt"
	"strconv"
	"strings"

	"entente"
)

func (r *reader) event(p *Passage, rest string) (Event, error) {
	n := len(p.Sentences) - 1
	e := Event{Sentence: n, Status: string(entente.Asserted), Actors: []Party{}, Recipients: []Party{}}
	f := strings.Split(rest, " | ")
	if len(f) < 3 {
		return e, fmt.Errorf("want: E TYPE.mode act | actors | recipients")
	}
	s := p.Sentences[n]
	head, act, _ := strings.Cut(f[0], " ")
	var err error
	if e.Predicate, err = locate(s, act); err != nil {
		return e, err
	}
	if err = r.kind(&e, head); err != nil {
		return e, err
	}
	if e.Actors, err = parties(s, f[1]); err != nil {
		return e, err
	}
	if e.Recipients, err = parties(s, f[2]); err != nil {
		return e, err
	}
	e.Sign = sign(e.Quad, p.Dyad, e.Actors, e.Recipients)
	for _, t := range f[3:] {
		if err = tag(&e, s, strings.TrimSpace(t)); err != nil {
			return e, err
		}
	}
	return e, nil
}

func (r *reader) kind(e *Event, head string) error {
	e.Type, e.Mode, _ = strings.Cut(head, ".")
	if !r.types.HasType(e.Type) {
		return fmt.Errorf("unknown event type %q", e.Type)
	}
	if e.Mode != "" && !r.types.HasMode(e.Type, e.Mode) {
		return fmt.Errorf("%s has no mode %q", e.Type, e.Mode)
	}
	e.Quad = r.types.Quad(e.Type)
	return nil
}

func parties(s Span, list string) ([]Party, error) {
	out := []Party{}
	if strings.TrimSpace(list) == "-" {
		return out, nil
	}
	for x := range strings.SplitSeq(list, ";") {
		p, err := mention(s, strings.TrimSpace(x))
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

func mention(s Span, x string) (Party, error) {
	code, text, ok := strings.Cut(x, " ")
	if !ok {
		return Party{}, fmt.Errorf("want CODE text, not %q", x)
	}
	var p Party
	var err error
	if p.Code, p.Sector, err = party(code); err != nil {
		return p, err
	}
	p.Span, err = locate(s, text)
	return p, err
}

func tag(e *Event, s Span, t string) error {
	mark, text, _ := strings.Cut(t, " ")
	switch mark {
	case "D":
		d, err := locate(s, text)
		e.Date = &d
		return err
	case "S":
		p, err := mention(s, text)
		e.Speaker = &p
		return err
	case "!":
		st, ok := statuses[text]
		if !ok {
			return fmt.Errorf("unknown status %q", text)
		}
		e.Status = string(st)
		return nil
	case "X":
		v, ok := map[string]int{"+": 1, "-": -1, "0": 0}[text]
		if !ok {
			return fmt.Errorf("unknown effect %q", text)
		}
		e.Sign = v
		return nil
	}
	return fmt.Errorf("unknown tag %q", mark)
}

// locate finds text, as whole words, in the sentence s; "text#2" is its second
// place.
func locate(s Span, text string) (Span, error) {
	text = strings.TrimSpace(text)
	nth := 1
	if at := strings.LastIndexByte(text, '#'); at > 0 {
		n, err := strconv.Atoi(text[at+1:])
		if err != nil || n < 1 {
			return Span{}, fmt.Errorf("bad place in %q", text)
		}
		text, nth = text[:at], n
	}
	if text == "" {
		return Span{}, fmt.Errorf("an empty span")
	}
	for from := 0; ; {
		i := strings.Index(s.Text[from:], text)
		if i < 0 {
			return Span{}, fmt.Errorf("%q does not stand in %q", text, s.Text)
		}
		i += from
		end := i + len(text)
		if (i == 0 || !letter(s.Text[i-1])) && (end == len(s.Text) || !letter(s.Text[end])) {
			if nth--; nth == 0 {
				return Span{s.Start + i, s.Start + end, text}, nil
			}
		}
		from = i + 1
	}
}

func letter(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b >= 0x80
}
