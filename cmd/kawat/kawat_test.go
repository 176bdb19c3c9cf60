package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"kawat"
)

// kawatRun runs the program as a user would and returns what it printed.
func kawatRun(t *testing.T, stdin string, args ...string) (code int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	code = run(t.Context(), args, strings.NewReader(stdin), &o, &e)
	return code, o.String(), e.String()
}

func analyses(t *testing.T, out string) []kawat.Analysis {
	t.Helper()
	var list []kawat.Analysis
	for line := range strings.Lines(out) {
		var a kawat.Analysis
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatalf("%v in %s", err, line)
		}
		list = append(list, a)
	}
	return list
}

// Every line that code --json prints, failures too, is valid under the
// published schema.
func TestSchema(t *testing.T) {
	f, err := os.Open("../../docs/record.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	doc, err := jsonschema.UnmarshalJSON(f)
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("record.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("record.json")
	if err != nil {
		t.Fatal(err)
	}
	_, out, _ := kawatRun(t, `{"id":"a","text":"Rusia menyerang Ukraina pada Senin (15/8/2022).","published":"2022-08-16","outlet":"X"}`+"\n{broken\n"+`{"id":"c","text":"Россия и Украина провели переговоры в Стамбуле."}`+"\n",
		"code", "--json", "../../samples", "-")
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if len(lines) != 13 {
		t.Errorf("%d lines, want 10 samples and 3 lines of standard input", len(lines))
	}
	for _, line := range lines {
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(v); err != nil {
			t.Errorf("%v\nin %.300s", err, line)
		}
	}
}

func names(chain []kawat.Link) string {
	var out []string
	for _, l := range chain {
		out = append(out, l.Name)
	}
	return strings.Join(out, " < ")
}

func sideCodes(actors []kawat.Actor) string {
	var out []string
	for _, a := range actors {
		if !slices.Contains(out, a.Code) {
			out = append(out, a.Code)
		}
	}
	slices.Sort(out)
	return strings.Join(out, ",")
}

// The letter report: who wrote to whom, what was promised, what was recognised
// long ago, and through whom it came.
func TestLetterReport(t *testing.T) {
	code, out, errs := kawatRun(t, "", "code", "--json", "../../samples/surat-putin-kim.html")
	if code != 0 {
		t.Fatal(errs)
	}
	a := analyses(t, out)[0]
	art := &a.Article
	if got := fmt.Sprintf("%v %v %s %s %s %d %d", art.Byline, art.Editor, art.Dateline, art.Outlet, art.PublishedDay(), len(art.Paragraphs), len(art.Related)); got != "[Ratih Puspasari] [Bima Wirawan] MOSKOW Kabar Nusantara 2022-08-16 8 2" {
		t.Errorf("article: %s", got)
	}
	if regexp.MustCompile(`Baca juga|Ratih|Bima|KABARNUSANTARA`).MatchString(art.Text) {
		t.Errorf("furniture in the body: %s", art.Text)
	}
	type want struct {
		typ        kawat.EventType
		actors     string
		recipients string
		ok         func(e *kawat.Event) bool
		what       string
	}
	for _, w := range []want{
		{kawat.Consult, "RUS", "PRK", func(e *kawat.Event) bool {
			return e.Date != nil && e.Date.EDTF == "2022-08-15" && e.Status == kawat.Actual
		}, "the letter of 15 August 2022"},
		{kawat.Agree, "RUS", "PRK", func(e *kawat.Event) bool { return e.Status == kawat.Actual }, "the promise of wider ties"},
		{kawat.Support, "PRK,RUS", "", func(e *kawat.Event) bool { return e.Historical && e.Date != nil && e.Date.EDTF == "2019" }, "the agreement of 2019, historical"},
		{kawat.Support, "PRK", "UKR", func(e *kawat.Event) bool {
			return len(e.Recipients) == 2 && e.Recipients[0].Entity == "DNR" && e.Recipients[1].Entity == "LNR"
		}, "the recognition of DNR and LNR"},
		{kawat.Sanction, "UKR", "PRK", func(e *kawat.Event) bool { return true }, "Ukraine breaks relations"},
		{kawat.Agree, "PRK", "UKR", func(e *kawat.Event) bool {
			return (e.Status == kawat.Hypothetical || e.Status == kawat.Future) && slices.ContainsFunc(e.Chain, func(l kawat.Link) bool { return l.Kind == kawat.LinkUnnamed })
		}, "the workers, by rumour"},
	} {
		if !slices.ContainsFunc(a.Events, func(e kawat.Event) bool {
			return e.Type == w.typ && sideCodes(e.Actors) == w.actors && sideCodes(e.Recipients) == w.recipients && w.ok(&e)
		}) {
			t.Errorf("%s is missing", w.what)
		}
	}
	if !slices.ContainsFunc(a.Statements, func(s kawat.Statement) bool {
		return s.Speaker.Entity == "vladimir-putin" && s.Quote == kawat.Direct && names(s.Chain) == "Kabar Nusantara < Al Jazeera < KCNA < surat < Vladimir Putin"
	}) {
		t.Errorf("Putin's statement with its chain is missing")
	}
	if t.Failed() {
		for i := range a.Events {
			e := &a.Events[i]
			t.Logf("%s %s > %s %s hist=%v date=%v planned=%v %q ← %s", e.Type, sideCodes(e.Actors), sideCodes(e.Recipients), e.Status, e.Historical, e.Date, e.Planned, art.Slice(e.Trigger), names(e.Chain))
		}
		for i := range a.Statements {
			s := &a.Statements[i]
			t.Logf("%s %s %q ← %s", s.Speaker.Entity, s.Quote, art.Slice(s.Content), names(s.Chain))
		}
	}
}

// Input and output stay in step, ids come back, and one broken line costs only
// itself.
func TestBrokenLine(t *testing.T) {
	var in strings.Builder
	for i := 1; i <= 10; i++ {
		if i == 7 {
			in.WriteString(`{"id":"r7","text":"Rusia` + "\n")
			continue
		}
		fmt.Fprintf(&in, `{"id":"r%d","text":"Rusia menyerang Ukraina."}`+"\n", i)
	}
	path := filepath.Join(t.TempDir(), "reports.jsonl")
	if err := os.WriteFile(path, []byte(in.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	code, out, errs := kawatRun(t, "", "code", "--json", path)
	if code != exitFailed || !strings.Contains(errs, "reports.jsonl:7") {
		t.Errorf("exit %d, message %q", code, errs)
	}
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if len(lines) != 10 {
		t.Fatalf("%d lines for 10", len(lines))
	}
	for i, line := range lines {
		var got struct{ ID, Error *string }
		if err := json.Unmarshal([]byte(line), &got); err != nil {
			t.Fatal(err)
		}
		if bad := i == 6; (got.Error != nil) != bad || !bad && *got.ID != fmt.Sprintf("r%d", i+1) {
			t.Errorf("line %d: %.120s", i+1, line)
		}
	}
	data := t.TempDir()
	if code, out, _ := kawatRun(t, "", "--data", data, "ingest", path); code != exitFailed || !strings.Contains(out, "1 could not be read") {
		t.Errorf("ingest: exit %d, %s", code, out)
	}
}

func TestIngestIsIdempotent(t *testing.T) {
	data := t.TempDir()
	code, out, errs := kawatRun(t, "", "--data", data, "ingest", "../../samples")
	if code != 0 || !strings.Contains(out, "10 new, 0 known, 0 could not be read; coded 10") {
		t.Fatalf("exit %d: %s %s", code, out, errs)
	}
	code, out, errs = kawatRun(t, "", "--data", data, "ingest", "../../samples")
	if code != 0 || !strings.Contains(out, "0 new, 10 known, 0 could not be read; coded 0") {
		t.Errorf("second time: exit %d: %s %s", code, out, errs)
	}
	if code, out, errs := kawatRun(t, "", "--data", data, "doctor"); code != 0 || strings.Contains(out, "BAD") {
		t.Errorf("doctor: exit %d: %s %s", code, out, errs)
	}
}

// Bad input: a clear message that names it, exit code 1, and the rest goes on.
func TestBadInput(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, b []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, b, 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	good := "../../samples/sanksi-uni-eropa.html"
	for _, c := range []struct {
		name, path, want string
	}{
		{"empty", write("empty.txt", nil), "empty"},
		{"binary", write("binary.txt", bytes.Repeat([]byte{0, 1, 2, 3}, 500)), "binary"},
		{"too large", write("big.html", bytes.Repeat([]byte("<p>Rusia menyerang Ukraina hari ini.</p>\n"), 30<<20/40)), "at most"},
		{"missing", filepath.Join(dir, "none.txt"), "none.txt"},
		{"unknown kind", write("x.pdf", []byte("%PDF-1.4")), "x.pdf"},
	} {
		code, out, errs := kawatRun(t, "", "code", "--json", c.path, good)
		if code != exitFailed || !strings.Contains(errs, filepath.Base(c.path)) || !strings.Contains(errs, c.want) {
			t.Errorf("%s: exit %d, message %q", c.name, code, errs)
		}
		if !strings.Contains(out, `"type":"SANCTION"`) {
			t.Errorf("%s: the good report beside it is lost", c.name)
		}
	}
	for _, c := range []struct {
		name, path, want string
	}{
		{"invalid UTF-8", write("latin.txt", []byte("Menlu Rusia tiba\n\nJAKARTA - Menteri Luar Negeri Rusia Sergei Lavrov mengunjungi Indonesia, \xe9\xff kata dia.\n")), "not UTF-8, taken for Windows-1252"},
		{"broken UTF-8", write("broken.txt", []byte("Menlu Rusia tiba\n\nJAKARTA – “Menteri Luar Negeri Rusia Sergei Lavrov” mengunjungi Indonesia\xff, kata dia.\n")), "1 broken bytes"},
		{"truncated HTML", write("cut.html", []byte("<html><body><article><h1>Rusia serang Ukraina</h1><p>Rusia menyerang Ukraina pada hari Senin, kata pejabat Ukraina di Kyiv.</p><p>Ukraina meminta bantuan kepada Amerika Ser")), "the page is cut off"},
	} {
		if code, out, errs := kawatRun(t, "", "code", "--json", c.path); code != 0 || !strings.Contains(out, `"code":"RUS"`) || !strings.Contains(errs, filepath.Base(c.path)) || !strings.Contains(errs, c.want) {
			t.Errorf("code %s: exit %d, %s", c.name, code, errs)
		}
		if code, _, errs := kawatRun(t, "", "--data", filepath.Join(dir, "damaged"), "ingest", c.path); code != 0 || !strings.Contains(errs, filepath.Base(c.path)) || !strings.Contains(errs, c.want) {
			t.Errorf("ingest %s: exit %d, %s", c.name, code, errs)
		}
	}
	if code, _, errs := kawatRun(t, "", "code"); code != exitUsage || !strings.Contains(errs, "standard input") {
		t.Errorf("no input: exit %d, %q", code, errs)
	}
	if code, _, errs := kawatRun(t, "", "kode"); code != exitUsage || !strings.Contains(errs, "kode") {
		t.Errorf("wrong command: exit %d, %q", code, errs)
	}
	if code, _, errs := kawatRun(t, "", "--data", write("file", nil), "ingest", good); code != exitFailed || !strings.Contains(errs, filepath.Join(dir, "file")) {
		t.Errorf("data folder is a file: exit %d, %q", code, errs)
	}
	if code, _, errs := kawatRun(t, "", "eval", filepath.Join(dir, "none.jsonl")); code != exitFailed || !strings.Contains(errs, "none.jsonl") {
		t.Errorf("eval without gold: exit %d, %q", code, errs)
	}
}

// Reports in a language without rules are kept, with the reason.
func TestOtherLanguage(t *testing.T) {
	text := "Kerajaan Malaysia menegaskan bahawa mesyuarat itu diadakan kerana isu sempadan. Polis berkata wang tersebut telah dirampas daripada syarikat berkenaan."
	code, out, _ := kawatRun(t, text, "code", "--json", "-")
	a := analyses(t, out)[0]
	if code != 0 || a.State != kawat.StateOther || a.Lang != "ms" || a.Reason == "" || len(a.Events) != 0 {
		t.Errorf("exit %d, state %s, language %s, reason %q", code, a.State, a.Lang, a.Reason)
	}
}

func TestExplain(t *testing.T) {
	code, out, errs := kawatRun(t, "", "explain", "Rusia tidak menyerang Ukraina.", "--lang", "id")
	if code != 0 {
		t.Fatal(errs)
	}
	for _, want := range []string{"menyerang", "nsubj", "countries.tsv:", "RULES FIRED", "NEARLY FIRED", "ASSAULT", "negated", "RUS"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is missing in\n%s", want, out)
		}
	}
	if code, _, _ := kawatRun(t, "", "explain"); code != exitUsage {
		t.Errorf("explain without sentence: exit %d", code)
	}
	if code, _, errs := kawatRun(t, "", "explain", "x y z", "--lang", "xx"); code != exitFailed || !strings.Contains(errs, "xx") {
		t.Errorf("unknown language: exit %d, %q", code, errs)
	}
}

func TestVersion(t *testing.T) {
	code, out, errs := kawatRun(t, "", "version")
	if code != 0 {
		t.Fatal(errs)
	}
	for _, want := range []string{"kawat ", release, "en-", "id-", "plover-", "knowledge"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is missing in %s", want, out)
		}
	}
}

func TestTable(t *testing.T) {
	_, out, _ := kawatRun(t, "", "code", "--table", "../../samples/sanksi-uni-eropa.html")
	lines := strings.Split(strings.TrimSpace(out), "\n")
	for i, l := range lines {
		if n := strings.Count(l, "\t"); n != strings.Count(tableHeader, "\t") {
			t.Errorf("line %d has %d columns", i+1, n+1)
		}
	}
	if len(lines) < 3 || !strings.Contains(out, "EURGOV\tSANCTION") {
		t.Errorf("table:\n%s", out)
	}
}

// A port that is taken is said so; otherwise the address is printed and the
// pages answer until the program is told to stop.
func TestServe(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	data := t.TempDir()
	if code, _, errs := kawatRun(t, "", "--data", data, "serve", "--addr", l.Addr().String()); code != exitFailed || !strings.Contains(errs, "in use") || !strings.Contains(errs, "--addr") {
		t.Errorf("port in use: exit %d, %q", code, errs)
	}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	r, w := io.Pipe()
	done := make(chan int, 1)
	go func() {
		done <- run(ctx, []string{"--data", data, "up", "../../samples", "--addr", "127.0.0.1:0"}, strings.NewReader(""), w, io.Discard)
		w.Close()
	}()
	address := regexp.MustCompile(`http://[^ ]+/`)
	var seen strings.Builder
	buf := make([]byte, 4096)
	url := ""
	for url == "" {
		n, err := r.Read(buf)
		seen.Write(buf[:n])
		url = address.FindString(seen.String())
		if err != nil && url == "" {
			t.Fatalf("no address in %q", seen.String())
		}
	}
	go io.Copy(io.Discard, r)
	for path, want := range map[string]string{"": "KCNA", "dyads/PRK/RUS": "<svg", "dyads/PRK/RUS.json": `"type":"CONSULT"`, "stream.csv": "CONSULT", "search?q=luka-luka": "luka", "codebook?lang=id": "Yang bukan ASSAULT:"} {
		res, err := http.Get(url + path)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(res.Body)
		res.Body.Close()
		if err != nil || res.StatusCode != 200 || !strings.Contains(string(body), want) {
			t.Errorf("%s%s: %s, lacks %q", url, path, res.Status, want)
		}
	}
	stop()
	if code := <-done; code != exitOK {
		t.Errorf("stopped with exit %d", code)
	}
}

// What can't be read says so once, naming the input and what is wrong with it.
func TestMessagesOfBadInputs(t *testing.T) {
	dir := t.TempDir()
	file := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	folder := filepath.Dir(file("none/notes.pdf", "%PDF"))
	bin, lines := file("bin.txt", "a\x00b"), file("empty.jsonl", "\n\n")
	for _, c := range []struct {
		input, stdin, name, says string
	}{
		{folder, "", folder, "no report in this folder"},
		{lines, "", lines, "there is no report in it"},
		{bin, "", bin, "NUL byte at offset 1"},
		{"-", `{"id":"a","text":"Rusia menyerang Ukraina.","published":"kemarin"}` + "\n", "stdin:1", `published "kemarin" is no date`},
	} {
		for _, command := range []string{"code", "ingest"} {
			code, out, errs := kawatRun(t, c.stdin, command, "--data", filepath.Join(dir, "record"+c.name), c.input)
			if code != 1 || strings.Count(errs, c.name) != 1 || strings.Count(errs, "\n") != 1 || !strings.Contains(errs, c.says) {
				t.Errorf("%s %s: code %d, says %q", command, c.input, code, errs)
			}
			if command == "code" && c.input == "-" && !strings.Contains(out, `{"error":"stdin:1: `) {
				t.Errorf("the line that fails yields %q", out)
			}
		}
	}
	// What is short, or dated by hand, is a report.
	code, out, errs := kawatRun(t, `{"id":"h","html":"<h1>Judul</h1><p>Presiden Rusia Vladimir Putin mengunjungi Korea Utara.</p>","published":"16 Agustus 2022"}`, "code", "--json", "-")
	if code != 0 {
		t.Fatal(errs)
	}
	if a := analyses(t, out)[0]; a.Article.Published != "2022-08-16" || len(a.Events) == 0 {
		t.Errorf("published %q, %d events", a.Article.Published, len(a.Events))
	}
}

// What can't be printed is not passed over.
func TestFullOutput(t *testing.T) {
	for _, args := range [][]string{{"version"}, {"doctor", "--data", t.TempDir()}, {"eval", filepath.Join("..", "..", "eval", "testdata", "dev.jsonl")}} {
		var errs bytes.Buffer
		if code := run(t.Context(), args, strings.NewReader(""), fullDisk{}, &errs); code != exitFailed || !strings.Contains(errs.String(), "no space left") {
			t.Errorf("%s: exit %d, %q", args[0], code, errs.String())
		}
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, syscall.ENOSPC }
