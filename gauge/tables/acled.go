package tables

import "strings"

// acled reads the CSV export. Its actors are names; the country of one is what
// stands in brackets when that is no period ("Civilians (Ukraine)"), else what
// follows the last "of" ("Military Forces of Ukraine (2019-)").
type acled struct {
	*scan
	columns
	day, event, sub, one, other int
	parties                     map[string]string
}

func (f *acled) header(line string) (bool, error) {
	err := f.learn(line, "ACLED", "event_date", "event_type", "sub_event_type", "actor1", "actor2")
	f.day, f.event, f.sub = f.index("event_date"), f.index("event_type"), f.index("sub_event_type")
	f.one, f.other = f.index("actor1"), f.index("actor2")
	f.parties = map[string]string{}
	return true, err
}

func (f *acled) row(line string, ev *Event) string {
	if !f.split(line) {
		return ReasonColumns
	}
	date := f.get(f.day)
	if _, ok := day(date); !ok {
		date = longDate(date)
	}
	if reason := f.date(date, ev); reason != "" {
		return reason
	}
	if ev.Source = f.known(f.get(f.one)); ev.Source == "" {
		return ReasonSource
	}
	if ev.Target = f.known(f.get(f.other)); ev.Target == "" {
		return ReasonTarget
	}
	code, ok := f.acledCode(f.get(f.event), f.get(f.sub))
	if !ok {
		return ReasonCode
	}
	return f.code(code, "", ev)
}

// known is party, remembered.
func (f *acled) known(name string) string {
	if code, ok := f.parties[name]; ok {
		return code
	}
	code := f.party(name)
	if len(f.parties) < nameLimit && len(name) < 200 {
		f.parties[strings.Clone(name)] = code
	}
	return code
}

func (f *acled) acledCode(event, sub string) (string, bool) {
	if code, ok := f.Reader.acled[[2]string{event, sub}]; ok {
		return code, true
	}
	code, ok := f.Reader.acled[[2]string{event, ""}]
	return code, ok
}

// party is the country of an actor's name, "" when it shows none.
func (f *acled) party(name string) string {
	name = strings.TrimSpace(name)
	rest := name
	for {
		open := strings.LastIndexByte(rest, '(')
		if open < 0 {
			break
		}
		inside, _, _ := strings.Cut(rest[open+1:], ")")
		if strings.IndexAny(inside, "0123456789") < 0 {
			if code := f.place(strings.TrimSpace(inside)); code != "" {
				return code
			}
		}
		rest = strings.TrimSpace(rest[:open])
	}
	if i := strings.LastIndex(rest, " of "); i >= 0 {
		return f.place(strings.TrimSpace(rest[i+4:]))
	}
	return ""
}

// longDate turns "05 March 2021" into "2021-03-05", "" for anything else.
func longDate(text string) string {
	part := strings.Fields(text)
	if len(part) != 3 || len(part[0]) > 2 || len(part[2]) != 4 {
		return ""
	}
	if len(part[0]) == 1 {
		part[0] = "0" + part[0]
	}
	for i, m := range []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"} {
		if strings.EqualFold(m, part[1]) {
			return part[2] + "-" + string([]byte{byte('0' + (i+1)/10), byte('0' + (i+1)%10)}) + "-" + part[0]
		}
	}
	return ""
}
