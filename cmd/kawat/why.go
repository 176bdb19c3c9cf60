package main

import (
	"fmt"
	"slices"
	"sync"

	"kawat"
	"kawat/ontology"
	"kawat/ontology/plover"
	"kawat/pipeline"
	"kawat/web"
)

// why explains events to the pages by coding their reports again. The line is
// opened when the first event is looked at.
func (a *app) why() func(raw kawat.Raw, event string) (*web.Why, error) {
	open := sync.OnceValues(func() (*pipeline.Pipeline, error) { return a.openPipeline() })
	return func(raw kawat.Raw, event string) (*web.Why, error) {
		p, err := open()
		if err != nil {
			return nil, err
		}
		ex, err := p.Trace(raw)
		if err != nil {
			return nil, err
		}
		i := slices.IndexFunc(ex.Analysis.Events, func(e kawat.Event) bool { return e.ID == event })
		if i < 0 {
			return nil, nil
		}
		return whyOf(&ex, &ex.Analysis.Events[i])
	}
}

func whyOf(ex *pipeline.Explanation, e *kawat.Event) (*web.Why, error) {
	rules, err := plover.Rules(ex.Analysis.Lang)
	if err != nil {
		return nil, fmt.Errorf("load rules: %w", err)
	}
	w := &web.Why{Kinds: ex.Because[e.ID]}
	for _, o := range ex.OtherSides[e.ID] {
		if o.Chance >= 0.005 { // 1 % as it is shown
			w.Sides = append(w.Sides, web.WhySide{Code: o.Code, Chance: o.Chance})
		}
	}
	if r := slices.IndexFunc(rules.List, func(r *ontology.Rule) bool { return r.ID() == e.Rule }); r >= 0 {
		w.Rule = plover.Source(rules.List[r])
	}
	for si := range ex.Doc.Sentences {
		s := &ex.Doc.Sentences[si]
		if s.In != e.Trigger.In || !s.Overlaps(e.Trigger) {
			continue
		}
		within := func(t int) bool { return s.TokenSpan(t).Overlaps(e.Trigger) }
		for i := range s.Tokens {
			t := &s.Tokens[i]
			row := web.WhyToken{N: i + 1, Form: t.Form, Lemma: t.Lemma, UPOS: t.UPOS, Deprel: t.Deprel, Trigger: within(i)}
			if t.Head >= 0 {
				row.Head = s.Tokens[t.Head].Form
			}
			w.Tokens = append(w.Tokens, row)
		}
		for _, t := range ex.Traces {
			if t.Sentence == si && !t.Fired && within(t.Token) {
				w.Tried = append(w.Tried, web.WhyRule{Word: s.Tokens[t.Token].Form, Rule: t.Rule, Reason: t.Reason})
			}
		}
		break
	}
	return w, nil
}
