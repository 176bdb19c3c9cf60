package ud

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A lemmatizer turns a form into its lemma: by the list of exceptions, or else
// by the best of the edit scripts that fit the form. It was learnt which
// scripts are good by the affixes they strip and by whether what they yield is
// a known lemma or a known word.
type lemmatizer struct {
	Scripts    []script          `json:"scripts"`
	Exceptions map[string]string `json:"exceptions"` // form+"\t"+UPOS, lower case unless PROPN
	// Styles are more exceptions, for those who ask for a treebank's own lemmas,
	// by treebank: where it differs from what the model's policy gives.
	Styles   map[string]map[string]string `json:"styles,omitempty"`
	w        table                        // one class
	lexicon  table                        // see entry
	bySuffix map[string][]int             // scripts by the suffix they strip, in order
	longest  int                          // suffix stripped, bytes
}

// A script strips an affix at either end and puts others there.
type script struct {
	Half   bool   `json:"h,omitempty"` // first take one half of "negara-negara"
	Cut    string `json:"c,omitempty"` // prefix to strip
	Prefix string `json:"p,omitempty"` // prefix to add
	Trim   string `json:"t,omitempty"` // suffix to strip
	Suffix string `json:"s,omitempty"` // suffix to add
}

// apply returns the result on a lower-case form, and whether the script fits.
func (s *script) apply(low string) (string, bool) {
	if s.Half {
		a, b, ok := strings.Cut(low, "-")
		if !ok || a == "" || b == "" {
			return "", false
		}
		switch {
		case strings.HasPrefix(b, a), strings.HasSuffix(b, a):
			low = a
		case strings.HasSuffix(a, b):
			low = b
		case len(b) > 3 && strings.Contains(a, b[:4]):
			low = a
		default:
			return "", false
		}
	}
	if len(low) <= len(s.Cut)+len(s.Trim) || !strings.HasPrefix(low, s.Cut) || !strings.HasSuffix(low, s.Trim) {
		return "", false
	}
	return s.Prefix + low[len(s.Cut):len(low)-len(s.Trim)] + s.Suffix, true
}

// scriptFor is the script that turns low into lemma, both lower case, around
// their longest common part; ok is false if they have too little in common.
func scriptFor(low, lemma string) (s script, ok bool) {
	if low == lemma {
		return script{}, true
	}
	if strings.Contains(low, "-") && !strings.Contains(lemma, "-") {
		half := script{Half: true}
		if h, ok := half.apply(low); ok {
			s, ok := scriptFor(h, lemma)
			s.Half = true
			return s, ok
		}
	}
	bi, bj, n := 0, 0, 0
	for i := range low {
		for j := range lemma {
			k := 0
			for i+k < len(low) && j+k < len(lemma) && low[i+k] == lemma[j+k] {
				k++
			}
			for k > 0 && (i+k < len(low) && !utf8.RuneStart(low[i+k]) || j+k < len(lemma) && !utf8.RuneStart(lemma[j+k])) {
				k--
			}
			if k > n {
				bi, bj, n = i, j, k
			}
		}
	}
	if n < 2 {
		return script{}, false
	}
	return script{Cut: low[:bi], Prefix: lemma[:bj], Trim: low[bi+n:], Suffix: lemma[bj+n:]}, true
}

func (l *lemmatizer) prepare() {
	l.bySuffix = map[string][]int{}
	for i, s := range l.Scripts {
		key := s.Trim
		if s.Half {
			key = "-"
		}
		l.bySuffix[key] = append(l.bySuffix[key], i)
		l.longest = max(l.longest, len(s.Trim))
	}
}

// lemmaLow is the form in which lemmas are learnt and looked up: as written
// for names, else in lower case, with plain apostrophes.
func lemmaLow(form string) string {
	return strings.Map(func(r rune) rune {
		if r == '’' {
			return '\''
		}
		return unicode.ToLower(r)
	}, form)
}

// lemma returns the lemma of a form with its tag. Own are the exceptions of a
// style; nil for the model's own policy.
func (l *lemmatizer) lemma(form, upos, feats string, own map[string]string, sc *scratch) string {
	low := lemmaLow(form)
	if v, ok := own[low+"\t"+upos]; ok {
		return recase(form, low, v, upos)
	}
	if v, ok := l.Exceptions[low+"\t"+upos]; ok {
		return recase(form, low, v, upos)
	}
	switch upos {
	case "PUNCT", "SYM":
		return form
	}
	best, bestScore := low, int32(-1<<31)
	l.candidates(low, func(i int, out string) {
		sc.features = l.observe(i, low, out, upos, feats, sc.features[:0])
		if v := total(l.w, sc.features); v > bestScore {
			best, bestScore = out, v
		}
	})
	return recase(form, low, best, upos)
}

func total(t table, f []feature) int32 {
	var s [1]int32
	t.score(f, s[:])
	return s[0]
}

// candidates calls f with every script that fits, in a fixed order.
func (l *lemmatizer) candidates(low string, f func(script int, out string)) {
	try := func(list []int) {
		for _, i := range list {
			if out, ok := l.Scripts[i].apply(low); ok {
				f(i, out)
			}
		}
	}
	for n := 0; n <= min(l.longest, len(low)); n++ {
		try(l.bySuffix[low[len(low)-n:]])
	}
	if strings.Contains(low, "-") && !strings.HasSuffix(low, "-") {
		try(l.bySuffix["-"])
	}
}

// band is how often a word is known as a lemma and as a form, in bands 0 to 3.
func (l *lemmatizer) band(w string) (lemma, form int32) {
	e := lookUp(l.lexicon, w)
	return e[bandAsLemma], e[bandAsForm]
}

// An entry is what the lexicon knows of a word: its bands as a lemma and as a
// form, and the number of its commonest UPOS (from 1). All are 0 for an unknown
// word.
type entry [entrySize]int32

const (
	bandAsLemma = iota
	bandAsForm
	commonest
	entrySize
)

func lookUp(lexicon table, w string) (e entry) {
	key := [1]feature{lexiconKey(w)}
	lexicon.score(key[:], e[:])
	return e
}

func lexiconKey(w string) feature { return mix(hashString(w), 4242) }

func bandOf(n int) int32 {
	switch {
	case n <= 0:
		return 0
	case n == 1:
		return 1
	case n <= 4:
		return 2
	}
	return 3
}

func (l *lemmatizer) observe(i int, low, out, upos, feats string, f []feature) []feature {
	asLemma, asForm := l.band(out)
	return observeLemma(i, l.Scripts[i], low, out, upos, feats, asLemma, asForm, f)
}

func observeLemma(i int, s script, low, out, upos, feats string, asLemma, asForm int32, f []feature) []feature {
	r, u, id := uint64(i)+1, hashString(upos), uint64(500)
	add := func(v uint64) {
		id++
		f = append(f, mix(v, id))
	}
	ru := mix(r, u)
	known := uint64(asLemma*4 + asForm)
	add(r)
	add(ru)
	add(mix(ru, hashString(feats)))
	for n := 1; n <= 5; n++ {
		add(mix(ru, hashString(tail(low, n))))
	}
	for n := 1; n <= 5; n++ {
		add(mix(ru, hashString(head(low, n))))
	}
	add(mix(r, mix(hashString(head(low, 3)), hashString(tail(low, 2)))))
	add(known)
	add(mix(known, u))
	add(mix(known, r))
	add(mix(uint64(asLemma), ru))
	add(mix(hashString(s.Cut), mix(hashString(s.Prefix), known)))
	add(mix(hashString(s.Trim), mix(hashString(s.Suffix), known)))
	add(mix(hashString(s.Cut), mix(hashString(s.Prefix), hashString(head(out, 1)))))
	n := min(len(out), 6)
	add(mix(uint64(n), u))
	add(mix(uint64(n), known))
	add(mix(uint64(len(s.Cut)+len(s.Trim)), u))
	return f
}

// recase gives a name's lemma the case of its form; everything else is lower
// case.
func recase(form, low, lemma, upos string) string {
	if upos != "PROPN" && upos != "X" {
		return lemma
	}
	if low == lemma {
		return form
	}
	r, size := utf8.DecodeRuneInString(form)
	if !unicode.IsUpper(r) {
		return lemma
	}
	if len(form) > size && strings.ToUpper(form) == form && len(form) > 3 {
		return strings.ToUpper(lemma)
	}
	_, size = utf8.DecodeRuneInString(lemma)
	return strings.ToUpper(lemma[:size]) + lemma[size:]
}
