// Package pipelinetest opens the whole pipeline, with all languages, for tests
// of other rooms.
package pipelinetest

import (
	"sync"

	"kawat/knowledge"
	"kawat/lang"
	"kawat/lang/en"
	"kawat/lang/id"
	"kawat/ontology/plover"
	"kawat/pipeline"
)

// Open returns the pipeline. It is loaded once for each test binary.
var Open = sync.OnceValues(func() (*pipeline.Pipeline, error) {
	base, err := knowledge.Embedded()
	if err != nil {
		return nil, err
	}
	scheme, err := plover.Scheme()
	if err != nil {
		return nil, err
	}
	var langs []pipeline.Language
	for _, p := range []*lang.Pack{id.Pack, en.Pack} {
		rules, err := plover.Rules(p.Code)
		if err != nil {
			return nil, err
		}
		langs = append(langs, pipeline.Language{Pack: p, Rules: rules})
	}
	return pipeline.Open("test", base, scheme, langs)
})
