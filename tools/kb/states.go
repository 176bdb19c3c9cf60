package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"kawat/knowledge"
)

//go:embed codes.tsv
var codeTable string

const countriesHeader = "iso3\tiso2\tnum\tname_en\tname_id\taliases_en\taliases_id\tadj_en\tadj_id\tcapital_en\tcapital_id\tcameo\tcow\tcowc\tgw\tfips\tfrom\tto"

const countriesPreamble = `# Written by tools/kb (go generate ./knowledge); do not edit. A cell of countries.tsv that is not empty counts instead.
# Names from Unicode CLDR 48 (Unicode License v3), i18n-iso-countries 7.14 (MIT) and GeoNames (CC BY 4.0); adjectives from i18n-nationality 1.4 (MIT);
# capitals from GeoNames; num: ISO 3166-1; cameo, cow and cowc (Correlates of War), cow, gw, fips: tools/kb/codes.tsv.
`

// A state is a row of the country file.
type state struct {
	iso3, iso2, numeric    string
	name, alias            [2][]string // English, Indonesian; name has one
	adjective              []string
	capital                [2][]string
	cameo, cow, cowAbbr    string
	gw, fips, from, before string
}

// texts is a cell of i18n-iso-countries: one name or several.
type texts []string

func (t *texts) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '[' {
		return json.Unmarshal(b, (*[]string)(t))
	}
	*t = make(texts, 1)
	return json.Unmarshal(b, &(*t)[0])
}

// wrongNames are names in the packages that are wrong, misspelt, or stand for
// something else more often, and wrongAdjectives those of peoples elsewhere.
var (
	wrongNames      = stringSet("Guatamala", "Bahasa Tonga", "Afrika Tengah", "Daratan Tengah", "Siria Arab", "Kepulauan Bouvet", "Pulau Natal", "Negara Palestina")
	wrongAdjectives = stringSet("WF:Welsh", "CC:Cocos", "CC:Cocos Islands", "VA:Holy See", "GF:French", "PF:French", "TF:French")
)

func stringSet(s ...string) map[string]bool {
	m := map[string]bool{}
	for _, w := range s {
		m[w] = true
	}
	return m
}

// countryRows makes countries.tsv.
func countryRows(s *sources, f *filter) ([]byte, error) {
	ps := s.packages
	var codes [][4]string
	if err := ps.json("i18n-iso-countries", "package/codes.json", &codes); err != nil {
		return nil, err
	}
	var cldr, iso [2]map[string]string
	var variants [2]map[string]texts
	for i, lang := range []string{"en", "id"} {
		var c struct {
			Main map[string]struct {
				Names struct{ Territories map[string]string } `json:"localeDisplayNames"`
			}
		}
		if err := ps.json("cldr-localenames-full", "package/main/"+lang+"/territories.json", &c); err != nil {
			return nil, err
		}
		cldr[i] = c.Main[lang].Names.Territories
		var n struct{ Countries map[string]texts }
		if err := ps.json("i18n-iso-countries", "package/langs/"+lang+".json", &n); err != nil {
			return nil, err
		}
		variants[i] = n.Countries
		iso[i] = map[string]string{}
		for iso2, v := range n.Countries {
			if len(v) > 0 {
				iso[i][iso2] = v[0]
			}
		}
	}
	var nationalities struct{ Nationalities map[string]string }
	if err := ps.json("i18n-nationality", "package/langs/en.json", &nationalities); err != nil {
		return nil, err
	}
	capitals := map[string][]*town{}
	for i := range s.gazetteer.towns {
		if t := &s.gazetteer.towns[i]; t.capital {
			t.names()
			capitals[t.iso2] = append(capitals[t.iso2], t)
		}
	}
	table, err := readCodes(codeTable)
	if err != nil {
		return nil, fmt.Errorf("codes.tsv: %w", err)
	}
	var states []*state
	for _, c := range codes {
		st := &state{iso2: c[0], iso3: c[1], numeric: c[2], before: ".."}
		if st.iso2 == "XK" {
			st.iso3, st.numeric = "XKX", ""
		}
		for i := range 2 {
			name, more := display(cldr[i], st.iso2, iso[i][st.iso2])
			if name == "" {
				return nil, fmt.Errorf("cldr-localenames-full: no name of %s", st.iso2)
			}
			st.name[i] = []string{name}
			st.alias[i] = more
			for _, v := range variants[i][st.iso2] {
				st.alias[i] = append(st.alias[i], v)
			}
			tagged := s.en
			if i == 1 {
				tagged = s.id
			}
			st.alias[i] = append(st.alias[i], tagged[st.iso2])
		}
		st.alias[0], st.alias[1] = slices.Compact(st.alias[0]), slices.Compact(st.alias[1])
		st.adjective = adjectives(nationalities.Nationalities[st.iso2], st)
		for _, t := range capitals[st.iso2] {
			st.capital[0] = append(st.capital[0], t.en)
			id := t.place.local
			if id == "" {
				id = t.en
			}
			st.capital[1] = append(st.capital[1], id)
		}
		codes, ok := table[st.iso3]
		if !ok {
			return nil, fmt.Errorf("codes.tsv: no line for %s", st.iso3)
		}
		st.codes(codes)
		delete(table, st.iso3)
		states = append(states, st)
	}
	slices.SortFunc(states, func(a, b *state) int { return strings.Compare(a.iso3, b.iso3) })
	for _, iso3 := range slices.Sorted(maps.Keys(table)) {
		r := table[iso3]
		if r[6] == "" {
			return nil, fmt.Errorf("codes.tsv: %s is neither in ISO 3166-1 nor has it a name", iso3)
		}
		st := &state{iso3: iso3, name: [2][]string{{r[6]}, {r[7]}}}
		st.codes(r)
		st.from, st.before = r[8], r[9]
		states = append(states, st)
	}
	return writeStates(states, f), nil
}

func (st *state) codes(r []string) {
	st.cameo, st.cow, st.cowAbbr, st.gw, st.fips = r[1], r[2], r[3], r[4], r[5]
}

// readCodes reads codes.tsv by iso3 and checks the form of its codes.
func readCodes(text string) (map[string][]string, error) {
	rows, err := table(strings.NewReader(text), 10)
	if err != nil {
		return nil, err
	}
	m := map[string][]string{}
	for _, r := range rows[1:] {
		if len(r[0]) != 3 || m[r[0]] != nil {
			return nil, fmt.Errorf("%q: no code of three letters, or twice", r[0])
		}
		if r[1] != "" && len(r[1]) != 3 || (r[2] == "") != (r[3] == "") || r[3] != "" && len(r[3]) != 3 {
			return nil, fmt.Errorf("%s: codes %q", r[0], r[1:4])
		}
		for _, f := range strings.Split(r[5], "|") {
			if f != "" && len(f) != 2 {
				return nil, fmt.Errorf("%s: FIPS code %q", r[0], f)
			}
		}
		m[r[0]] = r
	}
	return m, nil
}

// display is the name of a territory in CLDR as the press writes it, and
// further names that CLDR has.
func display(names map[string]string, iso2, other string) (string, []string) {
	name := names[iso2]
	if name == "" {
		name = other
	}
	var more []string
	for _, alt := range []string{"-alt-variant", "-alt-short"} {
		if v := names[iso2+alt]; v != "" {
			more = append(more, v)
		}
	}
	switch {
	case iso2 == "HK" || iso2 == "MO":
		more = append(more, name)
		name = names[iso2+"-alt-short"]
	case strings.Contains(name, " - "): // Congo - Kinshasa
		more = append(more, strings.ReplaceAll(name, " - ", "-"))
		if other != "" {
			name = other
		}
	case strings.Contains(name, " (") && strings.HasSuffix(name, ")") && iso2 != "CC":
		a, b, _ := strings.Cut(strings.TrimSuffix(name, ")"), " (")
		name = a
		if iso2 == "MM" {
			more = append(more, b)
		}
	}
	and := " and "
	if strings.Contains(strings.Join([]string{names["GB"], names["ZA"]}, " "), "Afrika Selatan") {
		and = " dan "
	}
	if strings.Contains(name, " & ") {
		more = append(more, name)
		name = strings.ReplaceAll(name, " & ", and)
	}
	if n, ok := strings.CutPrefix(name, "St. "); ok {
		more = append(more, name)
		name = "Saint " + n
	}
	return name, more
}

// adjectives cleans a cell of i18n-nationality, which writes the name of the
// territory where it has no adjective.
func adjectives(cell string, st *state) []string {
	if i := strings.Index(cell, " ("); i > 0 {
		cell = cell[:i]
	}
	if cell == "" || strings.Contains(cell, ",") || wrongAdjectives[st.iso2+":"+cell] {
		return nil
	}
	for _, list := range [][]string{st.name[0], st.alias[0], st.name[1]} {
		for _, n := range list {
			if k := knowledge.Key(n); k == knowledge.Key(cell) || strings.HasPrefix(knowledge.Key(cell), k+" ") {
				return nil
			}
		}
	}
	var out []string
	for _, a := range strings.Split(strings.NewReplacer(" or ", "|", " and ", "|", " - ", "|").Replace(cell), "|") {
		if a == "Antiguans" {
			a = "Antiguan"
		}
		for _, w := range []string{"Island", "Territory", "Mayen", "Principe"} {
			if strings.HasSuffix(a, w) || strings.HasSuffix(a, w+"s") {
				return nil
			}
		}
		out = append(out, a)
	}
	return out
}

// writeStates writes the file. A name or an adjective of several states is weak,
// and so is a capital whose name is a word or something else too; one named as
// its state is left out.
func writeStates(states []*state, f *filter) []byte {
	owners := map[string]map[string]bool{}
	each := func(st *state, use func(string)) {
		for _, list := range [][]string{st.name[0], st.name[1], st.alias[0], st.alias[1], st.adjective} {
			for _, n := range list {
				use(n)
			}
		}
	}
	for _, st := range states {
		each(st, func(n string) {
			k := knowledge.Key(n)
			if owners[k] == nil {
				owners[k] = map[string]bool{}
			}
			owners[k][st.iso3] = true
		})
	}
	mains := map[string]string{} // key of a main name → iso3
	for _, st := range states {
		for i := range 2 {
			mains[knowledge.Key(st.name[i][0])] = st.iso3
		}
	}
	cell := func(st *state, names []string, not ...string) string {
		seen := map[string]bool{}
		for _, n := range not {
			seen[n] = true
		}
		var out []string
		for _, n := range names {
			k := knowledge.Key(n)
			if n == "" || seen[n] || wrongNames[n] || strings.ContainsAny(n, ",()|;\t") || !latin(n) {
				continue
			}
			if o := mains[k]; o != "" && o != st.iso3 {
				continue
			}
			seen[n] = true
			if len(n) <= 6 && n == strings.ToUpper(n) {
				n += ";exact"
			}
			if len(owners[k]) > 1 {
				n += ";weak"
			}
			out = append(out, n)
		}
		return strings.Join(out, "|")
	}
	seats := map[string]int{}
	for _, st := range states {
		for _, n := range st.capital[0] {
			seats[knowledge.Key(n)]++
		}
	}
	capitals := func(st *state, i int) string {
		var out []string
		for _, n := range st.capital[i] {
			k := knowledge.Key(n)
			if owners[k][st.iso3] {
				continue // named as the state, which has the name already
			}
			if f.of(n, st.iso3, 1_000_000, false, true) != strong || seats[k] > 1 || mains[k] != "" {
				n += ";weak"
			}
			out = append(out, n)
		}
		return strings.Join(out, "|")
	}
	var b bytes.Buffer
	b.WriteString(countriesHeader + "\n" + countriesPreamble)
	for _, st := range states {
		en, id := st.name[0][0], st.name[1][0]
		// An English name in the Indonesian column is no variant.
		local := slices.DeleteFunc(slices.Clone(st.alias[1]), func(n string) bool {
			return n != id && (n == en || slices.Contains(st.alias[0], n)) && !strings.EqualFold(n, id)
		})
		b.WriteString(strings.Join([]string{
			st.iso3, st.iso2, st.numeric, en, id, cell(st, st.alias[0], en), cell(st, local, id), cell(st, st.adjective), "",
			capitals(st, 0), capitals(st, 1), st.cameo, st.cow, st.cowAbbr, st.gw, st.fips, st.from, st.before,
		}, "\t") + "\n")
	}
	return b.Bytes()
}
