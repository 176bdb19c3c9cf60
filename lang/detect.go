package lang

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Und is the code of a text whose language is not known (ISO 639-2).
const Und = "und"

// detectBytes is how much of a text Detect looks at.
const detectBytes = 4096

// Detect tells which language a text is written in, as an ISO 639-1 code, and
// how sure that is, from 0 to 1. Only the first 4 KB count; of a text in
// several languages it tells the one that has most of that.
//
// A language in a script of its own is told by its letters. Languages in the
// Latin script are told by their function words, by words that newspapers use
// every day, and by endings and letters, from the lists in detect_words.go.
// Malay and Indonesian share most of these: they are told apart by the words in
// which they differ ("kerana", "polis" and "Isnin" against "karena", "polisi"
// and "Senin"), and a text without any of them is Indonesian.
//
// The hint is a code from elsewhere, such as the lang field of a JSONL line. It
// counts as much as a few function words: it decides short texts, and no others.
// Without letters the answer is Und and 0.
func Detect(text string, hint string) (code string, confidence float64) {
	text = detectHead(text)
	if code, confidence, ok := detectScript(text); ok {
		return code, confidence
	}
	d := detector()
	var score [detectMax]float32
	words, known := 0, 0
	var buf [64]byte
	for i := 0; i < len(text); {
		word, next := detectWord(text, i, &buf)
		i = next
		if len(word) == 0 {
			continue
		}
		words++
		if d.add(&score, word) {
			known++
		}
	}
	if words == 0 {
		return Und, 0
	}
	for l, c := range d.codes {
		if c == "ms" {
			score[l] *= detectMalay
		}
	}
	hint, _, _ = strings.Cut(strings.ToLower(hint), "-")
	if hint == "in" {
		hint = "id" // the code of Indonesian before 1989
	}
	told := false // the text itself tells something
	for l, c := range d.codes {
		told = told || score[l] > 0
		switch {
		case c == hint:
			score[l] += detectHint
		case c == "id" || c == "en":
			score[l] += detectOurs
		}
	}
	best, second := -1, -1
	for l := range d.codes {
		switch {
		case best < 0 || score[l] > score[best]:
			best, second = l, best
		case second < 0 || score[l] > score[second]:
			second = l
		}
	}
	if !told {
		if hint != "" {
			return hint, 0
		}
		return Und, 0
	}
	if words >= 12 && score[best] < 0.12*float32(words) {
		return Und, 0 // words that it knows by chance
	}
	margin := float64((score[best] - score[second]) / score[best])
	// Sure where the margin is wide and there is enough to go by.
	sure := float64(score[best]) / (float64(score[best]) + 0.7)
	confidence = (0.5 + 0.5*min(1, margin*1.6)) * sure
	return d.codes[best], min(confidence, 1)
}

// detectMalay lowers Malay a little against Indonesian: of what the two share,
// nearly all that this program is given is Indonesian.
const detectMalay = 0.97

// What a hint counts, and the languages of this program without one, in
// function words of the text.
const (
	detectHint = 2.5
	detectOurs = 0.3
)

// detectHead is the beginning of a text, cut between words.
func detectHead(text string) string {
	if len(text) <= detectBytes {
		return text
	}
	head := text[:detectBytes]
	if i := strings.LastIndexAny(head, " \n\t"); i > detectBytes/2 {
		return head[:i]
	}
	for len(head) > 0 {
		if r, n := utf8.DecodeLastRuneInString(head); r != utf8.RuneError || n != 1 {
			break
		}
		head = head[:len(head)-1]
	}
	return head
}

// detectMax is room for the languages in the Latin script.
const detectMax = 32

// A detectEntry is what a word or ending says for one language.
type detectEntry struct {
	lang   uint8
	weight float32
}

// A detectTable is the lists made ready.
type detectTable struct {
	codes   []string
	words   map[string][]detectEntry
	endings map[string][]detectEntry // of 2 to 5 bytes
	openers map[string][]detectEntry
	letters map[rune][]detectEntry
}

var detector = sync.OnceValue(func() *detectTable {
	d := &detectTable{words: map[string][]detectEntry{}, endings: map[string][]detectEntry{}, openers: map[string][]detectEntry{}, letters: map[rune][]detectEntry{}}
	for i, l := range detectLists {
		d.codes = append(d.codes, l.code)
		list := func(into map[string][]detectEntry, words string, weight float32) {
			for w := range strings.FieldsSeq(words) {
				into[w] = append(into[w], detectEntry{uint8(i), weight})
			}
		}
		list(d.words, l.strong, 3)
		list(d.words, l.words, 1)
		list(d.words, l.weak, 0.4)
		list(d.endings, l.endings, 0.35)
		list(d.openers, l.openers, 0.3)
		for _, r := range l.letters {
			d.letters[r] = append(d.letters[r], detectEntry{uint8(i), 0.5})
		}
	}
	for _, m := range []map[string][]detectEntry{d.words, d.endings, d.openers} {
		for w, list := range m {
			m[w] = detectShared(list, d.codes)
		}
	}
	for r, list := range d.letters {
		d.letters[r] = detectShared(list, d.codes)
	}
	return d
})

// detectShared lowers the weights of what several languages have. Indonesian
// and Malay count as one there. A language that has a word in two lists keeps
// the higher weight.
func detectShared(list []detectEntry, codes []string) []detectEntry {
	var out []detectEntry
	n, twins := 0, 0
	for _, e := range list {
		dup := false
		for i := range out {
			if out[i].lang == e.lang {
				dup = true
				out[i].weight = max(out[i].weight, e.weight)
			}
		}
		if dup {
			continue
		}
		out = append(out, e)
		if c := codes[e.lang]; c == "id" || c == "ms" {
			twins = 1
		} else {
			n++
		}
	}
	for i := range out {
		out[i].weight /= float32(n + twins)
	}
	return out
}

// add counts a word, and reports whether it was known.
func (d *detectTable) add(score *[detectMax]float32, word []byte) bool {
	found := false
	for _, e := range d.words[string(word)] {
		score[e.lang] += e.weight
		found = true
	}
	for i := 0; i < len(word); {
		r, n := rune(word[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRune(word[i:])
			for _, e := range d.letters[r] {
				score[e.lang] += e.weight
			}
		}
		i += n
	}
	if found || len(word) < 5 {
		return found
	}
	for n := min(5, len(word)-3); n >= 2; n-- {
		if list, ok := d.endings[string(word[len(word)-n:])]; ok {
			for _, e := range list {
				score[e.lang] += e.weight
			}
			break
		}
	}
	for n := min(5, len(word)-3); n >= 2; n-- {
		if list, ok := d.openers[string(word[:n])]; ok {
			for _, e := range list {
				score[e.lang] += e.weight
			}
			break
		}
	}
	return false
}

// detectWord reads the next word from i on, in lower case, into buf, and tells
// where it ends. Words with digits, addresses and words too long are empty.
func detectWord(text string, i int, buf *[64]byte) ([]byte, int) {
	for i < len(text) {
		c := text[i]
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= utf8.RuneSelf || c >= '0' && c <= '9' {
			break
		}
		i++
	}
	n, skip := 0, false
	for i < len(text) {
		c := text[i]
		switch {
		case c >= 'a' && c <= 'z':
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		case c >= '0' && c <= '9' || c == '@' || c == '_':
			skip = true
		case c == '/' || c == '.' || c == ':':
			// An address goes on after a point, a stroke or a colon and stroke.
			if i+1 < len(text) && (c != ':' && text[i+1] >= 'a' && text[i+1] <= 'z' || text[i+1] == '/') {
				skip = true
				i++
				continue
			}
			return detectDone(buf, n, skip), i
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRuneInString(text[i:])
			if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) {
				return detectDone(buf, n, skip), i + size
			}
			r = unicode.ToLower(r)
			if n+utf8.UTFMax > len(buf) {
				skip = true
			} else {
				n += utf8.EncodeRune(buf[n:], r)
			}
			i += size
			continue
		default:
			return detectDone(buf, n, skip), i
		}
		if n < len(buf) {
			buf[n] = c
			n++
		} else {
			skip = true
		}
		i++
	}
	return detectDone(buf, n, skip), i
}

func detectDone(buf *[64]byte, n int, skip bool) []byte {
	if skip {
		return nil
	}
	return buf[:n]
}

// detectScript tells the language of a text whose letters are mostly not Latin.
func detectScript(text string) (code string, confidence float64, ok bool) {
	ascii := true
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	if ascii {
		return "", 0, false
	}
	var count [len(detectScripts)]int
	latin, all := 0, 0
	special := map[rune]int{}
	for _, r := range text {
		switch {
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0xC0 && r <= 0x24F || r >= 0x1E00 && r <= 0x1EFF:
			latin++
			continue
		case r < 0x370 || !unicode.IsLetter(r):
			continue
		}
		for i := range detectScripts {
			if unicode.Is(detectScripts[i].table, r) {
				count[i]++
				all++
				if detectScripts[i].code == "ar" || detectScripts[i].code == "ru" {
					special[unicode.ToLower(r)]++
				}
				break
			}
		}
	}
	// A letter of Chinese or Japanese says as much as several Latin ones.
	weight := all
	best := -1
	for i, n := range count {
		if detectScripts[i].dense {
			weight += 2 * n
		}
		if n > 0 && (best < 0 || n > count[best]) {
			best = i
		}
	}
	if best < 0 || weight <= latin {
		return "", 0, false
	}
	code = detectScripts[best].code
	has := func(letters string) int {
		n := 0
		for _, r := range letters {
			n += special[r]
		}
		return n
	}
	switch code {
	case "zh", "ja":
		code = "zh"
		if kana := count[detectKana]; kana*12 > count[detectHan] {
			code = "ja"
		}
	case "ar":
		switch letters := count[best]; {
		case has("ٹڈڑےں")*40 > letters:
			code = "ur"
		case has("پچژگکی")*30 > letters:
			code = "fa"
		}
	case "ru":
		switch {
		case has("ў") > 0 && has("и") == 0:
			code = "be"
		case has("іїєґ") > has("ыэёъ"):
			code = "uk"
		case has("ђћљњџј") > 0:
			code = "sr"
		case has("ыэё") == 0 && has("ъ") > 0:
			code = "bg"
		case has("әқңғұһ")*40 > count[best]:
			code = "kk"
		}
	}
	return code, float64(weight) / float64(weight+latin), true
}

// detectScripts are the scripts that tell a language, with the one most written
// in it. Han and Kana have fixed places.
var detectScripts = [...]struct {
	table *unicode.RangeTable
	code  string
	dense bool
}{
	{unicode.Han, "zh", true},
	{detectKanaTable, "ja", true},
	{unicode.Arabic, "ar", false},
	{unicode.Cyrillic, "ru", false},
	{unicode.Hangul, "ko", true},
	{unicode.Thai, "th", false},
	{unicode.Devanagari, "hi", false},
	{unicode.Bengali, "bn", false},
	{unicode.Tamil, "ta", false},
	{unicode.Telugu, "te", false},
	{unicode.Sinhala, "si", false},
	{unicode.Greek, "el", false},
	{unicode.Hebrew, "he", false},
	{unicode.Khmer, "km", false},
	{unicode.Lao, "lo", false},
	{unicode.Myanmar, "my", false},
	{unicode.Georgian, "ka", false},
	{unicode.Armenian, "hy", false},
	{unicode.Ethiopic, "am", false},
	{unicode.Gujarati, "gu", false},
	{unicode.Gurmukhi, "pa", false},
	{unicode.Kannada, "kn", false},
	{unicode.Malayalam, "ml", false},
	{unicode.Javanese, "jv", false},
	{unicode.Sundanese, "su", false},
}

const (
	detectHan  = 0
	detectKana = 1
)

// detectKanaTable is Hiragana and Katakana.
var detectKanaTable = &unicode.RangeTable{R16: []unicode.Range16{{Lo: 0x3041, Hi: 0x30FF, Stride: 1}}}
