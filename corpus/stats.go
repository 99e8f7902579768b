package corpus

// Stats counts what is in a list of passages.
type Stats struct {
	Passages, Sentences, Eventless, Events int
	Dyads, Types, Modes, Statuses, Styles  map[string]int
	// Splits counts sentences.
	Splits map[string]int
	// Spoken events have a speaker, Dated ones an expression of time.
	Spoken, Dated int
}

// Describe counts. Modes are named "TYPE.mode".
func Describe(list []Passage) Stats {
	s := Stats{
		Dyads: map[string]int{}, Types: map[string]int{}, Modes: map[string]int{},
		Statuses: map[string]int{}, Styles: map[string]int{}, Splits: map[string]int{},
	}
	for _, p := range list {
		s.Passages++
		s.Sentences += len(p.Sentences)
		s.Dyads[p.Dyad] += len(p.Sentences)
		s.Styles[p.Style] += len(p.Sentences)
		s.Splits[p.Split] += len(p.Sentences)
		told := make([]bool, len(p.Sentences))
		for _, e := range p.Events {
			told[e.Sentence] = true
			s.event(e)
		}
		for _, t := range told {
			if !t {
				s.Eventless++
			}
		}
	}
	return s
}

func (s *Stats) event(e Event) {
	s.Events++
	s.Types[e.Type]++
	if e.Mode != "" {
		s.Modes[e.Type+"."+e.Mode]++
	}
	s.Statuses[e.Status]++
	if e.Speaker != nil {
		s.Spoken++
	}
	if e.Date != nil {
		s.Dated++
	}
}
