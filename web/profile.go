package web

import (
	"cmp"
	"slices"
	"time"

	"kawat"
)

// A Profile is what is known of an actor beside what reports tell. Its dates
// are a year, a month or a day (YYYY, YYYY-MM, YYYY-MM-DD), as exact as they are
// known; "" is open or unknown.
type Profile struct {
	Known
	Code   string `json:"code"`
	Sector string `json:"sector"`
	Kind   string `json:"kind"` // "state", "person", "party", …
	Of     *Known `json:"of"`   // what it belongs to, or nil
	From   string `json:"from"` // of its existence
	To     string `json:"to"`
	Row    string `json:"row"` // file and line that say so
	// Source is where the row comes from, Certainty how sure it is: high, medium
	// or low; "" where nobody said.
	Source    string  `json:"source"`
	Certainty string  `json:"certainty"`
	Spells    []Spell `json:"spells"` // in the order in which they are shown
}

// A Known is an entity with its names by language.
type Known struct {
	ID    string            `json:"id"`
	Names map[string]string `json:"names"`
}

// The kinds of spell.
const (
	Held   = "held"   // the actor held an office of the other
	Holder = "holder" // the other held an office of the actor
	Member = "member" // the other was a member of the actor
	In     = "in"     // the actor was a member of the other
)

// A Spell is something that joined an actor and another from one day to another.
type Spell struct {
	Kind   string            `json:"kind"` // Held, Holder, Member or In
	Other  Known             `json:"other"`
	Office string            `json:"office,omitempty"` // "RUS.president"
	Role   string            `json:"role,omitempty"`   // "president"
	Titles map[string]string `json:"titles,omitempty"` // of the role, by language
	Main   bool              `json:"main,omitempty"`   // one of the offices that lead the actor
	As     string            `json:"as,omitempty"`     // full, acting or elect
	From   string            `json:"from"`
	To     string            `json:"to"`
	Row    string            `json:"row"`
}

// profileColumns are the columns of the CSV export of a profile.
var profileColumns = []column[Spell]{
	{"kind", "spell", false, func(s Spell) string { return s.Kind }},
	{"entity", "entities", false, func(s Spell) string { return s.Other.ID }},
	{"name_en", "names", true, func(s Spell) string { return s.Other.Names["en"] }},
	{"name_id", "names", true, func(s Spell) string { return s.Other.Names["id"] }},
	{"office", "office", false, func(s Spell) string { return s.Office }},
	{"title_en", "title", true, func(s Spell) string { return title("en", s) }},
	{"title_id", "title", true, func(s Spell) string { return title("id", s) }},
	{"as", "as", false, func(s Spell) string { return s.As }},
	{"from", "from", false, func(s Spell) string { return s.From }},
	{"to", "to", false, func(s Spell) string { return s.To }},
	{"row", "row", false, func(s Spell) string { return s.Row }},
}

// profile is what is known of an actor, or nil.
func (s *server) profile(id string) *Profile {
	if s.opts.Profile == nil {
		return nil
	}
	return s.opts.Profile(id)
}

// A profileView is a profile as the page shows it.
type profileView struct {
	*Profile
	Held         post
	Main, Others []post
	Members, In  lists
}

// A post is an office with its holders, newest first: those shown, and those
// that unfold.
type post struct {
	Spell          // any of them, for the title
	Shown, Earlier []Spell
}

// lists are memberships, present and former.
type lists struct{ Present, Former []Spell }

// shownHolders is how many holders stand open.
const shownHolders = 5

func (p *post) add(s Spell) {
	if p.Spell = s; len(p.Shown) < shownHolders {
		p.Shown = append(p.Shown, s)
	} else {
		p.Earlier = append(p.Earlier, s)
	}
}

func (l *lists) add(s Spell, today string) {
	if s.To == "" || s.To >= today[:min(len(s.To), len(today))] {
		l.Present = append(l.Present, s)
	} else {
		l.Former = append(l.Former, s)
	}
}

// viewProfile arranges a profile; nil stays nil.
func viewProfile(p *Profile) *profileView {
	if p == nil {
		return nil
	}
	v, today := &profileView{Profile: p}, time.Now().Format(time.DateOnly)
	for _, s := range p.Spells {
		switch s.Kind {
		case Held:
			v.Held.add(s)
		case Member:
			v.Members.add(s, today)
		case In:
			v.In.add(s, today)
		case Holder:
			to := &v.Others
			if s.Main {
				to = &v.Main
			}
			i := slices.IndexFunc(*to, func(p post) bool { return p.Office == s.Office })
			if i < 0 {
				i = len(*to)
				*to = append(*to, post{})
			}
			(*to)[i].add(s)
		}
	}
	return v
}

// called is the name of an entity in a language, or its id.
func called(lang string, k Known) string {
	return cmp.Or(k.Names[lang], k.Names["en"], k.ID)
}

// title is the title of the office of a spell. The catalogue has those that
// fit women and men, kings and emperors alike.
func title(lang string, s Spell) string {
	if text, ok := catalogue[lang]["title."+s.Role]; ok {
		return text
	}
	return cmp.Or(s.Titles[lang], s.Titles["en"], s.Role)
}

// spanText writes from when to when something held, or "" if nothing is known.
func spanText(lang, from, to string) string {
	if from == "" && to == "" {
		return ""
	}
	if from == to {
		return partText(lang, from)
	}
	return dateText(lang, &kawat.Date{EDTF: cmp.Or(from, "..") + "/" + cmp.Or(to, "..")})
}
