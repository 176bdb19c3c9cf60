package coder

import "kawat"

// contexts lists what an act is about, in the scheme's order: what its CAMEO code
// says, what a word of its sentences shows, and what its paragraph touches on and
// the report comes back to (codebook; PLOVER's 37 contexts).
func (r *report) contexts(d *draft) []string {
	if r.topics == nil {
		r.readTopics()
	}
	s := r.c.scheme
	code := s.CAMEO[d.CAMEO].Contexts
	sentence := make([]int, len(s.Contexts))
	paragraph := make([]int, len(s.Contexts))
	whole := make([]int, len(s.Contexts))
	at := &r.in.Doc.Sentences[d.sentence]
	for si := range r.topics {
		o := &r.in.Doc.Sentences[si]
		told := si == d.sentence
		for _, e := range d.Evidence {
			told = told || e == o.Span
		}
		for i, n := range r.topics[si] {
			whole[i] += n
			if told {
				sentence[i] += n
			}
			if o.In == at.In && o.In == kawat.Body && o.Paragraph == at.Paragraph {
				paragraph[i] += n
			}
		}
	}
	out := []string{}
	for i, x := range s.Contexts {
		named := false
		for _, c := range code {
			named = named || c == x.Name
		}
		if named || sentence[i] > 0 || paragraph[i] > 0 && whole[i] >= 3 {
			out = append(out, x.Name)
		}
	}
	return out
}

// readTopics counts the words of each context in each sentence, single words and
// pairs.
func (r *report) readTopics() {
	r.topics = make([][]int, len(r.trees))
	for si, t := range r.trees {
		n := make([]int, len(r.c.scheme.Contexts))
		r.topics[si] = n
		count := func(key string) bool {
			for _, i := range r.c.about[key] {
				n[i]++
			}
			return len(r.c.about[key]) > 0
		}
		for k := range t.low {
			if !count(t.low[k]) && t.lem[k] != t.low[k] {
				count(t.lem[k])
			}
			if k+1 < len(t.low) && !count(t.low[k]+"_"+t.low[k+1]) && t.lem[k+1] != t.low[k+1] {
				count(t.low[k] + "_" + t.lem[k+1])
			}
		}
	}
}
