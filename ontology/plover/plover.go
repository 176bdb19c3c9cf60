// Package plover is the PLOVER ontology as data, with CAMEO beside it: types,
// modes, intensities, codes, what they mean in words, and the rules of each language.
package plover

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"kawat"
	"kawat/ontology"
)

//go:embed *.tsv id en
var data embed.FS

// Scheme returns the ontology. The tables are part of the program, so an error
// is a fault of the build.
var Scheme = sync.OnceValues(func() (*ontology.Scheme, error) {
	types, err := data.ReadFile("types.tsv")
	if err != nil {
		return nil, err
	}
	codes, err := data.ReadFile("cameo.tsv")
	if err != nil {
		return nil, err
	}
	contexts, err := data.ReadFile("contexts.tsv")
	if err != nil {
		return nil, err
	}
	s, err := ontology.ReadScheme(bytes.NewReader(types), bytes.NewReader(codes), bytes.NewReader(contexts))
	if err != nil {
		return nil, err
	}
	texts, err := data.ReadFile(codebook)
	if err != nil {
		return nil, err
	}
	if err := s.ReadTexts(bytes.NewReader(texts)); err != nil {
		return nil, err
	}
	s.Version = version()
	return s, nil
})

// codebook is the file of words for readers. No coding depends on it.
const codebook = "codebook.tsv"

// Misparsed lists the examples whose trees the parser has wrong, so that they
// don't give what the rule file says. One that holds must be taken off the list.
var Misparsed = []string{
	"Serbia threatened to sever ties with Kosovo.", // "sever" as an adjective of "ties"
	"Hamas took Israeli civilians hostage.",        // "civilians" as a compound of "hostage"
}

// Rules returns the rules of a language: its words.rules and contexts.rules, then the file of each
// event type that has one. ErrNotFound if there are none.
func Rules(lang string) (*ontology.Rules, error) {
	s, err := Scheme()
	if err != nil {
		return nil, err
	}
	names := []string{"words", "contexts"}
	for _, t := range kawat.EventTypes {
		names = append(names, strings.ToLower(string(t)))
	}
	var files []ontology.RuleFile
	for _, name := range names {
		b, err := data.ReadFile(lang + "/" + name + ".rules")
		if err != nil && name != "words" {
			continue // no rules for that type yet
		}
		if err != nil {
			return nil, fmt.Errorf("rules for language %q: %w", lang, kawat.ErrNotFound)
		}
		files = append(files, ontology.RuleFile{Name: root + lang + "/" + name + ".rules", Text: bytes.NewReader(b)})
	}
	return ontology.ParseRules(s, files...)
}

// Source is the text of a rule as it stands in its file, without its examples.
func Source(r *ontology.Rule) string {
	b, err := data.ReadFile(strings.TrimPrefix(r.File, root))
	if err != nil {
		return ""
	}
	var out []string
	for i, line := range strings.Split(string(b), "\n") {
		text := strings.TrimSpace(line)
		switch {
		case i+1 < r.Line || strings.HasPrefix(text, "+ ") || strings.HasPrefix(text, "- "):
		case i+1 > r.Line && (text == "" || line == text):
			return strings.Join(out, "\n")
		default:
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

// root is the path from the top of the project to the rule files, by which rules
// are cited.
const root = "ontology/plover/"

// version is the first 12 digits of the SHA-256 over all tables and rules. The
// words of the codebook are left out: with them every record would be coded again.
func version() string {
	h := sha256.New()
	fs.WalkDir(data, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || name == codebook {
			return err
		}
		b, err := data.ReadFile(name)
		h.Write([]byte(name))
		h.Write(b)
		return err
	})
	return "plover-" + hex.EncodeToString(h.Sum(nil))[:12]
}
