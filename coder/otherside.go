package coder

import (
	"math"
	"slices"
	"strings"

	"kawat"
	"kawat/ontology"
)

// This file chooses the other side of an act whose own words name none: nobody, the
// doers' own state, or another actor that the report speaks of there. Each of them is
// judged by what is true of it (its marks), with weights learnt from coded text.

// An Option is an answer to the question whom an act was directed at, where its words
// don't say: a code, "" for nobody, and what speaks for and against it.
type Option struct {
	Code   string
	Chance float64 // of being right, from 0 to 1
	Marks  []string
	// Supposed says that the rules for unnamed sides came to it.
	Supposed bool
	actor    kawat.Actor // as it is named; of the doers' own state, nothing but a code
}

// options lists the possible other sides of a draft, of which supposed are those that
// the rules for unnamed sides (suppose) came to. It is nil where nothing is to be chosen.
func (r *report) options(d *draft, supposed []kawat.Actor) []Option {
	doers := codes(d.Actors)
	if len(doers) == 0 || d.rule.Has(ontology.Mutual) || len(doers) > 1 && (d.Type == kawat.Consult || d.Type == kawat.Cooperate || d.Type == kawat.Agree) {
		return nil
	}
	kind := string(d.Type)
	first := d.Actors[0]
	sector := "other"
	switch {
	case slices.Contains(outward, first.Sector):
		sector = "state"
	case slices.Contains(inward, first.Sector):
		sector = "home"
	}
	closed := d.rule.Recip != nil && len(d.rule.Recip) == 0
	var marks []string
	mark := func(name string, holds bool) {
		if holds {
			marks = append(marks, name)
		}
	}
	mark("none", true)
	mark("none: "+kind, true)
	mark("none: "+kind+" by "+sector, true)
	mark("none: "+kind+"/"+d.Mode, d.Mode != "")
	mark("none: by "+first.Sector, true)
	mark("none: rule has no other side", closed)
	mark("none: supposed", len(supposed) == 0)
	mark("none: a denial", strings.HasPrefix(d.CAMEO, "016"))
	mark("none: doer of no state", nonState[first.Code])
	out := []Option{{Marks: marks, Supposed: len(supposed) == 0}}

	others := r.mentioned(d)
	abroad := slices.ContainsFunc(others, func(o otherMention) bool { return o.sentence == d.sentence })
	if len(doers) == 1 && !nonState[doers[0]] {
		marks = nil
		mark("own", true)
		mark("own: "+kind, true)
		mark("own: "+kind+" by "+sector, true)
		mark("own: "+kind+"/"+d.Mode, d.Mode != "")
		mark("own: by "+first.Sector, true)
		mark("own: nobody else in the report", len(others) == 0)
		mark("own: acts at home before", r.deals(d, doers[0], false))
		mark("own: rule has no other side", closed)
		mark("own: others in the sentence", abroad)
		mark("own: others in the sentence, by "+sector, abroad)
		mark("own: others nearby", !abroad && len(others) > 0)
		mark("own: done at home", d.Place != nil && d.Place.Country == doers[0])
		mark("own: done abroad", d.Place != nil && d.Place.Country != "" && d.Place.Country != doers[0])
		mark("own: supposed", slices.Contains(codes(supposed), doers[0]))
		mark("own: headline", d.Trigger.In != kawat.Body)
		out = append(out, Option{Code: doers[0], Marks: marks, Supposed: slices.Contains(codes(supposed), doers[0]), actor: kawat.Actor{Code: doers[0], Sector: "GOV", Span: d.Trigger}})
	}
	seen := map[string]bool{}
	for _, o := range others {
		c := o.actor.Code
		if seen[c] {
			continue
		}
		seen[c] = true
		here := o.sentence == d.sentence
		sole := !slices.ContainsFunc(others, func(p otherMention) bool { return p.sentence == d.sentence && p.actor.Code != c })
		marks = nil
		mark("other", true)
		mark("other: "+kind, true)
		mark("other: "+kind+" by "+sector, true)
		mark("other: "+kind+", alone in the sentence", here && sole)
		mark("other: alone in the sentence", here && sole)
		mark("other: not in the sentence", !here)
		mark("other: not in the sentence, nor anybody else", !here && !abroad)
		mark("other: behind the act", here && o.actor.Start > d.Trigger.Start)
		mark("other: close behind the act", here && o.actor.Start > d.Trigger.Start && o.actor.Start-d.Trigger.End < 40)
		mark("other: close before the act", here && o.actor.Start < d.Trigger.Start && d.Trigger.Start-o.actor.End < 40)
		mark("other: subject", o.subject)
		mark("other: a place only", o.locative)
		mark("other: no state", nonState[c])
		mark("other: a state's government", slices.Contains(outward, o.actor.Sector))
		mark("other: rule has no other side", closed)
		mark("other: a denial", strings.HasPrefix(d.CAMEO, "016"))
		mark("other: supposed", slices.Contains(codes(supposed), c))
		mark("other: supposed, "+kind, slices.Contains(codes(supposed), c))
		mark("other: where it was done", d.Place != nil && d.Place.Country == c)
		mark("other: tells of it", slices.ContainsFunc(r.statements, func(st kawat.Statement) bool { return st.Content.Contains(d.Trigger) && st.Speaker.Code == c }))
		mark("other: acts on the doers", r.deals(d, c, true))
		mark("other: acts on the doers, "+kind, r.deals(d, c, true))
		mark("other: the doers act on it", r.deals(d, c, false))
		mark("other: "+kind+"/"+d.Mode, d.Mode != "")
		mark("other: partner before", o.partner)
		mark("other: partner before, "+kind, o.partner)
		mark("other: the only one of the report", !slices.ContainsFunc(others, func(p otherMention) bool { return p.actor.Code != c }))
		mark("other: far back", o.sentence < d.sentence-1)
		mark("other: first named of the sentence", here && !slices.ContainsFunc(others, func(p otherMention) bool { return p.sentence == d.sentence && p.actor.Start < o.actor.Start }))
		out = append(out, Option{Code: c, Marks: marks, Supposed: slices.Contains(codes(supposed), c), actor: o.actor})
	}
	return out
}

// An otherMention is an actor of another state than the doers' who is named near an act.
type otherMention struct {
	actor             kawat.Actor
	sentence          int
	subject, locative bool
	partner           bool // it had to do with the doers before
}

// mentioned lists the actors that are named in the sentence of a draft, the nearest
// first, and then those of the sentence before it, but for the doers.
func (r *report) mentioned(d *draft) []otherMention {
	doers := codes(d.Actors)
	var out []otherMention
	for i := range r.in.Mentions {
		m := &r.in.Mentions[i]
		if m.Sentence > d.sentence || m.Sentence < 0 || m.Sentence >= len(r.trees) || r.currency(m) {
			continue
		}
		t := r.trees[m.Sentence]
		for _, a := range m.Actors {
			if a.Code == "---" || a.Sector == "JRN" || slices.Contains(doers, a.Code) || a.In != d.Trigger.In {
				continue
			}
			o := otherMention{actor: a, sentence: m.Sentence, locative: r.trait(i).Locative, partner: r.partner(d, a.Code)}
			if m.Sentence < d.sentence-1 && !o.partner {
				continue
			}
			if h := m.Head; h >= 0 && h < len(t.low) {
				o.subject = strings.HasPrefix(t.rel(h), "nsubj")
			}
			out = append(out, o)
		}
	}
	far := func(o otherMention) int {
		n := max(o.actor.Start-d.Trigger.End, d.Trigger.Start-o.actor.End)
		if o.sentence != d.sentence {
			n += (1 + d.sentence - o.sentence) << 20
		}
		return n
	}
	slices.SortStableFunc(out, func(a, b otherMention) int { return far(a) - far(b) })
	return out
}

// partner reports whether the doers of a draft and a code have been on the two sides of an act told earlier.
func (r *report) partner(d *draft, code string) bool {
	doers := codes(d.Actors)
	return slices.ContainsFunc(r.found, func(e draft) bool {
		if e.Trigger.In != d.Trigger.In || e.Trigger.Start >= d.Trigger.Start {
			return false
		}
		from, to := codes(e.Actors), codes(e.Recipients)
		return slices.Contains(from, code) && (overlap(to, doers) || overlap(from, doers)) || slices.Contains(to, code) && overlap(from, doers)
	})
}

// deals reports whether another act of the same sentence or the two before is one of
// the code on the doers, or of the doers on the code.
func (r *report) deals(d *draft, code string, onDoers bool) bool {
	doers := codes(d.Actors)
	return slices.ContainsFunc(r.found, func(e draft) bool {
		if e.Trigger == d.Trigger || e.Trigger.In != d.Trigger.In || e.sentence > d.sentence || e.sentence < d.sentence-2 {
			return false
		}
		from, to := codes(e.Actors), codes(e.Recipients)
		if onDoers {
			return slices.Contains(from, code) && overlap(to, doers)
		}
		return slices.Contains(to, code) && overlap(from, doers)
	})
}

// otherSide finds whom an act was directed at where its own words name nobody: what the
// rules for unnamed sides come to is one of the options.
func (r *report) otherSide(d *draft) {
	if len(d.Recipients) > 0 {
		return
	}
	r.suppose(d)
	d.options = r.options(d, d.Recipients)
	Weigh(d.options, sideWeights)
	best := Choose(d.options)
	switch {
	case best < 0 || slices.Contains(codes(d.Recipients), d.options[best].Code):
	case d.options[best].Code == "":
		d.Recipients = nil
	default:
		a := d.options[best].actor
		a.Inferred = true
		if a.Text = r.in.Article.Slice(a.Span); a.Span == d.Trigger {
			a.Entity = a.Code
		}
		d.Recipients = []kawat.Actor{a}
	}
}

// clearly is by how much another option must be likelier than that which stands.
const clearly = 0.1

// Choose returns the index of the option to take: what is supposed, unless another is
// clearly likelier. It is -1 if there are none.
func Choose(list []Option) int {
	stands, best := -1, -1
	for i, o := range list {
		if o.Supposed && stands < 0 {
			stands = i
		}
		if best < 0 || o.Chance > list[best].Chance {
			best = i
		}
	}
	if stands >= 0 && list[best].Chance < list[stands].Chance+clearly {
		return stands
	}
	return best
}

// Weigh sets the chances of options by the weights of their marks: a log-linear model.
func Weigh(list []Option, weights map[string]float64) {
	all := 0.0
	for i := range list {
		sum := 0.0
		for _, k := range list[i].Marks {
			sum += weights[k]
		}
		list[i].Chance = math.Exp(sum)
		all += list[i].Chance
	}
	for i := range list {
		list[i].Chance /= all
	}
}
