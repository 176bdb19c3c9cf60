package main

import (
	"slices"
	"testing"

	"kawat/web"
)

func TestProfileComesFromTheKnowledge(t *testing.T) {
	a := &app{}
	if p := a.profile("no-such-entity"); p != nil {
		t.Errorf("unknown entity: %+v", p)
	}
	p := a.profile("vladimir-putin")
	if p == nil || p.Kind != "person" || p.Code != "RUS" || p.Of == nil || p.Of.Names["id"] != "Rusia" || len(p.Spells) < 4 {
		t.Fatalf("person: %+v", p)
	}
	if p.Source != "hand" || p.Certainty == "" {
		t.Errorf("the row does not say where it is from and how sure it is: %+v", p)
	}
	s := p.Spells[0]
	if s.Kind != web.Held || s.Office != "RUS.president" || s.Other.ID != "RUS" || s.Titles["en"] != "president" || s.Titles["id"] != "presiden" || s.From != "2012-05-07" || s.To != "" || s.Row == "" {
		t.Errorf("newest office: %+v", s)
	}
	p = a.profile("IDN")
	i := slices.IndexFunc(p.Spells, func(s web.Spell) bool { return s.Other.ID == "joko-widodo" })
	if i < 0 || p.Spells[i].Kind != web.Holder || !p.Spells[i].Main || p.Spells[i].From != "2014-10-20" || p.Spells[0].Role != "president" {
		t.Errorf("state: %d, first %+v", i, p.Spells[0])
	}
	if !slices.ContainsFunc(p.Spells, func(s web.Spell) bool { return s.Kind == web.In && s.Other.ID == "ASEAN" }) {
		t.Error("state: is in no organisation")
	}
	p = a.profile("ASEAN")
	if !slices.ContainsFunc(p.Spells, func(s web.Spell) bool { return s.Kind == web.Member && s.Other.ID == "IDN" }) || p.From != "1967-08-08" {
		t.Errorf("organisation: %+v", p)
	}
}

// Pages say of a date what the row says, and no more.
func TestDatesAreShownAsTheyAreKnown(t *testing.T) {
	for date, want := range map[string]string{"2014": "2014", "2014-10-20": "2014-10-20", "..": "", "": ""} {
		if got := told(date); got != want {
			t.Errorf("%q is shown as %q", date, got)
		}
	}
}
