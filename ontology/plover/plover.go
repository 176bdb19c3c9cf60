// Package plover is the PLOVER ontology as data, with CAMEO beside it: types,
// modes, intensities, codes, and the rules of each language.
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

//go:embed *.tsv *.rules
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
	s, err := ontology.ReadScheme(bytes.NewReader(types), bytes.NewReader(codes))
	if err != nil {
		return nil, err
	}
	s.Version = version()
	return s, nil
})

// Rules returns the rules of a language; ErrNotFound if there are none.
func Rules(lang string) (*ontology.Rules, error) {
	s, err := Scheme()
	if err != nil {
		return nil, err
	}
	file := lang + ".rules"
	b, err := data.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("rules for language %q: %w", lang, kawat.ErrNotFound)
	}
	return ontology.ParseRules("ontology/plover/"+file, bytes.NewReader(b), s)
}

// version is the first 12 digits of the SHA-256 over all tables and rules.
func version() string {
	h := sha256.New()
	names, _ := fs.Glob(data, "*") // the pattern is constant and valid
	for _, name := range names {
		if b, err := data.ReadFile(name); err == nil && !strings.HasPrefix(name, ".") {
			h.Write([]byte(name))
			h.Write(b)
		}
	}
	return "plover-" + hex.EncodeToString(h.Sum(nil))[:12]
}
