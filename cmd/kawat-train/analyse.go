package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"kawat"
	"kawat/conllu"
	"kawat/lang"
	"kawat/lang/en"
	"kawat/lang/id"
	"kawat/ud"
)

// packs tell the reporting verbs of a language.
var packs = map[string]*lang.Pack{"en": en.Pack, "id": id.Pack}

// A tally counts arcs: in the gold data, found, and both.
type tally struct{ gold, got, right int }

func (t *tally) f1() float64 {
	if t.gold+t.got == 0 {
		return 0
	}
	return 200 * float64(t.right) / float64(t.gold+t.got)
}

// analyse prints what coding rests on beside the relations' own scores: obliques
// by their case marker, the arc between a reporting verb and what is reported,
// and the commonest confusions.
func analyse(out io.Writer, p *ud.Parser, language string, gold []conllu.Tree) {
	found := make([][]kawat.Token, len(gold))
	for i := range gold {
		for j := range gold[i].Tokens {
			found[i] = append(found[i], kawat.Token{Form: gold[i].Tokens[j].Form})
		}
	}
	p.ParseSentences(found)

	tables := map[string]map[string]*tally{}
	count := func(table, key string) *tally {
		if tables[table] == nil {
			tables[table] = map[string]*tally{}
		}
		t := tables[table][key]
		if t == nil {
			t = &tally{}
			tables[table][key] = t
		}
		return t
	}
	labels, heads := map[string]int{}, map[string]int{}
	for i := range gold {
		a, b := gold[i].Tokens, found[i]
		for j := range a {
			x, y := &a[j], &b[j]
			same := x.Head == y.Head && x.Rel() == y.Rel()
			if x.Rel() == "obl" {
				t := count("obl", marker(a, j))
				t.gold++
				if same {
					t.right++
				}
			}
			if y.Rel() == "obl" {
				count("obl", marker(b, j)).got++
			}
			count("speech", reported(a, j, language)).gold++
			count("speech", reported(b, j, language)).got++
			if same {
				count("speech", reported(a, j, language)).right++
			}
			switch {
			case x.Head == y.Head && x.Rel() != y.Rel():
				labels[x.Rel()+" as "+y.Rel()]++
			case x.Head != y.Head:
				heads[x.Rel()]++
			}
		}
	}
	fmt.Fprintln(out, "\nobliques by case marker")
	for _, k := range slices.SortedFunc(maps.Keys(tables["obl"]), func(x, y string) int {
		return cmp.Or(cmp.Compare(tables["obl"][y].gold, tables["obl"][x].gold), cmp.Compare(x, y))
	})[:min(14, len(tables["obl"]))] {
		t := tables["obl"][k]
		fmt.Fprintf(out, "  %-12s gold %4d, F1 %6.2f\n", cmp.Or(k, "(none)"), t.gold, t.f1())
	}
	delete(tables["speech"], "")
	fmt.Fprintln(out, "what is reported, and its reporting verb")
	for _, k := range slices.Sorted(maps.Keys(tables["speech"])) {
		t := tables["speech"][k]
		fmt.Fprintf(out, "  %-24s gold %4d, F1 %6.2f\n", k, t.gold, t.f1())
	}
	for _, c := range []struct {
		name string
		m    map[string]int
	}{{"right head, wrong relation", labels}, {"wrong head, by relation", heads}} {
		fmt.Fprintln(out, c.name)
		keys := slices.SortedFunc(maps.Keys(c.m), func(x, y string) int { return cmp.Or(cmp.Compare(c.m[y], c.m[x]), cmp.Compare(x, y)) })
		for _, k := range keys[:min(12, len(keys))] {
			fmt.Fprintf(out, "  %4d %s\n", c.m[k], k)
		}
	}
}

// marker is the form of the first case marker of word i, in small letters.
func marker(tokens []kawat.Token, i int) string {
	for k := range tokens {
		if tokens[k].Head == i && tokens[k].Rel() == "case" {
			return strings.ToLower(tokens[k].Form)
		}
	}
	return ""
}

// reported says which arc between a reporting verb and what is reported word i
// has to its head: the clause as the verb's complement, or the verb beside it.
func reported(tokens []kawat.Token, i int, language string) string {
	pack := packs[language]
	h := tokens[i].Head
	if pack == nil || h < 0 {
		return ""
	}
	says := func(t *kawat.Token) bool {
		return slices.ContainsFunc(append(pack.VerbKeys(t), strings.ToLower(t.Form)), func(k string) bool { return slices.Contains(pack.Speech.Verbs, k) })
	}
	switch rel := tokens[i].Rel(); {
	case rel == "ccomp" && says(&tokens[h]):
		return "clause under the verb"
	case rel == "parataxis" && says(&tokens[i]):
		return "verb beside the clause"
	}
	return ""
}
