package coder

import (
	"slices"
	"strings"

	"kawat"
)

// This file finds of which state those are whom an act strikes, seizes, frees or
// rescues, where the words for them name none and resolution could only suppose one:
// "ten sailors", "its pilot", "tiga kapal ikan berbendera Vietnam".

// bodily are the types of acts that are done to people and to what they sail or drive.
var bodily = map[kawat.EventType]bool{kawat.Assault: true, kawat.Coerce: true, kawat.Retreat: true, kawat.Aid: true, kawat.Sanction: true, kawat.Reject: true, kawat.Agree: true}

// victims gives each recipient of supposed state the one that its phrase tells, else
// that of the side struck in the same breath, and adds the states of those who are
// told to be among them: "500 peacekeepers, most of them Zambians".
func (m *match) victims(recips []kawat.Actor) []kawat.Actor {
	if !bodily[m.rule.Type] {
		return recips
	}
	recips = slices.Clone(recips)
	if len(recips) == 0 {
		for _, f := range m.t.patient(m.at) {
			if m.t.is(f, m.t.sets.persons) || m.t.counted(f) {
				recips = append(recips, m.among(f)...)
			}
		}
		return recips
	}
	for i := range len(recips) {
		a := &recips[i]
		mi := m.r.mentionOf(a.Span, m.si)
		if mi < 0 || m.ownIndeed(&m.r.in.Mentions[mi]) {
			continue
		}
		x := &m.r.in.Mentions[mi]
		supposed := a.Inferred && x.Kind == "description" && strings.HasPrefix(x.Line, "context:")
		switch told := m.origin(x); {
		case supposed && told != "":
			a.Code, a.Inferred = told, false
		case supposed && m.t.has(x.Span, m.t.sets.foreign): // "20 warga asing"
			a.Code = "---"
		case supposed:
			if code := m.struckBefore(); code != "" {
				a.Code = code
			}
		case strings.HasPrefix(x.Line, "coref:possessive") && x.Kind != "pronoun" && slices.Contains(codes(m.doers), a.Code):
			if code := m.struckBefore(); code != "" { // "shot down a jet and captured its pilot"
				a.Code, a.Entity, a.Name, a.Inferred = code, "", a.Text, true
			}
		}
		others := m.among(x.Last)
		if code := own(m.doers); code != "" && supposed && slices.Contains(codes(others), a.Code) && m.rule.Type != kawat.Retreat {
			a.Code = code // supposed from those among them only
		}
		for _, b := range others {
			if !slices.ContainsFunc(recips, func(c kawat.Actor) bool { return c.Code == b.Code }) {
				recips = append(recips, b)
			}
		}
	}
	return recips
}

// origin is the state that the phrase of a mention says it is from: "awak kapal asal
// Indonesia", "kapal berbendera Vietnam", "a trawler from Taiwan"; "" if it tells none.
func (m *match) origin(x *kawat.Mention) string {
	t := m.t
	code := ""
	for k := max(x.First, 0); k <= x.Last && k < len(t.low); k++ {
		for _, d := range t.kids[k] { // "an American Muslim convert"
			if mi := m.r.mentionAt[m.si][d]; mi >= 0 && d < x.First && t.rel(d) == "amod" && m.r.in.Mentions[mi].Kind == "demonym" && len(m.r.in.Mentions[mi].Actors) == 1 {
				return m.r.in.Mentions[mi].Actors[0].Code
			}
		}
		t.prune(k, func(i int) bool {
			switch {
			case code != "" || i > x.Last && t.rel(i) == "acl" && !t.is(i, t.sets.flying) || t.rel(i) == "conj":
				return false
			case i <= x.Last:
				return true
			}
			h := t.head(i)
			told := slices.ContainsFunc(t.cases(i), func(c string) bool { return slices.Contains(t.sets.origin, c) }) || h >= 0 && t.is(h, t.sets.flying) ||
				i > 0 && t.is(i-1, t.sets.flying)
			if told && m.country(i) {
				code = m.r.land(m.si, i)
			}
			return true
		})
	}
	return code
}

// ownIndeed reports whether the words of a mention stress whose it is: "his own
// people", "rakyatnya sendiri".
func (m *match) ownIndeed(x *kawat.Mention) bool {
	for k := max(x.First, 0); k <= x.Last+1 && k < len(m.t.low); k++ {
		if m.t.is(k, m.t.sets.own) {
			return true
		}
	}
	return false
}

// country reports whether token i names a whole state, and no town.
func (m *match) country(i int) bool {
	p := m.r.placeAt[m.si][i]
	return p < 0 || m.r.in.Places[p].Place.Precision == "country"
}

// struckBefore is the state of those whom the same doers struck in one breath with
// this act: "fired on Ukrainian boats, wounded six sailors and seized the crew"; ""
// if there is none.
func (m *match) struckBefore() string {
	force := map[kawat.EventType]bool{kawat.Assault: true, kawat.Coerce: true, kawat.Sanction: true}
	if !force[m.rule.Type] || !m.t.verbal(m.at) {
		return ""
	}
	own := codes(m.doers)
	for i := len(m.r.here) - 1; i >= 0; i-- {
		e := &m.r.here[i]
		if e.token >= m.at || !force[e.Type] || !overlap(codes(e.Actors), own) || !m.t.oneBreath(e.token, m.at) {
			continue
		}
		of := codes(e.Recipients)
		if len(of) == 1 && !nonState[of[0]] && !strings.HasPrefix(of[0], "---") && !slices.Contains(own, of[0]) {
			return of[0]
		}
	}
	return ""
}

// among are those of other states who are told to be among the people whose phrase ends in token last:
// "26 peneliti, termasuk warga Inggris dan Belanda", "four convicts, three of them
// Nigerians".
func (m *match) among(last int) []kawat.Actor {
	t := m.t
	end := -1
	for k := last + 1; k < len(t.low) && k <= last+12 && end < 0; k++ {
		switch {
		case t.verbal(k) && t.rel(k) != "acl" && !t.is(k, t.sets.among):
			return nil
		case t.is(k, t.sets.among) || k > 0 && slices.Contains(t.sets.among, t.low[k-1]+"_"+t.low[k]):
			end = k
		}
	}
	if end < 0 {
		return nil
	}
	for k := end + 1; k < len(t.low) && k <= end+4; k++ {
		mi := m.r.mentionAt[m.si][k]
		if mi < 0 || m.r.in.Mentions[mi].First < end {
			if t.verbal(k) || t.low[k] == "," {
				return nil
			}
			continue
		}
		head := m.r.in.Mentions[mi].Head
		if head < 0 || head >= len(t.low) {
			return nil
		}
		var out []kawat.Actor
		for _, c := range t.conjuncts(head) {
			for _, a := range m.actorsAt(c) {
				y := m.r.mentionAt[m.si][c]
				theirs := y >= 0 && strings.HasPrefix(m.r.in.Mentions[y].Line, "coref:possessive") && !slices.Contains(codes(m.doers), a.Code) // "termasuk dua warganya"
				if a.Inferred && !theirs || nonState[a.Code] {
					continue
				}
				if y >= 0 && a.Sector == "GOV" && a.Entity == a.Code {
					a.Sector, a.Entity, a.Name = "CVL", "", a.Text // people, not their state
				}
				out = append(out, a)
			}
		}
		return out
	}
	return nil
}
