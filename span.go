package entente

import "fmt"

// Span is a half-open interval [Start,End) of byte offsets into the text of
// one Document. Everything Entente knows points to at least one Span, and
// text is never normalised before it is spanned.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Of returns the bytes of text that s covers, or "" when s does not lie
// within text.
func (s Span) Of(text string) string {
	if s.Start < 0 || s.End > len(text) || s.Start > s.End {
		return ""
	}
	return text[s.Start:s.End]
}

// Len is the number of bytes covered.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether s covers nothing.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether o lies wholly within s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Cover is the smallest span that contains both.
func (s Span) Cover(o Span) Span {
	return Span{min(s.Start, o.Start), max(s.End, o.End)}
}

// Check returns an error unless s is a valid span of text.
func (s Span) Check(text string) error {
	if s.Start < 0 || s.End > len(text) || s.Start > s.End {
		return fmt.Errorf("span [%d,%d) is outside a text of %d bytes", s.Start, s.End, len(text))
	}
	return nil
}
