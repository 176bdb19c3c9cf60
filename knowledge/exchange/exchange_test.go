package exchange

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"
	"testing/fstest"

	"kawat"
	"kawat/knowledge"
)

var update = flag.Bool("update", false, "write the golden files")

func smallBase(t testing.TB) (*Known, knowledge.Layer) {
	t.Helper()
	layer := knowledge.Layer{FS: os.DirFS("testdata/base")}
	k, err := Open(layer)
	if err != nil {
		t.Fatal(err)
	}
	return k, layer
}

// over opens the base with an import over it.
func over(t testing.TB, layer knowledge.Layer, l *Layer) *Known {
	t.Helper()
	files := fstest.MapFS{}
	for name, text := range l.Files() {
		files[name] = &fstest.MapFile{Data: text}
	}
	k, err := Open(layer, knowledge.Layer{Name: "mine", FS: files})
	if err != nil {
		t.Fatalf("the layer is not sound: %v", err)
	}
	for _, f := range k.Lint() {
		if f.Kind != "collision" && f.Kind != "no-name" && strings.HasPrefix(f.Line, "mine/") {
			t.Errorf("flaw in the layer: %s", f)
		}
	}
	return k
}

func source(t testing.TB, name string) Source {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return Source{name, bytes.NewReader(b)}
}

// golden compares all that an import gives with a file.
func golden(t *testing.T, name string, l *Layer, r *Review) {
	t.Helper()
	var b bytes.Buffer
	if err := r.Print(&b, true); err != nil {
		t.Fatal(err)
	}
	b.WriteString("\n")
	for _, p := range r.Problems {
		fmt.Fprintln(&b, p)
	}
	files := l.Files()
	var names []string
	for n := range files {
		names = append(names, n)
	}
	sort.Strings(names)
	for _, n := range names {
		fmt.Fprintf(&b, "\n-- %s --\n%s", n, files[n])
	}
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, b.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := b.String(); got != string(want) {
		g, w := strings.Split(got, "\n"), strings.Split(string(want), "\n")
		for i := range max(len(g), len(w)) {
			var x, y string
			if i < len(g) {
				x = g[i]
			}
			if i < len(w) {
				y = w[i]
			}
			if x != y {
				t.Fatalf("%s:%d (-update writes it anew):\n  got  %s\n  want %s", name, i+1, x, y)
			}
		}
	}
}

func TestPetrarch(t *testing.T) {
	k, layer := smallBase(t)
	l, r, err := ImportPetrarch(k, source(t, "small.actors"), source(t, "small.agents"), PetrarchOptions{})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "petrarch.want", l, r)
	b := over(t, layer, l)
	for _, test := range []struct{ person, day, want string }{
		{"budi-contoh", "2000-05-06", "IDN"},
		{"budi-contoh", "2000-05-07", "IDN GOV"},
		{"budi-contoh", "2008-05-06", "IDN GOV"},
		{"budi-contoh", "2008-05-07", "IDN ELI"}, // the span ends the day before
		{"siti-misal", "1998-12-31", "IDN LEG"},
		{"siti-misal", "1999-01-01", "IDN GOV"},
		{"siti-misal", "2003-06-01", "IDN LEG"},
		{"anton-primer", "1985-01-01", "RUS MIL"},
		{"anton-primer", "1991-12-26", "RUS GOV"},
		{"anton-primer", "1999-01-01", "RUS REB"},
		{"anton-primer", "2020-01-01", "RUS REB"},
		{"raka-uji", "1990-01-01", "GHA ELI"},
		{"raka-uji", "2000-01-01", "UNO GOV"},
		{"raka-uji", "2010-01-01", "GHA ELI"},
		{"tempel", "2001-07-01", "NGO SOC"},
		{"vladimir-putin", "2000-05-06", "RUS ELI"}, // as before
		{"vladimir-putin", "2001-01-01", "RUS GOV"},
	} {
		s := b.Standing(test.person, test.day)
		if got := (standing{s.Code, s.Sector}).String(); got != test.want {
			t.Errorf("%s on %s: %s, want %s", test.person, test.day, got, test.want)
		}
	}
}

// With --asof, what the dictionary leaves open ends there.
func TestPetrarchAsOf(t *testing.T) {
	k, layer := smallBase(t)
	l, _, err := ImportPetrarch(k, Source{"x.actors", strings.NewReader("BUDI_CONTOH_ [IDNGOV >20041020]\n")}, Source{}, PetrarchOptions{AsOf: "2011-12-31"})
	if err != nil {
		t.Fatal(err)
	}
	b := over(t, layer, l)
	for day, want := range map[string]string{"2011-12-31": "GOV", "2012-01-01": "ELI"} {
		if got := b.Standing("budi-contoh", day).Sector; got != want {
			t.Errorf("on %s: %s, want %s", day, got, want)
		}
	}
}

// A line that a person has taken over is in force.
func TestTakeOver(t *testing.T) {
	k, layer := smallBase(t)
	l, _, err := ImportPetrarch(k, source(t, "small.actors"), Source{}, PetrarchOptions{})
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for name, text := range l.Files() {
		files[name] = &fstest.MapFile{Data: bytes.ReplaceAll(text, []byte("\n#~"), []byte("\n"))}
	}
	if _, err := Open(layer, knowledge.Layer{Name: "mine", FS: files}); err != nil {
		t.Error(err)
	}
}

func TestDates(t *testing.T) {
	for in, want := range map[string]string{
		"000507": "2000-05-07", "301231": "2030-12-31", "310101": "1931-01-01", "991231": "1999-12-31", "20080229": "2008-02-29",
		"20070229": "", "2000": "", "1999010": "", "19990100": "", "abcdef": "", "": "", "-10101": "", "00000101": "",
	} {
		got, err := dictionaryDay(in)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q: %q, %v; want %q", in, got, err, want)
		}
	}
	for _, test := range []struct{ in, order, want string }{
		{"2014", "", "2014"}, {"2014-10", "", "2014-10"}, {"2014-1-2", "", "2014-01-02"}, {"20141020", "", "2014-10-20"}, {"2014-10-20T00:00:00Z", "", "2014-10-20"},
		{"1/2/1990", "dmy", "1990-02-01"}, {"1/2/1990", "mdy", "1990-01-02"}, {"1/2/1990", "", "!"}, {"1990/2/1", "", "1990-02-01"}, {"1-2-1990", "dmy", "1990-02-01"},
		{"1980-00-00", "", "1980"}, {"1980-05-00", "", "1980-05"}, {"NA", "", ""}, {"present", "", ".."}, {"", "", ""}, {"yesterday", "", "!"}, {"2014-13", "", "!"}, {"2014-02-30", "", "!"}, {"1.2", "dmy", "!"},
	} {
		got, err := listDate(test.in, test.order)
		if err != nil {
			got = "!"
		}
		if got != test.want {
			t.Errorf("%q %s: %q, %v; want %q", test.in, test.order, got, err, test.want)
		}
	}
	if realDay("2014-02-31") != "2014-02-28" || step("2014-02-31", 1) != "2014-03-01" || step("2000-03-01", -1) != "2000-02-29" {
		t.Error("days of short months")
	}
}

func TestSplit(t *testing.T) {
	k, _ := smallBase(t)
	for code, want := range map[string]string{
		"RUSGOV": "RUS GOV", "RUS": "RUS", "TMPMED": "TLS JRN", "RUSHLH": "RUS MED", "RUSINS": "RUS REB", "IGOUNO": "UNO", "UNOMIL": "UNO MIL", "IGOEUREEC": "EUR",
		"IGOEURLEG": "EUR LEG", "NGOHRI": "NGO SOC", "NGM": "NGO JRN", "MNC": "MNC", "REB": "--- REB", "UIS": "--- UNK", "RUSGOVMIL": "RUS GOV", "USRGOV": "SUN GOV", "RUSKUR": "RUS +KUR",
		"RU": "!", "": "!", "QQQ": "!", "AFR": "!", "EURGOV": "!",
	} {
		s, unknown, err := k.split(code, false)
		got := s.String()
		if len(unknown) > 0 {
			got += " +" + strings.Join(unknown, " +")
		}
		if err != nil {
			got = "!"
		}
		if got != want {
			t.Errorf("%s: %s, want %s", code, got, want)
		}
	}
	if s, _, _ := k.split("RUSMED", true); s.sector != "MED" {
		t.Errorf("PLOVER's MED: %s", s)
	}
}

func TestWikidata(t *testing.T) {
	for _, name := range []string{"wikidata.json", "wikidata.csv"} {
		k, layer := smallBase(t)
		l, r, err := ImportWikidata(k, source(t, name))
		if err != nil {
			t.Fatal(err)
		}
		golden(t, name+".want", l, r)
		over(t, layer, l)
	}
}

// What an engine for SPARQL answers to the queries that come with the program, over a small
// graph in Wikidata's form (testdata/answers/graph.ttl), is read as it was meant: days,
// months and years by their precision, an unknown end, no deprecated rank, none of old.
func TestWikidataAnswers(t *testing.T) {
	for _, name := range Queries() {
		k, layer := smallBase(t)
		l, r, err := ImportWikidata(k, source(t, "answers/"+name+".json"))
		if err != nil {
			t.Fatal(err)
		}
		golden(t, "answers/"+name+".want", l, r)
		over(t, layer, l)
	}
}

func TestWikidataErrors(t *testing.T) {
	k, _ := smallBase(t)
	for in, want := range map[string]string{
		"":                                     "x:1: no column \"person\"",
		"{}":                                   `x:1: no answer of SPARQL in JSON`,
		"{\"results\":{\"bindings\":[\n{\"a\"": "x:2: no answer",
		"name,from\na,b\n":                     "x:1: no column \"person\"",
		"<html>":                               "x:1: no column",
	} {
		_, _, err := ImportWikidata(k, Source{"x", strings.NewReader(in)})
		if err == nil || !strings.Contains(err.Error(), want) || !errors.Is(err, kawat.ErrInvalid) {
			t.Errorf("%q: %v, want %s", in, err, want)
		}
	}
}

// Every query asks for what the import needs.
func TestQueries(t *testing.T) {
	if len(Queries()) != 4 {
		t.Errorf("queries: %v", Queries())
	}
	for _, name := range Queries() {
		q, err := Query(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range []string{"?person", "?personEn", "?personId", "?aliasesEn", "?aliasesId", "?positionLabel", "?role", "?iso3", "?startPrecision", "?endPrecision", "DeprecatedRank", "query.wikidata.org/sparql", "CC0"} {
			if !strings.Contains(q, v) {
				t.Errorf("%s lacks %s", name, v)
			}
		}
		if strings.Count(q, "{") != strings.Count(q, "}") || strings.Count(q, "(") != strings.Count(q, ")") {
			t.Errorf("%s: brackets", name)
		}
	}
	if _, err := Query("nothing"); !errors.Is(err, kawat.ErrNotFound) {
		t.Error(err)
	}
}

func TestTable(t *testing.T) {
	k, layer := smallBase(t)
	m, err := ParseMap("person=leader, country=ccode, from=start, to=end, kind=how, office==president")
	if err != nil {
		t.Fatal(err)
	}
	l, r, err := ImportTable(k, source(t, "leaders.csv"), TableOptions{m, "dmy"})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "leaders.want", l, r)
	over(t, layer, l)
	_, _, err = ImportTable(k, source(t, "leaders.csv"), TableOptions{map[string]string{"person": "name"}, ""})
	if err == nil || !strings.Contains(err.Error(), `leaders.csv:1: there is no column "name" for person; there are ccode, leader`) {
		t.Error(err)
	}
	for _, s := range []string{"", "person", "person=", "who=x", "person=a,person=b", "office=x"} {
		if _, err := ParseMap(s); !errors.Is(err, kawat.ErrInvalid) {
			t.Errorf("map %q: %v", s, err)
		}
	}
}

func TestRecords(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"a,b\n1,2\n", "1/2"},
		{"a;b\n1;\"2;3\"\n", "1/2;3"},
		{"a\tb\r\n1\t2\r\n", "1/2"},
		{"a,b\n\"x\ny\",2\n", "x\ny/2"},
		{"a,b\n\"x\"\"y\",2\n", "x\"y/2"},
		{"a,b\n\"open,2\n3,4\n", "3/4 +2"},
		{"a,b\n1,2,3\n4,5\n", "4/5 +2"},
		{"a,b\n\"x\"y,2\n4,5\n", "4/5 +2"},
		{"\ufeffa,b\n\n1\n", "1"},
		{"a,b\n" + strings.Repeat("x", maxLine+5) + "\n1,2\n", "1/2 +2"},
	} {
		l, problems, err := readTable("x", []byte(test.in))
		if err != nil {
			t.Fatal(err)
		}
		var parts []string
		for _, r := range l.rows {
			parts = append(parts, strings.Join(r.cells, "/"))
		}
		got := strings.Join(parts, " ")
		for _, p := range problems {
			got += fmt.Sprintf(" +%d", p.Line)
		}
		if got != test.want {
			t.Errorf("%.30q: %q, want %q", test.in, got, test.want)
		}
	}
}

// realBase is the base as it is built in.
func realBase(t testing.TB) (*Known, []knowledge.Layer) {
	t.Helper()
	layers := []knowledge.Layer{{Name: "generated", FS: os.DirFS("../data/generated")}, {FS: os.DirFS("../data")}}
	k, err := Open(layers...)
	if k == nil {
		t.Fatal(err)
	}
	return k, layers
}

// The whole base as a dictionary, read again over a base of states alone, codes
// every person the same on every day, and comes out again with the same codes
// and dates.
func TestRoundTrip(t *testing.T) {
	k, _ := realBase(t)
	var actors, agents bytes.Buffer
	if err := ExportPetrarch(k, &actors, &agents); err != nil {
		t.Fatal(err)
	}
	// States, and the organisations that persons of the UN and EU belong to.
	bare := fstest.MapFS{}
	for _, table := range []string{"countries.tsv", "orgs.tsv"} {
		var b strings.Builder
		b.WriteString(strings.Join(append(slices.Clone(wide[table]), "op"), "\t") + "\n")
		for _, r := range k.rows[table] {
			if id := r.Get("id"); table == "orgs.tsv" && id != "UN" && id != "EU" {
				continue
			}
			var cells []string
			for _, c := range wide[table] {
				cells = append(cells, r.Get(c))
			}
			b.WriteString(strings.Join(cells, "\t") + "\n")
		}
		bare[table] = &fstest.MapFile{Data: []byte(b.String())}
	}
	states := knowledge.Layer{Name: "states", FS: bare}
	empty, err := Open(states)
	if err != nil {
		t.Fatal(err)
	}
	text := actors.String()
	l, r, err := ImportPetrarch(empty, Source{"kawat.actors", strings.NewReader(text)}, Source{"kawat.agents", bytes.NewReader(agents.Bytes())}, PetrarchOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range r.Problems {
		t.Error(p)
	}
	if len(r.Unknown) > 0 {
		t.Errorf("unknown roles: %v", r.Unknown)
	}
	again := over(t, states, l)
	// Persons without one name of their own can't be in a dictionary.
	persons, days := 0, 0
	for _, e := range k.Entities() {
		if e.Kind != knowledge.KindPerson || again.Entity(e.ID) == nil {
			continue
		}
		persons++
		at := []string{"0000-01-01", "1950-06-15", "1999-12-31", "2026-11-01"}
		for _, s := range k.Tenures(e.ID) {
			for _, d := range []string{s.From, s.To} {
				if d != "" {
					d = realDay(d)
					at = append(at, step(d, -1), d, step(d, 1))
				}
			}
		}
		for _, d := range at {
			days++
			x, y := k.Standing(e.ID, d), again.Standing(e.ID, d)
			if k.code(standing{x.Code, x.Sector}) != k.code(standing{y.Code, y.Sector}) {
				t.Errorf("%s on %s: %s %s, after the round %s %s", e.ID, d, x.Code, x.Sector, y.Code, y.Sector)
			}
		}
	}
	if persons < 3000 {
		t.Errorf("only %d persons made the round", persons)
	}
	t.Logf("%d persons on %d days", persons, days)
	var second bytes.Buffer
	if err := ExportPetrarch(again, &second, nil); err != nil {
		t.Fatal(err)
	}
	first, then := codesOf(t, text), codesOf(t, second.String())
	for id, codes := range first {
		if then[id] != codes {
			t.Errorf("%s: %s, after the round %s", id, codes, then[id])
		}
	}
	if len(then) < len(first) {
		t.Errorf("%d entries, after the round %d", len(first), len(then))
	}
}

// wide is all columns of the tables that the round trip starts from.
var wide = map[string][]string{
	"countries.tsv": strings.Fields("iso3 iso2 name_en name_id aliases_en aliases_id adj_en adj_id capital_en capital_id metonyms_en metonyms_id cameo from to"),
	"orgs.tsv":      strings.Fields("id kind code sector names_en names_id from to"),
}

// codesOf is the codes of each entry of a dictionary, by the id in its comment.
func codesOf(t *testing.T, text string) map[string]string {
	t.Helper()
	list, problems, err := ParseActors("x", strings.NewReader(text))
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	out := map[string]string{}
	for i := range list {
		id, kind := hint(list[i].Note)
		if kind == "" {
			t.Fatalf("no hint in %q", list[i].Note)
		}
		out[id] = codesText(&list[i])
	}
	return out
}

// What is exported from a base, imported over the same base, changes nothing.
func TestNoChange(t *testing.T) {
	k, _ := smallBase(t)
	var actors, agents bytes.Buffer
	if err := ExportPetrarch(k, &actors, &agents); err != nil {
		t.Fatal(err)
	}
	l, r, err := ImportPetrarch(k, Source{"a", &actors}, Source{"b", &agents}, PetrarchOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.New)+len(r.Different)+len(r.Problems) > 0 || len(l.Files()) > 0 {
		t.Errorf("%v %v %v", r.New, r.Different, r.Problems)
	}
}

func TestExport(t *testing.T) {
	k, _ := smallBase(t)
	var b bytes.Buffer
	if err := ExportPetrarch(k, &b, nil); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"VLADIMIR_PUTIN_\t; kawat vladimir-putin person\n\t[RUSELI <20000507]\n\t[RUSGOV 20000507-20080507]\n\t[RUSELI 20080507-20080508]\n\t[RUSGOV >20080508]\n",
		"TIMOR_LESTE_  [TMP]\t; kawat TLS state\n",
		"ANTARA_  [IDNMED]\t; kawat antara agency\n",
		"UNITED_NATIONS_  [IGOUNO]\t; kawat UN igo\n",
		"FREE_ACEH_MOVEMENT_  [IDNREB 19761204-20051228]\t; kawat gam armed-group\n+GAM_\n",
		"KOFI_ANNAN_\t; kawat kofi-annan person\n\t[GHAELI <19970101]\n\t[IGOUNO 19970101-20070101]\n\t[GHAELI >20070101]\n",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("lacks %q in\n%s", want, b.String())
		}
	}
	b.Reset()
	if err := ExportJSON(k, &b); err != nil {
		t.Fatal(err)
	}
	var d Document
	dec := json.NewDecoder(&b)
	dec.DisallowUnknownFields()
	if err := dec.Decode(&d); err != nil {
		t.Fatal(err)
	}
	if d.Format != Format || len(d.Entities) != 14 || len(d.Tenures) != 6 || d.Tenures[2].To != ".." || len(d.Places) != 1 || d.Entities[0].Line != "countries.tsv:2" {
		t.Errorf("%d entities, %+v", len(d.Entities), d.Tenures)
	}
	files := map[string]*bytes.Buffer{}
	err := ExportCSV(k, func(name string) (io.WriteCloser, error) {
		files[name] = &bytes.Buffer{}
		return closer{files[name]}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, rows := range map[string]int{"entities.csv": 14, "names.csv": 46, "offices.csv": 4, "tenures.csv": 6, "places.csv": 1} {
		list, err := csv.NewReader(files[name]).ReadAll()
		if err != nil || len(list) != rows+1 {
			t.Errorf("%s: %d rows, %v", name, len(list)-1, err)
		}
	}
}

type closer struct{ io.Writer }

func (closer) Close() error { return nil }

// A folder that has such files is left alone.
func TestWrite(t *testing.T) {
	k, _ := smallBase(t)
	l, _, err := ImportPetrarch(k, source(t, "small.actors"), Source{}, PetrarchOptions{})
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "a", "b")
	names, err := l.Write(dir)
	if err != nil || !slices.Contains(names, "persons.tsv") {
		t.Fatal(names, err)
	}
	if _, err := l.Write(dir); !errors.Is(err, kawat.ErrConflict) {
		t.Error(err)
	}
}

// sound checks that whatever was imported makes a layer that can be read.
func sound(t *testing.T, layer knowledge.Layer, l *Layer, r *Review) {
	files := fstest.MapFS{}
	for name, text := range l.Files() {
		files[name] = &fstest.MapFile{Data: text}
	}
	b, err := knowledge.Read(layer, knowledge.Layer{Name: "mine", FS: files})
	if err != nil || b == nil {
		t.Fatalf("%v\n%s", err, l.Files())
	}
	for _, f := range b.Lint() {
		if strings.HasPrefix(f.Line, "mine/") && (f.Kind == "unknown-id" || f.Kind == "unknown-code" || f.Kind == "dates") {
			t.Fatalf("%s\n%s", f, l.Files())
		}
	}
	if err := r.Print(io.Discard, true); err != nil {
		t.Fatal(err)
	}
}

func FuzzActors(f *testing.F) {
	b, err := os.ReadFile("testdata/small.actors")
	if err != nil {
		f.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		f.Add(line)
	}
	for entry := range strings.SplitSeq(string(b), "_\n\t") {
		f.Add("A_\n\t" + entry)
	}
	k, layer := smallBase(f)
	f.Fuzz(func(t *testing.T, text string) {
		l, r, err := ImportPetrarch(k, Source{"x.actors", strings.NewReader(text)}, Source{}, PetrarchOptions{AsOf: "2011-12-31"})
		if err == nil {
			sound(t, layer, l, r)
		}
	})
}

func FuzzAgents(f *testing.F) {
	b, err := os.ReadFile("testdata/small.agents")
	if err != nil {
		f.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		f.Add(line)
	}
	k, layer := smallBase(f)
	f.Fuzz(func(t *testing.T, text string) {
		l, r, err := ImportPetrarch(k, Source{"x.actors", strings.NewReader("")}, Source{"x.agents", strings.NewReader(text)}, PetrarchOptions{})
		if err == nil {
			sound(t, layer, l, r)
		}
	})
}

func FuzzWikidata(f *testing.F) {
	b, err := os.ReadFile("testdata/wikidata.csv")
	if err != nil {
		f.Fatal(err)
	}
	rows(f, string(b))
	if b, err = os.ReadFile("testdata/wikidata.json"); err != nil {
		f.Fatal(err)
	}
	for row := range strings.SplitSeq(string(b), ",\n  {") {
		f.Add(`{"results":{"bindings":[{` + row + `]}}`)
	}
	k, layer := smallBase(f)
	f.Fuzz(func(t *testing.T, text string) {
		l, r, err := ImportWikidata(k, Source{"x", strings.NewReader(text)})
		if err == nil {
			sound(t, layer, l, r)
		}
	})
}

func FuzzTable(f *testing.F) {
	b, err := os.ReadFile("testdata/leaders.csv")
	if err != nil {
		f.Fatal(err)
	}
	rows(f, string(b))
	k, layer := smallBase(f)
	m := map[string]string{"person": "leader", "country": "ccode", "from": "start", "to": "end", "kind": "how", "office": "=president"}
	f.Fuzz(func(t *testing.T, text string) {
		l, r, err := ImportTable(k, Source{"x", strings.NewReader(text)}, TableOptions{m, "dmy"})
		if err == nil {
			sound(t, layer, l, r)
		}
	})
}

// rows adds each row of a list with its header: small seeds are quickly varied.
func rows(f *testing.F, text string) {
	header, rest, _ := strings.Cut(text, "\n")
	for line := range strings.Lines(rest) {
		f.Add(header + "\n" + line)
	}
}
