package ud

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Grammar is what the tokeniser and the sentence splitter must know of a
// language. Words are given in lower case with plain apostrophes; they match
// in any case and with any kind of apostrophe. An abbreviation given with a
// capital matches words with a capital only ("Miss." is no "miss").
type Grammar struct {
	// Titles are abbreviations that stand before a name, full stop included; no
	// sentence ends after them: "dr.", "jl.".
	Titles []string
	// Numbered are abbreviations only before a number: "no.", "art.".
	Numbered []string
	// Abbreviations may stand at the end of a sentence: "dkk.", "Inc.", "a.m.".
	Abbreviations []string
	// Clitics are split off the end of a word, always: "n't", "'s".
	Clitics []string
	// Possessive says that an apostrophe after a final s is a word of its own.
	Possessive bool
	// Fused are words written as one, with how many bytes of the surface each
	// part owns: "cannot": 3, 3.
	Fused map[string][]int
	// Enclitics may be split off the end of a word; the model decides, from the
	// word and its neighbours.
	Enclitics []string
	// Whole are words that are never split into host and enclitic: "hanya".
	Whole []string
	// Hosts are beginnings of words from which the first enclitic is always split:
	// of active verbs, whose object it is ("mengampuni|nya").
	Hosts []string
	// Prefixes keep a hyphen within the word: "non-", "ke-"; without hyphen here.
	Prefixes []string
	// JoinLower keeps a hyphen within a word whose second part is in lower case
	// (negara-negara); otherwise the parts are words of their own (the hyphen too).
	JoinLower bool
	// NameTails are second parts of personal names written with a hyphen (Kim
	// Jong-un), which are kept whole.
	NameTails []string
	// Units are split off a number that they are written together with: "bn".
	Units []string
	// Currencies are letters that are split off a number after them: "rp".
	Currencies []string
	// Starters are words that open a sentence, such as pronouns and articles;
	// before one of them in upper case, an abbreviation or initial ends a sentence.
	Starters []string
}

// grammar is a Grammar made ready for use.
type grammar struct {
	titles, numbered, abbreviations                         abbreviations
	whole, prefixes, nameTails, units, currencies, starters map[string]bool

	clitics, enclitics    []string
	hosts                 []string
	fused                 map[string][]int
	possessive, joinLower bool
}

func (g Grammar) ready() *grammar {
	return &grammar{
		titles: abbreviationsOf(g.Titles), numbered: abbreviationsOf(g.Numbered), abbreviations: abbreviationsOf(g.Abbreviations),
		whole:    setOf(g.Whole),
		prefixes: setOf(g.Prefixes), nameTails: setOf(g.NameTails), units: setOf(g.Units),
		currencies: setOf(g.Currencies), starters: setOf(g.Starters),
		clitics: g.Clitics, enclitics: g.Enclitics, hosts: g.Hosts, fused: g.Fused,
		possessive: g.Possessive, joinLower: g.JoinLower,
	}
}

// abbreviations are words with a full stop, in lower case; the value says
// whether only words with a capital match.
type abbreviations map[string]bool

func abbreviationsOf(words []string) abbreviations {
	m := abbreviations{}
	for _, w := range words {
		low := strings.ToLower(w)
		m[low] = low != w
	}
	return m
}

// has reports whether word, which ends in a full stop, is one of a.
func (a abbreviations) has(word string) bool {
	capital, ok := a[lemmaLow(word)]
	if !ok || !capital {
		return ok
	}
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

func setOf(words []string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[strings.ToLower(w)] = true
	}
	return m
}
