package coder

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kawat"
)

// This file finds what a speaker is called where the mention is only a part of the
// words for it: "Panglima Kodam Cenderawasih Mayor Jenderal Muhammad Saleh Mustafa",
// "juru bicaranya, Lin Jian".

// nameSpeaker gives the only speaker of a cue the whole phrase that it is named by.
// The base often knows a body within the phrase only, which lends its state.
func (r *report) nameSpeaker(c *cue, t *tree) {
	if len(c.speakers) != 1 || c.speakerSpan.Empty() {
		return
	}
	a := &c.speakers[0]
	first, last := t.within(c.speakerSpan)
	if first < 0 || r.namesPerson(c.sentence, first) || t.tok(first).UPOS == "PRON" && first == last && a.Entity != "" && !t.owner(first) {
		return
	}
	from, to, head := r.phraseAround(c, t, first, last)
	var name kawat.Span
	if told := c.according && c.token <= 3; !told && (t.common(from, to) || r.mentionAt[c.sentence][first] >= 0) { // "Menurut polisi, Andi ditangkap"
		name = t.apposed(to, c.token)
	}
	inner := head >= first && head <= last
	called := to-last >= 2 // "pejabat Kementerian Kenya Korir Sing'Oei"
	for k := last + 1; k <= to; k++ {
		called = called && t.nameWord(k)
	}
	if inner && name.Empty() && !called || !inner && slices.Contains(r.c.pack.Speech.Documents, t.low[head]) { // "a statement by the army"
		return
	}
	phrase := t.s.TokenSpan(from).Cover(t.s.TokenSpan(to))
	text := r.in.Article.PartText(phrase.In)
	b := kawat.Actor{Code: a.Code, Sector: a.Sector, Text: text[phrase.Start:phrase.End], Span: phrase, Inferred: a.Inferred}
	b.Name = b.Text
	if !name.Empty() {
		b.Name = text[name.Start:name.End]
		c.named = true
	} else if called {
		c.named = true
	} else if a.Entity == "" || person(*a) && a.Inferred {
		return
	}
	c.speakers = []kawat.Actor{b}
	c.speakerSpan = c.speakerSpan.Cover(phrase).Cover(name)
}

// namesPerson reports whether the mention at a token is a person's name, not a title.
func (r *report) namesPerson(si, k int) bool {
	i := r.mentionAt[si][k]
	return i >= 0 && r.in.Mentions[i].Kind == "name" && strings.HasPrefix(r.in.Mentions[i].Line, "persons")
}

// person reports whether an actor is a person that the base knows.
func person(a kawat.Actor) bool {
	return a.Entity != "" && a.Entity == strings.ToLower(a.Entity) && !strings.Contains(a.Entity, ".")
}

// within is the range of the tokens in a span, or −1.
func (t *tree) within(s kawat.Span) (first, last int) {
	first, last = -1, -1
	for k := range t.low {
		if x := t.s.TokenSpan(k); s.Contains(x) {
			if first < 0 {
				first = k
			}
			last = k
		}
	}
	return first, last
}

// owner reports whether a pronoun owns what stands beside it: "his office".
func (t *tree) owner(k int) bool { return slices.Contains(t.pack.Refer.Possessive, t.low[k]) }

// phraseAround is the noun phrase around a mention, without what is set off by
// commas or hangs on it as a clause, and the token that heads it.
func (r *report) phraseAround(c *cue, t *tree, first, last int) (from, to, head int) {
	head = last
	for k := first; k <= last; k++ {
		if h := t.head(k); h < first || h > last {
			head = k
		}
	}
	for steps := 0; steps < 6; steps++ {
		h := t.head(head)
		rel := t.rel(head)
		if h < 0 || h == c.token || !nominal(t.tok(h)) || t.verbal(h) || rel != "nmod" && rel != "flat" && rel != "compound" && rel != "appos" && rel != "amod" {
			break
		}
		if rel == "appos" && slices.Contains(t.low[min(h, head):max(h, head)], ",") {
			break
		}
		head = h
	}
	in := func(k int) bool {
		if k == c.token || t.verbal(k) || !t.under(k, head) || r.inQuote(t.s.TokenSpan(k)) || t.when[k] {
			return false
		}
		return nominal(t.tok(k)) && !t.relative(k) || t.tok(k).UPOS == "PART" || t.joint(k) || t.is(k, r.c.pack.Refer.Of)
	}
	from, to = first, last
	for from > 0 && (in(from-1) || head < from-1 && t.tok(from-1).UPOS == "ADP") && t.tok(from-1).Start >= c.start() {
		from--
	}
	for to+1 < len(t.low) && in(to+1) {
		to++
	}
	for from < first && (t.tok(from).UPOS == "ADP" || t.tok(from).UPOS == "PUNCT" || t.tok(from).UPOS == "PART") {
		from++
	}
	for to > last && (t.tok(to).UPOS == "ADP" || t.tok(to).UPOS == "PUNCT" || t.is(to, r.c.pack.Refer.Of)) {
		to--
	}
	if head < from || head > to {
		head = last // the mention stands alone
	}
	return from, to, head
}

// start is the byte from which the words for a speaker may begin: behind "menurut".
func (c *cue) start() int {
	if c.according {
		return c.verb.End
	}
	return 0
}

// joint reports whether a mark joins the words beside it without a space, or ends
// an initial: "XVII/Cenderawasih", "Untung S. Rajab".
func (t *tree) joint(k int) bool {
	if t.tok(k).UPOS != "PUNCT" && t.tok(k).UPOS != "SYM" || k == 0 {
		return false
	}
	switch t.low[k] {
	case "/", "-", "–":
		return !t.tok(k-1).SpaceAfter && !t.tok(k).SpaceAfter
	case ".":
		return !t.tok(k-1).SpaceAfter && utf8.RuneCountInString(t.low[k-1]) <= 3
	}
	return false
}

// apposed is the name that a comma sets beside the phrase that ends in token to:
// "its spokesman, Lin Jian, said". It is empty if there is none.
func (t *tree) apposed(to, verb int) kawat.Span {
	k := to + 1
	if k+1 >= len(t.low) || t.low[k] != "," {
		return kawat.Span{}
	}
	first := k + 1
	for k = first; k < len(t.low) && k < first+6 && t.nameWord(k); k++ {
	}
	if k == first || t.tok(first).UPOS == "NOUN" || k == verb && k == first+1 && t.noun[first] {
		return kawat.Span{}
	}
	if k < len(t.low) && k != verb && t.tok(k).UPOS != "PUNCT" && !t.verbal(k) && t.tok(k).UPOS != "AUX" {
		return kawat.Span{}
	}
	return t.s.TokenSpan(first).Cover(t.s.TokenSpan(k - 1))
}

// common reports whether a common noun stands in a phrase, which then is no name.
func (t *tree) common(from, to int) bool {
	for k := from; k <= to; k++ {
		if t.tok(k).UPOS == "NOUN" {
			return true
		}
	}
	return false
}

// nameWord reports whether a token may be part of a personal name.
func (t *tree) nameWord(k int) bool {
	if t.when[k] {
		return false
	}
	c, _ := utf8.DecodeRuneInString(t.tok(k).Form)
	if up := t.tok(k).UPOS; up == "VERB" || up == "ADP" {
		return false
	}
	return unicode.IsUpper(c) || t.is(k, t.pack.Refer.Particles) || t.joint(k)
}
