package web

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"kawat"
)

// A Codebook is the ontology that events are coded after, for its page and for
// programs. Texts are by language, "en" and "id".
type Codebook struct {
	Version  string // of the tables and rules
	Types    []CodebookType
	Sectors  []string
	Contexts []CodebookContext
	Codes    []CodebookCode
}

// A CodebookType is an event type, as it is without mode, and with its modes.
type CodebookType struct {
	Type kawat.EventType `json:"type"`
	CodebookMode
	// Future is the CAMEO code of the AGREE that such an act is while it is still
	// to come; "" if it keeps its type.
	Future   string                       `json:"future"`
	Modes    []CodebookMode               `json:"modes"`
	Examples map[string][]CodebookExample `json:"examples"` // by language
}

// A CodebookMode is a type with one of its modes, or without.
type CodebookMode struct {
	Mode      string            `json:"mode"`
	Quad      int               `json:"quad"`
	Intensity float64           `json:"intensity"`
	Is        map[string]string `json:"definition"`
	Not       map[string]string `json:"not"`
	Codes     []string          `json:"cameo"`       // the codes that the crosswalk maps to it
	RuleCodes []string          `json:"rules_cameo"` // the codes that rules give to it
}

// A CodebookExample is a sentence with the coding that it must get.
type CodebookExample struct {
	Sentence   string          `json:"sentence"`
	Type       kawat.EventType `json:"type"`
	Mode       string          `json:"mode"`
	Actors     []string        `json:"actors"`     // codes
	Recipients []string        `json:"recipients"` // codes
	Status     kawat.Status    `json:"status"`
	Rule       string          `json:"rule"`
}

// A CodebookContext says what an act is about.
type CodebookContext struct {
	Context string            `json:"context"`
	Is      map[string]string `json:"definition"`
}

// A CodebookCode is a row of the CAMEO table.
type CodebookCode struct {
	Code      string          `json:"code"`
	Name      string          `json:"name"`
	Goldstein float64         `json:"goldstein"`
	Type      kawat.EventType `json:"type"` // that it maps to; "" for none
	Mode      string          `json:"mode"`
	Unlisted  string          `json:"unlisted_mode,omitempty"` // a mode of the crosswalk that the type does not have
	Contexts  []string        `json:"contexts"`
	Rules     []CodebookPair  `json:"rules"` // the types and modes to which rules give it
}

// Root is the class of the code.
func (c CodebookCode) Root() string { return c.Code[:min(len(c.Code), 2)] }

// A CodebookPair is a type and a mode.
type CodebookPair struct {
	Type kawat.EventType `json:"type"`
	Mode string          `json:"mode"`
}

// String is the pair as rules write it: "ASSAULT/drone".
func (p CodebookPair) String() string {
	if p.Mode == "" {
		return string(p.Type)
	}
	return string(p.Type) + "/" + p.Mode
}

// codeColumns are the columns of the CSV export of the CAMEO table.
var codeColumns = []column[CodebookCode]{
	{"code", "cameo", false, func(c CodebookCode) string { return c.Code }},
	{"name", "code_name", false, func(c CodebookCode) string { return c.Name }},
	{"goldstein", "goldstein", false, func(c CodebookCode) string { return number(c.Goldstein) }},
	{"root", "root", false, CodebookCode.Root},
	{"type", "maps_type", false, func(c CodebookCode) string { return string(c.Type) }},
	{"mode", "maps_mode", false, func(c CodebookCode) string { return c.Mode }},
	{"contexts", "contexts", false, func(c CodebookCode) string { return strings.Join(c.Contexts, ";") }},
	{"rules", "rule_types", false, func(c CodebookCode) string {
		out := make([]string, len(c.Rules))
		for i, p := range c.Rules {
			out[i] = p.String()
		}
		return strings.Join(out, ";")
	}},
}

func (s *server) codebook(w http.ResponseWriter, r *http.Request) error {
	b := s.opts.Codebook
	if b == nil {
		return fmt.Errorf("codebook: %w", kawat.ErrNotFound)
	}
	switch _, format := suffix(r.URL.Path); format {
	case "csv":
		return writeCSV(w, "codebook", codeColumns, listed(b.Codes))
	case "json":
		return streamJSON(w, member{Name: "version", Data: b.Version}, member{Name: "quads", Data: terms("quad.", "1", "2", "3", "4")}, member{Name: "statuses", Data: terms("status.", statusIDs()...)},
			member{Name: "sectors", Data: terms("sector.", b.Sectors...)}, member{Name: "types", Rows: rowsOf(listed(b.Types))}, member{Name: "contexts", Rows: rowsOf(listed(b.Contexts))},
			member{Name: "cameo", Rows: rowsOf(listed(b.Codes))})
	}
	return s.show(w, r, http.StatusOK, frame{Name: "codebook", Title: translate(language(r), "codebook.title"), Exports: exports(r, "/codebook", "json", "csv"), Page: codebookPage{b, language(r)}})
}

// A bookTerm is a value of a field with its name and what it means, by language.
type bookTerm struct {
	ID    string            `json:"id"`
	Name  map[string]string `json:"name"`
	About map[string]string `json:"about"`
}

// terms are the terms of the catalogue under prefix with these ids.
func terms(prefix string, ids ...string) []bookTerm {
	out := make([]bookTerm, len(ids))
	for i, id := range ids {
		out[i] = bookTerm{id, map[string]string{}, map[string]string{}}
		for _, lang := range languages {
			out[i].Name[lang], out[i].About[lang] = termText(lang, prefix, id), translate(lang, "codebook."+prefix+id)
		}
	}
	return out
}

func statusIDs() []string {
	out := make([]string, len(statuses))
	for i, st := range statuses {
		out[i] = string(st)
	}
	return out
}

// anchors are the places of the page that other pages may lead to.
func (b *Codebook) anchors() map[string]bool {
	out := map[string]bool{}
	if b == nil {
		return out
	}
	for _, name := range []string{"types", "quads", "statuses", "sectors", "contexts", "cameo"} {
		out[name] = true
	}
	for _, t := range b.Types {
		out[string(t.Type)] = true
		for _, m := range t.Modes {
			out[string(t.Type)+"-"+m.Mode] = true
		}
	}
	for _, c := range b.Contexts {
		out["context-"+c.Context] = true
	}
	for _, c := range b.Codes {
		out["cameo-"+c.Code] = true
	}
	return out
}

// ruleType is the type whose file a rule stands in: its id is
// "ontology/plover/en/assault.rules:attack". Another id gives fallback.
func ruleType(rule string, fallback kawat.EventType) kawat.EventType {
	file, _, _ := strings.Cut(rule, ".rules:")
	if t := kawat.EventType(strings.ToUpper(file[strings.LastIndexByte(file, '/')+1:])); slices.Contains(kawat.EventTypes, t) {
		return t
	}
	return fallback
}

// A codebookPage is the codebook in the language of the page.
type codebookPage struct {
	*Codebook
	Lang string
}

// A quadGroup is the types of a quad class.
type quadGroup struct {
	Quad  int
	Types []CodebookType
}

// Quads are the quad classes with their types.
func (p codebookPage) Quads() []quadGroup {
	out := make([]quadGroup, 4)
	for i := range out {
		out[i].Quad = i + 1
		for _, t := range p.Types {
			if t.Quad == i+1 {
				out[i].Types = append(out[i].Types, t)
			}
		}
	}
	return out
}

// Statuses are the values of a status.
func (codebookPage) Statuses() []kawat.Status { return statuses }

// Nonstates are the actor codes that are no country.
func (codebookPage) Nonstates() []string {
	return []string{"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"}
}

// A codeRoot is a class of CAMEO with its codes.
type codeRoot struct {
	Root  string
	Codes []CodebookCode
}

// Roots are the CAMEO codes by their class.
func (p codebookPage) Roots() []codeRoot {
	var out []codeRoot
	for _, c := range p.Codes {
		if len(out) == 0 || out[len(out)-1].Root != c.Root() {
			out = append(out, codeRoot{Root: c.Root()})
		}
		last := &out[len(out)-1]
		last.Codes = append(last.Codes, c)
	}
	return out
}

// QuadOf is the quad class of a type.
func (p codebookPage) QuadOf(t kawat.EventType) int {
	if i := slices.IndexFunc(p.Types, func(c CodebookType) bool { return c.Type == t }); i >= 0 {
		return p.Types[i].Quad
	}
	return 0
}

// A codeList is the CAMEO codes of a mode: those that the crosswalk maps to it,
// and those that only rules give to it.
type codeList struct{ Maps, ByRule []CodebookCode }

// CodesOf are the CAMEO codes of a mode.
func (p codebookPage) CodesOf(m CodebookMode) codeList {
	var out codeList
	for _, c := range p.Codes {
		switch {
		case slices.Contains(m.Codes, c.Code):
			out.Maps = append(out.Maps, c)
		case slices.Contains(m.RuleCodes, c.Code):
			out.ByRule = append(out.ByRule, c)
		}
	}
	return out
}

// An exampleView is an example with what its line shows beside it.
type exampleView struct {
	CodebookExample
	Quad int
	Rule string // its name alone
}

// ExamplesOf are the examples of a type in the language of the page.
func (p codebookPage) ExamplesOf(t CodebookType) []exampleView {
	var out []exampleView
	for _, e := range t.Examples[p.Lang] {
		out = append(out, exampleView{e, p.QuadOf(e.Type), e.Rule[strings.LastIndexByte(e.Rule, ':')+1:]})
	}
	return out
}

// intensity writes an intensity without a needless digit: −9, +2,5.
func intensity(lang string, x float64) string {
	text := signed(lang, x)
	return strings.TrimSuffix(strings.TrimSuffix(text, ".0"), ",0")
}
