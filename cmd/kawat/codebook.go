package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"kawat"
	"kawat/knowledge"
	"kawat/ontology"
	"kawat/ontology/plover"
	"kawat/web"
)

// codebook is the ontology with the examples of the rules, for the pages.
func codebook() (*web.Codebook, error) {
	s, err := plover.Scheme()
	if err != nil {
		return nil, fmt.Errorf("load ontology: %w", err)
	}
	rules, err := rulesOf("")
	if err != nil {
		return nil, fmt.Errorf("load rules: %w", err)
	}
	b := &web.Codebook{Version: s.Version, Sectors: knowledge.Sectors}
	mapped, given := crosswalk(s), givenBy(s, rules)
	mode := func(t kawat.EventType, name string) web.CodebookMode {
		tm, text, at := s.Of(t, name), s.Text(t, name), web.CodebookPair{Type: t, Mode: name}
		m := web.CodebookMode{Mode: name, Quad: tm.Quad, Intensity: tm.Intensity, Is: text.Is, Not: text.Not, Codes: []string{}, RuleCodes: []string{}}
		for _, code := range slices.Sorted(maps.Keys(s.CAMEO)) {
			if mapped[code] == at {
				m.Codes = append(m.Codes, code)
			}
			if slices.Contains(given[code], at) {
				m.RuleCodes = append(m.RuleCodes, code)
			}
		}
		return m
	}
	for _, t := range kawat.EventTypes {
		entry := web.CodebookType{Type: t, CodebookMode: mode(t, ""), Future: s.Of(t, "").Future, Modes: []web.CodebookMode{}, Examples: map[string][]web.CodebookExample{}}
		for _, name := range s.Modes(t) {
			entry.Modes = append(entry.Modes, mode(t, name))
		}
		for lang, r := range rules {
			entry.Examples[lang] = examples(r, t)
		}
		b.Types = append(b.Types, entry)
	}
	for _, c := range s.Contexts {
		b.Contexts = append(b.Contexts, web.CodebookContext{Context: c.Name, Is: c.About})
	}
	for _, code := range slices.Sorted(maps.Keys(s.CAMEO)) {
		c, to := s.CAMEO[code], mapped[code]
		row := web.CodebookCode{Code: code, Name: c.Name, Goldstein: c.Goldstein, Type: to.Type, Mode: to.Mode, Contexts: append([]string{}, c.Contexts...), Rules: given[code]}
		if c.Mode != to.Mode {
			row.Unlisted = c.Mode
		}
		if row.Rules == nil {
			row.Rules = []web.CodebookPair{}
		}
		b.Codes = append(b.Codes, row)
	}
	return b, nil
}

// crosswalk is the type and mode that each CAMEO code maps to. A mode that the
// type does not have counts as none.
func crosswalk(s *ontology.Scheme) map[string]web.CodebookPair {
	out := map[string]web.CodebookPair{}
	for code, c := range s.CAMEO {
		to := web.CodebookPair{Type: c.Type}
		if s.HasMode(c.Type, c.Mode) {
			to.Mode = c.Mode
		}
		out[code] = to
	}
	return out
}

// givenBy are the types and modes to which rules give each CAMEO code, and the
// promises that cooperative acts are while they are still to come.
func givenBy(s *ontology.Scheme, rules map[string]*ontology.Rules) map[string][]web.CodebookPair {
	out := map[string][]web.CodebookPair{}
	put := func(code string, p web.CodebookPair) {
		if code != "" && !slices.Contains(out[code], p) {
			out[code] = append(out[code], p)
		}
	}
	for _, r := range rules {
		for _, rule := range r.List {
			put(rule.CAMEO, web.CodebookPair{Type: rule.Type, Mode: rule.Mode})
		}
	}
	for _, t := range kawat.EventTypes {
		for _, name := range append([]string{""}, s.Modes(t)...) {
			put(s.Of(t, name).Future, web.CodebookPair{Type: kawat.Agree})
		}
	}
	for _, pairs := range out {
		slices.SortFunc(pairs, func(a, b web.CodebookPair) int {
			return cmp.Or(slices.Index(kawat.EventTypes, a.Type)-slices.Index(kawat.EventTypes, b.Type), cmp.Compare(a.Mode, b.Mode))
		})
	}
	return out
}

// examples are those of the rules of a type, with the coding that the rule files
// ask for.
func examples(r *ontology.Rules, t kawat.EventType) []web.CodebookExample {
	codes := func(list string) []string {
		return strings.FieldsFunc(list, func(c rune) bool { return c == ',' })
	}
	out := []web.CodebookExample{}
	for _, x := range r.Show(t, func(sentence string) bool { return slices.Contains(plover.Misparsed, sentence) }) {
		e := web.CodebookExample{Sentence: x.Sentence, Type: t, Mode: x.Mode, Actors: codes(x.Actors), Recipients: codes(x.Recipients), Status: cmp.Or(x.Status, kawat.Actual), Rule: x.ID()}
		if x.Example.Type != "" && x.Example.Type != t {
			e.Type, e.Mode = x.Example.Type, ""
		}
		out = append(out, e)
	}
	return out
}
