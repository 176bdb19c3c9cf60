// Package eval scores what the program makes of hand-coded reports.
//
// The measures are those that the codebook's authors fixed: article fields by
// exact match, events on three levels, statements by speaker and overlap,
// chains and dates on matched events. Every figure can be recomputed from the
// gold file and the output of "kawat code --json".
package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"kawat"
)

// A Report is a hand-coded report.
type Report struct {
	ID        string `json:"id"`
	SentID    string `json:"sent_id"`
	Lang      string `json:"lang"`
	Published string `json:"published"`
	Outlet    string `json:"outlet"`
	Raw       string `json:"raw"`
	Article   *struct {
		Headline   string   `json:"headline"`
		Deck       string   `json:"deck"`
		Byline     []string `json:"byline"`
		Editor     []string `json:"editor"`
		Dateline   string   `json:"dateline"`
		Paragraphs []string `json:"paragraphs"`
		Related    []string `json:"related"`
	} `json:"article"`
	Events     []Event     `json:"events"`
	Statements []Statement `json:"statements"`

	body bool // Raw is body text only, in the language named
}

// Input is the report as it goes into the pipeline.
func (r *Report) Input() kawat.Raw {
	if r.body {
		return kawat.Raw{Name: r.ID, ID: r.ID, Media: kawat.Text, Bytes: []byte(r.Raw), Title: "-", Lang: r.Lang, Outlet: r.Outlet, Published: r.Published}
	}
	return kawat.Raw{Name: r.ID, ID: r.ID, Media: kawat.Text, Bytes: []byte(r.Raw), Outlet: r.Outlet, Published: r.Published}
}

// A Party is an actor, recipient or speaker as coded by hand.
type Party struct {
	Code       string `json:"code"`
	Sector     string `json:"sector"`
	Text       string `json:"text"`
	Entity     string `json:"entity"`
	Unresolved bool   `json:"unresolved"`
	Polity     string `json:"polity"`
	Historical bool   `json:"historical_polity"`
}

// code is the party's code, "---" if there is none.
func (p Party) code() string {
	if p.Code == "" {
		return "---"
	}
	return p.Code
}

// open reports whether the party can't be known from the text, so that any code
// is accepted.
func (p Party) open() bool {
	return p.Unresolved || p.Historical || p.Polity != "" || p.code() == "---"
}

// An Event is an event as coded by hand.
type Event struct {
	Type       kawat.EventType   `json:"type"`
	Also       []kawat.EventType `json:"also"`
	Mode       string            `json:"mode"`
	CAMEO      string            `json:"cameo"`
	Actors     []Party           `json:"actors"`
	Recipients []Party           `json:"recipients"`
	Status     kawat.Status      `json:"status"`
	Historical bool              `json:"historical"`
	Date       string            `json:"date"`
	Planned    string            `json:"planned"`
	Place      string            `json:"place"`
	Paragraph  int               `json:"paragraph"`
	Trigger    string            `json:"trigger"`
	Chain      []string          `json:"chain"`
	// Numbers of people told for this act, 0 if none (cases only).
	Dead, Injured, Arrested int `json:"-"`
}

// A Statement is a statement as coded by hand.
type Statement struct {
	Speaker   Party    `json:"speaker"`
	Quote     string   `json:"quote"`
	Paragraph int      `json:"paragraph"`
	Verb      string   `json:"verb"`
	Content   string   `json:"content"`
	Chain     []string `json:"chain"`
}

// ReadGold reads a gold file, one report a line. Errors name the line.
func ReadGold(name string, in io.Reader) ([]Report, error) {
	var out []Report
	r := bufio.NewReaderSize(in, 1<<20)
	for n := 1; ; n++ {
		line, err := r.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			var g Report
			if e := json.Unmarshal(line, &g); e != nil {
				return nil, fmt.Errorf("read gold %s:%d: %v: %w", name, n, e, kawat.ErrInvalid)
			}
			if g.ID == "" {
				g.ID = g.SentID
			}
			if g.ID == "" {
				return nil, fmt.Errorf("read gold %s:%d: no id: %w", name, n, kawat.ErrInvalid)
			}
			out = append(out, g)
		}
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read gold %s:%d: %w", name, n, err)
		}
	}
}
