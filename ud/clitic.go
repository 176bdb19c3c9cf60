package ud

import (
	"slices"
	"strings"
)

// A splitter decides whether a word that ends like an enclitic is host and
// enclitic (rumah|nya) or one word (hanya).
type splitter struct {
	w       table // two classes: whole, split
	lexicon table
}

// minHost is the least length of a host, in bytes.
const minHost = 2

// enclitic returns the enclitic that low ends in, "" if none.
func enclitic(low string, enclitics []string) string {
	for _, c := range enclitics {
		if len(low) >= len(c)+minHost && strings.HasSuffix(low, c) {
			return c
		}
	}
	return ""
}

// decide reports whether form, between its neighbours, ends in an enclitic.
func (s *splitter) decide(form, before, after, clitic string, f []feature) (split bool, _ []feature) {
	host := strings.ToLower(form[:len(form)-len(clitic)])
	var scores [2]int32
	f = observeClitic(form, before, after, clitic, lookUp(s.lexicon, host), f[:0])
	s.w.score(f, scores[:])
	return scores[1] > scores[0], f
}

// observeClitic collects the features of a word with its enclitic, its
// neighbours, and how well the host is known as lemma and as form.
func observeClitic(form, before, after, clitic string, host entry, f []feature) []feature {
	low := strings.ToLower(form)
	stem := low[:len(low)-len(clitic)]
	c := hashString(clitic)
	known := mix(c, uint64(host[bandAsLemma]*4+host[bandAsForm]))
	class := mix(c, uint64(host[commonest]))
	id := uint64(900)
	add := func(v uint64) {
		id++
		f = append(f, mix(v, id))
	}
	add(c)
	add(known)
	add(class)
	add(mix(class, known))
	add(mix(class, hashString(shape(form))))
	add(mix(class, hashString(lemmaLow(after))))
	add(hashString(low))
	add(mix(known, hashString(tail(stem, 2))))
	add(mix(known, hashString(tail(stem, 3))))
	add(mix(known, hashString(head(stem, 2))))
	add(mix(known, hashString(head(stem, 3))))
	add(mix(c, hashString(head(stem, 2)+tail(stem, 2))))
	add(mix(c, hashString(lemmaLow(before))))
	add(mix(c, hashString(lemmaLow(after))))
	add(mix(known, hashString(shape(form))))
	add(mix(c, hashString(tail(stem, 3))))
	add(mix(known, uint64(min(len(stem), 9))))
	return f
}

// enclitics splits the pieces whose enclitic is a word of its own.
func (p *Parser) enclitics(text string, pieces []piece) []piece {
	if len(p.grammar.enclitics) == 0 || p.model.split == nil {
		return pieces
	}
	group := 0
	for _, x := range pieces {
		group = max(group, x.group)
	}
	var out []piece
	var f []feature
	for i, x := range pieces {
		w := text[x.start:x.end]
		low := strings.ToLower(w)
		c := enclitic(low, p.grammar.enclitics)
		if c == "" || len(low) != len(w) || x.group > 0 || p.grammar.whole[low] || !isLetters(strings.ReplaceAll(low, "-", "")) || w == strings.ToUpper(w) {
			out = append(out, x)
			continue
		}
		split := c == p.grammar.enclitics[0] && len(low) > len(c)+5 && slices.ContainsFunc(p.grammar.hosts, func(h string) bool { return strings.HasPrefix(low, h) })
		if !split {
			split, f = p.model.split.decide(w, at(text, pieces, i-1), at(text, pieces, i+1), c, f)
		}
		if !split {
			out = append(out, x)
			continue
		}
		group++
		cut := x.end - len(c)
		out = append(out, piece{x.start, cut, group}, piece{cut, x.end, group})
	}
	return out
}
