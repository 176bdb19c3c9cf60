package web

import (
	"encoding/csv"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"kawat"
)

// demoCodebook has two types, of which one has modes, and words that would do
// harm if a page took them for its own.
func demoCodebook() *Codebook {
	by := func(en, id string) map[string]string { return map[string]string{"en": en, "id": id} }
	return &Codebook{
		Version: "plover-demo",
		Sectors: []string{"GOV", "MIL"},
		Types: []CodebookType{
			{Type: kawat.Consult, CodebookMode: CodebookMode{Quad: 1, Intensity: 2.5, Is: by("The sides meet.", "Kedua pihak bertemu."), Not: by("A letter that asks is REQUEST.", "Surat yang meminta adalah REQUEST."), Codes: []string{"040"}, RuleCodes: []string{"046"}},
				Future: "036", Modes: []CodebookMode{{Mode: "visit", Quad: 1, Intensity: 4, Is: by("One goes to the other.", "Satu pihak mendatangi pihak lain."), Codes: []string{}, RuleCodes: []string{"040"}}},
				Examples: map[string][]CodebookExample{
					"en": {{Sentence: "Lavrov visited North Korea.", Type: kawat.Consult, Mode: "visit", Actors: []string{"RUS"}, Recipients: []string{"PRK"}, Status: kawat.Actual, Rule: "ontology/plover/en/consult.rules:visit"},
						{Sentence: "Russia will visit <b>China</b>.", Type: kawat.Accuse, Actors: []string{"RUS", "IDN"}, Recipients: []string{}, Status: kawat.Negated, Rule: "x:y"}},
					"id": {{Sentence: "Rusia mengunjungi Korea Utara.", Type: kawat.Consult, Mode: "visit", Actors: []string{"RUS"}, Recipients: []string{"PRK"}, Status: kawat.Actual, Rule: "ontology/plover/id/consult.rules:kunjungi"}}}},
			{Type: kawat.Accuse, CodebookMode: CodebookMode{Quad: 3, Intensity: -3, Is: by("Finds fault.", "Menyalahkan."), Not: by("A verdict is SANCTION.", "Vonis adalah SANCTION."), Codes: []string{}, RuleCodes: []string{}}, Modes: []CodebookMode{}},
		},
		Contexts: []CodebookContext{{"military", by("armed forces", "angkatan bersenjata")}},
		Codes: []CodebookCode{
			{Code: "04", Name: "CONSULT", Goldstein: 1, Type: kawat.Consult, Contexts: []string{}, Rules: []CodebookPair{}},
			{Code: "040", Name: "Consult, then", Goldstein: 1.5, Type: kawat.Consult, Unlisted: "ban", Contexts: []string{"military", "health"}, Rules: []CodebookPair{{kawat.Consult, "visit"}, {kawat.Agree, ""}}},
			{Code: "10", Name: "DEMAND", Goldstein: -5, Contexts: []string{}, Rules: []CodebookPair{}},
		},
	}
}

func TestCodebookInBothLanguages(t *testing.T) {
	h := open(t, demo(), Options{Codebook: demoCodebook()})
	for lang, words := range map[string][]string{
		"en": {"The sides meet.", "What is not CONSULT:", "A letter that asks is REQUEST.", "One goes to the other.", "Lavrov visited North Korea.", "verbal cooperation", "armed forces", "did not happen", "&lt;b&gt;China", "by rule",
			">2 codes<", "consultation", "&#43;2.5", "Armed forces and their weapons", "plover-demo", "United Nations", "this page holds"},
		"id": {"Kedua pihak bertemu.", "Yang bukan CONSULT:", "Surat yang meminta adalah REQUEST.", "Satu pihak mendatangi pihak lain.", "Rusia mengunjungi Korea Utara.", "kerja sama verbal", "angkatan bersenjata", "menurut aturan",
			">2 kode<", "konsultasi", "&#43;2,5", "Angkatan bersenjata dan senjatanya", "Perserikatan Bangsa-Bangsa"},
	} {
		body := pageOf(t, h, 200, "/codebook", "Accept-Language: "+lang)
		wants(t, body, words...)
		wants(t, body, `<html lang="`+lang+`">`, `id="CONSULT"`, `href="#CONSULT"`, `id="CONSULT-visit"`, `id="cameo-040"`, `id="context-military"`, `<td lang="en">Consult, then</td>`, `(ban)`, `href="/codebook.json"`, `href="/codebook.csv"`,
			`<details class="twin" id="root-04">`, `title="`+codeName(lang, "RUS")+`">RUS</span>`)
		uniqueIDs(t, body)
		wellNested(t, "/codebook", body)
		for _, bad := range []string{" style=", "<script>", "http://", "https://", "ZgotmplZ", "%!", "<no value>", "<b>China", ">codebook.", ">cameo."} {
			if strings.Contains(body, bad) {
				t.Errorf("%s: has %q", lang, bad)
			}
		}
	}
}

func TestCodebookExports(t *testing.T) {
	h := open(t, demo(), Options{Codebook: demoCodebook()})
	var doc struct {
		Version                  string
		Quads, Statuses, Sectors []struct {
			ID          string
			Name, About map[string]string
		}
		Types []struct {
			Type       string
			Quad       int
			Intensity  float64
			Definition map[string]string
			Not        map[string]string
			CAMEO      []string
			RulesCAMEO []string `json:"rules_cameo"`
			Future     string
			Modes      []struct {
				Mode       string
				Definition map[string]string
				RulesCAMEO []string `json:"rules_cameo"`
			}
			Examples map[string][]CodebookExample
		}
		Contexts []struct {
			Context    string
			Definition map[string]string
		}
		CAMEO []CodebookCode
	}
	if err := json.Unmarshal([]byte(pageOf(t, h, 200, "/codebook.json")), &doc); err != nil {
		t.Fatal(err)
	}
	consult := doc.Types[0]
	if doc.Version != "plover-demo" || len(doc.Types) != 2 || consult.Type != "CONSULT" || consult.Quad != 1 || consult.Definition["id"] != "Kedua pihak bertemu." || consult.Not["en"] == "" || !slices.Equal(consult.CAMEO, []string{"040"}) ||
		!slices.Equal(consult.RulesCAMEO, []string{"046"}) || consult.Future != "036" || consult.Modes[0].Mode != "visit" || consult.Modes[0].Definition["en"] == "" || len(consult.Examples["en"]) != 2 || consult.Examples["en"][0].Recipients[0] != "PRK" {
		t.Errorf("types: %+v", doc.Types)
	}
	if len(doc.Contexts) != 1 || doc.Contexts[0].Definition["id"] != "angkatan bersenjata" || len(doc.CAMEO) != 3 || doc.CAMEO[1].Rules[0] != (CodebookPair{kawat.Consult, "visit"}) || doc.CAMEO[1].Goldstein != 1.5 {
		t.Errorf("contexts %+v, codes %+v", doc.Contexts, doc.CAMEO)
	}
	if len(doc.Quads) != 4 || len(doc.Statuses) != len(statuses) || len(doc.Sectors) != 2 {
		t.Errorf("terms: %+v %+v %+v", doc.Quads, doc.Statuses, doc.Sectors)
	}
	for _, term := range slices.Concat(doc.Quads, doc.Statuses, doc.Sectors) {
		for _, lang := range languages {
			if term.Name[lang] == "" || term.Name[lang] == term.ID || term.About[lang] == "" || strings.HasPrefix(term.About[lang], "codebook.") {
				t.Errorf("%s in %s: %q, %q", term.ID, lang, term.Name[lang], term.About[lang])
			}
		}
	}
	rows, err := csv.NewReader(strings.NewReader(pageOf(t, h, 200, "/codebook.csv"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 4 || !slices.Equal(rows[0], []string{"code", "name", "goldstein", "root", "type", "mode", "contexts", "rules"}) ||
		!slices.Equal(rows[2], []string{"040", "Consult, then", "1.5", "04", "CONSULT", "", "military;health", "CONSULT/visit;AGREE"}) {
		t.Errorf("csv: %q", rows)
	}
	for _, path := range []string{"/codebook.svg", "/codebook.xml", "/codebook/ASSAULT", "/codebook.json.csv"} {
		pageOf(t, h, 404, path)
	}
	// Without an ontology there is no such page, and nothing leads there.
	h = open(t, demo(), Options{})
	for _, path := range []string{"/codebook", "/codebook.json", "/codebook.csv"} {
		pageOf(t, h, 404, path)
	}
}

// The help page and the page of an event lead to what the codebook says of
// them, where it says anything.
func TestPagesLeadToTheCodebook(t *testing.T) {
	store := demo()
	a := store.analyses[0]
	e := &a.Events[slices.IndexFunc(a.Events, func(e kawat.Event) bool { return e.Type == kawat.Consult })]
	e.CAMEO, e.Contexts, e.Rule = "040", []string{"military", "health"}, "ontology/plover/id/accuse.rules:surat"
	path := eventPath(a.Hash, e.ID)
	links := []string{`href="/codebook#CONSULT"`, `href="/codebook#ACCUSE"`, `href="/codebook#cameo-040"`, `href="/codebook#context-military"`}
	h := open(t, store, Options{Codebook: demoCodebook()})
	wants(t, pageOf(t, h, 200, path), links...)
	if body := pageOf(t, h, 200, path); strings.Contains(body, "context-health") {
		t.Error("a context that the codebook does not have leads there")
	}
	help := pageOf(t, h, 200, "/help")
	wants(t, help, `href="/codebook#types"`, `href="/codebook#CONSULT"`, "Columns of CAMEO codes")
	if strings.Contains(help, "#ASSAULT") {
		t.Error("a type that the codebook does not have leads there")
	}
	h = open(t, store, Options{})
	for _, path := range []string{path, "/help"} {
		if strings.Contains(pageOf(t, h, 200, path), `href="/codebook`) {
			t.Errorf("%s leads to a codebook that there is not", path)
		}
	}
	for rule, want := range map[string]kawat.EventType{"ontology/plover/en/assault.rules:attack": kawat.Assault, "assault.rules:attack": kawat.Assault, "words.rules:x": kawat.Aid, "": kawat.Aid, "</code>": kawat.Aid} {
		if got := ruleType(rule, kawat.Aid); got != want {
			t.Errorf("rule %q is of %s, want %s", rule, got, want)
		}
	}
}
