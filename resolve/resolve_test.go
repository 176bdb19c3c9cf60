package resolve

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	"kawat"
	"kawat/knowledge"
	"kawat/lang"
	"kawat/lang/en"
	"kawat/lang/id"
)

// testPacks are the languages without their parsers: the cases run on bare
// tokens, as a report would with the worst of trees.
var testPacks = []*lang.Pack{
	{Code: "id", Refer: id.Refer, Speech: id.Speech},
	{Code: "en", Refer: en.Refer, Speech: en.Speech},
}

var testResolver = sync.OnceValues(func() (*Resolver, error) {
	b, err := knowledge.Embedded()
	if err != nil {
		return nil, err
	}
	return New(b, testPacks...), nil
})

// tokenize cuts a text into sentences of bare tokens: words, clitics and
// punctuation, much as the real tokenisers do.
func tokenize(lang, text string, in kawat.Part, paragraph, offset int) []kawat.Sentence {
	var out []kawat.Sentence
	cur := kawat.Sentence{Span: kawat.Span{Start: offset, In: in}, Paragraph: paragraph}
	flush := func(end int) {
		if len(cur.Tokens) > 0 {
			cur.End = offset + end
			out = append(out, cur)
		}
		cur = kawat.Sentence{Span: kawat.Span{Start: offset + end, In: in}, Paragraph: paragraph}
	}
	add := func(i, j int) {
		space := j >= len(text) || text[j] == ' ' || text[j] == '\n'
		cur.Tokens = append(cur.Tokens, kawat.Token{Start: offset + i, End: offset + j, Form: text[i:j], Head: -1, SpaceAfter: space})
	}
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) {
			i += n
			continue
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			if (r == '\'' || r == '’') && strings.HasPrefix(text[i+n:], "s") {
				add(i, i+n+1)
				i += n + 1
				continue
			}
			add(i, i+n)
			i += n
			if (r == '.' || r == '?' || r == '!') && (i >= len(text) || text[i] == ' ' || strings.HasPrefix(text[i:], "”") || text[i] == '"') {
				for i < len(text) && text[i] != ' ' {
					_, m := utf8.DecodeRuneInString(text[i:])
					add(i, i+m)
					i += m
				}
				flush(i)
			}
			continue
		}
		j := i + n
		for j < len(text) {
			r, m := utf8.DecodeRuneInString(text[j:])
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				j += m
				continue
			}
			next, _ := utf8.DecodeRuneInString(text[min(j+m, len(text)):])
			if (r == '-' || r == '.' || r == '/') && (unicode.IsLetter(next) || unicode.IsDigit(next)) && (r != '-' || lang == "id") {
				j += m
				continue
			}
			if (r == '\'' || r == '’') && unicode.IsLetter(next) && !(strings.HasPrefix(text[j+m:], "s") && (j+m+1 >= len(text) || !letter(text[j+m+1:]))) {
				j += m
				continue
			}
			// "U.S.", "Mr.", an initial.
			if r == '.' && (j-i == 1 && text[i] >= 'A' && text[i] <= 'Z' || strings.Contains(text[i:j], ".") || titles[text[i:j]]) {
				j += m
			}
			break
		}
		word := text[i:j]
		if low := strings.ToLower(word); lang == "id" && strings.HasSuffix(low, "nya") && len(low) > 5 && !whole[low] {
			k := len(cur.Tokens)
			add(i, j-3)
			cur.Tokens[k].SpaceAfter = false
			add(j-3, j)
			cur.Multi = append(cur.Multi, kawat.Multiword{First: k, Last: k + 1, Form: word})
		} else {
			add(i, j)
		}
		i = j
	}
	flush(len(text))
	return out
}

var titles = map[string]bool{"Mr": true, "Mrs": true, "Ms": true, "Dr": true, "Gen": true, "Lt": true, "Col": true, "St": true, "Pdt": true, "Sen": true}
var whole = map[string]bool{"hanya": true, "tanya": true, "punya": true, "karenanya": true, "sebelumnya": true, "keduanya": true}

func letter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// testDoc makes an article and its bare document.
func testDoc(lang, day, text string) (*kawat.Article, *kawat.Doc) {
	a := &kawat.Article{Published: day, Text: text}
	doc := &kawat.Doc{Lang: lang}
	at := 0
	for k, par := range strings.Split(text, "\n") {
		a.Paragraphs = append(a.Paragraphs, kawat.Span{Start: at, End: at + len(par)})
		doc.Sentences = append(doc.Sentences, tokenize(lang, par, kawat.Body, k, at)...)
		at += len(par) + 1
	}
	return a, doc
}

// A testCase is one text with the mentions that it must and must not give.
type testCase struct {
	file      string
	line      int
	lang, day string
	text      string
	want      []string // "text → CODE SECTOR entity", also with "!" before for what must not be
}

// readCases reads a file of cases: a line "# lang day", the text, then the
// mentions, one a line; "/" in the text begins a paragraph; an empty line ends a case.
func readCases(t testing.TB, name string) []testCase {
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []testCase
	var cur *testCase
	lang, day := "", ""
	sc := bufio.NewScanner(f)
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimSpace(sc.Text())
		switch {
		case line == "":
			cur = nil
		case strings.HasPrefix(line, "//"):
		case strings.HasPrefix(line, "# "):
			fmt.Sscan(line[2:], &lang, &day)
		case cur == nil:
			out = append(out, testCase{file: filepath.Base(name), line: n, lang: lang, day: day, text: strings.ReplaceAll(line, " / ", "\n")})
			cur = &out[len(out)-1]
		default:
			cur.want = append(cur.want, line)
		}
	}
	return out
}

// show writes the mentions of a resolution as the cases do.
func show(r Resolution) []string {
	var out []string
	for _, m := range r.Mentions {
		for _, a := range m.Actors {
			e := a.Entity
			if e == "" {
				e = "-"
			}
			out = append(out, fmt.Sprintf("%s → %s %s %s", a.Text, a.Code, a.Sector, e))
		}
	}
	return out
}

// check compares what a case wants with what is there, and lists what fails.
// "*" for a code, sector or entity accepts anything.
func (c testCase) check(got []string) []string {
	var bad []string
	used := make([]bool, len(got))
	for _, w := range c.want {
		not := strings.HasPrefix(w, "!")
		w = strings.TrimSpace(strings.TrimPrefix(w, "!"))
		text, rest, _ := strings.Cut(w, " → ")
		want := strings.Fields(rest)
		hit := false
		for i, g := range got {
			gt, gr, _ := strings.Cut(g, " → ")
			have := strings.Fields(gr)
			if used[i] || gt != text {
				continue
			}
			same := true
			for k := range want {
				same = same && (want[k] == "*" || want[k] == have[k])
			}
			if same {
				hit = true
				if !not {
					used[i] = true
				}
				break
			}
		}
		if hit == not {
			bad = append(bad, w)
		}
	}
	return bad
}

func TestCases(t *testing.T) {
	r, err := testResolver()
	if err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob("testdata/names-*.txt")
	for _, f := range files {
		wants, fails := 0, 0
		for _, c := range readCases(t, f) {
			a, doc := testDoc(c.lang, c.day, c.text)
			got := show(r.Resolve(a, doc))
			wants += len(c.want)
			if bad := c.check(got); len(bad) > 0 {
				fails += len(bad)
				t.Errorf("%s:%d: %s\n  want %s\n  got  %s", c.file, c.line, c.text, strings.Join(bad, " | "), strings.Join(got, " | "))
			}
		}
		t.Logf("%s: %d of %d", filepath.Base(f), wants-fails, wants)
	}
}
