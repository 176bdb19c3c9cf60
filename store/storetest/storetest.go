// Package storetest is the conformance suite of [kawat.Store]: what every
// implementation must do, told as tests. A new store calls [Run] from its own
// tests and adds what is particular to it.
package storetest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"kawat"
)

// Run tests the store that open makes. Open is called once for each test and
// returns an empty store; it closes it with t.Cleanup if it must be closed.
func Run(t *testing.T, open func(t *testing.T) kawat.Store) {
	for _, test := range []struct {
		name string
		run  func(t *testing.T, s kawat.Store)
	}{
		{"PutIsIdempotent", putIsIdempotent},
		{"PutRefusesUnknownMedia", putRefuses},
		{"RawComesBack", rawComesBack},
		{"NotFound", notFound},
		{"SaveNeedsPut", saveNeedsPut},
		{"SaveChecksInput", saveChecksInput},
		{"ReportComesBack", reportComesBack},
		{"SaveReplaces", saveReplaces},
		{"PendingByStamp", pendingByStamp},
		{"PendingPages", pendingPages},
		{"PrefixLookup", prefixLookup},
		{"OrderAndPages", orderAndPages},
		{"PagesStayStable", pagesStayStable},
		{"WhoTakesPart", whoTakesPart},
		{"Dyads", dyads},
		{"Filters", filters},
		{"DaysOfEvents", daysOfEvents},
		{"StatementFilters", statementFilters},
		{"StatementsOfDyads", statementsOfDyads},
		{"ReportFilters", reportFilters},
		{"FullText", fullText},
		{"FullTextFollowsSave", fullTextFollowsSave},
		{"InvalidQueries", invalidQueries},
		{"Actors", actors},
		{"Counts", counts},
		{"Edits", edits},
		{"Unicode", unicodeEverywhere},
		{"Cancelled", cancelled},
		{"Concurrent", concurrent},
		{"CheckIsClean", checkIsClean},
	} {
		t.Run(test.name, func(t *testing.T) { test.run(t, open(t)) })
	}
}

var (
	ctx   = context.Background()
	stamp = kawat.Stamp{Program: "1", Models: "m1", Rules: "r1", Knowledge: "k1"}
	newer = kawat.Stamp{Program: "2", Models: "m1", Rules: "r1", Knowledge: "k1"}
)

// Raw makes the n-th synthetic report of the suite.
func Raw(n int) kawat.Raw {
	return kawat.Raw{
		Name: fmt.Sprintf("made/%04d.txt", n), ID: fmt.Sprintf("made-%04d", n), Media: kawat.Text,
		Bytes: fmt.Appendf(nil, "Menlu bertemu tamu nomor %d\n\nJakarta - Menlu bertemu tamu nomor %d.\n", n, n),
		URL:   fmt.Sprintf("https://example.test/berita/%d?a=b&c=d", n), Outlet: "Kabar Contoh",
		Title: fmt.Sprintf("Menlu bertemu tamu nomor %d", n), Published: fmt.Sprintf("2022-08-%02dT09:14:00+07:00", 1+n%28), Lang: "id",
		Fetched: time.Date(2022, 9, 1, 1, 2, 3, 4000, time.UTC),
	}
}

// Actor makes an actor with an entity of its own if name is in lower case.
func Actor(code, sector, name string) kawat.Actor {
	a := kawat.Actor{Code: code, Sector: sector, Name: name, Text: name, Span: kawat.Span{Start: 0, End: 5}}
	if name == strings.ToLower(name) {
		a.Entity = strings.ReplaceAll(name, " ", "-")
	}
	return a
}

// Event makes an event of the given sides.
func Event(id string, typ kawat.EventType, actors, recipients []kawat.Actor) kawat.Event {
	return kawat.Event{
		ID: id, Type: typ, Contexts: []string{"diplomatic"}, CAMEO: "040", Goldstein: 1, Intensity: 1.5, Quad: 1,
		Actors: actors, Recipients: recipients, Status: kawat.Actual,
		Chain: []kawat.Link{{Name: "Kabar Contoh", Kind: kawat.LinkOutlet}}, Evidence: []kawat.Span{{Start: 0, End: 13}},
		Trigger: kawat.Span{Start: 6, End: 13}, Rule: "consult.meet", Confidence: 0.75,
	}
}

// Analysis makes the analysis of raw with the given events and statements.
func Analysis(raw kawat.Raw, st kawat.Stamp, events []kawat.Event, statements []kawat.Statement) kawat.Analysis {
	text := strings.TrimPrefix(string(raw.Bytes), raw.Title+"\n\n")
	if events == nil {
		events = []kawat.Event{}
	}
	if statements == nil {
		statements = []kawat.Statement{}
	}
	id := raw.ID
	if id == "" {
		id = raw.Hash()
	}
	return kawat.Analysis{
		ID: id, Hash: raw.Hash(), Lang: raw.Lang, State: kawat.StateCoded, Stamp: st,
		Article: kawat.Article{
			URL: raw.URL, Outlet: raw.Outlet, Headline: raw.Title, Byline: []string{}, Editor: []string{}, Published: raw.Published,
			Text: text, Paragraphs: []kawat.Span{{Start: 0, End: len(text)}}, Related: []kawat.Related{}, Found: map[string]string{"headline": "caller"},
		},
		Mentions: []kawat.Mention{{Span: kawat.Span{Start: 0, End: 5}, Kind: "title", Actors: []kawat.Actor{Actor("IDN", "GOV", "indonesia")}}},
		Events:   events, Statements: statements,
	}
}

func list(a ...kawat.Actor) []kawat.Actor { return a }

func mustPut(t *testing.T, s kawat.Store, raw kawat.Raw) string {
	t.Helper()
	hash, _, err := s.Put(ctx, raw)
	if err != nil {
		t.Fatalf("Put(%s): %v", raw.Name, err)
	}
	return hash
}

func mustSave(t *testing.T, s kawat.Store, a kawat.Analysis) {
	t.Helper()
	if err := s.Save(ctx, a); err != nil {
		t.Fatalf("Save(%s): %v", a.ID, err)
	}
}

// add puts a report and saves its analysis with the given events.
func add(t *testing.T, s kawat.Store, raw kawat.Raw, events ...kawat.Event) string {
	t.Helper()
	hash := mustPut(t, s, raw)
	mustSave(t, s, Analysis(raw, stamp, events, nil))
	return hash
}

func events(t *testing.T, s kawat.Store, q kawat.Query) []kawat.EventRow {
	t.Helper()
	rows, _, err := s.Events(ctx, q)
	if err != nil {
		t.Fatalf("Events(%+v): %v", q, err)
	}
	return rows
}

// ids are the ids of the events that q finds, in order.
func ids(t *testing.T, s kawat.Store, q kawat.Query) string {
	t.Helper()
	var out []string
	for _, r := range events(t, s, q) {
		out = append(out, r.ID)
	}
	return strings.Join(out, " ")
}

// names are the caller's ids of the reports that q finds, in order.
func names(t *testing.T, s kawat.Store, q kawat.Query) string {
	t.Helper()
	rows, _, err := s.Reports(ctx, q)
	if err != nil {
		t.Fatalf("Reports(%+v): %v", q, err)
	}
	var out []string
	for _, r := range rows {
		out = append(out, r.ID)
	}
	return strings.Join(out, " ")
}

func equal(t *testing.T, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s:\n got %v\nwant %v", what, got, want)
	}
}

func wantError(t *testing.T, what string, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Errorf("%s: error %v, want one that wraps %q", what, got, want)
	}
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func putIsIdempotent(t *testing.T, s kawat.Store) {
	raw := Raw(1)
	hash, known, err := s.Put(ctx, raw)
	if err != nil || known || hash != raw.Hash() {
		t.Fatalf("first Put: %q, known %v, %v", hash, known, err)
	}
	again := raw
	again.Name, again.ID, again.Fetched = "elsewhere", "other id", time.Time{} // not part of the hash
	hash, known, err = s.Put(ctx, again)
	if err != nil || !known || hash != raw.Hash() {
		t.Fatalf("second Put: %q, known %v, %v", hash, known, err)
	}
	got, err := s.Raw(ctx, hash)
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "name and id after a second Put", got.Name+"|"+got.ID, raw.Name+"|"+raw.ID)
	c, err := s.Counts(ctx)
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "reports", c.Reports[kawat.StateNew], 1)

	// The same bytes with another title are another report.
	again.Title = "Judul lain"
	if _, known, err := s.Put(ctx, again); err != nil || known {
		t.Fatalf("Put of another report: known %v, %v", known, err)
	}
}

func putRefuses(t *testing.T, s kawat.Store) {
	raw := Raw(1)
	raw.Media = "pdf"
	_, _, err := s.Put(ctx, raw)
	wantError(t, "Put of a PDF", err, kawat.ErrInvalid)
}

func rawComesBack(t *testing.T, s kawat.Store) {
	odd := kawat.Raw{Media: kawat.HTML, Bytes: []byte("\xff\xfe\x00<\r\n\r\nWARC/1.1\r\n\x1f\x8b\x08"), Charset: "utf-16le", URL: "not a url\n", Title: " =?x?= \r\nbaris dua\t", Name: "a\nb", ID: "=?UTF-8?B?eA==?="}
	empty := kawat.Raw{Media: kawat.Text, Bytes: []byte{}}
	large := kawat.Raw{Media: kawat.Text, Bytes: bytes.Repeat([]byte("kawat "), 1<<19)}
	for _, raw := range []kawat.Raw{Raw(1), odd, empty, large, Raw(2)} {
		hash := mustPut(t, s, raw)
		got, err := s.Raw(ctx, hash)
		if err != nil {
			t.Errorf("Raw of %.20q: %v", raw.Name, err)
			continue
		}
		if !bytes.Equal(got.Bytes, raw.Bytes) {
			t.Errorf("bytes of %.20q differ", raw.Name)
		}
		if !got.Fetched.Equal(raw.Fetched) {
			t.Errorf("fetched is %v, want %v", got.Fetched, raw.Fetched)
		}
		equal(t, "raw", asJSON(t, got), asJSON(t, raw))
	}
}

func notFound(t *testing.T, s kawat.Store) {
	none := strings.Repeat("0", 64)
	_, err := s.Raw(ctx, none)
	wantError(t, "Raw", err, kawat.ErrNotFound)
	_, err = s.Report(ctx, none)
	wantError(t, "Report", err, kawat.ErrNotFound)
	_, err = s.Report(ctx, none[:8])
	wantError(t, "Report by prefix", err, kawat.ErrNotFound)
	equal(t, "events of an unknown report", ids(t, s, kawat.Query{Report: none}), "")
	hashes, next, err := s.Pending(ctx, stamp, "", 10)
	if err != nil || len(hashes) != 0 || next != "" {
		t.Errorf("Pending of an empty store: %v, %q, %v", hashes, next, err)
	}
	rows, err := s.Actors(ctx, kawat.Query{})
	if err != nil || len(rows) != 0 {
		t.Errorf("Actors of an empty store: %v, %v", rows, err)
	}
}

func edits(t *testing.T, s kawat.Store) {
	inForce := func(want ...int) []kawat.KnowledgeEdit {
		t.Helper()
		list, err := s.Edits(ctx)
		if err != nil {
			t.Fatal(err)
		}
		var nums []int
		for _, e := range list {
			nums = append(nums, e.Num)
		}
		equal(t, "edits in force", nums, want)
		return list
	}
	add := func(e kawat.KnowledgeEdit, want int) {
		t.Helper()
		num, err := s.Edit(ctx, e)
		if err != nil {
			t.Fatal(err)
		}
		equal(t, "number", num, want)
	}
	inForce()
	first := kawat.KnowledgeEdit{Num: 7, Table: "persons.tsv", Cells: map[string]string{"id": "budi", "aliases_id": "Pak Budi|\"Bud\";weak"}, Note: "kata <Ani> & é"}
	add(first, 1)
	add(kawat.KnowledgeEdit{Table: "tenures.tsv", Cells: map[string]string{"op": "remove", "person": "budi"}}, 2)
	got := inForce(1, 2)[0]
	if since := time.Since(got.At); since < -time.Minute || since > time.Hour {
		t.Errorf("made at %v", got.At)
	}
	first.Num, first.At = 1, got.At
	equal(t, "edit", got, first)

	for _, e := range []kawat.KnowledgeEdit{{Cells: first.Cells}, {Table: "persons.tsv"}} {
		_, err := s.Edit(ctx, e)
		wantError(t, "an edit of nothing", err, kawat.ErrInvalid)
	}
	if err := s.Undo(ctx, 1); err != nil {
		t.Fatal(err)
	}
	inForce(2)
	wantError(t, "undo twice", s.Undo(ctx, 1), kawat.ErrNotFound)
	wantError(t, "undo of none", s.Undo(ctx, 99), kawat.ErrNotFound)
	if err := s.Undo(ctx, 2); err != nil {
		t.Fatal(err)
	}
	inForce()
	add(first, 3)
	inForce(3)
}

func saveNeedsPut(t *testing.T, s kawat.Store) {
	wantError(t, "Save", s.Save(ctx, Analysis(Raw(1), stamp, nil, nil)), kawat.ErrNotFound)
	c, err := s.Counts(ctx)
	if err != nil || len(c.Reports) != 0 {
		t.Errorf("counts after a refused Save: %v, %v", c, err)
	}
}

func saveChecksInput(t *testing.T, s kawat.Store) {
	raw := Raw(1)
	add(t, s, raw, Event("e1", kawat.Consult, list(Actor("IDN", "GOV", "indonesia")), nil))
	bad := Analysis(raw, newer, []kawat.Event{Event("e2", kawat.Consult, nil, nil), Event("e2", kawat.Agree, nil, nil)}, nil)
	wantError(t, "two events of one id", s.Save(ctx, bad), kawat.ErrInvalid)
	bad = Analysis(raw, newer, []kawat.Event{Event("", kawat.Consult, nil, nil)}, nil)
	wantError(t, "event without id", s.Save(ctx, bad), kawat.ErrInvalid)
	bad = Analysis(raw, newer, nil, nil)
	bad.State = kawat.StateNew
	wantError(t, "state new", s.Save(ctx, bad), kawat.ErrInvalid)
	equal(t, "events after refused Saves", ids(t, s, kawat.Query{}), "e1")
}

func reportComesBack(t *testing.T, s kawat.Store) {
	raw := Raw(1)
	hash := mustPut(t, s, raw)
	got, err := s.Report(ctx, hash)
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "a new report", got.ID+" "+got.Hash+" "+string(got.State)+" "+got.Article.Headline, raw.ID+" "+hash+" new "+raw.Title)

	e := Event("e1", kawat.Agree, list(Actor("IDN", "GOV", "indonesia")), list(Actor("AUS", "GOV", "australia")))
	e.Date = &kawat.Date{EDTF: "2022-08-15", From: "2022-08-15", To: "2022-08-15", Precision: "day", Text: "Senin (15/8)"}
	e.Place = &kawat.Place{Name: "Jakarta", GeoNames: 1642911, Country: "IDN", Lat: -6.2, Lon: 106.8, Precision: "city"}
	st := kawat.Statement{ID: "s1", Speaker: Actor("IDN", "GOV", "indonesia"), Quote: kawat.Mixed, Content: kawat.Span{Start: 6, End: 20}, Chain: []kawat.Link{}, Events: []string{"e1"}}
	want := Analysis(raw, stamp, []kawat.Event{e}, []kawat.Statement{st})
	want.Limits = []string{"sentence 14: 600 tokens, cut at 500"}
	mustSave(t, s, want)
	if got, err = s.Report(ctx, hash); err != nil {
		t.Fatal(err)
	}
	equal(t, "analysis", asJSON(t, got), asJSON(t, want))

	want = Analysis(raw, newer, nil, nil)
	want.State, want.Reason, want.Events = kawat.StateFailed, "panic: <oops> & more", nil
	mustSave(t, s, want)
	if got, err = s.Report(ctx, hash); err != nil {
		t.Fatal(err)
	}
	equal(t, "failed analysis", asJSON(t, got), asJSON(t, want))
}

func saveReplaces(t *testing.T, s kawat.Store) {
	raw, other := Raw(1), Raw(2)
	idn, aus, jpn := Actor("IDN", "GOV", "indonesia"), Actor("AUS", "GOV", "australia"), Actor("JPN", "GOV", "jepang")
	add(t, s, other, Event("o1", kawat.Consult, list(idn), list(aus)))
	mustPut(t, s, raw)
	mustSave(t, s, Analysis(raw, stamp, []kawat.Event{Event("e1", kawat.Consult, list(idn), list(aus)), Event("e2", kawat.Agree, list(idn), list(jpn)), Event("e3", kawat.Aid, list(jpn), list(aus))},
		[]kawat.Statement{{ID: "s1", Speaker: jpn, Addressee: &aus, Content: kawat.Span{Start: 0, End: 5}, Events: []string{"e3"}}}))
	mustSave(t, s, Analysis(raw, newer, []kawat.Event{Event("e2", kawat.Threaten, list(idn), list(aus))}, nil))

	equal(t, "all events", ids(t, s, kawat.Query{Report: raw.Hash()}), "e2")
	equal(t, "events of the other report", ids(t, s, kawat.Query{Report: other.Hash()}), "o1")
	equal(t, "events of an actor that is gone", ids(t, s, kawat.Query{Actor: "JPN"}), "")
	equal(t, "events of an entity that is gone", ids(t, s, kawat.Query{Target: "jepang"}), "")
	equal(t, "events of a dyad", len(events(t, s, kawat.Query{Dyad: [2]string{"IDN", "AUS"}})), 2)
	equal(t, "type that is gone", ids(t, s, kawat.Query{Types: []kawat.EventType{kawat.Aid}}), "")
	rows, _, err := s.Statements(ctx, kawat.Query{})
	if err != nil || len(rows) != 0 {
		t.Errorf("statements: %v, %v", rows, err)
	}
	who, err := s.Actors(ctx, kawat.Query{})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range who {
		if a.Code == "JPN" {
			t.Errorf("an actor that is gone is listed: %+v", a)
		}
	}
	c, err := s.Counts(ctx)
	if err != nil || c.Events != 2 || c.Statements != 0 {
		t.Errorf("counts: %+v, %v", c, err)
	}

	failed := Analysis(raw, newer, nil, nil)
	failed.State, failed.Reason = kawat.StateFailed, "no text"
	mustSave(t, s, failed)
	equal(t, "events after the report failed", ids(t, s, kawat.Query{}), "o1")
}

func pendingByStamp(t *testing.T, s kawat.Store) {
	pending := func(st kawat.Stamp) string {
		t.Helper()
		hashes, next, err := s.Pending(ctx, st, "", 100)
		if err != nil || next != "" {
			t.Fatalf("Pending: next %q, %v", next, err)
		}
		var out []string
		for _, h := range hashes {
			raw, err := s.Raw(ctx, h)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, raw.ID[len("made-000"):])
		}
		return strings.Join(out, " ")
	}
	for n := range 4 {
		mustPut(t, s, Raw(n))
	}
	equal(t, "at first", pending(stamp), "0 1 2 3")
	mustSave(t, s, Analysis(Raw(1), stamp, nil, nil))
	failed := Analysis(Raw(2), stamp, nil, nil)
	failed.State, failed.Reason = kawat.StateFailed, "no text"
	mustSave(t, s, failed)
	other := Analysis(Raw(3), stamp, nil, nil)
	other.State, other.Reason = kawat.StateOther, "language fr"
	mustSave(t, s, other)
	equal(t, "after three results", pending(stamp), "0")
	equal(t, "under a newer stamp", pending(newer), "0 1 2 3")
	mustSave(t, s, Analysis(Raw(1), newer, nil, nil))
	equal(t, "one coded again", pending(newer), "0 2 3")
	equal(t, "under the old stamp", pending(stamp), "0 1")
}

func pendingPages(t *testing.T, s kawat.Store) {
	var want, got []string
	for n := range 7 {
		want = append(want, mustPut(t, s, Raw(n)))
	}
	pages := 0
	for cursor := ""; ; pages++ {
		hashes, next, err := s.Pending(ctx, stamp, cursor, 3)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, hashes...)
		for _, h := range hashes { // what is done between pages moves nothing
			raw, err := s.Raw(ctx, h)
			if err != nil {
				t.Fatal(err)
			}
			mustSave(t, s, Analysis(raw, stamp, nil, nil))
		}
		if cursor = next; cursor == "" {
			break
		}
	}
	equal(t, "hashes", got, want)
	equal(t, "pages before the last", pages, 2)
	_, _, err := s.Pending(ctx, stamp, "rubbish", 3)
	wantError(t, "Pending with a bad cursor", err, kawat.ErrInvalid)
}

func prefixLookup(t *testing.T, s kawat.Store) {
	for n := range 5 {
		add(t, s, Raw(n))
	}
	hash := Raw(3).Hash()
	for _, p := range []string{hash, hash[:8], hash[:20], strings.ToUpper(hash[:12])} {
		a, err := s.Report(ctx, p)
		if err != nil || a.Hash != hash {
			t.Errorf("Report(%q): %q, %v", p, a.Hash, err)
		}
	}
	for _, p := range []string{"", hash[:7], hash + "0", "zzzzzzzz", hash[:8] + "%", hash[:8] + "' OR 1"} {
		_, err := s.Report(ctx, p)
		if !errors.Is(err, kawat.ErrInvalid) {
			t.Errorf("Report(%q): %v, want invalid", p, err)
		}
	}
	equal(t, "reports by prefix", names(t, s, kawat.Query{Report: hash[:10]}), "made-0003")
}

// orderAndPages checks that pages of any size give the same list, in order.
func orderAndPages(t *testing.T, s kawat.Store) {
	idn, aus := Actor("IDN", "GOV", "indonesia"), Actor("AUS", "GOV", "australia")
	for n := range 12 {
		raw := Raw(n)
		raw.Published = []string{"2022-08-03", "2022-08-01T23:59:00+07:00", "", "2022-08-02"}[n%4]
		var list []kawat.Event
		var said []kawat.Statement
		for i := range 3 {
			// The same actor twice in one event must not give it twice.
			list = append(list, Event(fmt.Sprintf("e%d", i), kawat.Consult, []kawat.Actor{idn, idn}, []kawat.Actor{aus, idn}))
			said = append(said, kawat.Statement{ID: fmt.Sprintf("s%d", i), Speaker: idn, Speakers: []kawat.Actor{idn, aus, idn}, Content: kawat.Span{Start: 0, End: 5}})
		}
		mustPut(t, s, raw)
		mustSave(t, s, Analysis(raw, stamp, list, said))
	}
	less := func(day, hash string, place int, day2, hash2 string, place2 int) bool {
		if day != day2 {
			return day > day2
		}
		if hash != hash2 {
			return hash < hash2
		}
		return place < place2
	}
	for _, q := range []kawat.Query{{}, {Actor: "IDN"}, {Dyad: [2]string{"australia", "IDN"}}, {Source: "indonesia", Target: "AUS"}, {Text: "tamu"}} {
		whole := q
		whole.Limit = 1000
		all := events(t, s, whole)
		if len(all) != 36 {
			t.Fatalf("%+v: %d events, want 36", q, len(all))
		}
		for i := 1; i < len(all); i++ {
			a, b := all[i-1], all[i]
			if !less(a.Day, a.Report, int(a.ID[1]), b.Day, b.Report, int(b.ID[1])) {
				t.Fatalf("%+v: row %d (%s %s %s) before row %d (%s %s %s)", q, i-1, a.Day, a.Report, a.ID, i, b.Day, b.Report, b.ID)
			}
		}
		for _, size := range []int{1, 5, 36} {
			var paged []kawat.EventRow
			for q.Limit, q.Cursor = size, ""; ; {
				rows, next, err := s.Events(ctx, q)
				if err != nil {
					t.Fatal(err)
				}
				if len(rows) > size || len(rows) == 0 {
					t.Fatalf("%+v: page of %d rows", q, len(rows))
				}
				paged = append(paged, rows...)
				if q.Cursor = next; next == "" {
					break
				}
			}
			equal(t, fmt.Sprintf("%+v in pages of %d", whole, size), asJSON(t, paged), asJSON(t, all))
		}
	}
	q := kawat.Query{Limit: 5, Actor: "AUS"}
	var said []string
	for {
		rows, next, err := s.Statements(ctx, q)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			said = append(said, r.Report+r.ID)
		}
		if q.Cursor = next; next == "" {
			break
		}
	}
	equal(t, "statements in pages", len(unique(said)), 36)
	q = kawat.Query{Limit: 5}
	var reports []string
	for {
		rows, next, err := s.Reports(ctx, q)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			reports = append(reports, r.Hash)
		}
		if q.Cursor = next; next == "" {
			break
		}
	}
	equal(t, "reports in pages", len(unique(reports)), 12)

	// Without a limit there are fifty.
	rows, next, err := s.Events(ctx, kawat.Query{})
	if err != nil || len(rows) != 36 || next != "" {
		t.Errorf("a page without limit: %d rows, next %q, %v", len(rows), next, err)
	}
}

func unique(list []string) map[string]bool {
	out := map[string]bool{}
	for _, s := range list {
		out[s] = true
	}
	return out
}

// pagesStayStable checks that rows which come while one turns pages neither
// repeat nor hide another.
func pagesStayStable(t *testing.T, s kawat.Store) {
	for n := range 10 {
		add(t, s, Raw(n), Event("e", kawat.Consult, list(Actor("IDN", "GOV", "indonesia")), nil))
	}
	before := events(t, s, kawat.Query{})
	var got []kawat.EventRow
	q := kawat.Query{Limit: 3}
	for n := 10; ; n++ {
		rows, next, err := s.Events(ctx, q)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, rows...)
		if q.Cursor = next; next == "" {
			break
		}
		raw := Raw(n)
		raw.Published = "2022-12-31" // newer than all: belongs on the first page
		add(t, s, raw, Event("e", kawat.Consult, list(Actor("IDN", "GOV", "indonesia")), nil))
		mustSave(t, s, Analysis(Raw(0), newer, []kawat.Event{Event("e", kawat.Consult, list(Actor("IDN", "GOV", "indonesia")), nil)}, nil)) // coded again, the same
	}
	equal(t, "rows over all pages", asJSON(t, got), asJSON(t, before))
}

func whoTakesPart(t *testing.T, s kawat.Store) {
	idn, jokowi, aus := Actor("IDN", "GOV", "indonesia"), Actor("IDN", "GOV", "joko widodo"), Actor("AUS", "GOV", "australia")
	unnamed := Actor("---", "", "Kelompok Tak Dikenal")
	add(t, s, Raw(1),
		Event("a", kawat.Consult, list(idn), list(aus)),
		Event("b", kawat.Aid, list(aus), list(jokowi)),
		Event("c", kawat.Protest, list(unnamed), nil))
	for _, test := range []struct {
		q    kawat.Query
		want string
	}{
		{kawat.Query{Actor: "IDN"}, "a b"},
		{kawat.Query{Actor: "indonesia"}, "a"},
		{kawat.Query{Source: "IDN"}, "a"},
		{kawat.Query{Target: "IDN"}, "b"},
		{kawat.Query{Target: "joko-widodo"}, "b"},
		{kawat.Query{Source: "joko-widodo"}, ""},
		{kawat.Query{Actor: "---"}, "c"},
		{kawat.Query{Source: "AUS", Target: "IDN"}, "b"},
		{kawat.Query{Actor: "AUS", Source: "IDN"}, "a"},
		{kawat.Query{Actor: "Kelompok Tak Dikenal"}, ""}, // a name is not a key
		{kawat.Query{Actor: "idn"}, ""},
		{kawat.Query{Actor: "I%"}, ""},
	} {
		equal(t, fmt.Sprintf("%+v", test.q), ids(t, s, test.q), test.want)
	}
}

func dyads(t *testing.T, s kawat.Store) {
	idn, jokowi, aus, jpn := Actor("IDN", "GOV", "indonesia"), Actor("IDN", "GOV", "joko widodo"), Actor("AUS", "GOV", "australia"), Actor("JPN", "GOV", "jepang")
	add(t, s, Raw(1),
		Event("to", kawat.Consult, list(idn), list(aus)),
		Event("from", kawat.Consult, list(aus, jpn), list(jokowi)),
		Event("with", kawat.Mobilize, list(idn, aus), list(jpn)),
		Event("against", kawat.Sanction, list(jpn), list(idn, aus)),
		Event("home", kawat.Reject, list(idn), list(jokowi)),
		Event("alone", kawat.Retreat, list(idn), nil))
	for _, test := range []struct{ a, b, want string }{
		{"IDN", "AUS", "to from with"},
		{"AUS", "IDN", "to from with"},
		{"indonesia", "AUS", "to with"},
		{"AUS", "joko-widodo", "from"},
		{"IDN", "JPN", "from with against"},
		{"IDN", "IDN", "home"},
		{"indonesia", "indonesia", ""},
		{"indonesia", "joko-widodo", "home"},
		{"AUS", "JPN", "from with against"},
		{"IDN", "XXX", ""},
	} {
		equal(t, test.a+"–"+test.b, ids(t, s, kawat.Query{Dyad: [2]string{test.a, test.b}}), test.want)
	}
	equal(t, "dyad and source", ids(t, s, kawat.Query{Dyad: [2]string{"IDN", "AUS"}, Source: "AUS"}), "from with")
}

func filters(t *testing.T, s kawat.Store) {
	idn := list(Actor("IDN", "GOV", "indonesia"))
	first, second := Raw(1), Raw(2)
	second.Lang = "en"
	planned := Event("b", kawat.Agree, idn, nil)
	planned.Status = kawat.Future
	add(t, s, first, Event("a", kawat.Consult, idn, nil), planned)
	add(t, s, second, Event("c", kawat.Assault, idn, nil))
	for _, test := range []struct {
		q    kawat.Query
		want string
	}{
		{kawat.Query{}, "c a b"},
		{kawat.Query{Types: []kawat.EventType{kawat.Agree}}, "b"},
		{kawat.Query{Types: []kawat.EventType{kawat.Agree, kawat.Assault}}, "c b"},
		{kawat.Query{Status: kawat.Actual}, "c a"},
		{kawat.Query{Status: kawat.Future}, "b"},
		{kawat.Query{Lang: "en"}, "c"},
		{kawat.Query{Lang: "id"}, "a b"},
		{kawat.Query{Report: first.Hash()}, "a b"},
		{kawat.Query{Report: first.Hash()[:9], Status: kawat.Actual}, "a"},
		{kawat.Query{From: "2022-08-03"}, "c"},
		{kawat.Query{To: "2022-08-02"}, "a b"},
		{kawat.Query{From: "2022-08-02", To: "2022-08-02", Actor: "IDN", Types: []kawat.EventType{kawat.Consult}, Status: kawat.Actual, Lang: "id", Text: "tamu"}, "a"},
		{kawat.Query{Text: "nomor 2"}, "c"},
		{kawat.Query{Limit: 1}, "c"},
	} {
		equal(t, fmt.Sprintf("%+v", test.q), ids(t, s, test.q), test.want)
	}
	row := events(t, s, kawat.Query{Types: []kawat.EventType{kawat.Assault}})[0]
	equal(t, "what a row tells of its report", []string{row.Report, row.Outlet, row.Headline, row.Published, row.Lang, row.Sentence, row.Day},
		[]string{second.Hash(), second.Outlet, second.Title, second.Published, "en", "Jakarta - Men", "2022-08-03"})
}

func daysOfEvents(t *testing.T, s kawat.Store) {
	raw := Raw(9) // of 2022-08-10
	old := Event("old", kawat.Assault, nil, nil)
	old.Date = &kawat.Date{EDTF: "2019", From: "2019-01-01", To: "2019-12-31", Precision: "year"}
	week := Event("week", kawat.Protest, nil, nil)
	week.Date = &kawat.Date{EDTF: "2022-08-01/2022-08-07", From: "2022-08-01", To: "2022-08-07", Precision: "week"}
	add(t, s, raw, old, week, Event("none", kawat.Consult, nil, nil))
	undated := Raw(10)
	undated.Published = ""
	add(t, s, undated, Event("nowhen", kawat.Consult, nil, nil))

	equal(t, "order", ids(t, s, kawat.Query{}), "none week old nowhen")
	equal(t, "the last day counts", ids(t, s, kawat.Query{From: "2019-12-31", To: "2019-12-31"}), "old")
	equal(t, "the first day does not", ids(t, s, kawat.Query{To: "2019-06-01"}), "")
	equal(t, "no day is before no day", ids(t, s, kawat.Query{To: "2022-08-09"}), "week old")
	equal(t, "day of an event without any", events(t, s, kawat.Query{Report: undated.Hash()})[0].Day, "")
}

func statementFilters(t *testing.T, s kawat.Store) {
	raw := Raw(1)
	idn, aus, jpn := Actor("IDN", "GOV", "indonesia"), Actor("AUS", "GOV", "australia"), Actor("JPN", "GOV", "jepang")
	mustPut(t, s, raw)
	planned := Event("e2", kawat.Agree, list(idn), list(aus))
	planned.Status = kawat.Future
	mustSave(t, s, Analysis(raw, stamp, []kawat.Event{Event("e1", kawat.Consult, list(idn), list(aus)), planned}, []kawat.Statement{
		{ID: "a", Speaker: idn, Addressee: &aus, Quote: kawat.Direct, Content: kawat.Span{Start: 10, End: 15}, Events: []string{"e1", "e2"}},
		{ID: "b", Speaker: aus, Speakers: list(aus, jpn), Quote: kawat.Indirect, Content: kawat.Span{Start: 0, End: 7}, Events: []string{"e2", "unknown"}},
		{ID: "c", Speaker: jpn, Quote: kawat.Direct, Content: kawat.Span{Start: 0, End: 9999}},
	}))
	for _, test := range []struct {
		q    kawat.Query
		want string
	}{
		{kawat.Query{}, "a b c"},
		{kawat.Query{Actor: "AUS"}, "a b"},
		{kawat.Query{Source: "AUS"}, "b"},
		{kawat.Query{Target: "australia"}, "a"},
		{kawat.Query{Source: "JPN"}, "b c"},
		{kawat.Query{Dyad: [2]string{"AUS", "IDN"}}, "a b"}, // Indonesia is mentioned in b
		{kawat.Query{Dyad: [2]string{"AUS", "JPN"}}, "b"},
		{kawat.Query{Types: []kawat.EventType{kawat.Consult}}, "a"},
		{kawat.Query{Types: []kawat.EventType{kawat.Agree, kawat.Consult}}, "a b"},
		{kawat.Query{Status: kawat.Future}, "a b"},
		{kawat.Query{Types: []kawat.EventType{kawat.Consult}, Status: kawat.Future}, ""}, // of one and the same event
		{kawat.Query{From: "2022-08-03"}, ""},
		{kawat.Query{Report: raw.Hash()[:8], Lang: "id", Text: "tamu"}, "a b c"},
	} {
		rows, _, err := s.Statements(ctx, test.q)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range rows {
			got = append(got, r.ID)
		}
		equal(t, fmt.Sprintf("statements of %+v", test.q), strings.Join(got, " "), test.want)
	}
	rows, _, err := s.Statements(ctx, kawat.Query{})
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "what a row tells", []string{rows[0].Report, rows[0].Headline, rows[0].Text, rows[0].Day}, []string{raw.Hash(), raw.Title, "Menlu", "2022-08-02"})
	equal(t, "text of a span out of range", rows[2].Text, "")
}

// statementsOfDyads checks that a statement belongs to two states if one speaks
// and the other is addressed, mentioned in what is said, or speaks with it.
func statementsOfDyads(t *testing.T, s kawat.Store) {
	raw := Raw(1)
	putin, rus, kim, prk := Actor("RUS", "GOV", "vladimir putin"), Actor("RUS", "GOV", "rusia"), Actor("PRK", "GOV", "kim jong un"), Actor("PRK", "GOV", "korea utara")
	kor, crowd := Actor("KOR", "GOV", "korea selatan"), Actor("---", "CVL", "Massa")
	at := func(start, end int, in kawat.Part) kawat.Span { return kawat.Span{Start: start, End: end, In: in} }
	a := Analysis(raw, stamp, nil, []kawat.Statement{
		{ID: "addressed", Speaker: putin, Addressee: &kim, Content: at(0, 10, kawat.Body)},
		{ID: "mentioned", Speaker: putin, Content: at(10, 20, kawat.Body)},
		{ID: "joint", Speaker: rus, Speakers: list(rus, prk), Content: at(20, 22, kawat.Body)},
		{ID: "both", Speaker: kim, Addressee: &rus, Content: at(22, 30, kawat.Body)}, // Russia is addressed and mentioned
		{ID: "third", Speaker: kor, Addressee: &rus, Content: at(10, 20, kawat.Body)},
		{ID: "aside", Speaker: rus, Content: at(13, 20, kawat.Body)},     // the mention begins before it
		{ID: "head", Speaker: rus, Content: at(10, 20, kawat.Headline)},  // the mention is of the body
		{ID: "itself", Speaker: putin, Content: at(22, 30, kawat.Body)},  // its own state alone
		{ID: "unknown", Speaker: crowd, Content: at(22, 30, kawat.Body)}, // whom nobody can ask for
		{ID: "nothing", Speaker: rus, Content: at(0, 0, kawat.Body)},
	})
	a.Mentions = []kawat.Mention{
		{Span: at(12, 18, kawat.Body), Kind: "name", Actors: list(kim)},
		{Span: at(22, 26, kawat.Body), Kind: "name", Actors: list(rus)},
		{Span: at(24, 28, kawat.Body), Kind: "name", Actors: list(rus, crowd)},
		{Span: at(0, 0, kawat.Body), Kind: "name", Actors: list(kim)},
	}
	said := func(q kawat.Query) string {
		t.Helper()
		rows, _, err := s.Statements(ctx, q)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range rows {
			got = append(got, r.ID)
		}
		return strings.Join(got, " ")
	}
	mustPut(t, s, raw)
	mustSave(t, s, a)
	for range 2 { // coded twice, nothing is there twice
		for _, test := range []struct{ a, b, want string }{
			{"PRK", "RUS", "addressed mentioned joint both"},
			{"RUS", "PRK", "addressed mentioned joint both"},
			{"vladimir-putin", "kim-jong-un", "addressed mentioned"},
			{"vladimir-putin", "PRK", "addressed mentioned"},
			{"KOR", "PRK", "third"},
			{"KOR", "RUS", "third"},
			{"rusia", "vladimir-putin", "itself"},
			{"---", "RUS", "unknown"},
			{"---", "PRK", ""},
		} {
			equal(t, "statements of "+test.a+"–"+test.b, said(kawat.Query{Dyad: [2]string{test.a, test.b}}), test.want)
		}
		// Who is mentioned takes no part.
		equal(t, "statements of an actor", said(kawat.Query{Actor: "kim-jong-un"}), "addressed both")
		equal(t, "statements to an actor", said(kawat.Query{Target: "PRK"}), "addressed")
		equal(t, "dyad and speaker", said(kawat.Query{Dyad: [2]string{"PRK", "RUS"}, Source: "kim-jong-un"}), "both")
		equal(t, "reports of a dyad", names(t, s, kawat.Query{Dyad: [2]string{"KOR", "PRK"}}), raw.ID)
		for _, q := range []kawat.Query{{Text: "kim"}, {Text: "kim", From: "2022-08-01"}} {
			rows, err := s.Actors(ctx, q)
			if err != nil || len(rows) != 1 || rows[0].Statements != 2 {
				t.Errorf("actors of %+v: %+v, %v; want one with 2 statements", q, rows, err)
			}
		}
		checkClean(t, s)
		mustSave(t, s, a)
	}
	a.Statements = []kawat.Statement{{ID: "other", Speaker: kor, Content: at(22, 30, kawat.Body)}}
	mustSave(t, s, a)
	equal(t, "statements of a dyad that is gone", said(kawat.Query{Dyad: [2]string{"PRK", "RUS"}}), "")
	who, err := s.Actors(ctx, kawat.Query{})
	if err != nil || len(who) != 1 || who[0].Code != "KOR" {
		t.Errorf("actors: %+v, %v; want none that is only mentioned", who, err)
	}
	checkClean(t, s)
}

func reportFilters(t *testing.T, s kawat.Store) {
	idn, aus := Actor("IDN", "GOV", "indonesia"), Actor("AUS", "GOV", "australia")
	add(t, s, Raw(1), Event("a", kawat.Consult, list(idn), list(aus)), Event("b", kawat.Aid, list(aus), nil))
	mustPut(t, s, Raw(2))
	mustSave(t, s, Analysis(Raw(2), stamp, nil, []kawat.Statement{{ID: "s", Speaker: aus, Content: kawat.Span{Start: 0, End: 5}}}))
	mustPut(t, s, Raw(3))
	for _, test := range []struct {
		q    kawat.Query
		want string
	}{
		{kawat.Query{}, "made-0003 made-0002 made-0001"},
		{kawat.Query{Actor: "AUS"}, "made-0002 made-0001"},
		{kawat.Query{Actor: "AUS", Types: []kawat.EventType{kawat.Aid}}, "made-0001"},
		{kawat.Query{Actor: "IDN", Types: []kawat.EventType{kawat.Aid}}, ""}, // not in one event
		{kawat.Query{Dyad: [2]string{"IDN", "AUS"}}, "made-0002 made-0001"},  // in 2, Australia speaks of Indonesia
		{kawat.Query{Types: []kawat.EventType{kawat.Consult}}, "made-0001"},
		{kawat.Query{Status: kawat.Negated}, ""},
		{kawat.Query{From: "2022-08-03", To: "2022-08-03"}, "made-0002"},
		{kawat.Query{Lang: "en"}, ""},
		{kawat.Query{Text: "nomor"}, "made-0002 made-0001"}, // what was not coded is not searched
	} {
		equal(t, fmt.Sprintf("reports of %+v", test.q), names(t, s, test.q), test.want)
	}
	rows, _, err := s.Reports(ctx, kawat.Query{})
	if err != nil {
		t.Fatal(err)
	}
	raw := Raw(1)
	equal(t, "row of a coded report", rows[2], kawat.ReportRow{Hash: raw.Hash(), ID: raw.ID, State: kawat.StateCoded, Lang: "id", Outlet: raw.Outlet,
		Headline: raw.Title, URL: raw.URL, Published: raw.Published, Events: 2})
	equal(t, "row of a new report", rows[0].State, kawat.StateNew)
	equal(t, "headline of a new report", rows[0].Headline, Raw(3).Title)
}

func fullText(t *testing.T, s kawat.Store) {
	texts := []string{
		"Korban luka-luka dirawat di rumah sakit São Paulo, kata Erdoğan.",
		"Korban luka dan kerugian. Penangkapan dilakukan 14 orang AND NOT lainnya.",
		"The U.S. ambassador said \"peace talks\" would resume; café.",
		"Ein Satz ohne Bezug: C++ \"x:y\" (z) ^a -b {c}.",
	}
	for n, text := range texts {
		raw := Raw(n)
		raw.Title, raw.Bytes = "", []byte(text)
		add(t, s, raw, Event(fmt.Sprintf("e%d", n), kawat.Consult, nil, nil))
	}
	for _, test := range []struct{ text, want string }{
		{"korban", "1 0"},
		{"KORBAN Luka", "1 0"},
		{"luka-luka", "0"},
		{`"luka dan kerugian"`, "1"},
		{`"dan luka"`, ""},
		{"erdogan", "0"},
		{"Erdoğan", "0"},
		{"sao paulo", "0"},
		{"penangkap*", "1"},
		{"penangkap", ""},
		{`"rumah sak"*`, "0"},
		{`luka*`, "1 0"},
		{"luka -dan", "1"}, // a minus sign means nothing
		{"AND", "1"},
		{"NOT lainnya", "1"},
		{"korban OR satz", ""},
		{"NEAR", ""},
		{"u.s.", "2"},
		{"cafe", "2"},
		{`peace "talks would"`, "2"},
		{"body:korban", ""},
		{"headline : korban", ""},
		{"(korban", "1 0"},
		{"korban)", "1 0"},
		{"^korban", "1 0"},
		{"korban + luka", "1 0"},
		{"c++ x:y {c}", "3"},
		{"' OR 1=1 --", ""},
		{"korban\x00luka", "1 0"},
		{"korban — luka !!!", "1 0"},
	} {
		var got []string
		for _, r := range strings.Fields(names(t, s, kawat.Query{Text: test.text})) {
			got = append(got, r[len("made-000"):])
		}
		equal(t, fmt.Sprintf("reports with %q", test.text), strings.Join(got, " "), test.want)
		equal(t, fmt.Sprintf("events of reports with %q", test.text), len(events(t, s, kawat.Query{Text: test.text})), len(got))
	}
	for _, text := range []string{`"`, `luka "dan`, "—", "*", `""`, "!!! ()", strings.Repeat("kata ", 5000)} {
		_, _, err := s.Reports(ctx, kawat.Query{Text: text})
		wantError(t, fmt.Sprintf("query %q", text), err, kawat.ErrInvalid)
		_, _, err = s.Events(ctx, kawat.Query{Text: text})
		wantError(t, fmt.Sprintf("events query %q", text), err, kawat.ErrInvalid)
	}
	equal(t, "a query of many words", names(t, s, kawat.Query{Text: strings.Repeat("korban ", 60)}), "made-0001 made-0000")
	equal(t, "a query of one long word", names(t, s, kawat.Query{Text: strings.Repeat("korban", 10000)}), "")
	rows, _, err := s.Reports(ctx, kawat.Query{Text: "erdogan sao*"})
	if err != nil || len(rows) != 1 {
		t.Fatalf("%v, %v", rows, err)
	}
	if want := "\x02São\x03 Paulo, kata \x02Erdoğan\x03"; !strings.Contains(rows[0].Snippet, want) {
		t.Errorf("snippet %q, want %q in it", rows[0].Snippet, want)
	}
	rows, _, err = s.Reports(ctx, kawat.Query{})
	if err != nil || rows[0].Snippet != "" {
		t.Errorf("a snippet without a query: %q, %v", rows[0].Snippet, err)
	}
}

func fullTextFollowsSave(t *testing.T, s kawat.Store) {
	raw := Raw(1)
	mustPut(t, s, raw)
	a := Analysis(raw, stamp, nil, nil)
	a.Article.Text = "kata lama \x02yang\x03 hilang"
	mustSave(t, s, a)
	equal(t, "first text", names(t, s, kawat.Query{Text: "hilang"}), raw.ID)
	rows, _, err := s.Reports(ctx, kawat.Query{Text: "hilang"})
	if err != nil || strings.Count(rows[0].Snippet, "\x02") != 1 {
		t.Errorf("the text's own control characters came into the snippet: %q, %v", rows[0].Snippet, err)
	}
	a.Article.Text = "kata baru"
	mustSave(t, s, a)
	equal(t, "old text", names(t, s, kawat.Query{Text: "hilang"}), "")
	equal(t, "new text", names(t, s, kawat.Query{Text: "baru"}), raw.ID)
}

func invalidQueries(t *testing.T, s kawat.Store) {
	add(t, s, Raw(1), Event("a", kawat.Consult, nil, nil))
	for _, q := range []kawat.Query{
		{From: "kemarin"}, {To: "2022-02-30"}, {From: "2022-8-1"}, {Types: []kawat.EventType{"MAKAN"}}, {Status: "maybe"},
		{Limit: -1}, {Cursor: "rubbish"}, {Cursor: "1.2.3"}, {Cursor: "2022-01-01.x.2.3"}, {Dyad: [2]string{"IDN", ""}}, {Report: "123"},
	} {
		_, _, err := s.Events(ctx, q)
		wantError(t, fmt.Sprintf("events of %+v", q), err, kawat.ErrInvalid)
		_, _, err = s.Reports(ctx, q)
		wantError(t, fmt.Sprintf("reports of %+v", q), err, kawat.ErrInvalid)
		_, _, err = s.Statements(ctx, q)
		wantError(t, fmt.Sprintf("statements of %+v", q), err, kawat.ErrInvalid)
		_, err = s.Actors(ctx, q)
		wantError(t, fmt.Sprintf("actors of %+v", q), err, kawat.ErrInvalid)
	}
}

func actors(t *testing.T, s kawat.Store) {
	idn, aus := Actor("IDN", "GOV", "indonesia"), Actor("AUS", "GOV", "australia")
	russia, rusia := Actor("RUS", "GOV", "Russia"), Actor("RUS", "GOV", "Rusia")
	russia.Entity, rusia.Entity = "RUS", "RUS"
	crowd, other := Actor("---", "CVL", "Massa"), Actor("---", "CVL", "Érdőgan")
	add(t, s, Raw(1), Event("a", kawat.Consult, list(idn, idn), list(aus, idn)), Event("b", kawat.Aid, list(idn), list(rusia)), Event("c", kawat.Protest, list(crowd), nil))
	mustPut(t, s, Raw(2))
	mustSave(t, s, Analysis(Raw(2), stamp, []kawat.Event{Event("d", kawat.Aid, list(russia), list(other)), Event("e", kawat.Aid, list(russia), nil)},
		[]kawat.Statement{{ID: "s", Speaker: aus, Content: kawat.Span{Start: 0, End: 5}}}))

	tell := func(q kawat.Query) string {
		t.Helper()
		rows, err := s.Actors(ctx, q)
		if err != nil {
			t.Fatalf("Actors(%+v): %v", q, err)
		}
		var out []string
		for _, r := range rows {
			out = append(out, fmt.Sprintf("%s/%s/%s:%d+%d", r.Entity, r.Code, r.Name, r.Events, r.Statements))
		}
		return strings.Join(out, " ")
	}
	for _, test := range []struct {
		q    kawat.Query
		want string
	}{
		{kawat.Query{}, "RUS/RUS/Russia:3+0 indonesia/IDN/indonesia:2+0 australia/AUS/australia:1+1 /---/Massa:1+0 /---/Érdőgan:1+0"},
		{kawat.Query{Limit: 1}, "RUS/RUS/Russia:3+0"},
		{kawat.Query{Text: "rusia"}, "RUS/RUS/Russia:3+0"},
		{kawat.Query{Text: "dogan"}, "/---/Érdőgan:1+0"},
		{kawat.Query{Text: "aus"}, "australia/AUS/australia:1+1"},
		{kawat.Query{Text: "100%"}, ""},
		{kawat.Query{Types: []kawat.EventType{kawat.Consult}}, "australia/AUS/australia:1+0 indonesia/IDN/indonesia:1+0"},
		{kawat.Query{Actor: "AUS"}, "australia/AUS/australia:1+1 indonesia/IDN/indonesia:1+0"},
		{kawat.Query{From: "2022-08-03"}, "RUS/RUS/Russia:2+0 /---/Érdőgan:1+0 australia/AUS/australia:0+1"},
		{kawat.Query{Report: Raw(1).Hash(), Text: "rus"}, "RUS/RUS/Rusia:1+0"},
	} {
		equal(t, fmt.Sprintf("actors of %+v", test.q), tell(test.q), test.want)
	}
}

func counts(t *testing.T, s kawat.Store) {
	for n := range 3 {
		mustPut(t, s, Raw(n))
	}
	mustSave(t, s, Analysis(Raw(0), stamp, []kawat.Event{Event("a", kawat.Consult, nil, nil), Event("b", kawat.Aid, nil, nil)}, []kawat.Statement{{ID: "s"}}))
	failed := Analysis(Raw(1), stamp, nil, nil)
	failed.State, failed.Reason = kawat.StateFailed, "no text"
	mustSave(t, s, failed)
	c, err := s.Counts(ctx)
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "reports", c.Reports, map[kawat.State]int{kawat.StateCoded: 1, kawat.StateFailed: 1, kawat.StateNew: 1})
	equal(t, "events and statements", [2]int{c.Events, c.Statements}, [2]int{2, 1})
	if c.RawBytes <= 0 {
		t.Errorf("raw bytes: %d", c.RawBytes)
	}
}

func unicodeEverywhere(t *testing.T, s kawat.Store) {
	raw := kawat.Raw{Media: kawat.Text, Name: "berita/大統領 \U0001f1ee\U0001f1e9.txt", ID: "id-'\";--", Title: "Presiden “Jokowi” — 日本", Outlet: "Ó Globo's",
		URL: "https://example.test/大統領", Published: "2022-08-16", Lang: "id", Bytes: []byte("Kata 'dia' \"itu\" — 会談 خبر e\u0301")}
	e := Event("é'1", kawat.Consult, list(Actor("IDN", "GOV", "tokoh dengan 'kutip'")), nil)
	e.Evidence = []kawat.Span{{Start: 5, End: 10}}
	add(t, s, raw, e)
	rows := events(t, s, kawat.Query{Actor: "tokoh-dengan-'kutip'"})
	if len(rows) != 1 || rows[0].ID != "é'1" || rows[0].Sentence != "'dia'" || rows[0].Headline != raw.Title {
		t.Errorf("rows: %+v", rows)
	}
	equal(t, "full text", names(t, s, kawat.Query{Text: "会談 خبر é"}), raw.ID)
	got, err := s.Raw(ctx, raw.Hash())
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "raw", asJSON(t, got), asJSON(t, raw))
}

func cancelled(t *testing.T, s kawat.Store) {
	hash := add(t, s, Raw(1), Event("a", kawat.Consult, nil, nil))
	dead, cancel := context.WithCancel(ctx)
	cancel()
	_, _, err := s.Put(dead, Raw(2))
	wantError(t, "Put", err, context.Canceled)
	wantError(t, "Save", s.Save(dead, Analysis(Raw(1), newer, nil, nil)), context.Canceled)
	_, _, err = s.Events(dead, kawat.Query{})
	wantError(t, "Events", err, context.Canceled)
	equal(t, "events after that", ids(t, s, kawat.Query{}), "a")
	if _, known, err := s.Put(ctx, Raw(2)); err != nil || known {
		t.Errorf("Put after a cancelled Put: known %v, %v", known, err)
	}
	if a, err := s.Report(ctx, hash); err != nil || a.Stamp != stamp {
		t.Errorf("report after a cancelled Save: %+v, %v", a.Stamp, err)
	}
}

// concurrent lets eight workers put and save the same reports.
func concurrent(t *testing.T, s kawat.Store) {
	const workers, reports = 8, 40
	var wg sync.WaitGroup
	errs := make(chan error, workers)
	for w := range workers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range reports {
				raw := Raw((i + w*5) % reports)
				if _, _, err := s.Put(ctx, raw); err != nil {
					errs <- err
					return
				}
				e := Event("e", kawat.Consult, list(Actor("IDN", "GOV", "indonesia")), list(Actor("AUS", "GOV", "australia")))
				if err := s.Save(ctx, Analysis(raw, stamp, []kawat.Event{e}, nil)); err != nil {
					errs <- err
					return
				}
				if _, _, err := s.Events(ctx, kawat.Query{Dyad: [2]string{"IDN", "AUS"}, Text: "tamu"}); err != nil {
					errs <- err
					return
				}
				if _, err := s.Report(ctx, raw.Hash()); err != nil {
					errs <- err
					return
				}
			}
		}()
	}
	wg.Wait()
	close(errs)
	for err := range errs {
		t.Error(err)
	}
	c, err := s.Counts(ctx)
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "reports and events", [2]int{c.Reports[kawat.StateCoded], c.Events}, [2]int{reports, reports})
	equal(t, "events of the dyad", len(events(t, s, kawat.Query{Dyad: [2]string{"IDN", "AUS"}, Limit: 1000})), reports)
	checkClean(t, s)
}

func checkIsClean(t *testing.T, s kawat.Store) {
	checkClean(t, s)
	for n := range 10 {
		add(t, s, Raw(n), Event("a", kawat.Consult, list(Actor("IDN", "GOV", "indonesia"), kawat.Actor{Code: "X", Entity: "X"}, kawat.Actor{}), nil))
	}
	mustPut(t, s, Raw(11))
	mustSave(t, s, Analysis(Raw(0), newer, nil, nil))
	checkClean(t, s)
}

func checkClean(t *testing.T, s kawat.Store) {
	t.Helper()
	lines, err := s.Check(ctx)
	if err != nil {
		t.Fatalf("Check: %v", err)
	}
	for _, l := range lines {
		t.Errorf("Check: %s", l)
	}
}
