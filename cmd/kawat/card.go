package main

import (
	"fmt"
	"io"
	"strings"

	"kawat"
)

// printCard prints a report for a reader at a terminal.
func printCard(w io.Writer, an *kawat.Analysis) error {
	art := &an.Article
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	head := art.Headline
	if head == "" {
		head = firstWords(art.Text, 12)
	}
	line("━━ %s", head)
	if art.Deck != "" {
		line("   %s", art.Deck)
	}
	var facts []string
	fact := func(label, value string) {
		if value != "" {
			facts = append(facts, label+" "+value)
		}
	}
	fact("", art.Outlet)
	fact("", art.Published)
	fact("dateline", art.Dateline)
	fact("by", strings.Join(art.Byline, ", "))
	fact("editor", strings.Join(art.Editor, ", "))
	fact("language", an.Lang)
	for i := range facts {
		facts[i] = strings.TrimSpace(facts[i])
	}
	line("   %s", strings.Join(facts, " · "))
	if an.State != kawat.StateCoded {
		line("   not coded: %s", an.Reason)
	}
	if len(an.Events) > 0 {
		line("\n   EVENTS (* not told in these words but inferred)")
	}
	for i := range an.Events {
		e := &an.Events[i]
		line("   %s → %s%s → %s  (%s)  “%s”  ← %s", sides(e.Actors), e.Type, mode(e.Mode), sides(e.Recipients),
			strings.Join(eventFacts(e), ", "), art.Slice(e.Trigger), chain(e.Chain))
	}
	if len(an.Statements) > 0 {
		line("\n   STATEMENTS")
	}
	for i := range an.Statements {
		s := &an.Statements[i]
		line("   %s (%s): %s  ← %s", actor(s.Speaker), s.Quote, quoted(s.Quote, firstWords(art.Slice(s.Content), 24)), chain(s.Chain))
	}
	if ladders := ladders(an); len(ladders) > 0 {
		line("\n   CHAINS")
		for _, l := range ladders {
			line("   reader ← %s", l)
		}
	}
	if len(art.Related) > 0 {
		line("\n   RELATED")
		for _, r := range art.Related {
			line("   %s %s", r.Text, r.URL)
		}
	}
	for _, l := range an.Limits {
		line("   bound hit: %s", l)
	}
	b.WriteByte('\n')
	_, err := io.WriteString(w, b.String())
	return err
}

func eventFacts(e *kawat.Event) []string {
	out := []string{string(e.Status)}
	if e.Historical {
		out[0] += ", historical"
	}
	if e.Date != nil {
		out = append(out, e.Date.EDTF)
	}
	if e.Planned != nil {
		out = append(out, "planned "+e.Planned.EDTF)
	}
	if e.Place != nil {
		out = append(out, e.Place.Name)
	}
	for _, s := range []struct {
		what string
		of   []kawat.Number
	}{{"dead", e.Size.Dead}, {"injured", e.Size.Injured}, {"arrested", e.Size.Arrested}} {
		if len(s.of) > 0 {
			out = append(out, counts(s.of)+" "+s.what)
		}
	}
	return out
}

func counts(of []kawat.Number) string {
	out := make([]string, len(of))
	for i, n := range of {
		out[i] = n.String()
	}
	return strings.Join(out, " / ")
}

func mode(m string) string {
	if m == "" {
		return ""
	}
	return "/" + m
}

func sides(actors []kawat.Actor) string {
	if len(actors) == 0 {
		return "–"
	}
	out := make([]string, len(actors))
	for i, a := range actors {
		out[i] = actor(a)
	}
	return strings.Join(out, " + ")
}

func actor(a kawat.Actor) string {
	name := a.Name
	if name == "" {
		name = a.Text
	}
	inferred := ""
	if a.Inferred {
		inferred = "*"
	}
	return fmt.Sprintf("%s%s [%s %s]", name, inferred, a.Code, a.Sector)
}

func chain(links []kawat.Link) string {
	out := make([]string, len(links))
	for i, l := range links {
		out[i] = l.Name
		if out[i] == "" {
			out[i] = "?"
		}
	}
	return strings.Join(out, " ← ")
}

// ladders lists the different chains of a report, the longest first as met.
func ladders(an *kawat.Analysis) []string {
	seen := map[string]bool{}
	var out []string
	add := func(links []kawat.Link) {
		if c := chain(links); c != "" && !seen[c] {
			seen[c] = true
			out = append(out, c)
		}
	}
	for i := range an.Statements {
		add(an.Statements[i].Chain)
	}
	for i := range an.Events {
		add(an.Events[i].Chain)
	}
	return out
}

func quoted(kind kawat.QuoteKind, text string) string {
	if kind == kawat.Indirect {
		return text
	}
	return "“" + text + "”"
}

func firstWords(text string, n int) string {
	words := strings.Fields(text)
	if len(words) <= n {
		return strings.Join(words, " ")
	}
	return strings.Join(words[:n], " ") + " …"
}

const tableHeader = "report\tpublished\tdate\tplanned\tactors\ttype\tmode\trecipients\tstatus\thistorical\tcameo\tgoldstein\tintensity\tquad\tplace\tdead\tinjured\tarrested\ttrigger\tchain\trule\tconfidence"

// printTable prints a line an event, tab separated.
func printTable(w io.Writer, an *kawat.Analysis) error {
	clean := strings.NewReplacer("\t", " ", "\n", " ", "\r", " ")
	for i := range an.Events {
		e := &an.Events[i]
		date, planned, place := "", "", ""
		if e.Date != nil {
			date = e.Date.EDTF
		}
		if e.Planned != nil {
			planned = e.Planned.EDTF
		}
		if e.Place != nil {
			place = e.Place.Name
		}
		cells := []string{an.ID, an.Article.PublishedDay(), date, planned, codes(e.Actors), string(e.Type), e.Mode, codes(e.Recipients), string(e.Status),
			fmt.Sprint(e.Historical), e.CAMEO, fmt.Sprint(e.Goldstein), fmt.Sprint(e.Intensity), fmt.Sprint(e.Quad), place, counts(e.Size.Dead), counts(e.Size.Injured), counts(e.Size.Arrested),
			an.Article.Slice(e.Trigger), chain(e.Chain), e.Rule, fmt.Sprint(e.Confidence)}
		for k := range cells {
			cells[k] = clean.Replace(cells[k])
		}
		if _, err := fmt.Fprintln(w, strings.Join(cells, "\t")); err != nil {
			return err
		}
	}
	return nil
}

func codes(actors []kawat.Actor) string {
	out := make([]string, len(actors))
	for i, a := range actors {
		out[i] = a.Code + a.Sector
	}
	return strings.Join(out, ";")
}
