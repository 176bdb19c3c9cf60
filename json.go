package kawat

import "encoding/json"

// This file renders the record format: what is absent is null, never missing or
// guessed, and a list is never null. Reading needs no code of its own: null
// leaves a field at its zero value.

// null returns nil for the empty string, so that it is rendered as null.
func null(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

// MarshalJSON renders absent fields as null.
func (a Article) MarshalJSON() ([]byte, error) {
	type plain Article
	p := plain(a)
	p.Byline, p.Editor, p.Paragraphs, p.Related = list(p.Byline), list(p.Editor), list(p.Paragraphs), list(p.Related)
	return json.Marshal(struct {
		URL       *string `json:"url"`
		Outlet    *string `json:"outlet"`
		Headline  *string `json:"headline"`
		Deck      *string `json:"deck"`
		Published *string `json:"published"`
		Modified  *string `json:"modified"`
		Dateline  *string `json:"dateline"`
		plain
	}{null(a.URL), null(a.Outlet), null(a.Headline), null(a.Deck), null(a.Published), null(a.Modified), null(a.Dateline), p})
}

// MarshalJSON renders absent fields as null.
func (r Related) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Text string  `json:"text"`
		URL  *string `json:"url"`
	}{r.Text, null(r.URL)})
}

// MarshalJSON renders absent fields as null.
func (a Actor) MarshalJSON() ([]byte, error) {
	type plain Actor
	return json.Marshal(struct {
		Entity *string `json:"entity"`
		plain
	}{null(a.Entity), plain(a)})
}

// MarshalJSON renders absent fields as null.
func (l Link) MarshalJSON() ([]byte, error) {
	type plain Link
	return json.Marshal(struct {
		Entity *string `json:"entity"`
		plain
	}{null(l.Entity), plain(l)})
}

// MarshalJSON renders absent fields as null.
func (p Place) MarshalJSON() ([]byte, error) {
	out := struct {
		Name      string   `json:"name"`
		GeoNames  *int     `json:"geonames"`
		Country   *string  `json:"country"`
		Lat       *float64 `json:"lat"`
		Lon       *float64 `json:"lon"`
		Precision *string  `json:"precision"`
	}{Name: p.Name, Country: null(p.Country), Precision: null(p.Precision)}
	if p.GeoNames != 0 {
		out.GeoNames = &p.GeoNames
	}
	if p.Lat != 0 || p.Lon != 0 {
		out.Lat, out.Lon = &p.Lat, &p.Lon
	}
	return json.Marshal(out)
}

// json is the event with its absent fields as null, for Event and EventRow.
func (e Event) json() any {
	type plain Event
	p := plain(e)
	p.Size = Size{list(p.Size.Dead), list(p.Size.Injured), list(p.Size.Arrested)}
	p.Contexts, p.Actors, p.Recipients, p.Chain, p.Evidence = list(p.Contexts), list(p.Actors), list(p.Recipients), list(p.Chain), list(p.Evidence)
	return struct {
		Mode    *string `json:"mode"`
		Planned *Date   `json:"planned"`
		plain
	}{null(e.Mode), e.Planned, p}
}

// MarshalJSON renders absent fields as null.
func (e Event) MarshalJSON() ([]byte, error) { return json.Marshal(e.json()) }

// MarshalJSON renders absent fields as null.
func (s Statement) MarshalJSON() ([]byte, error) { return json.Marshal(s.json()) }

func (s Statement) json() any {
	type plain Statement
	p := plain(s)
	p.Chain, p.Events = list(p.Chain), list(p.Events)
	return p
}

// MarshalJSON renders the row flat: the event's fields, then the report's.
func (r EventRow) MarshalJSON() ([]byte, error) {
	return flat(r.Event.json(), map[string]any{"report": r.Report, "outlet": null(r.Outlet), "headline": null(r.Headline),
		"published": null(r.Published), "lang": r.Lang, "sentence": r.Sentence, "day": null(r.Day)})
}

// MarshalJSON renders the row flat: the statement's fields, then the report's.
func (r StatementRow) MarshalJSON() ([]byte, error) {
	return flat(r.Statement.json(), map[string]any{"report": r.Report, "outlet": null(r.Outlet), "headline": null(r.Headline),
		"published": null(r.Published), "lang": r.Lang, "content_text": r.Text, "day": null(r.Day)})
}

// flat renders head's fields and then those of tail as one object.
func flat(head any, tail map[string]any) ([]byte, error) {
	h, err := json.Marshal(head)
	if err != nil {
		return nil, err
	}
	t, err := json.Marshal(tail)
	if err != nil {
		return nil, err
	}
	h[len(h)-1] = ','
	return append(h, t[1:]...), nil
}

// MarshalJSON renders absent lists as empty.
func (a Analysis) MarshalJSON() ([]byte, error) {
	type plain Analysis
	p := plain(a)
	p.Mentions, p.Events, p.Statements = list(p.Mentions), list(p.Events), list(p.Statements)
	return json.Marshal(p)
}
