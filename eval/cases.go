package eval

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"kawat"
)

// This file reads and scores case files: short texts with their coding that a
// linguist can read and write (docs/cases.md).
//
//	id 2024-03-12 pos
//	Menteri Luar Negeri Retno Marsudi menerima Menlu Australia Penny Wong di Jakarta.
//	CONSULT/visit AUS > IDN
//
// Cases are separated by empty lines; "#" opens a comment. The first line has
// language, day of publication and kind; the second the text; then a line for
// each event, or "none", and in cases of kind chain one for each statement:
//
//	[~]TYPE[/mode] ACTORS > [RECIPIENTS] [STATUS] [historical] [also=TYPE,…] [date=EDTF] [dead=N] [injured=N] [arrested=N]
//	say SPEAKER QUOTE | content | link < link < speaker
//
// "~" marks an event that may be coded but need not be.

// A Case is a short text with its coding.
type Case struct {
	Report
	Kind     string // pos, neg (no event), status, chain
	Optional []Event
	Line     int
}

// CaseKinds are the kinds of Case.
var CaseKinds = []string{"pos", "neg", "status", "chain"}

var (
	caseHead  = regexp.MustCompile(`^([a-z]{2}) (\d{4}-\d\d-\d\d) (\w+)$`)
	caseEvent = regexp.MustCompile(`^(~?)([A-Z]+)(?:/([a-z-]+))? ([A-Z,-]+) >(?: ([A-Z,-]+))?((?: [a-z]+(?:=\S+)?)*)$`)
	caseSay   = regexp.MustCompile(`^say (\S+) (direct|indirect|mixed) \| (.+) \| (.+)$`)
)

// ReadCases reads a case file. All faults are reported at once, with their lines.
func ReadCases(name string, in io.Reader) ([]Case, error) {
	var out []Case
	var errs []error
	var block []string
	n, first := 0, 0
	fail := func(line int, format string, args ...any) {
		errs = append(errs, fmt.Errorf("read cases %s:%d: %s: %w", name, line, fmt.Sprintf(format, args...), kawat.ErrInvalid))
	}
	end := func() {
		lines := block
		block = nil
		if len(lines) == 0 {
			return
		}
		head := caseHead.FindStringSubmatch(lines[0])
		if head == nil || !slices.Contains(CaseKinds, head[3]) {
			fail(first, "%q: a case opens with language, day and kind, such as \"id 2024-03-12 pos\"", lines[0])
			return
		}
		if len(lines) < 3 {
			fail(first, "a case has a text and its coding, or \"none\"")
			return
		}
		c := Case{Kind: head[3], Line: first}
		c.ID, c.Lang, c.Published, c.Raw, c.body = fmt.Sprintf("%s:%d", name, first), head[1], head[2], lines[1], true
		c.Outlet = "-"
		for i, line := range lines[2:] {
			if line == "none" {
				continue
			}
			if m := caseSay.FindStringSubmatch(line); m != nil {
				content := strings.TrimSpace(m[3])
				if !strings.Contains(c.Raw, content) {
					fail(first+2+i, "%q is not in the text", content)
				}
				st := Statement{Speaker: Party{Code: m[1]}, Quote: m[2], Content: content, Chain: []string{c.Outlet}}
				for link := range strings.SplitSeq(m[4], "<") {
					st.Chain = append(st.Chain, strings.TrimSpace(link))
				}
				c.Statements = append(c.Statements, st)
				continue
			}
			e, optional, err := parseCaseEvent(line)
			if err != nil {
				fail(first+2+i, "%v", err)
				continue
			}
			if optional {
				c.Optional = append(c.Optional, e)
			} else {
				c.Events = append(c.Events, e)
			}
		}
		out = append(out, c)
	}
	sc := bufio.NewScanner(in)
	sc.Buffer(make([]byte, 0, 64<<10), 1<<20)
	for sc.Scan() {
		n++
		line := strings.TrimSpace(sc.Text())
		switch {
		case strings.HasPrefix(line, "#"):
		case line == "":
			end()
		default:
			if block == nil {
				first = n
			}
			block = append(block, line)
		}
	}
	end()
	if err := sc.Err(); err != nil {
		errs = append(errs, fmt.Errorf("read cases %s:%d: %w", name, n+1, err))
	}
	return out, errors.Join(errs...)
}

func parseCaseEvent(line string) (e Event, optional bool, err error) {
	m := caseEvent.FindStringSubmatch(line)
	if m == nil {
		return e, false, fmt.Errorf("%q is neither \"none\" nor an event (TYPE ACTORS > RECIPIENTS) nor a statement (say CODE direct | content | chain)", line)
	}
	e = Event{Type: kawat.EventType(m[2]), Mode: m[3], Status: kawat.Actual}
	if !slices.Contains(kawat.EventTypes, e.Type) {
		return e, false, fmt.Errorf("no event type %s", e.Type)
	}
	side := func(list string) (out []Party) {
		for code := range strings.SplitSeq(list, ",") {
			if code != "" {
				out = append(out, Party{Code: code})
			}
		}
		return out
	}
	e.Actors, e.Recipients = side(m[4]), side(m[5])
	for _, w := range strings.Fields(m[6]) {
		key, value, _ := strings.Cut(w, "=")
		switch key {
		case "actual", "future", "hypothetical", "negated":
			e.Status = kawat.Status(key)
		case "historical":
			e.Historical = true
		case "date":
			e.Date = value
		case "also":
			for t := range strings.SplitSeq(value, ",") {
				e.Also = append(e.Also, kawat.EventType(t))
			}
		case "dead", "injured", "arrested":
			k, err := strconv.Atoi(value)
			if err != nil {
				return e, false, fmt.Errorf("%s is no number", w)
			}
			switch key {
			case "dead":
				e.Dead = k
			case "injured":
				e.Injured = k
			default:
				e.Arrested = k
			}
		default:
			return e, false, fmt.Errorf("%q is no status, \"historical\", also=, date=, dead=, injured= or arrested=", w)
		}
	}
	return e, m[1] == "~", nil
}

// CaseScores is the result over case files.
type CaseScores struct {
	Scores
	Negatives Share            // cases without events that yield none
	Mode      Share            // same mode, of the type matches
	Numbers   Share            // same number of dead, injured, arrested, of those told
	Kinds     map[string]Count // type level, by kind of case
}

// ScoreCases runs the cases and compares.
func ScoreCases(cases []Case, process Process, workers int) (CaseScores, []error) {
	gold := make([]Report, len(cases))
	for i := range cases {
		gold[i] = cases[i].Report
	}
	system, failed := Run(gold, process, workers)
	out := CaseScores{Kinds: map[string]Count{}}
	for i := range cases {
		if system[i] == nil {
			system[i] = &kawat.Analysis{}
		}
		c, a := &cases[i], system[i]
		a.Events = spare(c, a.Events)
		if c.Kind == "neg" {
			out.Negatives.add(len(a.Events) == 0)
		}
		hits := match(len(c.Events), len(a.Events), func(i, j int) bool { return typeOK(&c.Events[i], &a.Events[j]) },
			func(i, j int) float64 { return float64(one(fullOK(&c.Events[i], &a.Events[j]))) })
		k := out.Kinds[c.Kind]
		add(&k, len(hits), len(c.Events), len(a.Events))
		out.Kinds[c.Kind] = k
		for _, p := range hits {
			g, e := &c.Events[p.i], &a.Events[p.j]
			if !fullOK(g, e) {
				out.errorf("SIDES %s %s want %s > %s, found %s > %s, %q %s in %q", c.ID, g.Type, parties(g.Actors), parties(g.Recipients), actors(e.Actors), actors(e.Recipients), a.Article.Slice(e.Trigger), e.Rule, c.Raw)
			}
			if g.Type == e.Type {
				out.Mode.add(g.Mode == e.Mode)
			}
			if g.Date != "" && !dateOK(g.Date, e.Date) {
				found := "none"
				if e.Date != nil {
					found = e.Date.EDTF
				}
				out.errorf("DATE  %s %s want %s, found %s, %q in %q", c.ID, g.Type, g.Date, found, a.Article.Slice(e.Trigger), c.Raw)
			}
			number := func(want int, got []kawat.Number) {
				if want > 0 {
					ok := slices.ContainsFunc(got, func(n kawat.Number) bool { return n.N == want })
					out.Numbers.add(ok)
					if !ok {
						out.errorf("NUMBER %s want %d in %q", c.ID, want, c.Raw)
					}
				}
			}
			number(g.Dead, e.Size.Dead)
			number(g.Injured, e.Size.Injured)
			number(g.Arrested, e.Size.Arrested)
		}
	}
	told := out.Errors
	out.Scores = Score(gold, system)
	out.Errors = append(out.Errors, told...)
	said := Scores{}
	for i := range cases {
		if cases[i].Kind == "chain" {
			said.statements(&gold[i], system[i])
		}
	}
	out.Statements, out.StChain = said.Statements, said.StChain
	out.Errors = append(out.Errors, said.Errors...)
	return out, failed
}

// spare takes out of the events found those that the case allows but does not
// ask for.
func spare(c *Case, events []kawat.Event) []kawat.Event {
	if len(c.Optional) == 0 {
		return events
	}
	all := append(slices.Clone(c.Events), c.Optional...)
	free := map[int]bool{}
	for _, p := range match(len(all), len(events), func(i, j int) bool { return typeOK(&all[i], &events[j]) }, func(i, j int) float64 {
		return float64(2*one(fullOK(&all[i], &events[j])) + one(i < len(c.Events)))
	}) {
		if p.i >= len(c.Events) {
			free[p.j] = true
		}
	}
	var out []kawat.Event
	for j := range events {
		if !free[j] {
			out = append(out, events[j])
		}
	}
	return out
}

// Write prints the scores.
func (s *CaseScores) Write(w io.Writer, title string) {
	fmt.Fprintf(w, "%s: %d cases\n", title, s.Reports)
	s.writeEvents(w)
	fmt.Fprintf(w, "  on matches       mode %.3f  status %.3f  date %.3f  actors %.3f  recipients %.3f  numbers %.3f\n",
		s.Mode.Value(), s.Status.Value(), s.Date.Value(), s.Actors.Value(), s.Recipients.Value(), s.Numbers.Value())
	fmt.Fprintf(w, "  hard negatives   %.3f give no event (of %d)\n", s.Negatives.Value(), s.Negatives.All)
	if n := s.Statements; n.TP+n.FN > 0 {
		n.write(w, "statements")
		fmt.Fprintf(w, "  statement chain  %.3f\n", s.StChain.Value())
	}
}
