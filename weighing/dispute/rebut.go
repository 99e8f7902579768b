package dispute

import (
	"slices"
	"strings"

	"entente"
	"entente/lexicon/scales"
)

// The ways to contradict.
const (
	byPointing = iota // "denied this", "rejected the claim"
	byContent         // "denied that any such assurance had been given"
	byPart            // "denied any role in the attack"
	byNegation        // "said that there had been no mediation"
	byReport          // "reports that … were contradicted"
)

// denial is one contradiction in one sentence.
type denial struct {
	line    int
	how     int
	who     string // who denies
	code    string
	tag     uint32
	content entente.Span // what is denied, where that is said
	says    entente.Span // the words of the denial
	slanted bool         // refuses a judgement rather than a fact
	exists  bool         // "there was no …"
	vague   bool         // points back without content of its own
	must    uint32       // a word that must be said for the denial to meet it
	own     bool         // the document says so itself
	charge  bool         // what it points at is an accusation
}

// denialsIn finds the contradictions in one sentence from its tree.
func (f *Finder) denialsIn(n *Notes, r *entente.Reading, i int, ms []*entente.Mention) []denial {
	s := &r.Sentences[i]
	w := &walker{f: f, n: n, s: s, ms: ms, line: i}
	var out []denial
	for t := range s.Tokens {
		if s.Tokens[t].UPOS != "VERB" || w.negated(t) {
			continue
		}
		if d, ok := w.denial(t); ok {
			out = append(out, d)
		}
	}
	if len(out) == 0 {
		out = append(out, w.falsehoods()...)
	}
	if len(out) == 0 {
		out = append(out, w.negations()...)
	}
	if len(out) == 0 && len(n.lines[i].said) == 0 {
		out = append(out, w.undone()...)
	}
	for i := range out {
		out[i].tag = n.lines[out[i].line].tag(out[i].code, out[i].says)
	}
	return out
}

// walker reads one sentence.
type walker struct {
	f    *Finder
	n    *Notes
	s    *entente.Sentence
	ms   []*entente.Mention
	line int
}

func (w *walker) lemma(t int) string { return strings.ToLower(w.s.Tokens[t].Lemma) }

func (w *walker) child(t int, rels ...string) int {
	for _, c := range w.s.Children(t) {
		if slices.Contains(rels, w.s.Tokens[c].Deprel) {
			return c
		}
	}
	return -1
}

func (w *walker) negated(t int) bool {
	if h := w.s.Tokens[t].Head - 1; h >= 0 && w.s.Tokens[t].Deprel == "conj" && w.child(h, "mark") >= 0 && w.lemma(w.child(h, "mark")) == "to" {
		return true // "declined to confirm or deny"
	}
	for _, c := range w.s.Children(t) {
		switch w.lemma(c) {
		case "not", "n't", "never", "neither", "nor":
			return true
		case "would", "will", "could", "might", "may", "should", "to":
			if w.s.Tokens[c].Deprel != "case" {
				return true // no contradiction yet
			}
		}
	}
	return false
}

// subject is the token that does t, through coordination.
func (w *walker) subject(t int) int {
	for range w.s.Tokens {
		if c := w.child(t, "nsubj", "nsubj:pass"); c >= 0 {
			return c
		}
		if d := w.s.Tokens[t].Deprel; d != "conj" && d != "xcomp" && d != "parataxis" {
			return -1
		}
		if t = w.s.Tokens[t].Head - 1; t < 0 {
			return -1
		}
	}
	return -1
}

// speaker names who stands at token t.
func (w *walker) speaker(t int) (who, code string) {
	if t < 0 {
		return "", ""
	}
	span := w.span(t)
	at := w.s.Tokens[t].Span
	var best *entente.Mention
	for _, m := range w.ms {
		if m.Contains(at) && len(m.Actors) == 1 && (best == nil || m.Len() > best.Len()) {
			best = m
		}
	}
	if best != nil {
		a := best.Actors[0]
		if a.Name != "" {
			return strings.ToLower(a.Name), a.Code
		}
		code = a.Code
	}
	if code == "" {
		for _, m := range w.ms {
			if span.Contains(m.Span) && len(m.Actors) == 1 && m.Actors[0].Code != "" {
				code = m.Actors[0].Code
				break
			}
		}
	}
	return strings.ToLower(strings.Join(strings.Fields(span.Of(w.n.doc.Text)), " ")), code
}

// span covers the words below t.
func (w *walker) span(t int) entente.Span {
	out := w.s.Tokens[t].Span
	for _, c := range w.s.Subtree(t) {
		if w.s.Tokens[c].Deprel != "punct" || c < t {
			out = out.Cover(w.s.Tokens[c].Span)
		}
	}
	return out
}

// clause covers t and what hangs on it but for verbs coordinated with it.
func (w *walker) clause(t int) entente.Span {
	out := w.s.Tokens[t].Span
	for _, c := range w.s.Children(t) {
		switch w.s.Tokens[c].Deprel {
		case "conj", "punct", "cc", "parataxis":
		default:
			out = out.Cover(w.span(c))
		}
	}
	return out
}

// denial reads the verb at t.
func (w *walker) denial(t int) (denial, bool) {
	dn, lemma := w.f.table.Denials, w.lemma(t)
	isDeny, isReject, isName := dn.Is(scales.Deny, lemma), dn.Is(scales.Reject, lemma), dn.Is(scales.Name, lemma)
	if !isDeny && !isReject && !isName {
		return denial{}, false
	}
	d := denial{line: w.line, says: w.clause(t)}
	subj := w.subject(t)
	if subj >= 0 {
		d.says = d.says.Cover(w.span(subj))
	}
	if c := w.patient(t); c >= 0 {
		return w.passive(d, t, c, isDeny)
	}
	d.who, d.code = w.speaker(subj)
	if d.who == "" || subj >= 0 && w.s.Tokens[subj].Deprel == "csubj" {
		return d, false
	}
	if dn.Is(scales.Word, w.lemma(subj)) {
		return d, false // "the report contradicts …": no voice of its own
	}
	obj := w.child(t, "obj")
	if isName {
		return w.naming(d, t, obj)
	}
	if c := w.child(t, "ccomp"); c >= 0 && isDeny {
		return w.content(d, c), true
	}
	if c := w.child(t, "xcomp", "advcl"); (c == t+1 || c == t+2) && isDeny && strings.HasSuffix(strings.ToLower(w.s.Tokens[c].Text), "ing") {
		return w.content(d, c), true
	}
	if obj < 0 {
		return d, false
	}
	return w.object(d, obj, isDeny)
}

// object reads what a verb of denial denies.
func (w *walker) object(d denial, obj int, isDeny bool) (denial, bool) {
	dn, o := w.f.table.Denials, w.lemma(obj)
	switch {
	case w.f.pointer(w.s.Tokens[obj]):
		d.how, d.vague = byPointing, true
		return d, true
	case dn.Is(scales.Word, o):
		d.how, d.vague, d.charge = byPointing, true, dn.Is(scales.Charge, o)
		if c := w.child(obj, "acl", "ccomp", "acl:relcl", "nmod"); c >= 0 && !w.stating(c) {
			if at := w.span(c); len(w.n.lines[w.line].within(at)) >= 3 {
				d.how, d.vague, d.content = byContent, false, at
			}
		}
		return d, true
	case isDeny && dn.Is(scales.Part, o):
		d.how, d.content = byPart, w.span(obj)
		return d, true
	}
	return d, false
}

// stating reports whether a clause goes on with what the speaker says
// instead: "rejects the claim, stating that …".
func (w *walker) stating(t int) bool {
	return w.s.Tokens[t].UPOS == "VERB" && w.f.table.Denials.Is(scales.Say, w.lemma(t)) && strings.HasSuffix(strings.ToLower(w.s.Tokens[t].Text), "ing")
}

// pointer reports whether a token stands for what was said before.
func (f *Finder) pointer(t entente.Token) bool {
	switch strings.ToLower(t.Text) {
	case "this", "that", "it", "these", "those", "them", "both":
		return t.UPOS == "PRON" || t.UPOS == "DET" || t.UPOS == "SCONJ"
	}
	return false
}

func (w *walker) content(d denial, head int) denial {
	d.how, d.content = byContent, w.span(head)
	d.exists = w.child(head, "expl") >= 0
	low := strings.ToLower(d.content.Of(w.n.doc.Text))
	d.vague = w.f.table.Denials.Has(scales.Vague, low) || d.exists
	if c := w.child(head, "obj"); c >= 0 && w.f.table.Denials.Is(scales.Part, w.lemma(c)) && w.lemma(head) == "have" {
		d.how = byPart
	}
	return d
}

// naming reads "called the report false" and "called that a lie".
func (w *walker) naming(d denial, t, obj int) (denial, bool) {
	dn := w.f.table.Denials
	at := w.clause(t)
	pointing := obj >= 0 && (dn.Is(scales.Word, w.lemma(obj)) || w.f.pointer(w.s.Tokens[obj]))
	for i, k := range w.s.Tokens {
		if i <= t || !at.Contains(k.Span) {
			continue
		}
		if !pointing && w.f.pointer(k) && i == t+1 {
			pointing = true
		}
		low := strings.ToLower(k.Text)
		if i != obj && (dn.Is(scales.False, low) || dn.Is(scales.Slanted, low)) {
			d.slanted = dn.Is(scales.Slanted, low)
			d.how, d.vague, d.charge = byPointing, true, obj >= 0 && dn.Is(scales.Charge, w.lemma(obj))
			return d, pointing || d.slanted && obj >= 0 && w.s.Tokens[obj].UPOS == "NOUN"
		}
	}
	return d, false
}

// patient is what a verb in the passive is about: its subject, or the noun
// that the verb was hung on.
func (w *walker) patient(t int) int {
	if c := w.child(t, "nsubj:pass"); c >= 0 {
		return c
	}
	if c := w.child(t, "aux:pass"); c >= 0 && w.s.Tokens[t].Head > 0 && w.s.Tokens[w.s.Tokens[t].Head-1].UPOS == "NOUN" {
		return w.s.Tokens[t].Head - 1
	}
	return -1
}

// passive reads "reports that … were contradicted" and "this was denied by".
func (w *walker) passive(d denial, t, subj int, isDeny bool) (denial, bool) {
	if !isDeny || !w.f.table.Denials.Is(scales.Word, w.lemma(subj)) && !w.f.pointer(w.s.Tokens[subj]) {
		return d, false
	}
	if c := w.child(t, "obl:agent", "obl"); c >= 0 && w.child(c, "case") >= 0 && w.lemma(w.child(c, "case")) == "by" {
		d.who, d.code = w.speaker(c)
	}
	d.how, d.content = byReport, entente.Span{Start: w.s.Tokens[subj].Start, End: w.s.Tokens[t].Start}
	d.says = d.says.Cover(d.content)
	d.vague = len(w.n.lines[w.line].within(d.content)) < 3
	if d.vague {
		d.how = byPointing
	}
	return d, true
}
