package relation

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"kawat"
)

func gov(code, entity string) kawat.Actor {
	return kawat.Actor{Code: code, Entity: entity, Sector: "GOV"}
}

func row(id, report, day string, t kawat.EventType, quad int, intensity float64, actors, recipients []kawat.Actor) kawat.EventRow {
	return kawat.EventRow{
		Event: kawat.Event{ID: id, Type: t, Quad: quad, Intensity: intensity, Actors: actors, Recipients: recipients, Status: kawat.Actual,
			Date: &kawat.Date{EDTF: day, From: day, To: day, Precision: "day"}},
		Report: report, Outlet: "Outlet " + report, Day: day,
	}
}

func chain(r kawat.EventRow, links ...kawat.Link) kawat.EventRow {
	r.Chain = links
	return r
}

func link(kind kawat.LinkKind, name, entity string) kawat.Link {
	return kawat.Link{Kind: kind, Name: name, Entity: entity}
}

var (
	rus = []kawat.Actor{gov("RUS", "vladimir-putin")}
	ru2 = []kawat.Actor{gov("RUS", "")}
	prk = []kawat.Actor{gov("PRK", "")}
)

func TestStoriesJoinsReportsOfOneAct(t *testing.T) {
	out := func(n string) kawat.Link { return link(kawat.LinkOutlet, n, "") }
	kcna := link(kawat.LinkAgency, "KCNA", "kcna")
	rows := []kawat.EventRow{
		chain(row("e1", "r1", "2022-08-15", kawat.Consult, 1, 3, rus, prk), out("Kabar"), link(kawat.LinkMedium, "Al Jazeera", "al-jazeera"), kcna),
		chain(row("e2", "r2", "2022-08-16", kawat.Consult, 1, 3, ru2, prk), out("Wire"), link(kawat.LinkAgency, "Korean Central News Agency", "kcna"), link(kawat.LinkOfficial, "Putin", "vladimir-putin")),
		chain(row("e3", "r3", "2022-08-18", kawat.Consult, 1, 3, ru2, prk), out("Daily")),
		row("e4", "r3", "2022-08-19", kawat.Consult, 1, 3, ru2, prk),        // four days after the first
		row("e5", "r3", "2022-08-16", kawat.Consult, 1, 3, prk, ru2),        // the other way round
		row("e6", "r1", "2022-08-16", kawat.Agree, 1, 3, rus, prk),          // another type
		row("e7", "r4", "", kawat.Consult, 1, 3, rus, prk),                  // no day
		row("e8", "r5", "", kawat.Consult, 1, 3, rus, prk),                  // no day
		chain(row("e9", "r1", "2022-08-15", kawat.Consult, 1, 3, ru2, prk)), // the same report twice
	}
	got := Stories(rows)
	if len(got) != 6 {
		t.Fatalf("got %d stories, want 6: %+v", len(got), got)
	}
	i := slices.IndexFunc(got, func(s kawat.Story) bool { return slices.Contains(s.Events, "e1") })
	s := got[i]
	if want := []string{"e1", "e9", "e2", "e3"}; !slices.Equal(s.Events, want) {
		t.Errorf("events %v, want %v", s.Events, want)
	}
	if want := []string{"r1", "r2", "r3"}; !slices.Equal(s.Reports, want) {
		t.Errorf("reports %v, want %v", s.Reports, want)
	}
	// KCNA under two names is one origin; the outlet of r1's second row and of
	// r3 speak for themselves.
	if want := []string{"KCNA", "Outlet r1", "Daily"}; !slices.Equal(s.Roots, want) {
		t.Errorf("roots %v, want %v", s.Roots, want)
	}
	if got[0].Events[0] != "e4" {
		t.Errorf("the newest story comes first, got %v", got[0].Events)
	}
	ids := map[string]bool{}
	for _, s := range got {
		if ids[s.ID] {
			t.Errorf("two stories have the id %s", s.ID)
		}
		ids[s.ID] = true
	}
}

func TestStoriesDoNotDependOnOrder(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	days := []string{"2024-01-01", "2024-01-03", "2024-01-04", "2024-01-05", "2024-01-08", ""}
	var rows []kawat.EventRow
	for i := range 60 {
		r := row(string(rune('a'+i%26))+string(rune('0'+i/26)), string(rune('A'+rng.IntN(9))), days[rng.IntN(len(days))], kawat.EventTypes[rng.IntN(2)], 1, 1, rus, prk)
		rows = append(rows, r)
	}
	want, months := Stories(rows), Monthly(rows, "PRK", "RUS")
	for range 20 {
		rng.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		if got := Stories(rows); !reflect.DeepEqual(got, want) {
			t.Fatalf("shuffled rows give other stories:\n%v\n%v", got, want)
		}
		if got := Monthly(rows, "PRK", "RUS"); !reflect.DeepEqual(got, months) {
			t.Fatalf("shuffled rows give other months")
		}
	}
	n := 0
	for _, s := range want {
		n += len(s.Events)
	}
	if n != len(rows) {
		t.Errorf("stories hold %d events, want each of %d once", n, len(rows))
	}
}

func TestStoriesKeepOfficesOfOneStateApart(t *testing.T) {
	ministry, president := gov("IDN", "IDN.foreign-ministry"), gov("IDN", "joko-widodo")
	opp := []kawat.Actor{{Code: "IDN", Sector: "OPP"}}
	rows := []kawat.EventRow{
		row("e1", "r1", "2024-01-01", kawat.Accuse, 3, -3, []kawat.Actor{ministry}, opp),
		row("e2", "r2", "2024-01-01", kawat.Accuse, 3, -3, []kawat.Actor{president}, opp),
		row("e3", "r2", "2024-01-01", kawat.Mobilize, 4, -5, []kawat.Actor{president}, nil),
		row("e4", "r1", "2024-01-01", kawat.Mobilize, 4, -5, []kawat.Actor{ministry}, nil),
	}
	if got := Stories(rows); len(got) != 4 {
		t.Errorf("got %d stories, want 4", len(got))
	}
	// Two international bodies share code and sector, but are not one actor.
	igo := func(e string) []kawat.Actor { return []kawat.Actor{gov("IGO", e)} }
	rows = []kawat.EventRow{
		row("e1", "r1", "2024-01-01", kawat.Accuse, 3, -3, igo("nato"), rus),
		row("e2", "r2", "2024-01-01", kawat.Accuse, 3, -3, igo("asean"), rus),
	}
	if got := Stories(rows); len(got) != 2 {
		t.Errorf("NATO and ASEAN were joined: %v", got)
	}
}

func TestMonthly(t *testing.T) {
	both := []kawat.Actor{gov("RUS", ""), gov("PRK", "")}
	negated := row("n", "r1", "2022-09-01", kawat.Aid, 2, 7, rus, prk)
	negated.Status = kawat.Negated
	maybe := row("h", "r1", "2022-09-02", kawat.Aid, 2, 7, rus, prk)
	maybe.Status = kawat.Hypothetical
	year := row("y", "r1", "2019-12-31", kawat.Support, 1, 5, rus, prk)
	year.Date = &kawat.Date{EDTF: "2019", From: "2019-01-01", To: "2019-12-31", Precision: "year"}
	undated := row("u", "r1", "2022-11-20", kawat.Accuse, 3, -3, prk, rus)
	undated.Date = nil // the day is that of publication
	rows := []kawat.EventRow{
		row("a", "r1", "2022-08-15", kawat.Consult, 1, 3, rus, prk),
		row("b", "r2", "2022-08-16", kawat.Consult, 1, 3, ru2, prk), // the same act, from another report
		row("c", "r1", "2022-08-20", kawat.Agree, 1, 2, prk, rus),
		row("d", "r1", "2022-08-21", kawat.Consult, 1, 4, both, nil),
		row("e", "r1", "2022-08-22", kawat.Accuse, 3, -3, rus, []kawat.Actor{gov("UKR", "")}), // another dyad
		negated, maybe, year, undated,
	}
	want := []Month{
		{Month: "2022-08",
			AB:    Flow{Cooperation: Sum{1, 2}},
			BA:    Flow{Cooperation: Sum{1, 3}},
			Joint: Flow{Cooperation: Sum{1, 4}}},
		{Month: "2022-11", AB: Flow{Conflict: Sum{1, -3}}},
	}
	got := Monthly(rows, "PRK", "RUS")
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("got  %+v\nwant %+v", got, want)
	}
	if c := got[0].Cooperation(); c.Acts != 3 || c.Mean() != 3 {
		t.Errorf("cooperation of August: %+v, mean %v; want 3 acts, mean 3", c, c.Mean())
	}
	// By entity id, only the acts that name the entity.
	if got := Monthly(rows, "PRK", "vladimir-putin"); len(got) != 2 || got[0].BA.Cooperation.Acts != 1 || got[0].AB.Cooperation.Acts != 1 || got[0].Joint.Cooperation.Acts != 0 {
		t.Errorf("by entity: %+v", got)
	}
	if got := Monthly(nil, "PRK", "RUS"); len(got) != 0 {
		t.Errorf("no rows give %v", got)
	}
}

func TestMonthlySurvivesBadRows(t *testing.T) {
	bad := []kawat.EventRow{{Day: "2022"}, {Day: "x"}, {}, row("a", "r", "2022-13-45", "?", 9, 1, rus, prk)}
	if got := Monthly(bad, "PRK", "RUS"); len(got) != 0 {
		t.Errorf("got %v", got)
	}
	if got := Stories(bad); len(got) != 4 {
		t.Errorf("got %d stories, want each bad row alone", len(got))
	}
}
