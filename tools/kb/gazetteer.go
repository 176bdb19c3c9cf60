package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"kawat/knowledge"
)

// smallest is the population, in persons, from which a place of the world is in
// the generated gazetteer, and smallestHome that of a place in Indonesia.
const (
	smallest     = 15_000
	smallestHome = 5_000
)

const placesPreamble = `# Written by tools/kb (go generate ./knowledge); do not edit. Rows of places.tsv with the same id, or the same name and country, count instead.
# From GeoNames (geonames.org), Creative Commons Attribution 4.0: places of the snapshot of 2023-03-05 with 15,000 inhabitants or more,
# in Indonesia 5,000; capitals, seats of first-order divisions, in Indonesia also of second-order ones; first-order divisions of 2026-09.
# Names adapted; those that are words, names of persons or of other things too are weak. Columns as in places.tsv.
`

// A town is a place that may go into the gazetteer.
type town struct {
	place
	code    string // feature code of GeoNames
	iso2    string
	tagged  string   // name tagged as English, "" for none
	local   string   // name tagged as Indonesian, "" for none
	folded  string   // knowledge.Key of the English name
	variant []string // further names
}

// seat reports whether the place is a capital or the seat of a first-order
// division, in Indonesia also of a second-order one.
func (t *town) seat() bool {
	return t.code == "PPLC" || t.code == "PPLA" || t.code == "PPLA2" && home(t.country)
}

// home reports whether the small towns of a country are known to the readers.
func home(country string) bool { return country == "IDN" }

// wanted applies the rules of the generated gazetteer.
func (t *town) wanted() bool {
	switch t.code {
	case "PPLX", "PPLH", "PPLCH", "PPLQ", "PPLW", "STLMT":
		return false
	}
	return t.seat() || t.population >= smallest || home(t.country) && t.population >= smallestHome
}

// A division is a first-order administrative division.
type division struct {
	iso2, code string
	name       string // English, of GeoNames
	tagged     string // tagged as English
	local      string // tagged as Indonesian
}

// A spot is a place of the current snapshot, which has neither ids nor figures.
type spot struct {
	Name, Lat, Lng, Country, Admin1 string
}

// A gazetteer makes places.tsv from its sources.
type gazetteer struct {
	countries countryTable
	towns     []town
	divisions []division
	spots     []spot
	people    map[string]float64 // population by iso2
	filter    *filter
	dropped   map[[2]string]bool   // country and name, as names.tsv drops them
	divided   map[[2]string]string // country and folded name of a division → its code
}

// townsOf reads the GeoNames dump and joins the tagged names.
func townsOf(data []byte, c countryTable, en, id map[string]string) ([]town, error) {
	var towns []town
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		f := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if len(f) != columns {
			return nil, fmt.Errorf("cities500.txt:%d: %d columns, want %d", n, len(f), columns)
		}
		t := town{code: f[colCode], iso2: f[colCountry]}
		t.native, t.admin1, t.precision = f[colName], f[colAdmin1], "city"
		t.capital = t.code == "PPLC"
		var err error
		if t.id, err = strconv.Atoi(f[colID]); err != nil || t.id <= 0 {
			return nil, fmt.Errorf("cities500.txt:%d: id %q", n, f[colID])
		}
		if t.population, err = strconv.Atoi(f[colPopulation]); err != nil || t.population < 0 {
			return nil, fmt.Errorf("cities500.txt:%d: population %q", n, f[colPopulation])
		}
		if t.lat, t.lon, err = coordinates(f[colLat], f[colLon]); err != nil {
			return nil, fmt.Errorf("cities500.txt:%d: %w", n, err)
		}
		if t.country = c.iso3[t.iso2]; t.country == "" {
			return nil, fmt.Errorf("cities500.txt:%d: unknown country %q", n, t.iso2)
		}
		t.tagged, t.local = en[f[colID]], id[f[colID]]
		towns = append(towns, t)
	}
	return towns, nil
}

// wrongEN lists names tagged as English that are another place's.
var wrongEN = map[int]bool{1852736: true} // Satsumasendai is not Sendai

// correctID lists Indonesian names of GeoNames that are wrong: the word for the
// rattlesnake, a list's title, another place's name, the name of a state.
var correctID = map[string]string{
	"3466779": "", "2800866": "Brussel", "618426": "", "1621177": "",
	"NR.08": "", "GB.ENG": "", "AU.03": "Teritori Utara", "MX.19": "",
}

// A moved place has another first-order division now.
func (g *gazetteer) current() {
	type at struct{ country, lat, lng string }
	now := map[at]string{}
	for _, s := range g.spots {
		k := at{s.Country, rounded(s.Lat), rounded(s.Lng)}
		if old, ok := now[k]; ok && old != s.Admin1 {
			now[k] = "" // two places at one spot
			continue
		}
		now[k] = s.Admin1
	}
	for i := range g.towns {
		t := &g.towns[i]
		if code := now[at{t.iso2, strconv.FormatFloat(t.lat, 'f', 5, 64), strconv.FormatFloat(t.lon, 'f', 5, 64)}]; code != "" {
			t.admin1 = code
		}
	}
}

func rounded(s string) string {
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return s
	}
	return strconv.FormatFloat(x, 'f', 5, 64)
}

// names settles the English and the Indonesian name of a town and its variants.
func (t *town) names() {
	main := plain(t.native, t.country)
	if wrongEN[t.id] {
		t.tagged, t.local = "", ""
	}
	add := func(s string) {
		if s != "" && !slices.Contains(t.variant, s) {
			t.variant = append(t.variant, s)
		}
	}
	bracket := func(s string) string {
		if i := strings.Index(s, "("); i > 0 {
			add(strings.NewReplacer("(", "", ")", "").Replace(s))
			s = strings.TrimSpace(s[:i])
		}
		if a, b, ok := strings.Cut(s, " / "); ok {
			add(b)
			s = a
		}
		s, _, _ = strings.Cut(s, ",")
		return s
	}
	main = bracket(main)
	t.en = main
	if e := bracket(plain(t.tagged, t.country)); e != "" && latin(e) && knowledge.Key(e) != knowledge.Key(main) {
		if typed(e) && !typed(main) || len(e) > len(main)+12 || strings.HasPrefix(e, main+"-") || strings.HasPrefix(e, main+" - ") {
			add(e)
		} else {
			t.en = e
			add(main)
		}
	}
	if fix, ok := correctID[strconv.Itoa(t.id)]; ok {
		t.local = fix
	}
	t.place.local = ""
	if s := plain(t.local, t.country); s != "" && latin(s) {
		bare := untyped(s)
		if strings.HasSuffix(t.en, " City") {
			bare = s // "Kota Kansas" is not Kansas
		}
		if k := knowledge.Key(bare); k != knowledge.Key(t.en) {
			t.place.local = bare
		}
	}
	// "Ma'rib" is written "Marib" as often.
	for _, s := range append([]string{t.en}, t.variant...) {
		if i := strings.Index(s, "'"); i > 0 && i < len(s)-1 && !strings.HasPrefix(s[i:], "' ") && !strings.HasPrefix(s, "O'") {
			add(strings.ReplaceAll(s, "'", ""))
		}
	}
	t.folded = knowledge.Key(t.en)
}

// latin reports whether a name is written in Latin letters and has no digit.
func latin(s string) bool {
	for _, r := range s {
		if unicode.IsDigit(r) || unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) {
			return false
		}
	}
	return true
}

// Words for kinds of places and divisions, which stand before or behind a name.
var (
	typesBefore = []string{"Kota ", "Kabupaten ", "Provinsi ", "Propinsi ", "Munisipalitas ", "Daerah Tingkat I ", "Prefektur ", "Distrik ",
		"Departemen ", "Kegubernuran ", "Wilayah ", "Divisi ", "Urban Municipality of ", "Municipality of ", "Canton of ", "Kanton ", "County ",
		"Oblast ", "Krai ", "Region of ", "State of ", "Opština ", "Departamento de ", "Republic of ", "Republik ", "Raionul ", "Muhafazat ", "Region "}
	typesBehind = []string{" Province", " County", " Region", " novads", " Novads", " Voblasc'", " Department", " District", " Oblast", " State", " Governorate", " Municipality",
		" Division", " Krai", " Voivodship", " Voivodeship", " Prefecture", " Emirate", " Parish", " Canton", " Rayon", " City", " county", " region", " district"}
)

// untyped takes the word for its kind off a name.
func untyped(s string) string {
	for _, w := range typesBefore {
		if rest, ok := strings.CutPrefix(s, w); ok {
			return rest
		}
	}
	for _, w := range typesBehind {
		if rest, ok := strings.CutSuffix(s, w); ok {
			return rest
		}
	}
	return s
}

func typed(s string) bool { return untyped(s) != s }

// translated is the Indonesian form of a division's English name with a word
// for its kind, "" where there is none.
func translated(s string) string {
	for _, w := range [][2]string{
		{" Province", "Provinsi "}, {" Department", "Departemen "}, {" District", "Distrik "}, {" Governorate", "Kegubernuran "},
		{" Oblast", "Oblast "}, {" Krai", "Krai "}, {" Prefecture", "Prefektur "}, {" Region", "Wilayah "}, {" State", "Negara Bagian "},
	} {
		if rest, ok := strings.CutSuffix(s, w[0]); ok {
			return w[1] + rest
		}
	}
	return ""
}

// vague are the words that name a division by where it lies only: "Northern
// Province", "Centre-Est".
var vague = words(`north northern south southern east eastern west western northeast northeastern northwest northwestern southeast southeastern southwest
	southwestern central centre center middle upper lower inner outer coast coastal nord sud est ouest norte sur este oeste leste sul capital federal national
	territory territories province region district department state governorate division county area city municipality parish island islands
	north-western north-eastern south-western south-eastern plateau littoral maritime savanes plateaux sahel metropolitan urban rural town hill point end sandy of
	the and provinsi wilayah distrik departemen kegubernuran utara selatan timur barat tengah pusat centrale centro`)

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

func isVague(key string) bool {
	for _, w := range strings.Fields(key) {
		if !vague[w] {
			return false
		}
	}
	return true
}

// rows makes the rows of the gazetteer: divisions, then towns, each by country.
func (g *gazetteer) rows() []place {
	g.current()
	var towns []town
	for _, t := range g.towns {
		if !t.wanted() || g.dropped[[2]string{t.country, t.native}] {
			continue
		}
		t.names()
		owners := g.countries.named[fold(t.en)]
		if letters(t.en) < 3 || !latin(t.en) || len(owners) > 0 && !t.capital {
			continue
		}
		towns = append(towns, t)
	}
	slices.SortFunc(towns, func(a, b town) int { return byWeight(a.place, b.place) })
	// One place is listed twice at times, as town and as seat of a district.
	type spelled struct{ country, name string }
	byName := map[spelled][]int{}
	var kept []town
	for _, t := range towns {
		k := spelled{t.country, t.folded}
		near := slices.ContainsFunc(byName[k], func(i int) bool {
			return kept[i].admin1 == t.admin1 || math.Hypot(kept[i].lat-t.lat, (kept[i].lon-t.lon)*math.Cos(t.lat*math.Pi/180)) < 0.3
		})
		if !near {
			byName[k] = append(byName[k], len(kept))
			kept = append(kept, t)
		}
	}
	taken := map[[2]string]string{}
	for _, t := range kept {
		for _, s := range append([]string{t.en, t.place.local}, t.variant...) {
			k := [2]string{t.country, knowledge.Key(s)}
			if old, ok := taken[k]; ok && old != t.admin1 {
				continue // the larger town has it
			}
			taken[k] = t.admin1
			if t.capital || t.population >= 300_000 {
				taken[k] = anywhere // no division takes the name of "Sofia"
			}
		}
	}
	out := g.divisionRows(kept, taken)
	for _, p := range out {
		for _, s := range []string{p.en, p.local} {
			s, _, _ = strings.Cut(s, ";")
			if k := [2]string{p.country, knowledge.Key(s)}; s != "" {
				g.divided[k] = p.admin1
			}
		}
	}
	for i := range kept {
		if p, ok := g.flagged(&kept[i]); ok {
			out = append(out, p)
		}
	}
	return out
}

// flagged is a town's row with the flags of its names; false if it is to be left out.
func (g *gazetteer) flagged(t *town) (place, bool) {
	p := t.place
	p.aliases = nil
	small := t.small()
	flag := func(s string) (string, bool) {
		f := g.filter.of(s, t.country, t.population, t.capital, t.seat())
		switch {
		case f == left:
			return "", false
		case g.divided[[2]string{t.country, knowledge.Key(s)}] != "", f == soft, small && !strings.Contains(knowledge.Key(s), " "):
			return s + ";weak", true
		}
		return s, true
	}
	var ok bool
	if p.en, ok = flag(t.en); !ok {
		return p, false
	}
	if t.place.local != "" {
		p.local, _ = flag(t.place.local)
	}
	seen := map[string]bool{t.folded: true, knowledge.Key(t.place.local): true}
	for _, s := range t.variant {
		k := knowledge.Key(s)
		if seen[k] || letters(s) < 3 || !latin(s) || len(g.countries.named[fold(s)]) > 0 || strings.ContainsAny(s, "|;\t,") {
			continue
		}
		if s, ok := flag(s); ok {
			seen[k] = true
			p.aliases = append(p.aliases, s)
		}
	}
	return p, true
}

// small reports whether a town is so little known, in a country whose towns
// share their names with persons so often, that a name of one word does not
// count alone.
func (t *town) small() bool {
	limit := 0
	if t.code == "PPLA" && !home(t.country) {
		limit = 5_000 // seat of a municipality
	}
	switch t.country {
	case "USA", "CAN", "GBR", "IRL", "AUS", "NZL", "ZAF", "JAM", // English
		"ESP", "MEX", "GTM", "SLV", "HND", "NIC", "CRI", "PAN", "CUB", "DOM", "PRI", "COL", "VEN", "ECU", "PER", "BOL", "CHL", "ARG", "URY", "PRY", // Spanish
		"PRT", "BRA", "ITA", "FRA", "DEU", "AUT", "CHE", "BEL", "NLD", "PHL":
		limit = 50_000
	case "CHN":
		limit = 300_000
	case "IND":
		limit = 150_000
	case "JPN", "VNM", "TWN":
		limit = 100_000
	}
	return t.population < limit && t.code != "PPLC"
}

// divisionRows makes the rows of the first-order divisions. Where a division
// has the name of a town that lies in it, only a form with the word for its
// kind is a name ("Kherson Oblast"); without one the division is left out, as
// the town lies where it does. taken has the towns' names and divisions.
func (g *gazetteer) divisionRows(towns []town, taken map[[2]string]string) []place {
	type key struct{ iso2, code string }
	centre := map[key]*town{}
	for i := range towns {
		t := &towns[i]
		k := key{t.iso2, t.admin1}
		if old := centre[k]; old == nil || t.rank() > old.rank() {
			centre[k] = t
		}
	}
	around := map[key][][2]float64{}
	for _, s := range g.spots {
		lat, lon, err := coordinates(s.Lat, s.Lng)
		if err == nil {
			around[key{s.Country, s.Admin1}] = append(around[key{s.Country, s.Admin1}], [2]float64{lat, lon})
		}
	}
	count := map[string]int{}
	for _, d := range g.divisions {
		count[d.iso2]++
	}
	var out []place
	seen := map[[2]string]bool{}
	for _, d := range g.divisions {
		iso3 := g.countries.iso3[d.iso2]
		k := key{d.iso2, d.code}
		if iso3 == "" || g.people[d.iso2] < 300_000 {
			continue
		}
		p := place{country: iso3, admin1: d.code, precision: "admin1"}
		switch c := centre[k]; {
		case c != nil:
			p.lat, p.lon = c.lat, c.lon
		case len(around[k]) > 0:
			p.lat, p.lon = median(around[k])
		default:
			continue
		}
		local := d.local
		if d.iso2 == "VN" {
			local = ""
		}
		if fix, ok := correctID[d.iso2+"."+d.code]; ok {
			local = fix
		}
		var names []string
		try := func(s string) {
			s = strings.ReplaceAll(plain(s, iso3), "–", "-")
			if i := strings.Index(s, " ("); i > 0 {
				s = s[:i]
			}
			if s == "" || !latin(s) || letters(s) < 3 || strings.ContainsAny(s, "|;\t,&") || len(g.countries.named[fold(s)]) > 0 {
				return
			}
			k := knowledge.Key(s)
			if town := taken[[2]string{iso3, k}]; town == d.code || town == anywhere || isVague(k) && !strings.Contains(k, " ") || slices.ContainsFunc(names, func(n string) bool { return knowledge.Key(n) == k }) {
				return
			}
			names = append(names, s)
		}
		// The name without its kind stands first where it is free, and no word.
		bare := func(s string) {
			b := untyped(s)
			if k := knowledge.Key(b); !isVague(k) && g.filter.words[k] == strong && strings.Trim(b, "IVX") != "" {
				try(b)
			}
		}
		bare(d.name)
		try(d.name)
		if home(iso3) {
			try(d.name + " Province")
		}
		if d.iso2 != "VN" { // whose codes stand for other divisions since 2025
			bare(d.tagged)
			try(d.tagged)
		}
		if len(names) == 0 {
			continue
		}
		// What the names say with the word for the kind, in Indonesian.
		id := ""
		bareID := untyped(local)
		town := taken[[2]string{iso3, knowledge.Key(bareID)}]
		held := town == d.code || town == anywhere
		switch {
		case local != "" && latin(local) && !held && knowledge.Key(bareID) != knowledge.Key(names[0]):
			id = bareID
		case local != "" && latin(local) && typed(local) && held:
			id = strings.Replace(local, "Propinsi ", "Provinsi ", 1)
		case typed(names[0]) && !isVague(knowledge.Key(untyped(names[0]))):
			id = translated(names[0])
		}
		if fix := homeProvinces[d.code]; iso3 == "IDN" && fix != "" {
			id = fix
		}
		first := [2]string{iso3, knowledge.Key(names[0])}
		if seen[first] {
			continue
		}
		seen[first] = true
		many := count[d.iso2] > 60 && d.iso2 != "RU" && d.iso2 != "TR" && d.iso2 != "TH"
		flag := func(s string) string {
			if f := g.filter.of(s, iso3, 100_000, false, true); s != "" && (many || f != strong || isVague(knowledge.Key(s))) {
				return s + ";weak"
			}
			return s
		}
		for i, s := range names {
			// "Kherson" holds where "Kherson Oblast" stands: names of one word would only repeat.
			if i == 0 {
				p.en = flag(s)
			} else if k := knowledge.Key(s); !strings.HasPrefix(k, knowledge.Key(names[0])+" ") {
				p.aliases = append(p.aliases, flag(s))
			}
		}
		if id != "" && len(g.countries.named[fold(id)]) == 0 && knowledge.Key(id) != knowledge.Key(names[0]) {
			p.local = flag(id)
		}
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b place) int {
		if d := strings.Compare(a.country, b.country); d != 0 {
			return d
		}
		return strings.Compare(a.admin1, b.admin1)
	})
	return out
}

// homeProvinces are the names of Indonesian provinces, by GeoNames code, that
// the catalogue lacks, has outdated, or that are names of cities too.
var homeProvinces = map[string]string{
	"01": "Aceh", "04": "Provinsi Jakarta", "05": "Provinsi Jambi", "03": "Provinsi Bengkulu", "10": "Daerah Istimewa Yogyakarta", "17": "Nusa Tenggara Barat",
	"18": "Nusa Tenggara Timur", "26": "Sumatera Utara", "34": "Provinsi Gorontalo", "42": "Kalimantan Utara", "36": "Papua",
	"39": "Papua Barat", "PD": "Papua Barat Daya", "PE": "Papua Pegunungan", "PS": "Papua Selatan", "PT": "Papua Tengah",
}

// anywhere stands for the division of a town whose name no division of its
// country takes.
const anywhere = "*"

// rank orders the towns of a division: its seat first, then by population.
func (t *town) rank() int {
	switch t.code {
	case "PPLC":
		return 2e9
	case "PPLA":
		return 1e9 + t.population
	}
	return t.population
}

func median(points [][2]float64) (lat, lon float64) {
	var ys, xs []float64
	for _, p := range points {
		ys, xs = append(ys, p[0]), append(xs, p[1])
	}
	slices.Sort(ys)
	slices.Sort(xs)
	return ys[len(ys)/2], xs[len(xs)/2]
}

// A verdict says how a name counts.
type verdict byte

const (
	strong verdict = iota
	soft           // weak
	left           // left out
)

// A filter tells names that are also something else.
type filter struct {
	words    map[string]verdict // words.txt: ordinary words
	people   map[string]bool    // words.txt: words of names of persons
	names    map[string]bool    // weak.txt: given names and surnames, further words
	persons  map[string]bool    // words of the names of persons.tsv
	whole    map[string]bool    // names of persons.tsv
	entities map[string]bool    // names of other tables
	regions  map[string]string  // names of divisions and regions, the country where they lie
}

// of judges a name of a place. Names of one letter less than a word, and of
// what else stands in the tables, never count alone.
func (f *filter) of(name, country string, population int, capital, seat bool) verdict {
	k := knowledge.Key(name)
	single := !strings.Contains(k, " ")
	v := strong
	if w := f.words[k]; w != strong && (single || !seat && population < 100_000) {
		v = soft
		if w == left && !seat && population < 100_000 {
			return left
		}
	}
	switch {
	case f.names[k], f.whole[k], f.entities[k]:
		v = soft
	case strings.HasPrefix(k, "the ") && population < 100_000:
		v = soft
	case f.people[k] && population < 500_000:
		v = soft
	case single && f.persons[k] && (country != "IDN" && population < 100_000 || country == "IDN" && !seat && population < 50_000):
		v = soft
	case single && utf8.RuneCountInString(k) <= 3 && population < 500_000 && !(country == "IDN" && seat):
		v = soft
	}
	if c, ok := f.regions[k]; ok && c != country {
		v = soft
	}
	if capital && v == soft && f.words[k] == strong && !f.names[k] {
		v = strong
	}
	return v
}

// text is the file of rows, with header and comment.
func text(rows []place) []byte {
	var b bytes.Buffer
	b.WriteString(header + "\n" + placesPreamble)
	for _, p := range rows {
		p.write(&b)
	}
	return b.Bytes()
}
