package resolve

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"kawat"
	"kawat/lang"
)

// A timeLex is a run of letters, a run of digits or another character: what
// time expressions are made of, whatever the tokeniser made of it.
type timeLex struct {
	start, end int    // bytes in the part
	first      int    // token
	last       int    // token; the same unless a clitic was joined
	text       string // lower case, straight apostrophes
	orig       string
	letters    bool // a run of letters
	cap        bool // begins with a capital
	n          int  // of digits: the number; else −1
	glued      bool // no white space between this and the one before
	words      []timeEntry
}

// A timeEntry is a word of the language that begins at a lexeme.
type timeEntry struct {
	*timeWord
	end int // lexeme after it
}

// A timeKind is what a word can be in a phrase: a bit.
type timeKind uint

// The kinds of word that every language has; classes of the language follow.
const (
	timeNum timeKind = iota
	timeFew
	timeUnit
	timeSingle
	timePeriod
	timeShort
	timeDaypart
	timeWeekday
	timeMonth
	timeSeason
	timeWeekend
	timeDayWord
	timeKinds
)

var timeKindNames = map[string]timeKind{
	"NUM": timeNum, "FEW": timeFew, "UNIT": timeUnit, "SINGLE": timeSingle, "PERIOD": timePeriod, "SHORT": timeShort, "DAYPART": timeDaypart,
	"WEEKDAY": timeWeekday, "MONTH": timeMonth, "SEASON": timeSeason, "WEEKEND": timeWeekend, "DAY": timeDayWord,
}

// A timeRole is what a word says of the date after it: a bit.
type timeRole uint

const (
	timeSince timeRole = 1 << iota
	timeFrom
	timeUntil
	timeBy
	timeBefore
	timeAfter
	timeDuring
	timeAt
	timeAtYear
	timeNotYear
	timeNotDate
	timeNotAfter
	timeArticle
	timeBetween
	timeTo
	timeAnd
	timeClock
	timeClockAfter
	timeAge
	timeFuture
	timePast
	timeToBe
	timeLink
	timeTrail
	timeOrdinalSuffix
	timeDecadeSuffix
	timeTeen
	timeWary
)

// A timeWord is an entry of the vocabulary with all that it can mean.
type timeWord struct {
	pieces  []string
	kinds   uint64 // bits by timeKind
	roles   timeRole
	month   int
	weekday int
	season  int // first month
	unit    lang.Unit
	single  lang.Unit
	many    int // how many of its unit it is, where these are several
	number  int // −1 none
	tens    int
	ordinal int
	feast   string // month and day, or the days of the years; see lang.Time
	day     int
	part    lang.Part
	starts  bool // may begin an expression
	short   bool // the short form of a month or weekday, which may have a full stop
}

func (w *timeWord) is(k timeKind) bool { return w.kinds&(1<<k) != 0 }

// A timeElem is an element of a phrase.
type timeElem struct {
	literal string // "" where it is a kind
	kind    timeKind
}

type timePattern struct {
	elems []timeElem
	means lang.Meaning
	by    int
	order int
}

// A timeGrammar is lang.Time made ready.
type timeGrammar struct {
	lang    *lang.Time
	vocab   map[string][]*timeWord // by first piece, longest first
	joined  map[string]bool        // words that a tokeniser may have parted
	literal map[string][]*timePattern
	byKind  [64][]*timePattern
}

// timeGrammars keeps the grammar of each pack: a *lang.Pack to a *timeGrammar.
var timeGrammars sync.Map

func timeGrammarOf(pack *lang.Pack) *timeGrammar {
	if g, ok := timeGrammars.Load(pack); ok {
		return g.(*timeGrammar)
	}
	g, _ := timeGrammars.LoadOrStore(pack, timeCompile(&pack.Time))
	return g.(*timeGrammar)
}

func timeCompile(t *lang.Time) *timeGrammar {
	g := &timeGrammar{lang: t, vocab: map[string][]*timeWord{}, joined: map[string]bool{}, literal: map[string][]*timePattern{}}
	words := map[string]*timeWord{}
	add := func(s string) *timeWord {
		w := words[s]
		if w == nil {
			w = &timeWord{pieces: timePieces(s), number: -1}
			words[s] = w
		}
		return w
	}
	kind := func(w *timeWord, k timeKind) { w.kinds |= 1 << k }
	for s, n := range t.Months {
		w := add(s)
		w.month = n
		kind(w, timeMonth)
	}
	for s, n := range t.Weekdays {
		w := add(s)
		w.weekday = n
		kind(w, timeWeekday)
	}
	for s, u := range t.Units {
		w := add(s)
		w.unit = u
		w.many = t.Many[s]
		kind(w, timeUnit)
		switch u {
		case lang.Week, lang.Month, lang.Quarter, lang.Half, lang.Year, lang.Decade:
			kind(w, timePeriod)
		case lang.Hour, lang.Minute:
			kind(w, timeShort)
		}
	}
	for s, u := range t.Singles {
		w := add(s)
		w.single = u
		w.many = t.Many[s]
		kind(w, timeSingle)
	}
	for s, n := range t.Numbers {
		w := add(s)
		w.number = n
		kind(w, timeNum)
	}
	for s, n := range t.Tens {
		add(s).tens = n
	}
	for s, n := range t.Ordinals {
		add(s).ordinal = n
	}
	for s, n := range t.Days {
		w := add(s)
		w.day = n
		kind(w, timeDayWord)
	}
	for s, n := range t.Seasons {
		w := add(s)
		w.season = n
		kind(w, timeSeason)
	}
	for s, p := range t.Parts {
		add(s).part = p
	}
	for s, f := range t.Feasts {
		add(s).feast = f
	}
	for _, l := range []struct {
		k    timeKind
		list []string
	}{{timeFew, t.Few}, {timeDaypart, t.Dayparts}, {timeWeekend, t.Weekend}} {
		for _, s := range l.list {
			kind(add(s), l.k)
		}
	}
	for _, l := range []struct {
		r    timeRole
		list []string
	}{
		{timeSince, t.Since}, {timeFrom, t.From}, {timeUntil, t.Until}, {timeBy, t.By}, {timeBefore, t.Before}, {timeAfter, t.After}, {timeDuring, t.During},
		{timeAt, t.At}, {timeAtYear, t.AtYear}, {timeNotYear, t.NotYear}, {timeNotDate, t.NotDate}, {timeNotAfter, t.NotAfter}, {timeArticle, t.Articles},
		{timeBetween, t.Between}, {timeTo, t.To}, {timeAnd, t.And}, {timeClock, t.Clock}, {timeClockAfter, t.ClockAfter}, {timeAge, t.Ages},
		{timeFuture, t.Future}, {timePast, t.Past}, {timeToBe, t.ToBe}, {timeLink, t.PartLinks}, {timeTrail, t.Trail},
		{timeOrdinalSuffix, t.OrdinalSuffixes}, {timeDecadeSuffix, t.DecadeSuffixes}, {timeTeen, t.Teens}, {timeWary, t.Wary},
	} {
		for _, s := range l.list {
			add(s).roles |= l.r
		}
	}
	classes := map[string]timeKind{}
	for name, k := range timeKindNames {
		classes[name] = k
	}
	next := timeKinds
	for _, p := range t.Phrases { // in the order of their use, so that compiling is deterministic
		for name := range strings.FieldsSeq(p.Words) {
			name = strings.TrimSuffix(name, "?")
			list, ok := t.Classes[name]
			if _, known := classes[name]; !ok || known || next >= 64 {
				continue
			}
			classes[name] = next
			for _, s := range list {
				kind(add(s), next)
			}
			next++
		}
	}
	for i := range t.Phrases {
		g.addPhrase(&t.Phrases[i], i, classes)
	}
	for s, w := range words {
		if len(w.pieces) == 0 {
			continue
		}
		for long, v := range words {
			if len(long) > len(s) && strings.HasPrefix(long, s) && (w.month > 0 && v.month == w.month || w.weekday > 0 && v.weekday == w.weekday) {
				w.short = true
			}
		}
		w.starts = w.kinds != 0 || w.part != "" || w.feast != "" || w.ordinal > 0 ||
			w.roles&(timeSince|timeFrom|timeUntil|timeBy|timeBefore|timeAfter|timeDuring|timeBetween|timeArticle|timeClock) != 0
		w.short = w.short || w.month > 0 && len(s) <= 4 && !g.ownMonth(s, w.month)
		g.vocab[w.pieces[0]] = append(g.vocab[w.pieces[0]], w)
		for _, p := range w.pieces {
			g.joined[p] = true
		}
	}
	for _, list := range g.vocab {
		timeSortWords(list)
	}
	return g
}

// ownMonth reports whether s is the only, or the shortest full, name of a month:
// whether no longer name of it is told ("mei", "juni" beside "jun").
func (g *timeGrammar) ownMonth(s string, month int) bool {
	for long, m := range g.lang.Months {
		if m == month && len(long) > len(s) {
			return false
		}
	}
	return true
}

// timeSortWords puts longer entries first, so that a map's order leaves no trace.
func timeSortWords(list []*timeWord) {
	for i := 1; i < len(list); i++ {
		for j := i; j > 0 && timeWordLess(list[j], list[j-1]); j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
}

func timeWordLess(a, b *timeWord) bool {
	if len(a.pieces) != len(b.pieces) {
		return len(a.pieces) > len(b.pieces)
	}
	return strings.Join(a.pieces, " ") < strings.Join(b.pieces, " ")
}

// addPhrase files a phrase under its first word, once for each choice of its
// optional words. A name in capitals that is no class can't match, and is left
// to the test of the language to find.
func (g *timeGrammar) addPhrase(p *lang.TimePhrase, order int, classes map[string]timeKind) {
	variants := [][]timeElem{nil}
	for name := range strings.FieldsSeq(p.Words) {
		name, optional := strings.CutSuffix(name, "?")
		elems := []timeElem{{literal: name}}
		if k, ok := classes[name]; ok {
			elems = []timeElem{{kind: k}}
		} else if pieces := timePieces(name); len(pieces) > 1 {
			elems = elems[:0]
			for _, piece := range pieces {
				elems = append(elems, timeElem{literal: piece})
			}
		}
		var more [][]timeElem
		for _, v := range variants {
			if optional {
				more = append(more, v)
			}
			more = append(more, append(append([]timeElem(nil), v...), elems...))
		}
		variants = more
	}
	for _, v := range variants {
		if len(v) == 0 {
			continue
		}
		pat := &timePattern{v, p.Means, p.By, order}
		if v[0].literal != "" {
			g.literal[v[0].literal] = append(g.literal[v[0].literal], pat)
		} else {
			g.byKind[v[0].kind] = append(g.byKind[v[0].kind], pat)
		}
	}
}

// timePieces parts a vocabulary entry as timeScan parts text.
func timePieces(s string) []string {
	var out []string
	timeCut(s, func(i, j int) { out = append(out, s[i:j]) })
	return out
}

// timeCut calls f for each run of letters, run of digits and other character
// that is not white space.
func timeCut(s string, f func(i, j int)) {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		j := i + size
		switch {
		case unicode.IsLetter(r) || unicode.Is(unicode.Mn, r):
			for j < len(s) {
				r, size = utf8.DecodeRuneInString(s[j:])
				if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) {
					break
				}
				j += size
			}
		case r >= '0' && r <= '9':
			for j < len(s) && s[j] >= '0' && s[j] <= '9' {
				j++
			}
		case unicode.IsSpace(r):
			i = j
			continue
		}
		f(i, j)
		i = j
	}
}

// timeScan parts a sentence into lexemes and finds the words of the language.
func (g *timeGrammar) timeScan(s *kawat.Sentence) []timeLex {
	out := make([]timeLex, 0, len(s.Tokens)+8)
	for t := range s.Tokens {
		tok := &s.Tokens[t]
		form := tok.Form
		exact := len(form) == tok.End-tok.Start
		glued := t > 0 && (!s.Tokens[t-1].SpaceAfter || tok.Start <= s.Tokens[t-1].End)
		prev := 0
		timeCut(form, func(i, j int) {
			l := timeLex{start: tok.Start, end: tok.End, first: t, last: t, orig: form[i:j], n: -1, glued: glued}
			if exact {
				l.start, l.end = tok.Start+i, tok.Start+j
			}
			if i > 0 {
				l.glued = i == prev
			}
			prev = j
			l.text = timeLower(l.orig)
			r, _ := utf8.DecodeRuneInString(l.orig)
			l.letters, l.cap = unicode.IsLetter(r), unicode.IsUpper(r)
			if r >= '0' && r <= '9' {
				if n, ok := timeNumber(l.orig); ok {
					l.n = n
				}
			}
			if n := len(out); l.letters && l.glued && n > 0 && out[n-1].letters && g.joined[out[n-1].text+l.text] {
				p := &out[n-1]
				p.text, p.orig, p.end, p.last = p.text+l.text, p.orig+l.orig, max(p.end, l.end), t
				return
			}
			out = append(out, l)
		})
	}
	for i := range out {
		for _, w := range g.vocab[out[i].text] {
			if end, ok := timePiecesAt(out, i, w.pieces); ok {
				out[i].words = append(out[i].words, timeEntry{w, end})
			}
		}
	}
	return out
}

func timePiecesAt(lex []timeLex, i int, pieces []string) (int, bool) {
	if i+len(pieces) > len(lex) {
		return 0, false
	}
	for k, p := range pieces {
		if lex[i+k].text != p {
			return 0, false
		}
	}
	return i + len(pieces), true
}

// timeLower is strings.ToLower with straight apostrophes and plain hyphens.
func timeLower(s string) string {
	switch s {
	case "’", "‘", "ʼ", "`", "´":
		return "'"
	case "‐", "‑":
		return "-"
	}
	return strings.ToLower(s)
}
