package coder

import (
	"slices"

	"kawat"
)

// This file keeps out what is no politics though its words are: business among
// companies, common crime, and what a film or an exhibition tells (codebook §3.10).

// political are the sectors whose acts and sufferings are political whatever they
// are about.
var political = []string{"GOV", "MIL", "JUD", "LEG", "SPY", "PTY", "OPP", "REB", "PRM", "PRE", "UAF", "JRN", "REL", "EDU", "LAB", "SOC", "REF", "AGR", "ELI", "MED"}

// everyday says why an event is no political one; "" if it may be.
func (r *report) everyday(d *draft) string {
	all := func(of []kawat.Actor, sectors ...string) bool {
		return !slices.ContainsFunc(of, func(a kawat.Actor) bool { return !slices.Contains(sectors, a.Sector) })
	}
	if all(d.Actors, "BUS") && all(d.Recipients, "BUS") {
		return "business among companies"
	}
	switch d.Type {
	case kawat.Coerce, kawat.Accuse, kawat.Sanction:
		if d.Mode != "arrest" && d.Mode != "allege" && d.Mode != "investigate" && d.Mode != "convict" && d.Mode != "seize" {
			return ""
		}
		if !all(d.Actors, "COP", "JUD") || slices.ContainsFunc(d.Recipients, func(a kawat.Actor) bool { return slices.Contains(political, a.Sector) }) {
			return ""
		}
		t := r.trees[d.sentence]
		for i := range t.low {
			if t.is(i, t.sets.crime) {
				return "common crime"
			}
		}
	}
	return ""
}

// fictional reports whether the act is told as the matter of a work: below a noun
// for one ("a film about the siege"), or below a verb of telling with one as its
// subject ("the exhibition traces how armies fought").
func (m *match) fictional() bool {
	t := m.t
	for i, depth := m.at, 0; i >= 0 && depth < 7; i, depth = t.head(i), depth+1 {
		if i != m.at && !t.verbal(i) && t.is(i, t.sets.works) && (!t.verbal(m.at) || t.rel(m.at) != "acl" || !t.hasRelative(m.at, i)) {
			return true
		}
		if t.verbal(i) && t.keyed(i, t.sets.telling) && slices.ContainsFunc(t.subj(i), func(s int) bool { return t.is(s, t.sets.works) }) {
			return true
		}
	}
	return false
}
