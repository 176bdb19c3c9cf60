package main

import (
	"fmt"
	"runtime"

	"kawat/knowledge"
	"kawat/lang"
	"kawat/lang/en"
	"kawat/lang/id"
	"kawat/ontology/plover"
	"kawat/pipeline"
)

// packs are the languages that the program codes. A language is added here, as
// one line.
var packs = []*lang.Pack{id.Pack, en.Pack}

// openPipeline loads models, rules and knowledge.
func openPipeline() (*pipeline.Pipeline, error) {
	base, err := knowledge.Embedded()
	if err != nil {
		return nil, fmt.Errorf("load knowledge: %w", err)
	}
	scheme, err := plover.Scheme()
	if err != nil {
		return nil, fmt.Errorf("load ontology: %w", err)
	}
	var languages []pipeline.Language
	for _, p := range packs {
		rules, err := plover.Rules(p.Code)
		if err != nil {
			return nil, fmt.Errorf("load rules: %w", err)
		}
		languages = append(languages, pipeline.Language{Pack: p, Rules: rules})
	}
	return pipeline.Open(release, base, scheme, languages)
}

// entityName is the name that the knowledge has of an entity in a language, ""
// if none. Without knowledge, pages show the names that reports use.
func entityName(id, lang string) string {
	base, err := knowledge.Embedded()
	if err != nil {
		return ""
	}
	e := base.Entity(id)
	if e == nil {
		return ""
	}
	return e.Name(lang)
}

func workers() int { return runtime.GOMAXPROCS(0) }
