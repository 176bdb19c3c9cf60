package ud

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kawat"
)

// A word is what the network sees of one form.
type word struct {
	form               string
	low                string // see normal
	lower              uint64 // hash of low
	p1, p2, p3         uint64 // of its prefixes, in runes
	s1, s2, s3, s4, s5 uint64 // of its suffixes
	shape              uint64
}

func newWord(form string) word {
	low := normal(form)
	return word{
		form: form, low: low, lower: hashString(low),
		p1: hashString(head(low, 1)), p2: hashString(head(low, 2)), p3: hashString(head(low, 3)),
		s1: hashString(tail(low, 1)), s2: hashString(tail(low, 2)), s3: hashString(tail(low, 3)), s4: hashString(tail(low, 4)),
		s5:    hashString(tail(low, 5)),
		shape: hashString(shape(form)),
	}
}

func newWords(tokens []kawat.Token) []word {
	out := make([]word, len(tokens))
	for i := range tokens {
		out[i] = newWord(tokens[i].Form)
	}
	return out
}

// normal lower-cases a form, straightens its quotes and, in a form that begins
// with a digit, writes every digit as 0.
func normal(form string) string {
	digits := form != "" && form[0] >= '0' && form[0] <= '9'
	plain := !digits
	for i := 0; plain && i < len(form); i++ {
		plain = form[i] < utf8.RuneSelf && (form[i] < 'A' || form[i] > 'Z')
	}
	if plain {
		return form
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '’' || r == '‘' || r == '`':
			return '\''
		case r == '“' || r == '”' || r == '„' || r == '«' || r == '»':
			return '"'
		case r == '—' || r == '–':
			return '-'
		case digits && r >= '0' && r <= '9':
			return '0'
		}
		return unicode.ToLower(r)
	}, form)
}

// head returns the first n runes of s.
func head(s string, n int) string {
	i := 0
	for ; n > 0 && i < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return s[:i]
}

// tail returns the last n runes of s.
func tail(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return s[i:]
}

// shape writes a form with X for upper case, x for lower case and d for
// digits; runs are cut to three.
func shape(form string) string {
	var b strings.Builder
	last, run := rune(-1), 0
	for _, r := range form {
		switch {
		case unicode.IsUpper(r):
			r = 'X'
		case unicode.IsLower(r):
			r = 'x'
		case unicode.IsDigit(r):
			r = 'd'
		}
		if r != last {
			last, run = r, 0
		}
		if run++; run <= 3 {
			b.WriteRune(r)
		}
	}
	return b.String()
}
