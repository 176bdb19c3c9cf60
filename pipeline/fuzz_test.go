package pipeline_test

import (
	"strings"
	"testing"

	"kawat"
	"kawat/pipeline/pipelinetest"
)

// FuzzProcess looks for reports at which the line from text to record faults, or
// whose record points outside of the text.
func FuzzProcess(f *testing.F) {
	for _, s := range []string{
		"Kronologi\n\n08.00 WIB — Polisi menutup jalan.\n\n09.30 WIB — Massa tiba.\n\n22.10 WIB — Presiden berpidato.\n\n01.15 WIB — Tentara mundur.",
		"\"Kami menolak,\" kata Presiden Rusia Vladimir Putin \"di Moskow\" dan \"lainnya\", ujar juru bicara \"itu",
		"Usulan Prancis agar Israel mundur dari Gaza ditolak Jerman dan Italia di kota itu, kata lembaga yang dipimpin Suhartoyo itu.",
		"Thailand accused its neighbour of laying mines; the two mediators, the German carmaker and the UN agency met in the Ukrainian capital.",
		"A US-based preacher and a French-born, Moscow-based engineer met the Ankara-based envoy in the UK-based office.",
		"KABUL — TALIBAN TOLAK PBB!!! …",
	} {
		f.Add(s, "2024-05-06")
	}
	p, err := pipelinetest.Open()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text, day string) {
		if len(text) > 3000 {
			return // time, not memory
		}
		a, err := p.Process(kawat.Raw{ID: "x", Media: kawat.Text, Published: day, Bytes: []byte(text)})
		if err != nil {
			if strings.Contains(err.Error(), "fault of the program") {
				t.Fatal(err)
			}
			return
		}
		within := func(what string, s kawat.Span) {
			if n := len(a.Article.PartText(s.In)); s.Start < 0 || s.Start > s.End || s.End > n {
				t.Fatalf("%s lies outside of its %d bytes: %+v", what, n, s)
			}
		}
		for _, e := range a.Events {
			within("trigger", e.Trigger)
			for _, s := range e.Evidence {
				within("evidence", s)
			}
			for _, x := range append(append([]kawat.Actor{}, e.Actors...), e.Recipients...) {
				within("actor", x.Span)
			}
		}
		for _, st := range a.Statements {
			within("statement", st.Content)
		}
	})
}
