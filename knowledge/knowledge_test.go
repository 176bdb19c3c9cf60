package knowledge

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"kawat"
)

// small is a base of a few made-up rows for tests of the machinery.
func small(t testing.TB, more ...fs.FS) *Base {
	t.Helper()
	layers := []Layer{{"", os.DirFS("testdata/small")}}
	for i, fsys := range more {
		layers = append(layers, Layer{fmt.Sprintf("layer %d", i+1), fsys})
	}
	b, err := Read(layers...)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// The embedded files must load, name every state, and have no flaw but those
// that are listed as meant.
func TestEmbedded(t *testing.T) {
	b, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	states := 0
	for _, e := range b.Entities() {
		if e.Kind == KindState {
			states++
		}
	}
	if states < 245 {
		t.Errorf("%d states, want those of ISO 3166-1 and Kosovo", states)
	}
	for _, flaw := range b.Lint() {
		t.Errorf("%s\n  if it is meant, add it to data/allowed.tsv", flaw)
	}
}

// A wrong file must be refused with its place, so that who wrote it finds it.
func TestErrors(t *testing.T) {
	countries := "iso3\tiso2\tname_en\tname_id\tfrom\tto\n"
	tests := []struct{ file, text, want string }{
		{"countries.tsv", "iso3\tcolour\nABC\tred\n", `countries.tsv:1: unknown column "colour"`},
		{"countries.tsv", "iso2\tname_en\nAB\tAbc\n", "countries.tsv:1: column iso3 is missing"},
		{"countries.tsv", countries + "ABC\tAB\tAbc\t\t\t\tmore\n", "countries.tsv:2: column 7"},
		{"countries.tsv", countries + "ABC\tAB\tAbc\t\t31-12-2000\t\n", "countries.tsv:2: column from"},
		{"countries.tsv", countries + "ABC\tAB\tAbc\t\t2000-13\t\n", "countries.tsv:2: column from"},
		{"countries.tsv", countries + "ABCD\tAB\tAbc\t\t\t\n", "countries.tsv:2: column iso3"},
		{"countries.tsv", countries + "ABC\tAB\t\t\t\t\n", "countries.tsv:2: column name_en"},
		{"countries.tsv", countries + "ABC\tAB\tAbc;loud\t\t\t\n", `countries.tsv:2: column name_en: unknown flag "loud"`},
		{"countries.tsv", countries + "ABC\tAB\tAbc\t\t\t\nABC\tAB\tAbc\t\t\t\n", "countries.tsv:3: column iso3"},
		{"countries.tsv", countries + "\tAB\tAbc\t\t\t\n", "countries.tsv:2: column iso3: is empty"},
		{"outlets.tsv", "id\tkind\tnames_en\nx\tblog\tX\n", "outlets.tsv:2: column kind"},
		{"roles.tsv", "role\tsector\tkind\ttitles_en\nx\tGOV\tjob\tX\n", "roles.tsv:2: column kind"},
		{"agents.tsv", "agent\tsector\tkind\tnouns_en\nx\tGOV\tjob\tX\n", "agents.tsv:2: column kind"},
		{"offices.tsv", "id\tof\trole\tsector\tholders\nx\ty\tz\tGOV\tone\n", "offices.tsv:2: column holders"},
		{"tenures.tsv", "person\toffice\tfrom\tto\tkind\np\to\t2000\t..\tpermanent\n", "tenures.tsv:2: column kind"},
		{"places.tsv", "geonames\tname_en\tlat\tlon\n1\tX\t91\t0\n", "places.tsv:2: column lat"},
		{"places.tsv", "geonames\tname_en\nx\tX\n", "places.tsv:2: column geonames"},
		{"bodies.tsv", "id\tof\tcertainty\nx\ty\tsure\n", `bodies.tsv:2: column certainty: "sure" is none of high, medium, low`},
		{"tenures.yaml", "- {person: p, office: o, certainty: sure}\n", `tenures.yaml:1: column certainty: "sure"`},
		{"bodies.tsv", "id\tof\n# default: certainty=sure\n", `bodies.tsv:2: default certainty "sure" is none of`},
		{"bodies.tsv", "id\tof\n# default: sector=GOV\n", `bodies.tsv:2: default "sector=GOV" is neither`},
		{"words.tsv", "lang\twords\nfr\tX\n", "words.tsv:2: column lang"},
	}
	for _, test := range tests {
		_, err := Read(Layer{"", fstest.MapFS{test.file: {Data: []byte(test.text)}}})
		if err == nil || !strings.Contains(err.Error(), test.want) || !errors.Is(err, kawat.ErrInvalid) {
			t.Errorf("%s %q:\n  got  %v\n  want %s", test.file, test.text, err, test.want)
		}
	}
}

// A later layer corrects one row and leaves the rest; its lines say so; and the
// version changes with the content.
func TestLayers(t *testing.T) {
	base := small(t)
	layered := small(t, fstest.MapFS{"bodies.tsv": {Data: []byte("id\tof\tkind\tcode\tsector\tnames_en\nARK.guard\tARK\tpolice\tARK\tCOP\tPalace Guard\nARK.mint\tARK\tagency\tARK\tGOV\tRoyal Mint\n")}})
	if e := layered.Entity("ARK.guard"); e == nil || e.Sector != "COP" || e.Line != "layer 1/bodies.tsv:2" {
		t.Errorf("the layer's row did not win: %+v", e)
	}
	if base.Entity("ARK.guard").Sector != "MIL" || base.Entity("ARK.mint") != nil || layered.Entity("ARK.mint") == nil || layered.Entity("ARK.court") == nil {
		t.Error("layers mixed up")
	}
	if base.Version() == layered.Version() || base.Version() != small(t).Version() {
		t.Error("version does not follow content")
	}
}

// A layer may put its row over, in place of, or away from those before.
func TestOps(t *testing.T) {
	b := small(t, fstest.MapFS{
		"bodies.tsv":       {Data: []byte("op\tid\tsector\tnames_en\n\tARK.guard\t\tRiver Guard\nremove\tARK.court\t\t\n")},
		"persons-more.tsv": {Data: []byte("id\tname\tcountry\tsector\tcertainty\top\nanna-ark\tAnna Ark\tARK\tELI\tlow\treplace\n")},
	})
	if e := b.Entity("ARK.guard"); e == nil || e.Sector != "MIL" || e.NameEN != "River Guard" {
		t.Errorf("merged: %+v", e)
	}
	names := func(text string) int { return len(b.ExplainName("en", "2001-01-01", text)) }
	if names("River Guard") != 1 || names("Palace Guard") != 1 {
		t.Error("a merged list lost a name")
	}
	if b.Entity("ARK.court") != nil {
		t.Error("what was removed is still there")
	}
	if names("Anna Ark") != 1 {
		t.Error("replaced, and gone")
	}
}

// A row says how sure it is, or its file does for all of its rows; what neither
// says is not made up, and a later layer keeps what it does not replace.
func TestCertainty(t *testing.T) {
	b := small(t, fstest.MapFS{
		"bodies.tsv":   {Data: []byte("id\tof\tkind\tcode\tsector\tnames_en\tcertainty\tsource\n# default: source=hand certainty=medium\nARK.mint\tARK\tagency\tARK\tGOV\tRoyal Mint\tlow\nARK.fleet\tARK\tarmy\tARK\tMIL\tFleet\nARK.bank\tARK\tagency\tARK\tGOV\tBank\thigh\tlist.csv:7\n")},
		"bodies-b.tsv": {Data: []byte("id\tof\tkind\tcode\tsector\tnames_en\nARK.zoo\tARK\tagency\tARK\tGOV\tZoo\n")},
		"offices.tsv":  {Data: []byte("id\tof\trole\tsector\tcertainty\nARK.miller\tARK\tpresident\tGOV\tlow\n")},
		"tenures.tsv":  {Data: []byte("person\toffice\tfrom\tto\n# default: source=hand certainty=high\nanna-ark\tARK.miller\t2001\t2002\n")},
	}, fstest.MapFS{
		"bodies.tsv":  {Data: []byte("id\tsector\nARK.mint\tBUS\n")},
		"bodies.yaml": {Data: []byte("- {id: ARK.fleet, certainty: high}\n")},
	})
	for id, want := range map[string]string{"ARK.mint": "BUS hand low", "ARK.fleet": "MIL hand high", "ARK.bank": "GOV list.csv:7 high", "ARK.zoo": "GOV  "} {
		if e := b.Entity(id); e.Sector+" "+b.SourceOf(e)+" "+e.Certainty.String() != want {
			t.Errorf("%s: %s %q %q, want %s", id, e.Sector, b.SourceOf(e), e.Certainty, want)
		}
	}
	if tt := b.TenuresIn("ARK.miller"); b.Office("ARK.miller").Certainty != Low || len(tt) != 1 || tt[0].Certainty != High || tt[0].Source != "hand" {
		t.Errorf("office and tenure: %+v", tt)
	}
	if r := b.ExplainName("en", "2001-01-01", "Royal Mint"); len(r) != 1 || r[0].Certainty != "low" || r[0].Source != "hand" {
		t.Errorf("explained: %+v", r)
	}
	s := b.Stats().Sure[0]
	if s.Of != "entities" || s.High != 2 || s.Low != 1 || s.High+s.Medium+s.Low+s.Unstated != len(b.Entities()) {
		t.Errorf("counted: %+v", s)
	}
}

// Every embedded row says where it is from and how sure it is.
func TestEmbeddedSaysHowSure(t *testing.T) {
	b, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range b.Stats().Sure {
		if c.Unstated > 0 {
			t.Errorf("%d %s do not say how sure they are", c.Unstated, c.Of)
		}
	}
	for _, e := range b.Entities() {
		if e.Certainty == Unstated || b.SourceOf(e) == "" {
			t.Errorf("%s: %s does not say", e.Line, e.ID)
		}
	}
}

// The files of a layer may be YAML.
func TestYAML(t *testing.T) {
	b := small(t, fstest.MapFS{"bodies-mine.yaml": {Data: []byte(`# written for Kawat
- id: ARK.guard
  names_en: &guard [River Guard, "RG;exact"]
- {id: ARK.mint, of: ARK, kind: agency, code: ARK, sector: GOV, names_en: Royal Mint, from: 1999-05-01}
- id: ARK.shore
  of: ARK
  kind: army
  names_en: *guard
- id: ARK.court
  op: remove
`)}})
	if e := b.Entity("ARK.guard"); e == nil || e.Sector != "MIL" || e.NameEN != "River Guard" || !strings.HasSuffix(e.Line, "bodies-mine.yaml:2") {
		t.Errorf("merged: %+v", e)
	}
	if e := b.Entity("ARK.mint"); e == nil || e.From != "1999-05-01" {
		t.Errorf("a date is no longer as it was written: %+v", e)
	}
	if b.Entity("ARK.court") != nil || b.Entity("ARK.shore") == nil || len(b.ExplainName("en", "2001-01-01", "Palace Guard")) != 1 {
		t.Error("removed, added or merged wrongly")
	}
	b, err := Read(Layer{"", os.DirFS("testdata/small")}, Layer{"mine", fstest.MapFS{
		"bodies.yaml":   {Data: []byte("- id: ARK.good\n  of: ARK\n  kind: agency\n  code: ARK\n  sector: GOV\n  names_en: Good Mint\n- id: ARK.a\n  colour: red\n- id: ARK.b\n  id: ARK.c\n- ARK.d\n- id: [ARK.e]\n- id: ARK.f\n  names_en:\n    en: Six\n")},
		"persons.yaml":  {Data: []byte("id: anna-ark\n")},
		"outlets.yaml":  {Data: []byte("- id: [")},
		"places.yaml":   {Data: []byte("# nothing\n")},
		"roles-a.yaml":  {Data: []byte("")},
		"offices.yaml":  {Data: []byte("- id: ARK.x\n---\n- id: ARK.y\n")},
		"tenures-.yaml": {Data: []byte("null")},
	}})
	if b == nil || b.Entity("ARK.good") == nil {
		t.Fatal("good entries were lost")
	}
	for _, want := range []string{`mine/bodies.yaml:8: unknown column "colour"`, "mine/bodies.yaml:10: column id stands twice", "mine/bodies.yaml:11: the entry has no columns",
		"mine/bodies.yaml:12: column id: is no text", "mine/bodies.yaml:15: column names_en: is no text", "mine/persons.yaml:1: is no list", "mine/outlets.yaml:1: yaml:", "mine/offices.yaml:2: only one document"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("not told: %s\n  got %v", want, err)
		}
	}
	if strings.Contains(err.Error(), "places.yaml") || strings.Contains(err.Error(), "roles-a.yaml") || strings.Contains(err.Error(), "tenures-.yaml") {
		t.Errorf("an empty file is no fault: %v", err)
	}
}

// A file whose name no table has is told: its rows would be missed in silence.
func TestStrayFile(t *testing.T) {
	b, err := Read(Layer{"", os.DirFS("testdata/small")}, Layer{"mine", fstest.MapFS{
		"entities.yaml":   {Data: []byte("- id: ARK.guard\n")},
		"persons.yml":     {Data: []byte("- id: anna-ark\n")},
		"Persons.TSV":     {Data: []byte("id\n")},
		"people.tsv.gz":   {},
		"persons-old.tsv": {Data: []byte("id\tname\n")},
		"persons.md":      {Data: []byte("notes")},
		"old/mine.tsv":    {Data: []byte("id\n")},
	}})
	if b == nil || b.Entity("anna-ark") == nil {
		t.Fatal("the rest was lost")
	}
	for _, name := range []string{"entities.yaml", "persons.yml", "Persons.TSV", "people.tsv.gz"} {
		if err == nil || !strings.Contains(err.Error(), "mine/"+name+": no file") {
			t.Errorf("not told: %s\n  got %v", name, err)
		}
	}
	if n := strings.Count(err.Error(), "no file of a layer"); n != 4 {
		t.Errorf("%d files are told, want 4: %v", n, err)
	}
}

// A broken layer costs its bad rows only, and each is told with its place.
func TestBrokenLayer(t *testing.T) {
	b, err := Read(Layer{"", os.DirFS("testdata/small")}, Layer{"mine", fstest.MapFS{"places.tsv.gz": {Data: []byte("not gzip")}}})
	if b != nil || err == nil || !strings.Contains(err.Error(), "mine/places.tsv.gz") {
		t.Fatalf("a file that can't be read: %v", err)
	}
	b, err = Read(Layer{"", os.DirFS("testdata/small")}, Layer{"mine", fstest.MapFS{
		"bodies.tsv":  {Data: []byte("id\tof\tkind\tcode\tsector\tnames_en\tfrom\nARK.mint\tARK\tagency\tARK\tGOV\tRoyal Mint\t\nARK.bad\tARK\tagency\tARK\tGOV\tBad Mint\tyesterday\nARK.good\tARK\tagency\tARK\tGOV\tGood Mint\t\n")},
		"outlets.tsv": {Data: []byte("id\tkind\tcolour\nx\toutlet\tred\n")},
		"tenures.tsv": {Data: []byte("person\toffice\tfrom\tto\tkind\nanna-ark\tARK.president\t2031\t..\tforever\nanna-ark\tARK.president\t2032\t..\n")},
		"persons.tsv": {Data: []byte("id\top\nnobody\tremove\nanna-ark\tburn\n")},
	}})
	if b == nil || b.Entity("ARK.mint") == nil || b.Entity("ARK.good") == nil {
		t.Fatal("good rows were lost")
	}
	for _, want := range []string{"mine/bodies.tsv:3: column from", `mine/outlets.tsv:1: unknown column "colour"`, "mine/tenures.tsv:2: column kind", "mine/persons.tsv:2: column id", "mine/persons.tsv:3: column op"} {
		if err == nil || !strings.Contains(err.Error(), want) || !errors.Is(err, kawat.ErrInvalid) {
			t.Errorf("not told: %s\n  got %v", want, err)
		}
	}
}

func TestMembers(t *testing.T) {
	b := small(t, fstest.MapFS{
		"orgs.tsv":        {Data: []byte("id\tkind\tcode\tsector\tnames_en\tmembers\npact\tigo\tIGO\tGOV\tRiver Pact\tARK\nclub\tigo\tIGO\tGOV\tRiver Club\tARK\n")},
		"memberships.tsv": {Data: []byte("org\tmember\tfrom\tto\npact\tARK\t1990\t1999-12-31\npact\tBOR\t1995-06\t..\n")},
	})
	for _, test := range []struct{ org, day, want string }{
		{"pact", "1992-01-01", "ARK"}, {"pact", "1996-01-01", "ARK BOR"}, {"pact", "2001-01-01", "BOR"}, {"pact", "", "ARK BOR"}, {"club", "2001-01-01", "ARK"}, {"none", "", ""},
	} {
		if got := strings.Join(b.Members(test.org, test.day), " "); got != test.want {
			t.Errorf("members of %s on %s: %s, want %s", test.org, test.day, got, test.want)
		}
	}
}

func TestHolder(t *testing.T) {
	b := small(t)
	tests := []struct{ office, day, want string }{
		{"ARK.president", "1999-12-31", ""},
		{"ARK.president", "2000-06-15", "anna-ark"},
		{"ARK.president", "2004-03-09", "anna-ark"},
		{"ARK.president", "2004-03-10", "bela-bor"}, // the day of the handover
		{"ARK.president", "2006-01-01", "cira-col"}, // acting counts
		{"ARK.president", "2006-11-30", "cira-col"}, // elected is not yet holding
		{"ARK.president", "2007-01-01", "dora-dal"},
		{"ARK.president", "2030-01-01", "dora-dal"},
		{"ARK.judge", "2005-01-01", ""}, // several holders
		{"ARK.nothing", "2005-01-01", ""},
	}
	for _, test := range tests {
		got := ""
		if e, _ := b.Holder(test.office, test.day); e != nil {
			got = e.ID
		}
		if got != test.want {
			t.Errorf("Holder(%s, %s) = %q, want %q", test.office, test.day, got, test.want)
		}
	}
}

func TestStanding(t *testing.T) {
	b := small(t)
	tests := []struct{ person, day, code, sector, office string }{
		{"anna-ark", "1995-01-01", "ARK", "PTY", ""},              // before the first office: the row's own
		{"anna-ark", "2002-01-01", "ARK", "GOV", "ARK.president"}, // minister and party leader at once: the minister
		{"anna-ark", "2004-03-10", "ARK", "PTY", "green-party.leader"},
		{"bela-bor", "2010-01-01", "ARK", "ELI", ""},
		{"dora-dal", "2006-12-15", "ARK", "JUD", "ARK.judge"},
		{"nobody", "2000-01-01", "", "", ""},
	}
	for _, test := range tests {
		s := b.Standing(test.person, test.day)
		office := ""
		if s.Office != nil {
			office = s.Office.ID
		}
		if s.Code != test.code || s.Sector != test.sector || office != test.office {
			t.Errorf("Standing(%s, %s) = %s %s %s, want %s %s %s", test.person, test.day, s.Code, s.Sector, office, test.code, test.sector, test.office)
		}
	}
}

// What matches in running text: the longest first, with the case that flags ask for.
func TestMatch(t *testing.T) {
	b := small(t)
	f, err := os.Open("testdata/match.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	n := 0
	for sc := bufio.NewScanner(f); sc.Scan(); {
		line := strings.TrimSpace(sc.Text())
		n++
		if line == "" || strings.HasPrefix(line, "//") {
			continue
		}
		lang, rest, _ := strings.Cut(line, " ")
		text, want, _ := strings.Cut(rest, " → ")
		var tokens []kawat.Token
		at := 0
		for _, form := range strings.Fields(text) {
			i := strings.Index(text[at:], form) + at
			tokens = append(tokens, kawat.Token{Start: i, End: i + len(form), Form: form})
			at = i + len(form)
		}
		var got []string
		for _, m := range b.Match(lang, tokens) {
			var ids []string
			for _, c := range m.Candidates {
				id := ""
				switch {
				case c.Entity != nil:
					id = c.Entity.ID
				case c.Role != nil:
					id = c.Role.ID
				case c.Agent != nil:
					id = c.Agent.ID
				case c.Place != nil:
					id = c.Place.NameEN
				}
				if c.Weak {
					id += "?"
				}
				ids = append(ids, c.As.String()+":"+id)
			}
			got = append(got, text[m.Start:m.End]+" = "+strings.Join(ids, ","))
		}
		if g := strings.Join(got, " | "); g != strings.TrimSpace(want) {
			t.Errorf("match.txt:%d: %s\n  got  %s\n  want %s", n, text, g, want)
		}
	}
}

func TestExplainName(t *testing.T) {
	b := small(t)
	got := b.ExplainName("en", "2006-02-01", "Ark")
	if len(got) != 3 || got[0].Entity != "ARK" || got[0].Line != "countries.tsv:3" || got[1].Entity != "OLD" || !got[1].Dead || got[2].Entity != "anna-ark" || got[2].Sector != "PTY" {
		t.Errorf("got %+v", got)
	}
}

// Each flaw must be found, and found once.
func TestLint(t *testing.T) {
	var got []string
	for _, f := range small(t, os.DirFS("testdata/flawed")).Lint() {
		got = append(got, f.String())
	}
	want, err := os.ReadFile("testdata/flawed/want.txt")
	if err != nil {
		t.Fatal(err)
	}
	if g := strings.Join(got, "\n") + "\n"; g != string(want) {
		t.Errorf("got\n%swant\n%s", g, want)
	}
	if flaws := small(t).Lint(); len(flaws) > 0 {
		t.Errorf("the small base has flaws: %v", flaws)
	}
}

func FuzzRead(f *testing.F) {
	files, _ := filepath.Glob("testdata/small/*.tsv")
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(filepath.Base(name), string(text))
	}
	f.Add("countries.tsv", "") // not one name
	f.Add("bodies.yaml", "- &a {id: ARK.guard, names_en: [River Guard, *a]}\n- id: ARK.court\n  op: remove\n")
	f.Fuzz(func(t *testing.T, name, text string) {
		b, _ := Read(Layer{"", os.DirFS("testdata/small")}, Layer{"", fstest.MapFS{name: {Data: []byte(text)}}})
		if b == nil {
			return
		}
		b.Lint()
		for _, w := range strings.Fields(text) {
			b.ExplainName("en", "2000-01-01", w)
		}
	})
}

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		if _, err := Open(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkMatch looks names up in the base, and in one with ten times as many.
func BenchmarkMatch(b *testing.B) {
	base, err := Embedded()
	if err != nil {
		b.Fatal(err)
	}
	var tokens []kawat.Token
	for _, w := range strings.Fields("The Russian foreign minister Sergei Lavrov told reporters in Moscow on Tuesday that the United Nations Security Council must meet") {
		tokens = append(tokens, kawat.Token{Form: w, End: len(w)})
	}
	b.Run("base", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			base.Match("en", tokens)
		}
	})
	b.Run("tenfold", func(b *testing.B) {
		var text strings.Builder
		text.WriteString("id\tname\tcountry\tsector\n")
		for i := range 9 * base.Stats().Names {
			fmt.Fprintf(&text, "made-%d\tSergei %s Moscow%d\tRUS\tCVL\n", i, strings.Repeat("A", 1+i%3), i)
		}
		large, err := Open(Layer{"", fstest.MapFS{"persons.tsv": {Data: []byte(text.String())}}})
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(large.Stats().Names)/float64(base.Stats().Names), "times-the-names")
		b.ReportAllocs()
		for b.Loop() {
			large.Match("en", tokens)
		}
	})
}
