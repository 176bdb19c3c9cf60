package coder_test

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kawat"
	"kawat/pipeline/pipelinetest"
)

// knownSpeechFailures lists the cases of speech.txt, by first line, that are
// not right yet. One that passes must be taken off the list.
var knownSpeechFailures = []string{}

// What a bearer of news cites stands behind it in the chain, and what it is
// itself cited by before it.
func TestCitedSources(t *testing.T) {
	p, err := pipelinetest.Open()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ lang, text, want string }{
		{"en", "Russia shelled Kharkiv, Al Jazeera reported, citing the Ukrainian army.", "Al Jazeera < the Ukrainian army"},
		{"en", "Israel struck Beirut, the BBC said, citing Reuters.", "BBC < Reuters"},
		{"en", "North Korea fired a missile, Yonhap reported, citing a statement by the South Korean military.", "Yonhap < statement < the South Korean military"},
		{"en", "North Korea fired a missile, KCNA said in a report carried by Yonhap.", "Yonhap < KCNA < report"},
		{"en", "Russia had shelled Kharkiv, Interfax quoted the Ukrainian army as saying.", "Interfax < the Ukrainian army"},
		{"en", "Russia shelled Kharkiv, Al Jazeera reported, citing a spokesman for the army, Ihor Petrenko.", "Al Jazeera < Ihor Petrenko"},
		{"id", "Rusia menembaki Kharkiv, lapor TASS mengutip Kementerian Pertahanan Rusia.", "TASS < Kementerian Pertahanan Rusia"},
		{"id", "Korea Utara menembakkan rudal, kata KCNA seperti dikutip Yonhap.", "Yonhap < KCNA"},
		{"id", "Melansir dari Al Jazeera, kantor berita KCNA mengatakan Rusia menyerang Ukraina.", "Al Jazeera < KCNA"},
	} {
		a, err := p.Process(kawat.Raw{Name: c.text, Media: kawat.Text, Bytes: []byte(c.text), Title: "-", Lang: c.lang, Outlet: "X", Published: "2022-08-16"})
		if err != nil {
			t.Fatal(err)
		}
		if len(a.Events) == 0 {
			t.Errorf("%s: no event", c.text)
			continue
		}
		var chain []string
		for _, l := range a.Events[0].Chain[1:] {
			chain = append(chain, l.Name)
		}
		if got := strings.Join(chain, " < "); got != c.want {
			t.Errorf("%s\n\tgot  %s\n\twant %s", c.text, got, c.want)
		}
	}
}

// The one medium that a report says it was taken from stands before its agencies,
// wherever it is named; of several, none does.
func TestReprint(t *testing.T) {
	p, err := pipelinetest.Open()
	if err != nil {
		t.Fatal(err)
	}
	const body = "Rusia menembaki Kharkiv, lapor TASS.\n\n"
	for text, want := range map[string]string{
		body + "Melansir dari Al Jazeera, serangan itu terjadi pada malam hari.":                                              "Al Jazeera < TASS",
		body + "Dikutip dari BBC, warga mengungsi. Ukraina membantah tuduhan itu.":                                            "BBC < TASS",
		body + "Melansir dari Al Jazeera, warga mengungsi. Dikutip dari BBC, listrik padam.":                                  "TASS",
		body + "Melansir dari Yonhap, warga mengungsi.":                                                                       "TASS",
		body + "Kepada Al Jazeera, warga mengatakan mereka mengungsi.":                                                        "TASS",
		"Rusia menembaki Kharkiv, kata Ukraina.\n\nMelansir dari Al Jazeera, serangan itu terjadi pada malam hari.":           "Ukraina",
		"Menurut TASS yang dikutip CNN, Rusia menembaki Kharkiv.\n\nMelansir dari CNN, serangan itu terjadi pada malam hari.": "CNN < TASS",
	} {
		a, err := p.Process(kawat.Raw{Name: "x", Media: kawat.Text, Bytes: []byte(text), Title: "-", Lang: "id", Outlet: "X", Published: "2022-08-16"})
		if err != nil {
			t.Fatal(err)
		}
		if len(a.Events) == 0 {
			t.Errorf("%s: no event", text)
			continue
		}
		var chain []string
		for _, l := range a.Events[0].Chain[1:] {
			chain = append(chain, l.Name)
		}
		if got := strings.Join(chain, " < "); got != want {
			t.Errorf("%s\n\tgot  %s\n\twant %s", text, got, want)
		}
	}
}

// Statements and chains of testdata/speech.txt.
func TestSpeech(t *testing.T) {
	p, err := pipelinetest.Open()
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(filepath.Join("testdata", "speech.txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var head string
	var want []string
	check := func() {
		if head == "" {
			return
		}
		lang, text, _ := strings.Cut(head, " ")
		raw := kawat.Raw{Name: head, Media: kawat.Text, Bytes: []byte(text), Title: "-", Lang: lang, Outlet: "X", Published: "2022-08-16"}
		a, err := p.Process(raw)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range a.Statements {
			var chain []string
			for _, l := range s.Chain[1:] {
				chain = append(chain, l.Name)
			}
			got = append(got, fmt.Sprintf("%s %s | %s | %s", s.Speaker.Code, s.Quote, a.Article.Slice(s.Content), strings.Join(chain, " < ")))
		}
		if len(got) == 0 {
			got = []string{"none"}
		}
		switch known := slices.Contains(knownSpeechFailures, head); {
		case slices.Equal(got, want) && known:
			t.Errorf("%s: passes now; take it off the list of known failures", head)
		case !slices.Equal(got, want) && !known:
			t.Errorf("%s\n\tgot  %s\n\twant %s", head, strings.Join(got, "\n\t     "), strings.Join(want, "\n\t     "))
		}
	}
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		line := sc.Text()
		switch {
		case strings.HasPrefix(line, "#"):
		case line == "":
			check()
			head, want = "", nil
		case head == "":
			head = line
		default:
			want = append(want, line)
		}
	}
	check()
	if err := sc.Err(); err != nil {
		t.Fatal(err)
	}
}
