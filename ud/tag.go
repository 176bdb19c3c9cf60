package ud

import (
	"strings"
	"unicode"
)

// A tag is a UPOS with its features ("VERB", "Voice=Act"); a word gets both in
// one.
type tag struct {
	UPOS  string `json:"u"`
	Feats string `json:"f,omitempty"`
}

// scratch is the working space of a linear classifier.
type scratch struct {
	features []feature
}

// lookOf tells headlines from sentences of running text, by their words of more
// than three letters: 3 if there are at least three and four fifths are in
// capitals; 2 if as many only have a capital, which says nothing then; 4 if the
// last word is no punctuation; else 1. There are n words, at least one.
func lookOf(n int, form func(i int) string) uint64 {
	long, capital, shouted := 0, 0, 0
	for i := range n {
		letters, upper, size := 0, 0, 0
		for _, r := range form(i) {
			size++
			if unicode.IsLetter(r) {
				letters++
				upper += one(unicode.IsUpper(r))
			}
		}
		if size <= 3 || letters == 0 {
			continue
		}
		long++
		capital += one(upper > 0)
		shouted += one(upper == letters)
	}
	switch last := form(n - 1); {
	case long >= 3 && shouted*5 >= long*4:
		return 3
	case long >= 3 && capital*5 >= long*4:
		return 2
	case isName(last) > 0 || strings.HasPrefix(last, "%"):
		return 4
	}
	return 1
}
