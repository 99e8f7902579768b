package actors

// entryKind says what a name in the trie stands for.
type entryKind uint8

const (
	kCountry   entryKind = iota + 1 // "Pakistan"
	kAdjective                      // "Pakistani"
	kPeople                         // "Pakistanis"
	kCapital                        // "Islamabad"
	kRegion                         // "Gaza", "Scotland", "Lahore"
	kOrgan                          // "the Pentagon", "the White House"
	kParty
	kCompany
	kMedia
	kCivil
	kIGO
	kGroup
	kPerson   // "Donald Trump"
	kShort    // "Trump"
	kTitle    // "foreign minister"
	kWordOrg  // "army"
	kWordMany // "officials"
	kWordOne  // "diplomat"
	kPrefix   // "former"
	kHonour   // "Dr"
	kRank     // "General"
	kAccord   // "Doha Agreement", "Quad summit"
	kRelIn    // "based" in "Karachi-based"
	kRelOut   // "backed" in "Iran-backed"
	kLocal    // takes its country from a place: "police in Lagos"
	kWordOf   // names a party only with "of": "member of Hamas"
	kNone     // a name that is none of these: blocks shorter readings
)

// entry is one meaning of one name.
type entry struct {
	kind    entryKind
	code    string // country or organisation
	sector  string
	name    string // canonical
	office  string
	country string // base of a group
	alias   string
	organ   string // kind column of organs.tsv
	single  bool
	caution string
	need    []byte // per token: 0 any case, 1 first upper, 2 all upper, 3 with accent
}

type trieKey struct {
	node int32
	word string
}

// trie maps sequences of folded tokens to entries.
type trie struct {
	next map[trieKey]int32
	at   map[int32][]*entry
	size int32
}

func newTrie() *trie {
	return &trie{next: make(map[trieKey]int32, 1<<15), at: make(map[int32][]*entry, 1<<14)}
}

// add files e under alias. Names keep their capitals as a requirement;
// anyCase drops it except for tokens written wholly in capitals.
func (t *trie) add(alias string, e *entry, anyCase bool) {
	toks := tokenise(alias)
	if len(toks) == 0 {
		return
	}
	node := int32(0)
	e.need = make([]byte, len(toks))
	for i, tok := range toks {
		switch {
		case tok.caps:
			e.need[i] = 2
		case tok.upper && !anyCase:
			e.need[i] = 1
		}
		if e.caution == "accent" && tok.accent {
			e.need[i] = 3
		}
		k := trieKey{node, tok.fold}
		nx, ok := t.next[k]
		if !ok {
			t.size++
			nx = t.size
			t.next[k] = nx
		}
		node = nx
	}
	e.alias = alias
	t.at[node] = append(t.at[node], e)
}

// longest returns the entries of the longest name that begins at toks[i] and
// how many tokens it covers.
func (t *trie) longest(toks []token, i int) ([]*entry, int) {
	var best []*entry
	length := 0
	node := int32(0)
	for j := i; j < len(toks); j++ {
		nx, ok := t.next[trieKey{node, toks[j].fold}]
		if !ok {
			break
		}
		node = nx
		if es := t.at[node]; es != nil {
			if ok := admit(es, toks[i:j+1]); len(ok) > 0 {
				best, length = ok, j+1-i
			}
		}
	}
	return best, length
}

// admit keeps the entries whose capitals the tokens satisfy.
func admit(es []*entry, toks []token) []*entry {
	all := true
	for _, e := range es {
		if !fits(e, toks) {
			all = false
		}
	}
	if all {
		return es
	}
	var out []*entry
	for _, e := range es {
		if fits(e, toks) {
			out = append(out, e)
		}
	}
	return out
}

func fits(e *entry, toks []token) bool {
	for i, n := range e.need {
		switch n {
		case 1:
			if !toks[i].upper {
				return false
			}
		case 2:
			if !toks[i].caps {
				return false
			}
		case 3:
			if !toks[i].accent {
				return false
			}
		}
	}
	return true
}
