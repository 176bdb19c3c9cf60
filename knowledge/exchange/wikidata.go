package exchange

import (
	"bytes"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"kawat"
	"kawat/knowledge"
)

// queries are the questions to Wikidata whose answers ImportWikidata reads.
//
//go:embed queries/*.rq
var queries embed.FS

// Queries lists the names of the queries for [Query].
func Queries() []string {
	list, err := fs.Glob(queries, "queries/*.rq")
	if err != nil {
		return nil
	}
	for i := range list {
		list[i] = strings.TrimSuffix(path.Base(list[i]), ".rq")
	}
	return list
}

// Query is the text of a query in SPARQL.
func Query(name string) (string, error) {
	b, err := queries.ReadFile("queries/" + name + ".rq")
	if err != nil {
		return "", fmt.Errorf("query %q: %w; there are %s", name, kawat.ErrNotFound, strings.Join(Queries(), ", "))
	}
	return string(b), nil
}

// States that Wikidata has no ISO 3166-1 code for, or another than the base.
var stateOfQID = map[string]string{"Q15180": "SUN", "Q36704": "YUG", "Q83286": "YUG", "Q37024": "SCG", "Q16957": "DDR", "Q33946": "CSK", "Q1246": "XKX", "Q219060": "PSE", "Q865": "TWN"}

// ImportWikidata compares the answer to one of the [Queries] with the base. It
// is JSON (application/sparql-results+json) or CSV, with the variables person,
// personEn (or personLabel), personId, aliasesEn, aliasesId ("|" between them),
// position, positionLabel, role, country, iso3, start, startPrecision, end,
// endPrecision, rank. Only person, a label, country or iso3 and position or role are needed.
// Precision is Wikidata's: 11 a day, 10 a month, 9 a year; coarser dates are not
// known. Rows of deprecated rank are left out. A position without an end is
// open only where its end is not given at all: an unknown value is unknown.
func ImportWikidata(k *Known, src Source) (*Layer, *Review, error) {
	t := newTerms(k, src.Name, "Imported from Wikidata (CC0) by way of "+path.Base(src.Name)+".")
	text, err := io.ReadAll(io.LimitReader(src, maxFile+1))
	if err != nil {
		return nil, nil, fmt.Errorf("read %s: %w", src.Name, err)
	}
	if len(text) > maxFile {
		return nil, nil, fmt.Errorf("read %s: more than %d MiB; ask for less at a time: %w", src.Name, maxFile>>20, kawat.ErrInvalid)
	}
	body := bytes.TrimLeft(bytes.TrimPrefix(text, []byte("\ufeff")), " \t\r\n")
	if len(body) > 0 && body[0] == '{' {
		err = t.json(text)
	} else {
		err = t.csv(text)
	}
	if err != nil {
		return nil, nil, err
	}
	l, r := t.done()
	return l, r, nil
}

// A binding is a value of an answer in JSON.
type binding struct {
	Type  string `json:"type"` // uri, literal, bnode
	Value string `json:"value"`
}

// json reads the answer's bindings one by one, so that one that is wrong costs
// no other.
func (t *terms) json(text []byte) error {
	d := json.NewDecoder(bytes.NewReader(text))
	counted, line := 0, 1
	at := func() int {
		off := min(int(d.InputOffset()), len(text))
		line += bytes.Count(text[counted:off], []byte("\n"))
		counted = off
		// The value starts after the blanks and commas that follow.
		n := line
		for _, c := range text[off:] {
			switch c {
			case '\n':
				n++
			case ' ', '\t', '\r', ',':
			default:
				return n
			}
		}
		return n
	}
	fail := func(err error) error {
		if err == nil || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			err = errors.New("the file ends too early")
		}
		return fmt.Errorf("%s:%d: no answer of SPARQL in JSON, with \"results\" and \"bindings\": %v; save the answer as JSON or CSV: %w", t.file, at(), err, kawat.ErrInvalid)
	}
	if err := seek(d, "results", 0); err != nil {
		return fail(err)
	}
	if err := seek(d, "bindings", 0); err != nil {
		return fail(err)
	}
	if tok, err := d.Token(); err != nil || tok != json.Delim('[') {
		return fail(err)
	}
	for d.More() {
		n := at()
		var raw map[string]json.RawMessage
		if err := d.Decode(&raw); err != nil {
			var wrong *json.UnmarshalTypeError
			if errors.As(err, &wrong) {
				t.fail(n, "the binding is no object")
				continue
			}
			if t.r.Read == 0 {
				return fail(err)
			}
			t.fail(n, "the rest of the file can't be read: %v; it may be cut short, ask again", err)
			return nil
		}
		row := map[string]string{}
		bad := ""
		for name, v := range raw {
			var b binding
			if err := json.Unmarshal(v, &b); err != nil {
				bad = name
				continue
			}
			if b.Type == "bnode" {
				b.Value = unknownValue
			}
			row[name] = b.Value
		}
		if bad != "" {
			t.fail(n, "the value of %q is not one of SPARQL", bad)
			continue
		}
		t.answer(n, row)
	}
	return nil
}

// seek reads to the value of a key of the object that comes next.
func seek(d *json.Decoder, key string, depth int) error {
	tok, err := d.Token()
	if err != nil {
		return err
	}
	if tok != json.Delim('{') {
		return fmt.Errorf("an object with %q was expected", key)
	}
	for d.More() {
		tok, err := d.Token()
		if err != nil {
			return err
		}
		if tok == key {
			return nil
		}
		var skip json.RawMessage
		if err := d.Decode(&skip); err != nil {
			return err
		}
	}
	return fmt.Errorf("there is no %q", key)
}

// unknownValue is what a value is that Wikidata says exists and is not known.
const unknownValue = "?"

func (t *terms) csv(text []byte) error {
	rows, problems, err := readTable(t.file, text)
	if err != nil {
		return err
	}
	t.r.Problems = append(t.r.Problems, problems...)
	if len(rows.header) == 0 || !slices.Contains(rows.header, "person") {
		return fmt.Errorf("%s:1: no column \"person\"; is this the answer to one of the queries that `kawat kb import wikidata --query NAME` prints?: %w", t.file, kawat.ErrInvalid)
	}
	for _, r := range rows.rows {
		row := map[string]string{}
		for i, h := range rows.header {
			if i < len(r.cells) {
				row[h] = r.cells[i]
			}
		}
		t.answer(r.line, row)
	}
	return nil
}

// answer reads one row of an answer.
func (t *terms) answer(n int, row map[string]string) {
	for name, v := range row {
		if strings.Contains(v, "/.well-known/genid/") || strings.HasPrefix(v, "_:") {
			row[name] = unknownValue
		}
	}
	switch rank := row["rank"]; {
	case strings.HasSuffix(rank, "DeprecatedRank") || rank == "deprecated":
		t.r.Same = append(t.r.Same, Item{"tenure", "of deprecated rank, left out", t.line(n)})
		return
	}
	x := termRow{line: n, qid: qid(row["person"]), role: row["role"], office: firstOf(row["positionLabel"], row["positionEn"], row["positionLabelEn"])}
	if row["person"] == unknownValue {
		t.fail(n, "the person is not known to Wikidata")
		return
	}
	if x.qid == "" {
		t.fail(n, "%q is no person of Wikidata (http://www.wikidata.org/entity/Q…)", row["person"])
		return
	}
	x.name = firstOf(row["personEn"], row["personLabelEn"], row["personLabel"], row["personId"], row["personLabelId"])
	x.nameID = firstOf(row["personId"], row["personLabelId"])
	if x.name == "" || isQID(x.name) {
		t.fail(n, "%s has no label; give it one at Wikidata, or in the file", x.qid)
		return
	}
	x.aliasesEN = values(firstOf(row["aliasesEn"], row["aliases"]))
	x.aliasesID = values(row["aliasesId"])
	c := qid(row["country"])
	switch {
	case stateOfQID[c] != "" && t.k.Entity(stateOfQID[c]) != nil:
		x.country = stateOfQID[c]
	case row["iso3"] != "" && row["iso3"] != unknownValue:
		if x.country = t.k.state(row["iso3"]); x.country == "" {
			t.fail(n, "%q is no state that the base knows", row["iso3"])
			return
		}
	case c == "" && row["country"] != "" && t.k.state(row["country"]) != "":
		x.country = t.k.state(row["country"])
	default:
		t.fail(n, "%s: the row does not say of which state; the query must give ?iso3", x.qid)
		return
	}
	if x.office == "" && x.role == "" {
		t.fail(n, "%s: the row names no position; the query must give ?positionLabel or ?role", x.qid)
		return
	}
	if isQID(x.office) {
		x.office = ""
	}
	// A query for one kind of minister says which; heads of state have many titles.
	if x.role != "" && t.k.Role(x.role) != nil {
		x.office = x.role
	}
	if strings.Contains(" "+knowledge.Key(row["positionLabel"])+" ", " acting ") {
		x.kind = "acting"
	}
	var err error
	if x.from, err = wikidataDate(row["start"], row["startPrecision"]); err == nil {
		x.to, err = wikidataDate(row["end"], row["endPrecision"])
	}
	if err != nil {
		t.fail(n, "%s: %v", x.qid, err)
		return
	}
	if row["end"] == "" {
		x.to = ".."
		if x.from == "" {
			// Neither is given: nothing says that the person is still in office.
			x.to = ""
		}
	}
	x.provenance = x.qid
	t.add(x)
}

func firstOf(list ...string) string {
	for _, s := range list {
		if s = clean(s); s != "" && s != unknownValue {
			return s
		}
	}
	return ""
}

// qid is the Q number of an address or a value; "" for none.
func qid(s string) string {
	s = s[strings.LastIndexByte(s, '/')+1:]
	if isQID(s) {
		return s
	}
	return ""
}

// wikidataDate cuts a time to its precision.
func wikidataDate(s, precision string) (string, error) {
	s = strings.TrimPrefix(strings.TrimSpace(s), "+")
	if s == "" || s == unknownValue {
		return "", nil
	}
	if len(s) < 10 || strings.HasPrefix(s, "-") {
		return "", fmt.Errorf("%q is not a time (2014-10-20T00:00:00Z)", s)
	}
	day := s[:10]
	switch precision {
	case "", "11", "12", "13", "14":
	case "10":
		day = day[:7]
	case "9":
		day = day[:4]
	case "0", "1", "2", "3", "4", "5", "6", "7", "8":
		return "", nil
	default:
		return "", fmt.Errorf("precision %q is none of 0 to 14", precision)
	}
	return listDate(day, "")
}
