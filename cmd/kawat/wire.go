package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

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

// knowledgeBase is the base of the embedded files, of the folders named by
// --knowledge and of the edits in the record. What is wrong in those is told, once,
// and left out.
func (a *app) knowledgeBase() (*knowledge.Base, error) {
	a.loading.Lock() // pages ask for names side by side
	defer a.loading.Unlock()
	if a.base != nil {
		return a.base, nil
	}
	layers, err := a.layersOf(nil)
	if err != nil {
		return nil, err
	}
	if len(layers) == 0 {
		base, err := knowledge.Embedded()
		if err != nil {
			return nil, fmt.Errorf("load knowledge: %w", err)
		}
		a.base = base
		return base, nil
	}
	base, err := knowledge.Open(layers...)
	if base == nil {
		return nil, fmt.Errorf("load knowledge: %w", err)
	}
	if err != nil {
		lines := strings.Split(err.Error(), "\n")
		const most = 20
		for _, line := range lines[:min(len(lines), most)] {
			fmt.Fprintln(a.err, "kawat: left out:", line)
		}
		if len(lines) > most {
			fmt.Fprintf(a.err, "kawat: left out: %d more; \"kawat kb lint\" lists them all\n", len(lines)-most)
		}
	}
	a.base = base
	return base, nil
}

// layersOf are the folders named by --knowledge, those given, and the edits in
// the record.
func (a *app) layersOf(dirs []string) ([]knowledge.Layer, error) {
	var out []knowledge.Layer
	for _, dir := range slices.Concat(a.layers, dirs) {
		info, err := os.Stat(dir)
		if err == nil && !info.IsDir() {
			err = errors.New("is no folder")
		}
		if err != nil {
			return nil, fmt.Errorf("knowledge %s: %w; name a folder with files such as persons.tsv", dir, err)
		}
		out = append(out, knowledge.Layer{Name: filepath.ToSlash(filepath.Clean(dir)), FS: os.DirFS(dir)})
	}
	return append(out, a.editLayers()...), nil
}

// openPipeline loads models, rules and knowledge.
func (a *app) openPipeline() (*pipeline.Pipeline, error) {
	for _, p := range packs {
		go p.Parser() // beside the knowledge; pipeline.Open waits for it and tells of errors
	}
	base, err := a.knowledgeBase()
	if err != nil {
		return nil, err
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
func (a *app) entityName(id, lang string) string {
	base, err := a.knowledgeBase()
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
