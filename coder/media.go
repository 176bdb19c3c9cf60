package coder

import (
	"slices"
	"strings"

	"kawat"
)

// This file finds the media that a report names and the base does not know, by the
// words for media beside their names: "radio station dxRZ", "harian Lagos Mirror",
// "Iranian state television", "the Sydney Courier".

// unknownMedia adds them to the media that are known.
func (r *report) unknownMedia() {
	r.in.Media = slices.Clone(r.in.Media)
	for si, t := range r.trees {
		for i := 0; i < len(t.low); i++ {
			m, ok := r.mediumAt(si, i)
			if !ok {
				continue
			}
			r.in.Media = append(r.in.Media, m)
			i = m.Last
		}
	}
	slices.SortStableFunc(r.in.Media, func(a, b Medium) int { return a.Start - b.Start })
}

// mediumAt is the unknown medium whose word for media is token i.
func (r *report) mediumAt(si, i int) (Medium, bool) {
	t := r.trees[si]
	first, last, name := i, i, ""
	switch up := t.tok(i).UPOS; {
	case up != "NOUN" && up != "PROPN" || r.ofMedium(si, i):
		return Medium{}, false
	case t.capital(i) && i > 0 && t.is(i, r.c.sets.outletNames):
		first = r.namedFrom(t, i)
		if first == i && !t.is(i-1, r.c.sets.definite) || i+1 < len(t.low) && t.capital(i+1) {
			return Medium{}, false
		}
	case r.outletWord(t, i) > 0:
		first, last, name = r.outletPhrase(t, i)
	case t.is(i, r.c.sets.outletKinds) && i+1 < len(t.low) && t.capital(i+1):
		first, last, name = r.outletPhrase(t, i)
	default:
		return Medium{}, false
	}
	for k := first; k <= last; k++ {
		if r.ofMedium(si, k) {
			return Medium{}, false
		}
		// A body or person of that name is none: "Radio Frequency Agency".
		if a := r.actorsOver(si, k); len(a) > 0 && a[0].Sector != "JRN" && a[0].Entity != "" && a[0].Entity != a[0].Code {
			return Medium{}, false
		}
	}
	span := t.s.TokenSpan(first).Cover(t.s.TokenSpan(last))
	if name == "" {
		name = r.in.Article.PartText(span.In)[span.Start:span.End]
	}
	return Medium{Span: span, Name: strings.Join(strings.Fields(name), " "), Kind: kawat.LinkMedium, Sentence: si, First: first, Last: last, generic: true}, true
}

// outletPhrase is the phrase of a word for media, and the medium's own name if it
// stands behind it: "the French daily Libération", "stasiun televisi Onda Sur".
func (r *report) outletPhrase(t *tree, i int) (first, last int, name string) {
	first, last = i, i+max(r.outletWord(t, i), 1)-1
	headFirst := r.c.pack.Refer.HeadFirst
	for k := last + 1; k < len(t.low) && k <= i+4 && (t.capital(k) || t.is(k, r.c.sets.outlets) || t.is(k, r.c.sets.outletKinds) || headFirst && (t.tok(k).UPOS == "NOUN" || t.tok(k).UPOS == "ADJ")) && !t.verbal(k) && !t.when[k]; k++ {
		if t.capital(k) {
			name += " " + t.tok(k).Form
		}
		last = k
	}
	if headFirst {
		return first, last, ""
	}
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		if up := t.tok(k).UPOS; up != "PROPN" && up != "ADJ" && up != "NOUN" {
			break
		}
		first = k
	}
	return first, last, name
}

// outletWord is how many tokens from i on are a word for media: "harian" one,
// "surat kabar" two.
func (r *report) outletWord(t *tree, i int) int {
	n := 0
	for _, w := range r.c.sets.outlets {
		words := strings.Split(w, "_")
		if len(words) > n && i+len(words) <= len(t.low) && (t.low[i] == words[0] || t.lem[i] == words[0]) && slices.Equal(t.low[i+1:i+len(words)], words[1:]) {
			n = len(words)
		}
	}
	return n
}

// namedFrom is where the name that ends in token i begins.
func (r *report) namedFrom(t *tree, i int) int {
	for i > 0 && t.capital(i-1) && !t.is(i-1, t.sets.definite) && (t.tok(i-1).UPOS == "PROPN" || t.tok(i-1).UPOS == "ADJ" || t.tok(i-1).UPOS == "NOUN") {
		i--
	}
	return i
}

// capital reports whether a word is written with a capital letter, or in letters
// of both sizes, as names of stations are: "dxRZ".
func (t *tree) capital(i int) bool { return t.tok(i).Form != t.low[i] }

// ofMedium reports whether a token belongs to a known medium.
func (r *report) ofMedium(si, i int) bool {
	return slices.ContainsFunc(r.in.Media, func(m Medium) bool { return m.Sentence == si && m.First <= i && i <= m.Last })
}
