package web

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"kawat"
)

// An articlePage is one report with all that is read out of it.
type articlePage struct {
	kawat.Analysis
	Headline   []segment
	Deck       []segment
	Paragraphs [][]segment
	Events     []eventItem
	Statements []statementItem
	Ladders    []ladder
	Found      []foundField
	Words      int
}

// An eventItem is an event in the list beside the text.
type eventItem struct {
	kawat.Event
	N        string // its id on the page
	Label    string // "E1"
	Report   string
	Lang     string
	Evidence []segment // the first evidence, with the trigger marked
	More     int       // further evidence spans
}

// A statementItem is a statement in the list beside the text.
type statementItem struct {
	kawat.Statement
	N, Label string
	Lang     string
	Text     string
	Tells    []labelled // its events
}

// labelled is a reference to an item of the page: its id and its label, "E1".
type labelled struct{ N, Label string }

// labels gives each event and statement of a report its id on the page, which
// is its own id where that can be one, and its label.
func labels(lang string, a kawat.Analysis) (events, statements []labelled) {
	used := map[string]bool{}
	label := func(id, letter, key string, i int) labelled {
		if !isAnchor(id) || used[id] {
			id = fmt.Sprintf("%s%d", letter, i+1)
		}
		used[id] = true
		return labelled{id, fmt.Sprintf("%s%d", translate(lang, key), i+1)}
	}
	for i, e := range a.Events {
		events = append(events, label(e.ID, "e", "mark.event", i))
	}
	for i, s := range a.Statements {
		statements = append(statements, label(s.ID, "s", "mark.statement", i))
	}
	return events, statements
}

// isAnchor reports whether id can stand in a page as the id of an item, apart
// from those that the page itself uses, which are all shorter.
func isAnchor(id string) bool {
	if len(id) < 12 {
		return false
	}
	for _, c := range []byte(id) {
		if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '_' && c != '-' {
			return false
		}
	}
	return true
}

// A ladder is one way in which the report's content came to the reader, and
// what came that way.
type ladder struct {
	Rungs []rung
	Items []labelled
}

// A rung is one link of a chain, with the words of the report that show it.
type rung struct {
	kawat.Link
	Quote string // "" for the outlet, which prints the report itself
	N     string // id of the words in the text, "" if there are none
	First bool   // the first rung on the page with these words
	Label string
	Path  string // page of the actor, if it has one
	Sole  bool   // of an outlet: nobody stands behind it
}

// A foundField says where a field of the article was found.
type foundField struct{ Field, Where string }

func (s *server) article(w http.ResponseWriter, r *http.Request) error {
	hash, format := suffix(r.PathValue("hash"))
	a, err := s.store.Report(r.Context(), hash)
	if err != nil {
		return err
	}
	switch format {
	case "json":
		return writeJSON(w, a)
	case "csv":
		return writeEventsCSV(w, short(a.Hash), eventRows(a))
	case "svg":
		return fmt.Errorf("article %s as svg: %w", hash, kawat.ErrNotFound)
	}
	title := a.Article.Headline
	if title == "" {
		title = translate(language(r), "article.untitled", short(a.Hash))
	}
	return s.show(w, r, http.StatusOK, frame{Name: "article", Title: title, Exports: exports(r, articlePath(a.Hash), "json", "csv"), Page: articleOf(s.namer(r), a)})
}

// articleOf lays out a report for its page.
func articleOf(w namer, a kawat.Analysis) articlePage {
	p := articlePage{Analysis: a, Words: len(strings.Fields(a.Article.Text))}
	var marks []mark
	eventLabels := map[string]labelled{}
	events, statements := labels(w.lang, a)
	for i, e := range a.Events {
		l := events[i]
		eventLabels[e.ID] = l
		marks = append(marks, mark{Span: e.Trigger, Kind: markEvent, ID: l.N, Label: l.Label, Title: summary(w, e), Tone: tone(e.Quad)})
		for _, v := range e.Evidence {
			marks = append(marks, mark{Span: v, Kind: markEvidence, ID: l.N})
		}
		item := eventItem{Event: e, N: l.N, Label: l.Label, Report: a.Hash, Lang: a.Lang}
		if len(e.Evidence) > 0 {
			item.Evidence, item.More = quoteWith(&a.Article, e.Evidence[0], e.Trigger, tone(e.Quad)), len(e.Evidence)-1
		}
		p.Events = append(p.Events, item)
	}
	for i, st := range a.Statements {
		l := statements[i]
		marks = append(marks, mark{Span: st.Content, Kind: markStatement, ID: l.N, Label: l.Label})
		item := statementItem{Statement: st, N: l.N, Label: l.Label, Lang: a.Lang, Text: a.Article.Slice(st.Content)}
		for _, id := range st.Events {
			if t, ok := eventLabels[id]; ok {
				item.Tells = append(item.Tells, t)
			}
		}
		p.Statements = append(p.Statements, item)
	}
	for _, m := range mentions(a) {
		marks = append(marks, actorMark(w, m))
	}
	var sources []mark
	p.Ladders, sources = ladders(w, a)
	marks = append(marks, sources...)

	opened := map[string]bool{}
	p.Headline = cut(a.Article.Headline, 0, len(a.Article.Headline), of(marks, kawat.Headline), opened)
	p.Deck = cut(a.Article.Deck, 0, len(a.Article.Deck), of(marks, kawat.Deck), opened)
	body := of(marks, kawat.Body)
	for _, par := range paragraphs(&a.Article) {
		p.Paragraphs = append(p.Paragraphs, cut(a.Article.Text, par.Start, par.End, body, opened))
	}
	for _, f := range []string{"url", "outlet", "headline", "deck", "byline", "editor", "published", "modified", "dateline", "text", "paragraphs", "related"} {
		if where := a.Article.Found[f]; where != "" {
			p.Found = append(p.Found, foundField{f, where})
		}
	}
	return p
}

// of selects the marks of one part of the report.
func of(marks []mark, part kawat.Part) []mark {
	return slices.DeleteFunc(slices.Clone(marks), func(m mark) bool { return m.In != part })
}

// mentions are the mentions of a report; of a report that kept none, the
// actors of its events and statements.
func mentions(a kawat.Analysis) []kawat.Mention {
	if len(a.Mentions) > 0 {
		return a.Mentions
	}
	var out []kawat.Mention
	seen := map[kawat.Span]int{}
	add := func(x kawat.Actor) {
		if x.Empty() {
			return
		}
		i, ok := seen[x.Span]
		if !ok {
			seen[x.Span] = len(out)
			out = append(out, kawat.Mention{Span: x.Span, Actors: []kawat.Actor{x}})
			return
		}
		for _, y := range out[i].Actors {
			if y.Code == x.Code && y.Entity == x.Entity {
				return
			}
		}
		out[i].Actors = append(out[i].Actors, x)
	}
	for _, e := range a.Events {
		for _, x := range e.Actors {
			add(x)
		}
		for _, x := range e.Recipients {
			add(x)
		}
	}
	for _, s := range a.Statements {
		add(s.Speaker)
	}
	return out
}

func actorMark(w namer, m kawat.Mention) mark {
	out := mark{Span: m.Span, Kind: markActor}
	var codes, names []string
	for _, a := range m.Actors {
		codes = appendNew(codes, a.Code)
		names = appendNew(names, strings.TrimSpace(w.actor(a)+" ("+a.Code+" "+a.Sector+")"))
	}
	out.Code, out.Title = strings.Join(codes, "+"), strings.Join(names, ", ")
	switch len(m.Actors) {
	case 1:
		out.Href = actorPath(m.Actors[0])
	case 2:
		out.Href = dyadPath(m.Actors[0].Code, m.Actors[1].Code)
	}
	return out
}

// quoteWith is the text of a span with the words of inner marked in it.
func quoteWith(a *kawat.Article, span, inner kawat.Span, tone string) []segment {
	text := a.Slice(span)
	var marks []mark
	if inner.In == span.In {
		marks = []mark{{Span: kawat.Span{Start: inner.Start - span.Start, End: inner.End - span.Start}, Kind: markEvent, Tone: tone}}
	}
	return cut(text, 0, len(text), marks, map[string]bool{})
}

// tone is the colour of an event: cooperation or conflict.
func tone(quad int) string {
	if quad >= 3 {
		return "conf"
	}
	return "coop"
}

// summary is an event as one line of plain text.
func summary(w namer, e kawat.Event) string {
	var b strings.Builder
	b.WriteString(w.actors(e.Actors))
	b.WriteString(" → " + string(e.Type))
	if e.Mode != "" {
		b.WriteString("/" + e.Mode)
	}
	if len(e.Recipients) > 0 {
		b.WriteString(" → " + w.actors(e.Recipients))
	}
	return b.String()
}

// nameOf is the name of an actor as the record has it.
func nameOf(a kawat.Actor) string {
	for _, s := range []string{a.Name, a.Text, a.Entity} {
		if s != "" {
			return s
		}
	}
	return a.Code
}

// ladders gathers the distinct chains of a report, longest first, and the marks
// of the words that show their links.
func ladders(w namer, a kawat.Analysis) ([]ladder, []mark) {
	var out []ladder
	at := map[string]int{}
	var marks []mark
	add := func(chain []kawat.Link, item labelled) {
		key := chainKey(chain)
		i, ok := at[key]
		if !ok {
			i = len(out)
			at[key] = i
			out = append(out, ladder{Rungs: rungs(a, chain)})
		}
		out[i].Items = append(out[i].Items, item)
	}
	events, statements := labels(w.lang, a)
	for i, e := range a.Events {
		add(e.Chain, events[i])
	}
	for i, s := range a.Statements {
		add(s.Chain, statements[i])
	}
	slices.SortStableFunc(out, func(x, y ladder) int { return len(y.Rungs) - len(x.Rungs) })
	// The words of the links are numbered as they stand in the report.
	var words []kawat.Span
	for _, l := range out {
		for _, r := range l.Rungs {
			if r.Quote != "" && !slices.Contains(words, r.Span) {
				words = append(words, r.Span)
			}
		}
	}
	slices.SortFunc(words, func(x, y kawat.Span) int {
		return cmp.Or(cmp.Compare(partOrder(x.In), partOrder(y.In)), cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End))
	})
	first := map[string]bool{}
	for i := range out {
		for j := range out[i].Rungs {
			r := &out[i].Rungs[j]
			if r.Quote == "" {
				continue
			}
			n := slices.Index(words, r.Span) + 1
			r.N, r.Label = fmt.Sprintf("k%d", n), fmt.Sprintf("%s%d", translate(w.lang, "mark.source"), n)
			if !first[r.N] {
				first[r.N], r.First = true, true
				marks = append(marks, mark{Span: r.Span, Kind: markSource, ID: r.N, Label: r.Label, Title: w.link(r.Link)})
			}
		}
	}
	return out, marks
}

// partOrder is the place of a part on the page.
func partOrder(p kawat.Part) int {
	return slices.Index([]kawat.Part{kawat.Headline, kawat.Deck, kawat.Body}, p)
}

// chainKey is equal for chains through the same bearers.
func chainKey(chain []kawat.Link) string {
	var b strings.Builder
	for _, l := range chain {
		id := l.Entity
		if id == "" {
			id = strings.ToLower(l.Name)
		}
		b.WriteString(string(l.Kind) + "\x00" + id + "\x01")
	}
	return b.String()
}

func rungs(a kawat.Analysis, chain []kawat.Link) []rung {
	if len(chain) == 0 {
		chain = []kawat.Link{{Name: a.Article.Outlet, Kind: kawat.LinkOutlet}}
	}
	out := make([]rung, len(chain))
	for i, l := range chain {
		out[i] = rung{Link: l, Sole: l.Kind == kawat.LinkOutlet && len(chain) == 1}
		if !l.Empty() {
			out[i].Quote = a.Article.Slice(l.Span)
		}
		if l.Kind == kawat.LinkOfficial && l.Entity != "" {
			out[i].Path = actorPath(kawat.Actor{Entity: l.Entity})
		}
	}
	return out
}

// eventRows are the events of a report as rows of a list.
func eventRows(a kawat.Analysis) []kawat.EventRow {
	out := make([]kawat.EventRow, 0, len(a.Events))
	for _, e := range a.Events {
		row := kawat.EventRow{Event: e, Report: a.Hash, Outlet: a.Article.Outlet, Headline: a.Article.Headline, Published: a.Article.Published, Lang: a.Lang,
			Day: a.Article.PublishedDay()}
		if e.Date != nil && e.Date.To != "" {
			row.Day = e.Date.To
		}
		if len(e.Evidence) > 0 {
			row.Sentence = a.Article.Slice(e.Evidence[0])
		}
		out = append(out, row)
	}
	return out
}

// An eventPage answers "why this record?": one event with all its fields.
type eventPage struct {
	eventItem
	Article  kawat.Article
	Quotes   [][]segment // all evidence
	Sizes    []sizeRow
	Ladder   ladder
	Stamp    kawat.Stamp
	Anchor   string // the event's place in the article
	Dyad     *dyadRef
	Previous string // neighbours in the report
	Next     string
	Why      *Why // nil if it can't be told
	Kinds    []string
	Changed  bool // the program of today would code the report otherwise
}

// A sizeRow is the dead, injured or arrested of an event, with the words that say so.
type sizeRow struct {
	What    string
	Numbers []toldNumber
}

type toldNumber struct{ Number, Text string }

func sizesOf(a *kawat.Article, size kawat.Size) []sizeRow {
	var out []sizeRow
	for _, of := range []struct {
		what    string
		numbers []kawat.Number
	}{{"dead", size.Dead}, {"injured", size.Injured}, {"arrested", size.Arrested}} {
		row := sizeRow{What: of.what}
		for _, n := range of.numbers {
			row.Numbers = append(row.Numbers, toldNumber{n.String(), a.Slice(n.Span)})
		}
		if len(row.Numbers) > 0 {
			out = append(out, row)
		}
	}
	return out
}

func (s *server) event(w http.ResponseWriter, r *http.Request) error {
	id, format := suffix(r.PathValue("id"))
	a, err := s.store.Report(r.Context(), r.PathValue("hash"))
	if err != nil {
		return err
	}
	i := slices.IndexFunc(a.Events, func(e kawat.Event) bool { return e.ID == id })
	if i < 0 {
		return fmt.Errorf("event %s of report %s: %w", id, short(a.Hash), kawat.ErrNotFound)
	}
	row := eventRows(a)[i]
	switch format {
	case "json":
		return writeJSON(w, row)
	case "csv":
		return writeEventsCSV(w, id, []kawat.EventRow{row})
	case "svg":
		return fmt.Errorf("event %s as svg: %w", id, kawat.ErrNotFound)
	}
	names := s.namer(r)
	all := articleOf(names, a)
	e := a.Events[i]
	p := eventPage{eventItem: all.Events[i], Article: a.Article, Stamp: a.Stamp, Anchor: articlePath(a.Hash) + "#t-" + all.Events[i].N, Dyad: dyadOf(e),
		Ladder: ladder{Rungs: rungs(a, e.Chain)}, Sizes: sizesOf(&a.Article, e.Size)}
	for _, v := range e.Evidence {
		p.Quotes = append(p.Quotes, quoteWith(&a.Article, v, e.Trigger, tone(e.Quad)))
	}
	if p.Why, err = s.why(r.Context(), a.Hash, id); err != nil {
		s.opts.Log.Error("explain event", "event", id, "report", short(a.Hash), "error", err) // the record itself can be shown
	} else if p.Why != nil {
		for _, k := range p.Why.Kinds {
			p.Kinds = append(p.Kinds, KindText(names.lang, k))
		}
	} else {
		p.Changed = s.opts.Why != nil
	}
	if i > 0 {
		p.Previous = eventPath(a.Hash, a.Events[i-1].ID)
	}
	if i+1 < len(a.Events) {
		p.Next = eventPath(a.Hash, a.Events[i+1].ID)
	}
	return s.show(w, r, http.StatusOK, frame{Name: "event", Title: summary(names, e), Exports: exports(r, eventPath(a.Hash, id), "json", "csv"), Page: p})
}

// A dyadRef is a link to a dyad page.
type dyadRef struct{ Path, Label string }

// dyadOf is the dyad of an event between exactly two codes, else nil.
func dyadOf(e kawat.Event) *dyadRef {
	var codes []string
	for _, a := range slices.Concat(e.Actors, e.Recipients) {
		codes = appendNew(codes, a.Code)
	}
	if len(codes) != 2 {
		return nil
	}
	slices.Sort(codes)
	path := dyadPath(codes[0], codes[1])
	if path == "" {
		return nil
	}
	return &dyadRef{path, codes[0] + "–" + codes[1]}
}
