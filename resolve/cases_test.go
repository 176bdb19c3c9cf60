package resolve

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"kawat"
	"kawat/knowledge"
	"kawat/lang"
	"kawat/lang/en"
	"kawat/lang/id"
)

// The cases of cases-*.txt, coref-*.txt and time-cases-*.txt were written without
// looking at the program, the last of each kind after all work on it. They are
// measured, with the real parsers, and need not all pass; the floors are what
// the program is held to. First runs are in docs/QUALITY.md.

var wholeResolver = sync.OnceValues(func() (*Resolver, error) {
	b, err := knowledge.Embedded()
	if err != nil {
		return nil, err
	}
	return New(b, id.Pack, en.Pack), nil
})

// parsed is an article and its document by the real parser; "^" opens a headline.
func parsed(t testing.TB, p *lang.Pack, day, text string) (*kawat.Article, *kawat.Doc) {
	parser, err := p.Parser()
	if err != nil {
		t.Fatal(err)
	}
	if line, ok := strings.CutPrefix(text, "^ "); ok {
		a := &kawat.Article{Published: day, Headline: line}
		return a, &kawat.Doc{Lang: p.Code, Sentences: parser.Parse(line, kawat.Headline, []kawat.Span{{End: len(line)}})}
	}
	a := &kawat.Article{Published: day, Text: text}
	at := 0
	for _, par := range strings.Split(text, "\n") {
		a.Paragraphs = append(a.Paragraphs, kawat.Span{Start: at, End: at + len(par)})
		at += len(par) + 1
	}
	return a, &kawat.Doc{Lang: p.Code, Sentences: parser.Parse(text, kawat.Body, a.Paragraphs)}
}

func packOf(code string) *lang.Pack {
	if code == "id" {
		return id.Pack
	}
	return en.Pack
}

// tallied counts cases.
type tallied struct{ right, all int }

// floors are what the program is held to, by file.
var floors = map[string]float64{"cases-1.txt": 0.97, "cases-2.txt": 0.95, "cases-3.txt": 1, "cases-4.txt": 0.95, "cases-5.txt": 0.94, "coref-1.txt": 0.92, "coref-2.txt": 0.89, "time-cases-1.txt": 0.98, "time-cases-2.txt": 0.97, "time-cases-3.txt": 0.94}

func hold(t *testing.T, file string, c tallied) {
	floor, ok := floors[filepath.Base(file)]
	if !ok {
		t.Errorf("%s has no floor", file)
	}
	if c.share() < floor {
		t.Errorf("%s: %.3f is less than %.3f; run with -v to see which", file, c.share(), floor)
	}
}

func (c tallied) share() float64 { return float64(c.right) / float64(max(1, c.all)) }

func TestHeldOutMentions(t *testing.T) {
	r, err := wholeResolver()
	if err != nil {
		t.Fatal(err)
	}
	for _, pattern := range []string{"cases-*.txt", "coref-*.txt"} {
		files, _ := filepath.Glob("testdata/" + pattern)
		for _, f := range files {
			by := map[string]*tallied{"id": {}, "en": {}}
			var sum tallied
			for _, c := range readCases(t, f) {
				a, doc := parsed(t, packOf(c.lang), c.day, c.text)
				got := show(r.Resolve(a, doc))
				for i, g := range got {
					// "-" is for who is not in the base; the program gives them an id of their own.
					if k := strings.LastIndexByte(g, ' '); r.base.Entity(g[k+1:]) == nil {
						got[i] = g[:k] + " -"
					}
				}
				bad := c.check(got)
				for _, x := range []*tallied{&sum, by[c.lang]} {
					x.all += len(c.want)
					x.right += len(c.want) - len(bad)
				}
				if len(bad) > 0 && testing.Verbose() {
					t.Logf("%s:%d: %s\n  want %s\n  got  %s", c.file, c.line, c.text, strings.Join(bad, " | "), strings.Join(got, " | "))
				}
			}
			t.Logf("%s: %d of %d, %.3f (id %.3f, en %.3f)", filepath.Base(f), sum.right, sum.all, sum.share(), by["id"].share(), by["en"].share())
			hold(t, f, sum)
		}
	}
}

func TestHeldOutTimes(t *testing.T) {
	files, _ := filepath.Glob("testdata/time-cases-*.txt")
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		by := map[string]*tallied{"id": {}, "en": {}}
		var sum tallied
		sc := bufio.NewScanner(f)
		for n := 1; sc.Scan(); n++ {
			line := strings.TrimSpace(sc.Text())
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			cells := strings.Split(line, "|")
			if len(cells) != 4 {
				t.Fatalf("%s:%d: %d cells", name, n, len(cells))
			}
			for i := range cells {
				cells[i] = strings.TrimSpace(cells[i])
			}
			day := cells[2]
			if day == "-" {
				day = ""
			}
			text := strings.ReplaceAll(strings.ReplaceAll(cells[1], " /// ", "\n"), " // ", " ")
			p := packOf(cells[0])
			_, doc := parsed(t, p, day, text)
			got := timeDates(p, doc, day)
			want := cells[3]
			ok := got == want
			for _, x := range []*tallied{&sum, by[cells[0]]} {
				x.all++
				if ok {
					x.right++
				}
			}
			if !ok && testing.Verbose() {
				t.Logf("%s:%d: %s\n  want %s\n  got  %s", filepath.Base(name), n, text, want, got)
			}
		}
		hold(t, name, sum)
		t.Logf("%s: %d of %d, %.3f (id %.3f, en %.3f)", filepath.Base(name), sum.right, sum.all, sum.share(), by["id"].share(), by["en"].share())
	}
}
