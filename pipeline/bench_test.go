package pipeline

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"testing"

	"kawat"
	"kawat/coder"
	"kawat/extract"
	"kawat/knowledge"
	"kawat/lang"
	"kawat/lang/en"
	"kawat/lang/id"
	"kawat/ontology"
	"kawat/ontology/plover"
)

// BenchmarkCode codes the development reports, parsed and resolved beforehand:
// with the rules, and with ten times as many, of which nine tenths have other
// triggers. Time should grow with the triggers found, not with the rules.
func BenchmarkCode(b *testing.B) {
	f, err := os.Open("../eval/testdata/dev.jsonl")
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	base, err := knowledge.Embedded()
	if err != nil {
		b.Fatal(err)
	}
	scheme, err := plover.Scheme()
	if err != nil {
		b.Fatal(err)
	}
	languages := func(times int) []Language {
		var out []Language
		for _, pack := range []*lang.Pack{id.Pack, en.Pack} {
			rules, err := plover.Rules(pack.Code)
			if err != nil {
				b.Fatal(err)
			}
			out = append(out, Language{pack, multiplied(rules, times)})
		}
		return out
	}
	p, err := Open("test", base, scheme, languages(1))
	if err != nil {
		b.Fatal(err)
	}
	type job struct {
		lang string
		in   coder.Input
	}
	var jobs []job
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		var r struct{ Raw, Lang, Published, Outlet string }
		if err := json.Unmarshal(sc.Bytes(), &r); err != nil {
			b.Fatal(err)
		}
		art, err := extract.Article(kawat.Raw{Media: kawat.Text, Bytes: []byte(r.Raw), Outlet: r.Outlet, Published: r.Published})
		if err != nil {
			b.Fatal(err)
		}
		l := p.langs[r.Lang]
		doc := &kawat.Doc{Lang: r.Lang, Sentences: l.parser.Parse(art.Text, kawat.Body, art.Paragraphs)}
		jobs = append(jobs, job{r.Lang, p.input(&art, doc, l)})
	}
	for _, times := range []int{1, 10} {
		coders := map[string]*coder.Coder{}
		for _, l := range languages(times) {
			coders[l.Pack.Code] = coder.New(l.Pack, l.Rules, scheme)
		}
		b.Run(fmt.Sprintf("%dx", times), func(b *testing.B) {
			n := 0
			for b.Loop() {
				j := &jobs[n%len(jobs)]
				coders[j.lang].Code(j.in)
				n++
			}
			b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "reports/s")
		})
	}
}

// multiplied adds to rules copies with triggers that no text has.
func multiplied(rules *ontology.Rules, times int) *ontology.Rules {
	out := *rules
	for k := 1; k < times; k++ {
		for _, r := range rules.List {
			c := *r
			c.Name = fmt.Sprintf("%s-%d", r.Name, k)
			c.Triggers = nil
			for _, t := range r.Triggers {
				t.Words = append([]string{fmt.Sprintf("%s%d", t.Words[0], k)}, t.Words[1:]...)
				c.Triggers = append(c.Triggers, t)
			}
			out.List = append(out.List, &c)
		}
	}
	return &out
}
