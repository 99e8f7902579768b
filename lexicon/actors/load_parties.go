package actors

func (ld *loader) organisations() error {
	rows, err := ld.table("organisations.tsv", []string{"alias"}, "alias", "name", "code", "sector")
	if err != nil {
		return err
	}
	for _, r := range rows {
		code := r.Get("code")
		if len(code) != 6 {
			return r.Errorf("an organisation's code has six letters, not %q", code)
		}
		if ld.l.orgNames[code] == "" {
			ld.l.orgNames[code] = r.Get("name")
		}
		ld.name(r.Get("alias"), entry{kind: kIGO, code: code, sector: r.Get("sector"), name: r.Get("name")})
	}
	return nil
}

func (ld *loader) groups() error {
	rows, err := ld.table("groups.tsv", []string{"alias"}, "alias", "name", "code", "sector", "country")
	if err != nil {
		return err
	}
	for _, r := range rows {
		code, base := r.Get("code"), r.Get("country")
		if len(code) != 6 {
			return r.Errorf("a group's code has six letters, not %q", code)
		}
		if base != "" && ld.l.byCode[base] == nil {
			return r.Errorf("no country has the code %q", base)
		}
		if ld.l.orgNames[code] == "" {
			ld.l.orgNames[code] = r.Get("name")
		}
		ld.l.groupOf[foldKey(r.Get("alias"))] = code
		ld.l.groupOf[foldKey(code)] = code
		ld.l.groupBase[code] = base
		ld.name(r.Get("alias"), entry{kind: kGroup, code: code, sector: r.Get("sector"), name: r.Get("name"), country: base})
	}
	return nil
}

func (ld *loader) listings() error {
	rows, err := ld.table("listings.tsv", []string{"group", "by", "from"}, "group", "by", "from", "to", "basis")
	if err != nil {
		return err
	}
	for _, r := range rows {
		x := Listing{Group: r.Get("group"), By: r.Get("by"), From: r.Get("from"), To: r.Get("to"), Basis: r.Get("basis"), Source: r.Get("source")}
		if ld.l.orgNames[x.Group] == "" {
			return r.Errorf("no group has the code %q", x.Group)
		}
		if ld.l.byCode[x.By] == nil && ld.l.orgNames[x.By] == "" {
			return r.Errorf("nobody has the code %q", x.By)
		}
		if err := checkDates(x.From, x.To); err != nil {
			return r.Errorf("%v", err)
		}
		ld.l.listings[x.Group] = append(ld.l.listings[x.Group], x)
	}
	return nil
}

var organKinds = map[string]entryKind{
	"seat": kOrgan, "organ": kOrgan, "administration": kOrgan, "party": kParty, "company": kCompany,
	"media": kMedia, "group": kGroup, "civil": kCivil,
}

func (ld *loader) organs() error {
	rows, err := ld.table("organs.tsv", []string{"alias", "code"}, "alias", "name", "code", "sector", "kind")
	if err != nil {
		return err
	}
	for _, r := range rows {
		if ld.l.byCode[r.Get("code")] == nil {
			return r.Errorf("no country has the code %q", r.Get("code"))
		}
		kind, ok := organKinds[r.Get("kind")]
		if !ok {
			return r.Errorf("kind %q is not known", r.Get("kind"))
		}
		ld.name(r.Get("alias"), entry{kind: kind, code: r.Get("code"), sector: r.Get("sector"), name: r.Get("name"), organ: r.Get("kind")})
	}
	return nil
}

func (ld *loader) offices() error {
	rows, err := ld.table("offices.tsv", []string{"office", "country", "title"}, "office", "country", "title", "sector", "single")
	if err != nil {
		return err
	}
	l := ld.l
	for _, r := range rows {
		t := &officeTitle{office: r.Get("office"), country: r.Get("country"), title: r.Get("title"), sector: r.Get("sector"), single: r.Get("single") == "yes"}
		if t.country != "" && l.byCode[t.country] == nil && l.orgNames[t.country] == "" {
			return r.Errorf("nobody has the code %q", t.country)
		}
		k := titleKey(t.title)
		l.titles[k] = append(l.titles[k], t)
		if uk := t.office + "\x00" + t.country; l.usualTitle[uk] == "" {
			l.usualTitle[uk] = t.title
		}
		if l.offices[t.office] == nil {
			l.offices[t.office] = t
		}
		ld.name(t.title, entry{kind: kTitle, code: t.country, sector: t.sector, office: t.office, single: t.single, name: t.title})
	}
	for k, ts := range l.titles {
		one := ts[0].country
		for _, t := range ts {
			if t.country != one || !t.single || t.office == "minister" || t.sector == "LEG" || l.cautions[t.title] == "generic" {
				one = ""
			}
		}
		if one != "" {
			l.implied[k] = one
		}
	}
	return nil
}

var wordKinds = map[string]entryKind{
	"organ": kWordOrg, "people": kWordMany, "person": kWordOne, "prefix": kPrefix,
	"honorific": kHonour, "rank": kRank, "relation-in": kRelIn, "relation-out": kRelOut, "local": kLocal, "of": kWordOf,
}

func (ld *loader) words() error {
	rows, err := ld.table("words.tsv", []string{"kind", "word"}, "kind", "word", "sector")
	if err != nil {
		return err
	}
	for _, r := range rows {
		if r.Get("kind") == "portfolio" {
			ld.l.portfolio[foldKey(r.Get("word"))] = true
			continue
		}
		kind, ok := wordKinds[r.Get("kind")]
		if !ok {
			return r.Errorf("kind %q is not known", r.Get("kind"))
		}
		ld.name(r.Get("word"), entry{kind: kind, sector: r.Get("sector"), name: r.Get("word")})
	}
	return nil
}

func (ld *loader) accords() error {
	rows, err := ld.table("agreements.tsv", []string{"alias"}, "alias", "name", "kind", "parties", "date")
	if err != nil {
		return err
	}
	for _, r := range rows {
		name := r.Get("name")
		a := ld.l.accords[name]
		if a == nil {
			a = &Accord{Name: name, Kind: r.Get("kind"), Parties: r.List("parties"), Date: r.Get("date")}
			for _, p := range a.Parties {
				if ld.l.byCode[p] == nil && ld.l.orgNames[p] == "" {
					return r.Errorf("nobody has the code %q", p)
				}
			}
			ld.l.accords[name] = a
			ld.l.accordsBy = append(ld.l.accordsBy, a)
		}
		ld.name(r.Get("alias"), entry{kind: kAccord, name: name})
	}
	return nil
}
