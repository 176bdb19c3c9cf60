package exchange

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"kawat"
	"kawat/knowledge"
)

// A listing is a file of comma-separated values, read.
type listing struct {
	header []string
	rows   []record
}

type record struct {
	line  int
	cells []string
}

// readTable splits a file into records: RFC 4180 with commas, semicolons or
// tabs, whichever the first line has most of. A record that is broken costs no
// other: reading goes on with the line after its first.
func readTable(file string, text []byte) (listing, []Problem, error) {
	var out listing
	var problems []Problem
	var lines []string
	long := map[int]bool{}
	err := eachLine(bytes.NewReader(text), func(n int, line string, isLong bool) {
		lines = append(lines, line)
		if isLong {
			long[n] = true
			lines[len(lines)-1] = ""
			problems = append(problems, Problem{file, n, longReason})
		}
	})
	if err != nil {
		return out, nil, fmt.Errorf("read %s: %w", file, err)
	}
	comma := byte(',')
	for i := 0; i < len(lines); {
		if strings.TrimSpace(lines[i]) == "" {
			i++
			continue
		}
		if out.header == nil {
			best := 0
			for _, c := range []byte{',', ';', '\t'} {
				if n := strings.Count(lines[i], string(c)); n > best {
					comma, best = c, n
				}
			}
		}
		cells, used, ok := splitRecord(lines[i:], comma)
		if !ok {
			problems = append(problems, Problem{file, i + 1, "a quotation mark is not closed, or text stands after a closed one; double the quotation marks within a value"})
			i++
			continue
		}
		if out.header == nil {
			for j := range cells {
				cells[j] = strings.TrimSpace(cells[j])
			}
			out.header = cells
		} else if len(cells) > len(out.header) {
			problems = append(problems, Problem{file, i + 1, fmt.Sprintf("%d values, but the header has %d columns; put values with commas in quotation marks", len(cells), len(out.header))})
		} else {
			out.rows = append(out.rows, record{i + 1, cells})
		}
		i += used
	}
	return out, problems, nil
}

// The most lines that one record may run over.
const maxRecord = 100

// splitRecord reads one record from the start of lines, and says over how many
// it runs.
func splitRecord(lines []string, comma byte) (cells []string, used int, ok bool) {
	var cell strings.Builder
	const (
		start  = iota // of a value
		plain         // within one without quotation marks
		quoted        // within one with them
		closed        // after the second one
	)
	state, size := start, 0
	for used < len(lines) && used < maxRecord {
		line := lines[used]
		used++
		if size += len(line); size > maxLine {
			return nil, used, false
		}
		for i := 0; i < len(line); i++ {
			c := line[i]
			switch {
			case state == quoted && c == '"' && i+1 < len(line) && line[i+1] == '"':
				cell.WriteByte('"')
				i++
			case state == quoted && c == '"':
				state = closed
			case state == quoted:
				cell.WriteByte(c)
			case c == comma:
				cells = append(cells, cell.String())
				cell.Reset()
				state = start
			case state == start && c == '"':
				state = quoted
			case state == closed:
				if c != ' ' {
					return nil, used, false
				}
			default:
				state = plain
				cell.WriteByte(c)
			}
		}
		if state != quoted {
			return append(cells, cell.String()), used, true
		}
		cell.WriteByte('\n')
	}
	return nil, used, false
}

// TableOptions say how a list is read.
type TableOptions struct {
	// Map says where each field comes from: "name of a column", several joined by
	// "+" (year+month+day), or "=value" for one that is the same in all rows. Fields:
	// person, office, from, to, country, kind, aliases, aliases_id, sector.
	Map map[string]string
	// Dates is the order of day and month where it can't be seen: "dmy" or "mdy".
	Dates string
}

// Fields lists the fields of a TableOptions.Map.
var Fields = []string{"person", "office", "from", "to", "country", "kind", "aliases", "aliases_id", "sector"}

// ParseMap reads a map as it is written on the command line:
// "person=leader,office==president,from=year+month".
func ParseMap(s string) (map[string]string, error) {
	out := map[string]string{}
	for _, p := range strings.Split(s, ",") {
		if p = strings.TrimSpace(p); p == "" {
			continue
		}
		field, column, found := strings.Cut(p, "=")
		field, column = strings.TrimSpace(field), strings.TrimSpace(column)
		switch {
		case !found || column == "" || column == "=":
			return nil, fmt.Errorf("map %q: write FIELD=COLUMN, or FIELD==VALUE: %w", p, kawat.ErrInvalid)
		case !slices.Contains(Fields, field):
			return nil, fmt.Errorf("map %q: there is no field %q; there are %s: %w", p, field, strings.Join(Fields, ", "), kawat.ErrInvalid)
		case out[field] != "":
			return nil, fmt.Errorf("map %q: %q stands twice: %w", p, field, kawat.ErrInvalid)
		}
		out[field] = column
	}
	if out["person"] == "" {
		return nil, fmt.Errorf("map %q: say which column names the person, person=COLUMN: %w", s, kawat.ErrInvalid)
	}
	return out, nil
}

// ImportTable compares a list of spells in office with the base. The country is
// an ISO 3166-1 code, a number or abbreviation of the Correlates of War, or a
// name; without it, office must be the id of an office. Without an office, as in
// lists of whoever leads a state, a spell is of one without a name.
func ImportTable(k *Known, src Source, o TableOptions) (*Layer, *Review, error) {
	text, err := io.ReadAll(io.LimitReader(src, maxFile+1))
	if err != nil {
		return nil, nil, fmt.Errorf("read %s: %w", src.Name, err)
	}
	list, problems, err := readTable(src.Name, text)
	if err != nil {
		return nil, nil, err
	}
	t := newTerms(k, src.Name, "Imported from "+filepath.Base(src.Name)+"; its terms of use are those of that file.")
	t.r.Problems = problems
	columns := map[string][]int{}
	for field, spec := range o.Map {
		if strings.HasPrefix(spec, "=") {
			continue
		}
		for _, name := range strings.Split(spec, "+") {
			i := slices.IndexFunc(list.header, func(h string) bool { return strings.EqualFold(h, strings.TrimSpace(name)) })
			if i < 0 {
				return nil, nil, fmt.Errorf("%s:1: there is no column %q for %s; there are %s: %w", src.Name, name, field, strings.Join(list.header, ", "), kawat.ErrInvalid)
			}
			columns[field] = append(columns[field], i)
		}
	}
	for _, r := range list.rows {
		get := func(field, between string) string {
			if spec := o.Map[field]; strings.HasPrefix(spec, "=") {
				return spec[1:]
			}
			var parts []string
			for _, i := range columns[field] {
				if i < len(r.cells) && strings.TrimSpace(r.cells[i]) != "" {
					parts = append(parts, strings.TrimSpace(r.cells[i]))
				}
			}
			return strings.Join(parts, between)
		}
		x := termRow{line: r.line, name: straight(get("person", " ")), office: get("office", " "), kind: strings.ToLower(get("kind", " ")), sector: strings.ToUpper(get("sector", " "))}
		for _, s := range values(strings.ReplaceAll(get("aliases", "|"), ";", "|")) {
			x.aliasesEN = append(x.aliasesEN, straight(s))
		}
		for _, s := range values(strings.ReplaceAll(get("aliases_id", "|"), ";", "|")) {
			x.aliasesID = append(x.aliasesID, straight(s))
		}
		if x.from, err = listDate(get("from", "-"), o.Dates); err == nil {
			x.to, err = listDate(get("to", "-"), o.Dates)
		}
		if err != nil {
			t.fail(r.line, "%v", err)
			continue
		}
		switch x.kind {
		case "", "full", "acting", "elect":
		default:
			t.fail(r.line, "kind %q is none of full, acting, elect", x.kind)
			continue
		}
		if x.sector != "" && !slices.Contains(knowledge.Sectors, x.sector) {
			t.fail(r.line, "sector %q is none of %s", x.sector, strings.Join(knowledge.Sectors, " "))
			continue
		}
		if c := get("country", " "); c != "" {
			if x.country = k.stateOn(c, first(x.from), last(x.to)); x.country == "" {
				t.fail(r.line, "country %q is no ISO 3166-1 code, number of the Correlates of War or name of a state", c)
				continue
			}
		} else if office := k.Office(x.office); office != nil {
			x.country = office.Of
		} else {
			t.fail(r.line, "the row does not say of which state; map country=COLUMN")
			continue
		}
		t.add(x)
	}
	l, r := t.done()
	return l, r, nil
}

// stateOn finds a state by any of its codes. Where several states had a code one
// after the other, it is the one that existed then.
func (k *Known) stateOn(s, from, to string) string {
	s = strings.TrimSpace(s)
	list := k.cow[s]
	if list == nil {
		list = k.cow[strings.TrimLeft(s, "0")]
	}
	day := from
	if day == "" {
		day = to
	}
	if list == nil || len(s) == 3 && strings.Trim(s, "0123456789") != "" {
		if id := k.state(s); id != "" || list == nil {
			return id
		}
	}
	// Those with an end stand first where they fit.
	for _, ended := range []bool{true, false} {
		for _, id := range list {
			if e := k.Entity(id); (e.To != "") == ended && e.Exists(day) && (!ended || day != "") {
				return id
			}
		}
	}
	return list[0]
}

// straight turns "Widodo, Joko" round, and writes names in capitals as reports do.
func straight(name string) string {
	if last, first, found := strings.Cut(name, ","); found && !strings.Contains(first, ",") && strings.TrimSpace(first) != "" {
		name = strings.TrimSpace(first) + " " + strings.TrimSpace(last)
	}
	if strings.ToUpper(name) == name {
		name = title(name, false)
	}
	return name
}
