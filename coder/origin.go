package coder

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kawat"
)

// origin is the link that a speaker makes: unnamed where the words do not tell
// who ("a senior official", "dua diplomat").
func (r *report) origin(a kawat.Actor) kawat.Link {
	if a.Entity == "" && a.Name != "" && r.refers(a.Text) {
		a.Text = a.Name
	}
	name := r.owned(a)
	if name == "" {
		name = r.written(a)
	}
	l := kawat.Link{Name: name, Entity: a.Entity, Kind: kawat.LinkOfficial, Span: a.Span}
	if r.unnamed(a) {
		l.Name, l.Entity, l.Kind = "unnamed", "", kawat.LinkUnnamed
	}
	return l
}

// owned is what a body is called that the report names by its owner only, "his office",
// "kantornya", "its High Commission": "Erdogan's office", "kantor Netanyahu", "India's
// High Commission". It is empty where the words tell of no owner, or nobody of the body's
// state is named before them.
func (r *report) owned(a kawat.Actor) string {
	ref := r.c.pack.Refer
	words := strings.Fields(a.Text)
	if !slices.ContainsFunc(r.in.Mentions, func(m kawat.Mention) bool { return m.Span == a.Span && m.Line == "coref:own" }) || len(words) == 0 {
		return ""
	}
	body, ofPerson, ofThing := "", false, false
	if first := strings.ToLower(words[0]); ref.HeadFirst {
		stem, ok := strings.CutSuffix(a.Text, ref.Enclitic)
		if ok && ref.Enclitic != "" && stem != "" {
			body, ofPerson = stem, true
		}
	} else if len(words) > 1 {
		body = strings.Join(words[1:], " ")
		ofPerson, ofThing = slices.Contains(ref.PersonOwner, first) && strings.ToLower(body) == body, slices.Contains(ref.ThingOwner, first)
	}
	name := ""
	for i := range r.in.Mentions {
		m := &r.in.Mentions[i]
		if m.In != a.In || m.End > a.Start || m.Kind == "pronoun" || len(m.Actors) != 1 || m.Actors[0].Code != a.Code {
			continue
		}
		switch b := m.Actors[0]; {
		case ofPerson && person(b) && m.Kind == "name":
			name = strings.TrimSuffix(nameIn(b.Text, b.Name), "'s")
		case ofThing && b.Entity != "" && b.Entity == b.Code:
			name = b.Name
		}
	}
	switch {
	case name == "":
		return ""
	case ref.HeadFirst:
		return body + " " + name
	}
	return name + "'s " + body
}

// unnamed reports whether the words for a speaker hide who it is: "two diplomats",
// "officials", "seorang anggota parlemen", but not "a nurse in Mandalay", who is
// all that can be told, and not "a spokesman".
func (r *report) unnamed(a kawat.Actor) bool {
	if person(a) {
		return false
	}
	words := strings.Fields(strings.ToLower(a.Text))
	in := func(set []string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(set, w) })
	}
	if slices.Contains(r.c.pack.Speech.Unnamed, strings.ToLower(a.Text)) {
		return true
	}
	if len(words) == 0 {
		return false
	}
	indefinite := slices.Contains(r.c.sets.indefinite, words[0])
	if in(r.c.sets.definite) && !indefinite {
		return false
	}
	if in(r.c.sets.faceless) {
		return true
	}
	return a.Entity == "" && indefinite && !in(r.c.sets.named)
}

// written is an actor's name as the report writes it: of a person the fullest
// mention by name, without title, else the words at hand. Its entity says who it is.
func (r *report) written(a kawat.Actor) string {
	name := a.Text
	if a.Entity != "" || name == "" {
		person := a.Entity != "" && a.Entity == strings.ToLower(a.Entity) && !strings.Contains(a.Entity, ".")
		if told := name; person || name == "" || a.Inferred && r.refers(name) {
			if r.refers(told) {
				told = ""
			}
			name = ""
			for i := range r.in.Mentions {
				m := &r.in.Mentions[i]
				if m.Kind != "name" || len(m.Actors) != 1 || m.Actors[0].Entity != a.Entity || a.Entity == "" {
					continue
				}
				if t := nameIn(m.Actors[0].Text, a.Name); len(t) > len(name) {
					name = t
				}
			}
			if name == "" {
				name = told // "the Italian prime minister": the entity says who that was
			}
		}
	}
	if name == "" {
		name = a.Name
	}
	return strings.Join(strings.Fields(name), " ")
}

// refers reports whether words only refer back to an actor: "it", "nya".
func (r *report) refers(text string) bool {
	low, ref := strings.ToLower(text), r.c.pack.Refer
	return slices.Contains(ref.Singular, low) || slices.Contains(ref.Neuter, low) || slices.Contains(ref.Plural, low) || slices.Contains(ref.Possessive, low)
}

// nameIn is the part of a mention that is a person's name, in the report's own
// spelling: as many words as the known name has, with its initials. It is the whole
// mention where no part is like that.
func nameIn(text, known string) string {
	words, want := strings.Fields(text), strings.Fields(known)
	initials := func(w []string) string {
		var b strings.Builder
		for _, x := range w {
			c, _ := utf8.DecodeRuneInString(x)
			b.WriteRune(unicode.ToLower(c))
		}
		return b.String()
	}
	for i := len(words) - len(want); i >= 0 && len(want) > 0; i-- {
		if part := words[i : i+len(want)]; initials(part) == initials(want) {
			return strings.Trim(strings.Join(part, " "), ",;.")
		}
	}
	return text
}

// endIn ends a chain in its origin. A bearer that is the origin itself, or an
// unnamed source right before the words for where it is from ("sumber parlemen"),
// is not told twice.
func (r *report) endIn(path []kawat.Link, origin kawat.Link) []kawat.Link {
	if n := len(path) - 1; n > 0 {
		last := path[n]
		switch {
		case last.Kind == kawat.LinkDocument && origin.Kind == kawat.LinkDocument && origin.Contains(last.Span):
			return append(path[:n:n], origin)
		case sameLink(last, origin):
			return path
		case last.Kind == kawat.LinkOfficial && r.besides(last.Span, origin):
			return append(path[:n:n], origin)
		case last.Kind == kawat.LinkUnnamed && last.In == origin.In && !origin.Empty() && (last.Overlaps(origin.Span) || origin.Start >= last.End && origin.Start-last.End <= 24):
			return path
		}
	}
	return append(path, origin)
}

// besideWithin is how many bytes lie at most between the words for a cited official and
// the name beside them.
const besideWithin = 40

// besides reports whether the name of the origin is set beside the words for whoever a
// bearer cites: "citing a spokesman for the security council, Andriy Lysenko".
func (r *report) besides(cited kawat.Span, origin kawat.Link) bool {
	if origin.Empty() || cited.In != origin.In || origin.Start < cited.End || origin.Start-cited.End > besideWithin {
		return false
	}
	between := r.in.Article.PartText(cited.In)[cited.End:origin.Start]
	return strings.HasSuffix(between, ", ") && !strings.ContainsAny(between, ".;:\"“”")
}
