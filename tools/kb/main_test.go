package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

// world is a small country file and a small GeoNames dump.
func world(t *testing.T) (countryTable, []place) {
	t.Helper()
	pad := strings.Repeat("\t", 8)
	c, err := readCountries(strings.NewReader("iso3\tiso2\tname_en\tname_id\taliases_en\taliases_id" + pad + "\tto\n" +
		"LBN\tLB\tLebanon\tLebanon\t\tLibanon" + pad + "\t..\n" +
		"USA\tUS\tUnited States\tAmerika Serikat\tUS;exact\tAS;exact" + pad + "\t..\n" +
		"IDN\tID\tIndonesia\tIndonesia\t\t" + pad + "\t..\n" +
		"SYR\tSY\tSyria\tSuriah\t\t" + pad + "\t..\n" +
		"SUN\tSU\tSoviet Union\tUni Soviet\t\t" + pad + "\t1991-12-26\n"))
	if err != nil {
		t.Fatal(err)
	}
	line := func(id, name, code, country, population string) string {
		f := make([]string, columns)
		f[colID], f[colName], f[colLat], f[colLon], f[colClass] = id, name, "35.126", "-36.004", "P"
		f[colCode], f[colCountry], f[colAdmin1], f[colPopulation] = code, country, "01", population
		return strings.Join(f, "\t") + "\n"
	}
	places, err := readCities(strings.NewReader(
		line("1", "Ḩamāh", "PPLA", "SY", "460602")+
			line("2", "Lebanon", "PPL", "US", "150000")+
			line("3", "Springfield", "PPL", "US", "170188")+
			line("4", "Springfield", "PPL", "US", "155929")+
			line("5", "Brooklyn", "PPLX", "US", "2300664")+
			line("6", "Wamena", "PPLA2", "ID", "8000")+
			line("7", "Depok", "PPL", "ID", "20000")+
			line("8", "Bo", "PPL", "ID", "200000")+
			line("9", "Fairview", "PPL", "US", "99999")), c)
	if err != nil {
		t.Fatal(err)
	}
	return c, places
}

func TestPlaces(t *testing.T) {
	c, places := world(t)
	places, err := correct(places, "country\tgeonames_name\tname_en\tname_id\taliases\n"+
		"SYR\tḨamāh\tHama\t\tHamah\n"+
		"IDN\tWamena\t\t\t\n")
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	for _, p := range unique(clean(places, c)) {
		p.write(&b)
	}
	// Left out: a town with a country's name, the smaller namesake, a section
	// of a city, a name of two letters, a town below the common figure.
	want := "7\tDepok\tDepok\t\tIDN\t01\t35.13\t-36\t20000\tcity\n" +
		"6\tWamena\tWamena\t\tIDN\t01\t35.13\t-36\t8000\tcity\n" +
		"1\tHama\tHama\tHamah\tSYR\t01\t35.13\t-36\t460602\tcity\n" +
		"3\tSpringfield\tSpringfield\t\tUSA\t01\t35.13\t-36\t170188\tcity\n"
	if got := b.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestStaleCorrection(t *testing.T) {
	_, places := world(t)
	_, err := correct(places, "h\th\th\th\th\nSYR\tAtlantis\tAtlantis\t\t\nUSA\tFairview\t-\t\t\n")
	if err == nil || !strings.Contains(err.Error(), `no place "Atlantis" in SYR`) {
		t.Errorf("correct = %v, want a report of the unknown place", err)
	}
}

func TestPlain(t *testing.T) {
	for _, x := range []struct{ name, country, want string }{
		{"Ţūlkarm", "PSE", "Tulkarm"},
		{"‘Afrīn", "SYR", "Afrin"},
		{"N’Djamena", "TCD", "N'Djamena"},
		{"Málaga", "ESP", "Málaga"}, // Latin alphabets keep their letters
		{"P’yŏngsŏng", "PRK", "P'yongsong"},
	} {
		if got := plain(x.name, x.country); got != x.want {
			t.Errorf("plain(%q, %s) = %q, want %q", x.name, x.country, got, x.want)
		}
	}
}

// TestRegions reads the table kept by hand as the program does, with the
// country codes that it names.
func TestRegions(t *testing.T) {
	c := countryTable{known: map[string]bool{}}
	rows, err := table(strings.NewReader(regionsTable), 8)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		c.known[row[3]] = true
	}
	places, err := readRegions(regionsTable, c)
	if err != nil {
		t.Fatal(err)
	}
	provinces := 0
	for _, p := range places {
		if p.country == "IDN" && p.precision == "admin1" {
			provinces++
		}
		if p.en == "South China Sea" && p.country != "" {
			t.Errorf("the South China Sea belongs to %s", p.country)
		}
		for _, a := range p.aliases {
			name, flags, _ := strings.Cut(a, ";")
			if first := name[:1]; first >= "a" && first <= "z" && !strings.Contains(flags, "lower") {
				t.Errorf("%s: alias %q starts with a small letter and never matches; flag it lower", p.en, a)
			}
		}
	}
	if provinces != 38 {
		t.Errorf("%d provinces of Indonesia, want 38", provinces)
	}
}

// The committed country file is what the generator reads.
func TestCommittedCountries(t *testing.T) {
	f, err := os.Open("../../knowledge/data/countries.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	c, err := readCountries(f)
	if err != nil {
		t.Fatal(err)
	}
	if c.iso3["ID"] != "IDN" || !c.known["GBR"] || !c.named[fold("Britain")]["GBR"] {
		t.Error("Indonesia or Britain is not read as it stands")
	}
}
