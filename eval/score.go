package eval

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"math"
	"regexp"
	"slices"
	"sort"
	"strings"

	"kawat"
)

// A Count holds true positives, false alarms and misses.
type Count struct{ TP, FP, FN int }

// P is precision, 0 where nothing was found.
func (c Count) P() float64 { return ratio(c.TP, c.TP+c.FP) }

// R is recall, 0 where there is nothing to find.
func (c Count) R() float64 { return ratio(c.TP, c.TP+c.FN) }

// F1 is the harmonic mean of precision and recall.
func (c Count) F1() float64 {
	if c.TP == 0 {
		return 0
	}
	return 2 * c.P() * c.R() / (c.P() + c.R())
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// A Share is a part of a whole.
type Share struct{ OK, All int }

func (s *Share) add(ok bool) {
	s.All++
	if ok {
		s.OK++
	}
}

// Value is OK/All, 0 if there is nothing.
func (s Share) Value() float64 { return ratio(s.OK, s.All) }

// Scores is the result over a set of reports.
type Scores struct {
	Reports    int
	Type       Count // same type, or one that the gold allows also
	Full       Count // and the same actor and recipient codes
	WithStatus Count // and the same status
	Status     Share // same status, of the full matches
	Date       Share // same date, of the type matches that have one
	Chain      Share // same chain, of the type matches
	Actors     Share // same actor codes, of the type matches
	Recipients Share // same recipient codes, of the type matches
	Empty      Share // reports without events that yield none
	Statements Count // overlap ≥ .5 and the same speaker code
	StChain    Share // same chain, of the matched statements
	Triggers   Triggers
	Reliable   [reliabilityBins]Reliability
	ByType     map[kawat.EventType]*Count
	Fields     map[string]*Share // headline, deck, byline, editor, dateline, related
	ParHit     int
	ParGold    int
	ParFound   int
	Errors     []string
}

// reliabilityBins are tenths of confidence.
const reliabilityBins = 10

// A Reliability compares the confidence of events with how often they are right
// in type and both sides.
type Reliability struct {
	N, OK int
	Sum   float64 // of the confidences
}

// Triggers are shares of the type matches whose triggers overlap, so that
// both surely mean the same act.
type Triggers struct {
	Actors, Recipients             Share // same codes
	ActorSectors, RecipientSectors Share // same sectors, where the codes are the same
	Date                           Share // same date, of those that have one
	Undated                        Share // no date, of those that have none
	Place                          Share // same place by name, of those that have one
	Unplaced                       Share // no place, of those that have none
}

var fieldNames = []string{"headline", "deck", "byline", "editor", "dateline", "related"}

// Score compares gold reports with their analyses, which stand in the same
// order; a nil analysis counts as empty.
func Score(gold []Report, system []*kawat.Analysis) Scores {
	s := Scores{ByType: map[kawat.EventType]*Count{}, Fields: map[string]*Share{}}
	for _, t := range kawat.EventTypes {
		s.ByType[t] = &Count{}
	}
	for _, f := range fieldNames {
		s.Fields[f] = &Share{}
	}
	for i := range gold {
		a := &kawat.Analysis{}
		if i < len(system) && system[i] != nil {
			a = system[i]
		}
		s.Reports++
		s.events(&gold[i], a)
		if gold[i].Article != nil {
			s.article(&gold[i], a)
			s.statements(&gold[i], a)
		}
	}
	return s
}

var spaces = regexp.MustCompile(`\s+`)

var quoteMarks = strings.NewReplacer("“", `"`, "”", `"`, "’", "'", "‘", "'")

// norm makes texts comparable: one kind of quotation mark and space, lower case.
func norm(s string) string {
	return strings.ToLower(strings.TrimSpace(spaces.ReplaceAllString(quoteMarks.Replace(s), " ")))
}

func typeOK(g *Event, e *kawat.Event) bool {
	return g.Type == e.Type || slices.Contains(g.Also, e.Type)
}

func goldCodes(ps []Party, known bool) map[string]bool {
	out := map[string]bool{}
	for _, p := range ps {
		if known && p.open() {
			continue
		}
		out[p.code()] = true
	}
	return out
}

func codes(sides ...[]kawat.Actor) map[string]bool {
	out := map[string]bool{}
	for _, side := range sides {
		for _, a := range side {
			c := a.Code
			if c == "" {
				c = "---"
			}
			out[c] = true
		}
	}
	return out
}

func equal(a, b map[string]bool) bool { return len(a) == len(b) && subset(a, b) }

func subset(a, b map[string]bool) bool {
	for k := range a {
		if !b[k] {
			return false
		}
	}
	return true
}

func fullOK(g *Event, e *kawat.Event) bool {
	if !typeOK(g, e) {
		return false
	}
	ga, gr := goldCodes(g.Actors, false), goldCodes(g.Recipients, false)
	if equal(ga, codes(e.Actors)) && equal(gr, codes(e.Recipients)) {
		return true
	}
	both := codes(e.Actors, e.Recipients)
	if len(gr) == 0 && equal(ga, both) {
		return true
	}
	if slices.ContainsFunc(append(slices.Clone(g.Actors), g.Recipients...), Party.open) {
		return subset(goldCodes(g.Actors, true), both) && subset(goldCodes(g.Recipients, true), both)
	}
	return false
}

type pair struct {
	score float64
	i, j  int
}

// match pairs gold and system items one to one: the preferred pairs first, then
// those at the nearest places, then the later ones.
func match(n, m int, ok func(i, j int) bool, prefer func(i, j int) float64) []pair {
	var ps []pair
	for i := range n {
		for j := range m {
			if ok(i, j) {
				ps = append(ps, pair{prefer(i, j), i, j})
			}
		}
	}
	apart := func(p pair) int { return max(p.i-p.j, p.j-p.i) }
	slices.SortFunc(ps, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(apart(a), apart(b)), cmp.Compare(b.i, a.i), cmp.Compare(b.j, a.j))
	})
	usedI, usedJ := map[int]bool{}, map[int]bool{}
	var out []pair
	for _, p := range ps {
		if !usedI[p.i] && !usedJ[p.j] {
			usedI[p.i], usedJ[p.j] = true, true
			out = append(out, p)
		}
	}
	return out
}

func (s *Scores) events(g *Report, a *kawat.Analysis) {
	prefer := func(i, j int) float64 {
		n := 0.0
		if fullOK(&g.Events[i], &a.Events[j]) {
			n += 4
		}
		if typeOK(&g.Events[i], &a.Events[j]) {
			n += 2
		}
		if g.Events[i].Status == a.Events[j].Status {
			n++
		}
		return n
	}
	types := match(len(g.Events), len(a.Events), func(i, j int) bool { return typeOK(&g.Events[i], &a.Events[j]) }, prefer)
	add(&s.Type, len(types), len(g.Events), len(a.Events))
	hitGold, hitSys := map[int]bool{}, map[int]bool{}
	for _, p := range types {
		hitGold[p.i], hitSys[p.j] = true, true
		ge, se := &g.Events[p.i], &a.Events[p.j]
		s.ByType[ge.Type].TP++
		s.Actors.add(equal(goldCodes(ge.Actors, false), codes(se.Actors)))
		s.Recipients.add(equal(goldCodes(ge.Recipients, false), codes(se.Recipients)))
		if len(ge.Chain) > 0 {
			s.Chain.add(chainOK(ge.Chain, se.Chain))
		}
		if ge.Date != "" {
			s.Date.add(dateOK(ge.Date, se.Date))
		}
	}
	s.onTriggers(g, a)
	for i := range g.Events {
		if !hitGold[i] {
			s.ByType[g.Events[i].Type].FN++
		}
	}
	for j := range a.Events {
		if !hitSys[j] {
			s.ByType[a.Events[j].Type].FP++
		}
	}
	full := match(len(g.Events), len(a.Events), func(i, j int) bool { return fullOK(&g.Events[i], &a.Events[j]) }, prefer)
	add(&s.Full, len(full), len(g.Events), len(a.Events))
	hitGold, hitSys = map[int]bool{}, map[int]bool{}
	with := 0
	for _, p := range full {
		hitGold[p.i], hitSys[p.j] = true, true
		same := g.Events[p.i].Status == a.Events[p.j].Status
		s.Status.add(same)
		if same {
			with++
		}
	}
	add(&s.WithStatus, with, len(g.Events), len(a.Events))
	for j := range a.Events {
		b := &s.Reliable[min(int(a.Events[j].Confidence*reliabilityBins), reliabilityBins-1)]
		b.N++
		b.Sum += a.Events[j].Confidence
		if hitSys[j] {
			b.OK++
		}
	}
	if len(g.Events) == 0 {
		s.Empty.add(len(a.Events) == 0)
	}
	for i := range g.Events {
		if e := &g.Events[i]; !hitGold[i] {
			s.errorf("MISS  %s ¶%d %s %s > %s %s %q", g.ID, e.Paragraph, e.Type, parties(e.Actors), parties(e.Recipients), e.Status, e.Trigger)
		}
	}
	for j := range a.Events {
		if e := &a.Events[j]; !hitSys[j] {
			s.errorf("FALSE %s %s %s > %s %s %q  %s  in %q", g.ID, e.Type, actors(e.Actors), actors(e.Recipients), e.Status, a.Article.Slice(e.Trigger), e.Rule, evidence(a, e))
		}
	}
}

// Right says of each event of an analysis, by its ID, whether it is right in type
// and the codes of both sides.
func Right(g *Report, a *kawat.Analysis) map[string]bool {
	out := map[string]bool{}
	for j := range a.Events {
		out[a.Events[j].ID] = false
	}
	for _, p := range match(len(g.Events), len(a.Events), func(i, j int) bool { return fullOK(&g.Events[i], &a.Events[j]) }, func(i, j int) float64 { return 0 }) {
		out[a.Events[p.j].ID] = true
	}
	return out
}

// onTriggers compares what is said of acts that both name by overlapping words.
func (s *Scores) onTriggers(g *Report, a *kawat.Analysis) {
	if g.Article == nil {
		return
	}
	overlap := func(i, j int) bool {
		ge, se := &g.Events[i], &a.Events[j]
		if !typeOK(ge, se) || ge.Paragraph >= len(g.Article.Paragraphs) {
			return false
		}
		text := g.Article.Headline // paragraph -1
		if ge.Paragraph >= 0 {
			text = g.Article.Paragraphs[ge.Paragraph]
		}
		par := norm(text)
		from := strings.Index(par, norm(ge.Trigger))
		if from < 0 {
			return false
		}
		for _, ev := range se.Evidence {
			sentence := norm(a.Article.Slice(ev))
			at := strings.Index(par, sentence)
			word := norm(a.Article.Slice(se.Trigger))
			in := strings.Index(sentence, word)
			if sentence == "" || at < 0 || in < 0 {
				continue
			}
			if at+in < from+len(norm(ge.Trigger)) && from < at+in+len(word) {
				return true
			}
		}
		return false
	}
	t := &s.Triggers
	for _, p := range match(len(g.Events), len(a.Events), overlap, func(i, j int) float64 { return float64(one(fullOK(&g.Events[i], &a.Events[j]))) }) {
		ge, se := &g.Events[p.i], &a.Events[p.j]
		for _, side := range []struct {
			gold          []Party
			got           []kawat.Actor
			code, sectors *Share
		}{{ge.Actors, se.Actors, &t.Actors, &t.ActorSectors}, {ge.Recipients, se.Recipients, &t.Recipients, &t.RecipientSectors}} {
			ok := equal(goldCodes(side.gold, false), codes(side.got))
			side.code.add(ok)
			if ok && len(side.gold) > 0 {
				side.sectors.add(equal(goldSectors(side.gold), sectors(side.got)))
			}
		}
		if !equal(goldCodes(ge.Actors, false), codes(se.Actors)) || !equal(goldCodes(ge.Recipients, false), codes(se.Recipients)) {
			s.errorf("SIDES %s ¶%d %s want %s > %s, found %s > %s, %q in %q", g.ID, ge.Paragraph, ge.Type, parties(ge.Actors), parties(ge.Recipients), actors(se.Actors), actors(se.Recipients), a.Article.Slice(se.Trigger), evidence(a, se))
		}
		if ge.Place == "" {
			t.Unplaced.add(se.Place == nil)
		} else {
			t.Place.add(placeOK(ge.Place, se.Place))
		}
		if ge.Place == "" && se.Place != nil || ge.Place != "" && !placeOK(ge.Place, se.Place) {
			found := "none"
			if se.Place != nil {
				found = se.Place.Name
			}
			s.errorf("PLACE %s ¶%d %s want %s, found %s, %q in %q", g.ID, ge.Paragraph, ge.Type, cmp.Or(ge.Place, "none"), found, a.Article.Slice(se.Trigger), evidence(a, se))
		}
		want, found := "none", "none"
		ok := se.Date == nil
		if se.Date != nil {
			found = se.Date.EDTF
		}
		if ge.Date == "" {
			t.Undated.add(ok)
		} else {
			want, ok = ge.Date, dateOK(ge.Date, se.Date)
			t.Date.add(ok)
		}
		if !ok {
			s.errorf("DATE  %s ¶%d %s want %s, found %s, %q in %q", g.ID, ge.Paragraph, ge.Type, want, found, a.Article.Slice(se.Trigger), evidence(a, se))
		}
	}
}

// placeOK compares a place by name; the gold names it as the report does.
func placeOK(gold string, p *kawat.Place) bool {
	if p == nil {
		return false
	}
	g, n := norm(gold), norm(p.Name)
	return strings.Contains(g, n) || strings.Contains(n, g)
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

func goldSectors(ps []Party) map[string]bool {
	out := map[string]bool{}
	for _, p := range ps {
		out[p.Sector] = true
	}
	return out
}

func sectors(as []kawat.Actor) map[string]bool {
	out := map[string]bool{}
	for _, a := range as {
		out[a.Sector] = true
	}
	return out
}

func evidence(a *kawat.Analysis, e *kawat.Event) string {
	if len(e.Evidence) == 0 {
		return ""
	}
	return a.Article.Slice(e.Evidence[0])
}

func (s *Scores) errorf(format string, args ...any) {
	s.Errors = append(s.Errors, fmt.Sprintf(format, args...))
}

func parties(ps []Party) string {
	out := make([]string, len(ps))
	for i, p := range ps {
		out[i] = p.code() + p.Sector + " " + p.Text
	}
	return "[" + strings.Join(out, "; ") + "]"
}

func actors(as []kawat.Actor) string {
	out := make([]string, len(as))
	for i, a := range as {
		out[i] = a.Code + a.Sector + " " + a.Text
	}
	return "[" + strings.Join(out, "; ") + "]"
}

func add(c *Count, hits, gold, system int) {
	c.TP += hits
	c.FN += gold - hits
	c.FP += system - hits
}

func chainOK(gold []string, chain []kawat.Link) bool {
	if len(gold) != len(chain) {
		return false
	}
	for i, l := range chain {
		g, n := norm(gold[i]), norm(l.Name)
		if n == "" {
			continue
		}
		if !strings.Contains(g, n) && !strings.Contains(n, g) {
			return false
		}
	}
	return true
}

func dateOK(gold string, d *kawat.Date) bool {
	if d == nil {
		return false
	}
	return d.EDTF == gold || len(d.EDTF) >= 7 && strings.HasPrefix(gold, d.EDTF[:min(10, len(d.EDTF))])
}

var relatedLabel = regexp.MustCompile(`^(baca juga|read also|baca)\s*:\s*`)

func (s *Scores) article(g *Report, a *kawat.Analysis) {
	ga, art := g.Article, &a.Article
	one := func(field, gold, found string) {
		ok := norm(gold) == norm(found)
		s.Fields[field].add(ok)
		if !ok {
			s.errorf("FIELD %s %s: want %q, found %q", g.ID, field, gold, found)
		}
	}
	one("headline", ga.Headline, art.Headline)
	one("deck", ga.Deck, art.Deck)
	one("byline", sorted(ga.Byline), sorted(art.Byline))
	one("editor", sorted(ga.Editor), sorted(art.Editor))
	one("dateline", ga.Dateline, art.Dateline)
	var related, labelled, found []string
	for _, r := range ga.Related {
		labelled = append(labelled, norm(r))
		related = append(related, relatedLabel.ReplaceAllString(norm(r), ""))
	}
	for _, r := range art.Related {
		found = append(found, norm(r.Text))
	}
	if sorted(labelled) == sorted(found) {
		related = labelled
	}
	one("related", sorted(related), sorted(found))
	var pars []string
	for _, p := range art.Paragraphs {
		pars = append(pars, norm(art.Slice(p)))
	}
	s.ParGold += len(ga.Paragraphs)
	s.ParFound += len(pars)
	for _, p := range ga.Paragraphs {
		p = norm(p)
		if slices.ContainsFunc(pars, func(q string) bool {
			return p == q || len([]rune(q)) > 20 && (strings.HasSuffix(p, q) || strings.HasSuffix(q, p))
		}) {
			s.ParHit++
		} else {
			s.errorf("FIELD %s paragraph not found: %q", g.ID, p)
		}
	}
}

func sorted(list []string) string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = norm(x)
	}
	sort.Strings(out)
	return strings.Join(out, "\n")
}

var word = regexp.MustCompile(`[\p{L}\p{N}_]+`)

func bag(text string) map[string]int {
	out := map[string]int{}
	for _, w := range word.FindAllString(norm(text), -1) {
		out[w]++
	}
	return out
}

// overlap is the multiset Jaccard similarity of the words of two texts.
func overlap(a, b map[string]int) float64 {
	inter, union := 0, 0
	for w, n := range a {
		inter += min(n, b[w])
		union += max(n, b[w])
	}
	for w, n := range b {
		if a[w] == 0 {
			union += n
		}
	}
	return ratio(inter, max(1, union))
}

func (s *Scores) statements(g *Report, a *kawat.Analysis) {
	gold := make([]map[string]int, len(g.Statements))
	for i := range g.Statements {
		gold[i] = bag(g.Statements[i].Content)
	}
	found := make([]map[string]int, len(a.Statements))
	for j := range a.Statements {
		found[j] = bag(a.Article.Slice(a.Statements[j].Content))
	}
	over := func(i, j int) float64 { return overlap(gold[i], found[j]) }
	hits := 0
	hitGold, hitSys := map[int]string{}, map[int]bool{}
	for _, p := range match(len(gold), len(found), func(i, j int) bool { return over(i, j) >= .5 }, over) {
		sp, st := g.Statements[p.i].Speaker, &a.Statements[p.j]
		if sp.code() != st.Speaker.Code {
			hitGold[p.i] = " (found with speaker " + st.Speaker.Code + " " + st.Speaker.Text + ")"
			continue
		}
		hits++
		hitGold[p.i], hitSys[p.j] = "ok", true
		if len(g.Statements[p.i].Chain) > 0 {
			ok := chainOK(g.Statements[p.i].Chain, st.Chain)
			s.StChain.add(ok)
			if !ok {
				s.errorf("CHAIN %s ¶%d want %s, found %s: %q", g.ID, g.Statements[p.i].Paragraph, strings.Join(g.Statements[p.i].Chain, " < "), chainNames(st.Chain), g.Statements[p.i].Content)
			}
		}
	}
	add(&s.Statements, hits, len(gold), len(found))
	for i := range g.Statements {
		if st := &g.Statements[i]; hitGold[i] != "ok" {
			s.errorf("MISS  %s ¶%d statement of %s%s: %q", g.ID, st.Paragraph, st.Speaker.code()+" "+st.Speaker.Text, hitGold[i], st.Content)
		}
	}
	for j := range a.Statements {
		if st := &a.Statements[j]; !hitSys[j] {
			s.errorf("FALSE %s statement of %s: %q", g.ID, st.Speaker.Code+" "+st.Speaker.Text, a.Article.Slice(st.Content))
		}
	}
}

func chainNames(chain []kawat.Link) string {
	names := make([]string, len(chain))
	for i, l := range chain {
		names[i] = l.Name
	}
	return strings.Join(names, " < ")
}

// ArticleFields is the mean of the article fields and paragraph recall and precision.
func (s *Scores) ArticleFields() float64 {
	sum, n := ratio(s.ParHit, s.ParGold)+ratio(s.ParHit, s.ParFound), 2.0
	for _, f := range fieldNames {
		sum += s.Fields[f].Value()
		n++
	}
	return sum / n
}

// Write prints the scores as the golden file has them.
func (s *Scores) Write(w io.Writer, title string) {
	fmt.Fprintf(w, "%s: %d reports\n", title, s.Reports)
	if s.ParGold > 0 {
		fmt.Fprintf(w, "  article fields   %.3f ", s.ArticleFields())
		for _, f := range fieldNames {
			fmt.Fprintf(w, " %s %.3f", f, s.Fields[f].Value())
		}
		fmt.Fprintf(w, "  paragraphs P %.3f R %.3f\n", ratio(s.ParHit, s.ParFound), ratio(s.ParHit, s.ParGold))
	}
	s.writeEvents(w)
	fmt.Fprintf(w, "  on matches       status %.3f  date %.3f  actors %.3f  recipients %.3f  chain %.3f  no event where none is %.3f\n",
		s.Status.Value(), s.Date.Value(), s.Actors.Value(), s.Recipients.Value(), s.Chain.Value(), s.Empty.Value())
	t := &s.Triggers
	fmt.Fprintf(w, "  on triggers      actors %.3f (sectors %.3f)  recipients %.3f (sectors %.3f)  date %.3f (none where none is told %.3f)  place %.3f (none %.3f)  of %d\n",
		t.Actors.Value(), t.ActorSectors.Value(), t.Recipients.Value(), t.RecipientSectors.Value(), t.Date.Value(), t.Undated.Value(), t.Place.Value(), t.Unplaced.Value(), t.Actors.All)
	s.Statements.write(w, "statements")
	fmt.Fprintf(w, "  statement chain  %.3f\n", s.StChain.Value())
}

// WriteReliability prints, for each tenth of confidence, how many events have it,
// their mean confidence, and how many of them are right in type and both sides;
// and the mean difference of the two, weighted by number.
func (s *Scores) WriteReliability(w io.Writer) {
	gap, n := 0.0, 0
	for i, b := range s.Reliable {
		if b.N == 0 {
			continue
		}
		mean, right := b.Sum/float64(b.N), ratio(b.OK, b.N)
		fmt.Fprintf(w, "  confidence %.1f–%.1f  %4d events, mean %.3f, right %.3f\n", float64(i)/reliabilityBins, float64(i+1)/reliabilityBins, b.N, mean, right)
		gap += math.Abs(mean-right) * float64(b.N)
		n += b.N
	}
	if n > 0 {
		fmt.Fprintf(w, "  calibration error %.3f\n", gap/float64(n))
	}
}

// WriteTypes prints a line for each event type.
func (s *Scores) WriteTypes(w io.Writer) {
	for _, t := range kawat.EventTypes {
		c := s.ByType[t]
		fmt.Fprintf(w, "  %-10s F1 %.3f  P %.3f  R %.3f  (tp %d, fp %d, fn %d)\n", t, c.F1(), c.P(), c.R(), c.TP, c.FP, c.FN)
	}
}

// writeEvents prints how well events were found, by how much of them must be right.
func (s *Scores) writeEvents(w io.Writer) {
	s.Type.write(w, "events: type")
	s.Full.write(w, "events: full")
	s.WithStatus.write(w, "events: +status")
}

func (c Count) write(w io.Writer, name string) {
	fmt.Fprintf(w, "  %-16s F1 %.3f  P %.3f  R %.3f  (tp %d, fp %d, fn %d)\n", name, c.F1(), c.P(), c.R(), c.TP, c.FP, c.FN)
}

// SameDoers reports whether an event has a type that the hand-coded one allows, and
// actors of the same codes.
func SameDoers(g *Event, e *kawat.Event) bool {
	return typeOK(g, e) && equal(goldCodes(g.Actors, false), codes(e.Actors))
}

// RecipientCodes are the codes of its recipients, sorted.
func (g *Event) RecipientCodes() []string {
	return slices.Sorted(maps.Keys(goldCodes(g.Recipients, false)))
}
