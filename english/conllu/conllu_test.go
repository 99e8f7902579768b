package conllu

import (
	"strings"
	"testing"
)

const sample = `# newdoc id = d1
# sent_id = GUM_x-1
# text = We don't like the Acme Group.
1	We	we	PRON	PRP	_	4	nsubj	_	Entity=(1-person-new-x)
2-3	don't	_	_	_	_	_	_	_	_
2	do	do	AUX	VBP	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	like	like	VERB	VB	_	0	root	_	_
5	the	the	DET	DT	_	7	det	_	Entity=(2-organization-new-x
5.1	ghost	_	_	_	_	_	_	_	_
6	Acme	Acme	PROPN	NNP	_	7	compound	_	_
7	Group	Group	PROPN	NNP	_	4	obj	_	Entity=2)|SpaceAfter=No
8	.	.	PUNCT	.	_	4	punct	_	_

# sent_id = GUM_x-2
# text = Yes
1	Yes	yes	INTJ	UH	_	0	root	_	_
`

func TestWordsRangesAndTextAreRead(t *testing.T) {
	s, err := Read(strings.NewReader(sample))
	if err != nil {
		t.Fatal(err)
	}
	if len(s) != 2 || len(s[0].Words) != 8 || s[0].Words[6].SpaceAfter || s[0].Words[2].Lemma != "not" || !s[0].NewPar || s[1].NewPar || s[1].Doc != "d1" {
		t.Fatalf("got %+v", s)
	}
	p := Paragraphs(s)
	if len(p) != 1 || p[0].Text != "We don't like the Acme Group. Yes " {
		t.Fatalf("text %q", p[0].Text)
	}
	var got []string
	for _, w := range p[0].Words[0] {
		got = append(got, p[0].Text[w[0]:w[1]])
	}
	if g := strings.Join(got, " "); g != "We do n't like the Acme Group ." {
		t.Errorf("words %q", g)
	}
}

func TestNamesAreCutToProperNouns(t *testing.T) {
	s, err := Read(strings.NewReader(sample))
	if err != nil {
		t.Fatal(err)
	}
	if n := s[0].Names(false); len(n) != 1 || n[0] != (Entity{5, 6, "organization"}) {
		t.Errorf("got %+v", n)
	}
}

func TestErrorsNameTheLine(t *testing.T) {
	for name, bad := range map[string]string{
		"columns": "1\ta\n", "number": "2\ta\ta\tX\tX\t_\t0\troot\t_\t_\n", "head": "1\ta\ta\tX\tX\t_\tz\troot\t_\t_\n", "outside": "1\ta\ta\tX\tX\t_\t9\troot\t_\t_\n\n",
	} {
		if _, err := Read(strings.NewReader(bad)); err == nil || err.Error()[0] < '1' || err.Error()[0] > '2' {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(sample)
	f.Fuzz(func(t *testing.T, text string) {
		s, err := Read(strings.NewReader(text))
		if err != nil {
			return
		}
		Paragraphs(s)
		for i := range s {
			for _, n := range s[i].Names(true) {
				if n.First < 0 || n.Last >= len(s[i].Words) || n.First > n.Last {
					t.Fatalf("name %+v", n)
				}
			}
		}
	})
}
