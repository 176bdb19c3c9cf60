package knowledge

import (
	"fmt"
	"slices"
	"strings"
)

// A Flaw is something in the base that is wrong or doubtful.
type Flaw struct {
	Kind string // unknown-id, unknown-code, dates, overlap, no-name, collision
	Line string // file and line
	Text string
}

func (f Flaw) String() string { return f.Line + ": " + f.Kind + ": " + f.Text }

// The codes that are no country: PLOVER's non-state roots, and what the
// codebook writes where a report does not say.
var roots = []string{"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC", "---"}

// Sectors lists the sectors of PLOVER that the codebook uses.
var Sectors = []string{"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "PTY", "OPP", "REB", "PRM", "UAF", "BUS", "LAB", "EDU",
	"JRN", "MED", "REL", "REF", "CVL", "CRM", "AGR", "ELI", "SOC", "PRE", "UNK"}

// Lint lists unknown ids and codes, reversed dates, single-holder tenures that
// overlap, entities without a name in one language, and names that stand for two
// entities alike, in the order of the files. Flaws that the rows of allowed.tsv
// name are left out.
func (b *Base) Lint() []Flaw {
	return slices.DeleteFunc(b.flaws(), func(f Flaw) bool { return b.allowed[f.Key()] })
}

// Key is the kind and text of a flaw without the lines that it names, which move.
func (f Flaw) Key() [2]string {
	text := f.Text
	if i := strings.LastIndex(text, " ("); i > 0 && strings.HasSuffix(text, ")") {
		text = text[:i]
	}
	return [2]string{f.Kind, text}
}

func (b *Base) flaws() []Flaw {
	var out []Flaw
	add := func(kind, line, format string, args ...any) {
		out = append(out, Flaw{kind, line, fmt.Sprintf(format, args...)})
	}
	for _, e := range b.order {
		if e.Of != "" && b.entities[e.Of] == nil {
			add("unknown-id", e.Line, "%s belongs to unknown %q", e.ID, e.Of)
		}
		if e.Code != "" && !slices.Contains(roots, e.Code) {
			if c := b.entities[e.Code]; c == nil || c.Kind != KindState && c.Kind != KindHistorical {
				add("unknown-code", e.Line, "%s has unknown code %q", e.ID, e.Code)
			}
		}
		if e.Sector != "" && !slices.Contains(Sectors, e.Sector) || e.Sector == "" && e.Kind != KindPerson {
			add("unknown-code", e.Line, "%s has unknown sector %q", e.ID, e.Sector)
		}
		switch {
		case e.Kind == KindPerson, e.Kind == KindOutlet, e.Kind == KindAgency, e.Kind == KindPlatform:
			// Their names are the same in every language.
		case e.NameEN == "":
			add("no-name", e.Line, "%s has no English name", e.ID)
		case e.NameID == "":
			add("no-name", e.Line, "%s has no Indonesian name", e.ID)
		}
		if e.From != "" && e.To != "" && e.From > e.To {
			add("dates", e.Line, "%s ends before it starts", e.ID)
		}
		for _, m := range e.Members {
			if b.entities[m] == nil {
				add("unknown-id", e.Line, "%s has unknown member %q", e.ID, m)
			}
		}
	}
	for _, a := range b.agents {
		if !slices.Contains(Sectors, a.Sector) {
			add("unknown-code", a.Line, "agent has unknown sector %q", a.Sector)
		}
	}
	for _, o := range b.offOrder {
		if b.entities[o.Of] == nil {
			add("unknown-id", o.Line, "%s is an office of unknown %q", o.ID, o.Of)
		}
		if b.roles[o.Role] == nil {
			add("unknown-id", o.Line, "%s has unknown role %q", o.ID, o.Role)
		}
		if o.Sector != "" && !slices.Contains(Sectors, o.Sector) {
			add("unknown-code", o.Line, "%s has unknown sector %q", o.ID, o.Sector)
		}
		if o.Holders == 1 {
			out = append(out, b.overlaps(o)...)
		}
	}
	for _, t := range b.tenures {
		if e := b.entities[t.Person]; e == nil || e.Kind != KindPerson {
			add("unknown-id", t.Line, "tenure of unknown person %q", t.Person)
		}
		if b.offices[t.Office] == nil {
			add("unknown-id", t.Line, "tenure of unknown office %q", t.Office)
		}
		if t.From != "" && t.To != "" && t.From > t.To {
			add("dates", t.Line, "tenure of %s ends before it starts", t.Person)
		}
	}
	for _, m := range b.memberships {
		for _, id := range []string{m.Org, m.Member} {
			if b.entities[id] == nil {
				add("unknown-id", m.Line, "membership of unknown %q", id)
			}
		}
		if m.From != "" && m.To != "" && m.From > m.To {
			add("dates", m.Line, "membership of %s in %s ends before it starts", m.Member, m.Org)
		}
	}
	for _, p := range b.places {
		// Seas and regions of several states have no country.
		if p.Country != "" && b.entities[p.Country] == nil {
			add("unknown-id", p.Line, "%s lies in unknown %q", p.Name("en"), p.Country)
		}
	}
	return append(out, b.collisions()...)
}

// overlaps lists the tenures of one single-holder office that overlap by more
// than the day, or the partial date, of a handover.
func (b *Base) overlaps(o *Office) []Flaw {
	var out []Flaw
	var ts []*Tenure
	for _, t := range b.byOffice[o.ID] {
		if t.Kind != "elect" {
			ts = append(ts, t)
		}
	}
	slices.SortStableFunc(ts, func(x, y *Tenure) int { return strings.Compare(x.From, y.From) })
	for i := 1; i < len(ts); i++ {
		x, y := ts[i-1], ts[i]
		if x.Person == y.Person || x.To != "" && x.To <= y.From {
			continue
		}
		// Widened dates may overlap within the month or year of the handover.
		if x.To != "" && (x.To[:7] == y.From[:min(7, len(y.From))] && strings.HasSuffix(x.To, "-31") || strings.HasSuffix(x.To, "-12-31") && x.To[:4] == y.From[:min(4, len(y.From))]) {
			continue
		}
		if strings.HasSuffix(y.From, "-01") && x.To != "" && y.From[:7] == x.To[:7] || strings.HasSuffix(y.From, "-01-01") && x.To != "" && y.From[:4] == x.To[:4] {
			continue
		}
		// A stand-in may serve while the holder keeps the office.
		if y.Kind == "acting" || x.Kind == "acting" {
			continue
		}
		out = append(out, Flaw{"overlap", y.Line, fmt.Sprintf("%s and %s hold %s at once (%s)", y.Person, x.Person, o.ID, x.Line)})
	}
	return out
}

// collisions lists names that stand strongly, in the same language and case,
// for two entities that exist at the same time. Persons and places share
// names all the time and are left to the context, as are metonyms.
func (b *Base) collisions() []Flaw {
	var out []Flaw
	for node := range b.index.heads {
		var strong []*alias
		for a := b.index.heads[node]; a > 0; a = b.index.alias[a-1].next {
			al := &b.index.alias[a-1]
			c := &al.cand
			if c.Entity == nil || al.weak != 0 || c.Entity.Kind == KindPerson || c.As != IsName {
				continue
			}
			strong = append(strong, al)
		}
		for i, x := range strong {
			for _, y := range strong[i+1:] {
				if x.mask&y.mask == 0 || x.cand.Entity == y.cand.Entity || apart(x.cand.Entity, y.cand.Entity) {
					continue
				}
				if x.flag&y.flag&exact != 0 && x.own != y.own {
					continue
				}
				out = append(out, Flaw{"collision", y.cand.Line, fmt.Sprintf("%q stands for %s and for %s (%s)", y.cand.Name, y.cand.Entity.ID, x.cand.Entity.ID, x.cand.Line)})
			}
		}
	}
	slices.SortStableFunc(out, func(x, y Flaw) int { return strings.Compare(x.Line+x.Text, y.Line+y.Text) })
	return out
}

// apart reports whether two entities never existed at the same time, as a
// state that has ended and its living namesake.
func apart(x, y *Entity) bool {
	return (x.Kind == KindHistorical) != (y.Kind == KindHistorical) ||
		x.To != "" && y.From != "" && x.To < y.From || y.To != "" && x.From != "" && y.To < x.From
}
