package main

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kawat/knowledge"
)

const wordsPreamble = `# Names of places in GeoNames that are also words. Written by tools/kb -words from the words of the treebanks that the
# models are trained from; only the words that collide. weak: an ordinary word of Indonesian or English; out: one so
# common that a smaller town of that name is left out; name: part of a person's name.
`

// readWords reads words.txt: a folded name and its class on each line.
func readWords(text string) (map[string]verdict, []string, error) {
	m := map[string]verdict{}
	var people []string
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		w, class, _ := strings.Cut(line, "\t")
		switch class {
		case "weak":
			m[w] = soft
		case "out":
			m[w] = left
		case "name":
			people = append(people, w)
		default:
			return nil, nil, fmt.Errorf("line %d: unknown class %q of %q", n, class, w)
		}
	}
	return m, people, nil
}

// A vocabulary is what the treebanks say of words.
type vocabulary struct {
	small  map[string]int // folded words with a small initial that are no names: how often
	proper map[string]int // folded words with a capital that are names: how often
	person map[string]int // folded words of names of persons: how often
}

func newVocabulary() *vocabulary {
	return &vocabulary{map[string]int{}, map[string]int{}, map[string]int{}}
}

// From which count on a word with a small initial is an ordinary one, a small
// town of that name is left out, a word stands within names of persons. A word
// that is a name this many times as often is a name written carelessly.
const (
	oftenSmall  = 2
	oftenOut    = 25
	oftenPerson = 2
	careless    = 20
)

var personOpens = regexp.MustCompile(`\((\d+)-([a-z]+)|(\d+)\)|\)`)

// read counts the words of a treebank in CoNLL-U. Names of persons are told by
// the layer of entities that some treebanks have (Entity= in the last column).
func (v *vocabulary) read(data []byte) {
	type open struct{ id, kind string }
	var stack []open
	for line := range strings.Lines(string(data)) {
		f := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if len(f) != 10 {
			if len(f) == 1 && f[0] == "" {
				stack = stack[:0]
			}
			continue
		}
		_, entity, _ := strings.Cut(f[9], "Entity=")
		entity, _, _ = strings.Cut(entity, "|")
		inner := ""
		if len(stack) > 0 {
			inner = stack[len(stack)-1].kind
		}
		for _, m := range personOpens.FindAllStringSubmatch(entity, -1) {
			switch {
			case m[1] != "":
				stack = append(stack, open{m[1], m[2]})
				inner = m[2]
			case m[3] != "":
				for i := len(stack) - 1; i >= 0; i-- {
					if stack[i].id == m[3] {
						stack = slices.Delete(stack, i, i+1)
						break
					}
				}
			case len(stack) > 0:
				stack = stack[:len(stack)-1]
			}
		}
		form := f[1]
		r, _ := utf8.DecodeRuneInString(form)
		switch {
		case unicode.IsLower(r) && f[3] != "PROPN" && f[3] != "X" && f[3] != "SYM":
			v.small[knowledge.Key(form)]++
		case unicode.IsUpper(r) && f[3] == "PROPN":
			v.proper[knowledge.Key(form)]++
			if inner == "person" {
				v.person[knowledge.Key(form)]++
			}
		}
	}
}

// class is the class of a name of a place: "weak", "out", "name" or "".
func (v *vocabulary) class(name string) string {
	ws := strings.Fields(name)
	if len(ws) == 1 {
		switch n := v.small[name]; {
		case n*careless < v.proper[name]:
		case n >= oftenOut:
			return "out"
		case n >= oftenSmall:
			return "weak"
		}
		switch {
		case v.person[name] >= oftenPerson:
			return "name"
		}
		return ""
	}
	for _, w := range ws {
		if v.small[w] < 2*oftenSmall || len(w) < 3 {
			return ""
		}
	}
	return "weak"
}

// weight orders the classes: the gravest counts.
var weight = map[string]int{"name": 1, "weak": 2, "out": 3}

// collect writes words.txt from the training parts of the treebanks below a folder.
func collect(treebanks, dir, hand, out string) error {
	files, err := filepath.Glob(filepath.Join(treebanks, "*", "*train*.conllu"))
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fmt.Errorf("no */*train*.conllu in %s", treebanks)
	}
	langs := map[string]*vocabulary{} // by folder: one for each language
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		lang := filepath.Base(filepath.Dir(name))
		if langs[lang] == nil {
			langs[lang] = newVocabulary()
		}
		langs[lang].read(data)
	}
	s, err := load(dir, hand)
	if err != nil {
		return err
	}
	s.gazetteer.filter = &filter{}
	found := map[string]string{}
	for _, p := range s.gazetteer.rows() {
		for _, n := range append([]string{p.en, p.local}, p.aliases...) {
			n, _, _ = strings.Cut(n, ";")
			if k := knowledge.Key(n); k != "" {
				for _, v := range langs {
					if c := v.class(k); c != "" && (found[k] == "" || weight[c] > weight[found[k]]) {
						found[k] = c
					}
				}
			}
		}
	}
	var b bytes.Buffer
	b.WriteString(wordsPreamble)
	for _, k := range slices.Sorted(maps.Keys(found)) {
		fmt.Fprintf(&b, "%s\t%s\n", k, found[k])
	}
	return os.WriteFile(out, b.Bytes(), 0o644)
}
