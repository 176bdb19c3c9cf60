package kawat

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
)

// What is absent is null, a list is never null, and what is written reads back.
func TestAnalysisJSON(t *testing.T) {
	a := Analysis{ID: "x", Lang: "id", State: StateCoded,
		Events: []Event{{ID: "evt_1", Type: Consult, Status: Actual, Actors: []Actor{{Code: "RUS", Sector: "GOV", Text: "Rusia", Span: Span{Start: 1, End: 6}}},
			Place: &Place{Name: "Pyongyang"}, Chain: []Link{{Name: "KCNA", Kind: LinkAgency}}}}}
	b, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"headline":null`, `"byline":[]`, `"mode":null`, `"date":null`, `"recipients":[]`, `"entity":null`, `"statements":[]`, `"geonames":null`, `"start":1,"end":6`, `"planned":null`} {
		if !strings.Contains(string(b), want) {
			t.Errorf("%s is missing in %s", want, b)
		}
	}
	if strings.Contains(string(b), `:null,"id":"evt_1"`) && strings.Count(string(b), `"mode"`) != 1 {
		t.Errorf("mode is written twice: %s", b)
	}
	var back Analysis
	if err := json.Unmarshal(b, &back); err != nil {
		t.Fatal(err)
	}
	if back.Events[0].ID != "evt_1" || !reflect.DeepEqual(back.Events[0].Actors, a.Events[0].Actors) {
		t.Errorf("read back %+v", back.Events[0])
	}
}

func TestEventRowJSON(t *testing.T) {
	b, err := json.Marshal(EventRow{Event: Event{ID: "evt_1", Type: Aid}, Report: "abc", Lang: "en", Day: "2022-08-15"})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"id":"evt_1"`, `"type":"AID"`, `"report":"abc"`, `"day":"2022-08-15"`, `"outlet":null`} {
		if !strings.Contains(string(b), want) {
			t.Errorf("%s is missing in %s", want, b)
		}
	}
	var back EventRow
	if err := json.Unmarshal(b, &back); err != nil || back.ID != "evt_1" || back.Report != "abc" {
		t.Errorf("read back %+v, %v", back, err)
	}
}
