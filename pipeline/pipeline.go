// Package pipeline is the straight line from a Raw to an Analysis, and the loop
// that runs it over a record.
package pipeline

import (
	"fmt"
	"sort"

	"kawat"
	"kawat/coder"
	"kawat/knowledge"
	"kawat/lang"
	"kawat/ontology"
	"kawat/resolve"
	"kawat/ud"
)

// A Pipeline derives analyses. It holds nothing but immutable models, rules and
// knowledge, and is safe for concurrent use.
type Pipeline struct {
	stamp    kawat.Stamp
	base     *knowledge.Base
	resolver *resolve.Resolver
	langs    map[string]*language
}

type language struct {
	pack   *lang.Pack
	parser *ud.Parser
	coder  *coder.Coder
}

// A Language is what the pipeline needs to code one language.
type Language struct {
	Pack  *lang.Pack
	Rules *ontology.Rules
}

// Open makes a pipeline. Program is the version of the program, for the stamp.
func Open(program string, base *knowledge.Base, scheme *ontology.Scheme, languages []Language) (*Pipeline, error) {
	p := &Pipeline{base: base, langs: map[string]*language{}}
	var packs []*lang.Pack
	models := ""
	sort.Slice(languages, func(a, b int) bool { return languages[a].Pack.Code < languages[b].Pack.Code })
	for _, l := range languages {
		parser, err := l.Pack.Parser()
		if err != nil {
			return nil, fmt.Errorf("load model of %s: %w", l.Pack.Code, err)
		}
		p.langs[l.Pack.Code] = &language{l.Pack, parser, coder.New(l.Pack, l.Rules, scheme)}
		packs = append(packs, l.Pack)
		if models != "" {
			models += ","
		}
		models += l.Pack.Code + "-" + parser.Info().Version
	}
	p.resolver = resolve.New(base, packs...)
	p.stamp = kawat.Stamp{Program: program, Models: models, Rules: scheme.Version, Knowledge: base.Version()}
	return p, nil
}

// Stamp says which versions the pipeline derives with.
func (p *Pipeline) Stamp() kawat.Stamp { return p.stamp }
