package web

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"kawat"
)

// demoProfile knows a state that the reports of the demo name, with more
// holders than stand open, and a person and a party that none names.
func demoProfile(id string) *Profile {
	korea := Known{"PRK", map[string]string{"en": "North Korea", "id": "Korea Utara"}}
	party := Known{"workers", map[string]string{"en": "Workers' Party", "id": "Partai Buruh"}}
	heir := Known{"heir", map[string]string{"en": "<b>Heir", "id": "<b>Pewaris"}}
	leader := map[string]string{"en": "leader", "id": "pemimpin"}
	switch id {
	case "PRK":
		p := &Profile{Known: korea, Code: "PRK", Sector: "GOV", Kind: "state", From: "1948-09-09", Row: "countries.tsv:1"}
		for i := range 7 {
			year := 2020 - i*10
			who := Known{fmt.Sprint("leader-", i), map[string]string{"en": fmt.Sprint("Leader ", i)}}
			p.Spells = append(p.Spells, Spell{Kind: Holder, Other: who, Office: "PRK.leader", Role: "leader", Titles: leader, Main: true, As: "full", From: fmt.Sprint(year), To: fmt.Sprint(year+10, "-05"), Row: fmt.Sprint("tenures.tsv:", i)})
		}
		return withSpells(p,
			Spell{Kind: Holder, Other: heir, Office: "PRK.spokesperson", Role: "spokesperson", Titles: leader, As: "acting", From: "2019-03-04", Row: "tenures.tsv:8"},
			Spell{Kind: In, Other: Known{ID: "UN", Names: map[string]string{"en": "United Nations"}}, From: "1991-09-17", Row: "memberships.tsv:1"},
			Spell{Kind: In, Other: Known{ID: "old league"}, To: "1990-01", Row: "memberships.tsv:2"})
	case "heir":
		return &Profile{Known: heir, Kind: "person", Of: &korea, Row: "persons.tsv:1", Source: "hand", Certainty: "low", Spells: []Spell{
			{Kind: Held, Other: party, Office: "workers.chair", Role: "leader", Titles: leader, As: "elect", From: "2021-02", Row: "tenures.tsv:9"},
			{Kind: Held, Other: korea, Office: "PRK.monarch", Role: "monarch", Titles: leader, As: "acting", To: "2019-03-04", Row: "tenures.tsv:10"}}}
	case "workers":
		return &Profile{Known: party, Code: "---", Kind: "party", Of: &korea, Spells: []Spell{{Kind: Member, Other: heir}, {Kind: Member, Other: korea, From: "1990", To: "1991"}}}
	}
	return nil
}

func withSpells(p *Profile, more ...Spell) *Profile {
	p.Spells = append(p.Spells, more...)
	return p
}

func TestActorShowsItsProfile(t *testing.T) {
	h := open(t, demo(), Options{Profile: demoProfile})
	for _, c := range []struct {
		path, lang string
		has, lacks []string
	}{
		{"/actors/PRK", "en", []string{"<h3>leader</h3>", "Leader 4", "2 earlier", "2020 – May 2030", "tenures.tsv:0", "1 further office", "since 4 Mar 2019", ">acting<", "since 9 Sep 1948",
			`<a href="/actors/UN">United Nations</a>`, "since 17 Sep 1991", "Formerly a member of", `/actors/old%20league`, "until January 1990", "&lt;b&gt;Heir", "/actors/PRK.csv?tab=profile", "Deals with", `href="/dyads/PRK/RUS"`},
			[]string{"<b>", "Nothing recorded yet"}},
		{"/actors/PRK", "id", []string{"<h3>pemimpin</h3>", "juru bicara", "2 sebelumnya", "pelaksana tugas"}, nil},
		{"/actors/heir", "en", []string{"Nothing recorded yet", "Offices held", `<span class="held">leader</span>, <a href="/actors/workers">Workers&#39; Party</a> <span class="chip">elect</span>`, "since February 2021",
			"monarch", "until 4 Mar 2019", "<dd>low</dd>", "written by hand", "Belongs to", "tenures.tsv:10"}, []string{"Deals with", `class="tabs"`}},
		{"/actors/heir", "id", []string{"&lt;b&gt;Pewaris", "pemegang takhta", "terpilih", "Tingkat keyakinan baris", "<dd>rendah</dd>", "ditulis tangan", "Belum ada yang tercatat"}, nil},
		{"/actors/workers", "en", []string{"<h3>Members</h3>", "<h3>Former members</h3>", "1990 – 1991", ">party<"}, []string{"---"}},
		{"/actors/workers?tab=profile", "en", []string{"Nothing recorded yet"}, nil},
		{"/actors/PRK?tab=done", "en", []string{`aria-current="page">As actor`}, nil},
		{"/actors/PRK?tab=received", "en", []string{`aria-current="page">As recipient`}, nil},
	} {
		body := pageOf(t, h, 200, c.path, "Accept-Language: "+c.lang)
		wants(t, body, c.has...)
		wellNested(t, c.path, body)
		for _, bad := range append(c.lacks, "ZgotmplZ", "%!", "<no value>", " style=") {
			if strings.Contains(body, bad) {
				t.Errorf("%s: has %q", c.path, bad)
			}
		}
	}
	pageOf(t, h, 404, "/actors/nobody")
	pageOf(t, h, 404, "/actors/XYZ.json")
	pageOf(t, h, 301, "/actors/prk")
	pageOf(t, h, 400, "/actors/PRK?tab=other")
}

func TestActorExportsItsProfile(t *testing.T) {
	h := open(t, demo(), Options{Profile: demoProfile})
	var got struct {
		Actor   []any
		Profile *Profile
		Events  []any
	}
	if err := json.Unmarshal([]byte(pageOf(t, h, 200, "/actors/heir.json")), &got); err != nil {
		t.Fatal(err)
	}
	if got.Actor == nil || len(got.Actor) > 0 || got.Profile == nil || len(got.Profile.Spells) != 2 || got.Profile.Of.ID != "PRK" || got.Events == nil {
		t.Errorf("json: %+v", got)
	}
	rows, err := csv.NewReader(strings.NewReader(pageOf(t, h, 200, "/actors/heir.csv?tab=profile"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"held", "workers", "Workers' Party", "Partai Buruh", "workers.chair", "leader", "pemimpin", "elect", "2021-02", "", "tenures.tsv:9"}
	if len(rows) != 3 || !slices.Equal(rows[1], want) {
		t.Errorf("csv: %q", rows)
	}
	if all, did := pageOf(t, h, 200, "/actors/PRK.csv"), pageOf(t, h, 200, "/actors/PRK.csv?tab=done"); len(did) >= len(all) || !strings.Contains(did, "PRK") {
		t.Error("csv: what it did is not part of all events")
	}
	// Without knowledge a profile is empty.
	h = open(t, demo(), Options{})
	wants(t, pageOf(t, h, 200, "/actors/PRK.json"), `"profile": null`)
	if n := strings.Count(pageOf(t, h, 200, "/actors/PRK.csv?tab=profile"), "\n"); n != 1 {
		t.Errorf("csv without knowledge: %d lines", n)
	}
}

func TestPartnersSplitCooperationAndConflict(t *testing.T) {
	store := demo()
	rows, _, err := store.Events(t.Context(), kawat.Query{Actor: "PRK"})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range partners("en", "PRK", "PRK", rows) {
		if p.Events < p.Coop+p.Conf || p.Path == "" || p.Name == "" {
			t.Errorf("%+v", p)
		}
		if p.ID == "RUS" && p.Coop == 0 {
			t.Errorf("no cooperation with Russia: %+v", p)
		}
	}
}
