package knowledge

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"kawat"
)

// readYAML splits a file into rows and keeps them by their keys, as read does with
// tab-separated ones. The file is a list of entries; each is a map from columns to
// values, and the value of a column that holds several may be a list:
//
//   - id: ASEAN
//     names_en: [Association of Southeast Asian Nations, ASEAN]
//     from: 1967-08-08
//
// Values are text as they are written: "NO" is Norway, a date a date.
func (rd *reader) readYAML(name, text string) {
	fail := func(line int, format string, args ...any) {
		rd.errors = append(rd.errors, fmt.Errorf("%s:%d: %s: %w", name, line, fmt.Sprintf(format, args...), kawat.ErrInvalid))
	}
	var doc, more yaml.Node
	d := yaml.NewDecoder(strings.NewReader(text))
	if err := d.Decode(&doc); errors.Is(err, io.EOF) {
		return
	} else if err != nil {
		fail(1, "%v", err)
		return
	}
	if err := d.Decode(&more); !errors.Is(err, io.EOF) {
		fail(max(more.Line, 1), "only one document is read")
	}
	root := doc.Content[0]
	if root.Kind != yaml.SequenceNode {
		if root.Tag != "!!null" {
			fail(root.Line, "is no list of entries (\"- id: …\")")
		}
		return
	}
	columns := slices.Concat(rd.t.names(), extras)
	own := len(rd.t.names())
	for _, entry := range root.Content {
		r := row{t: rd.t, layer: rd.layer, file: name, line: entry.Line, cells: make([]string, len(columns))}
		err := r.fill(columns, entry)
		if err == nil {
			err = rd.keep(r, r.cells[own])
		}
		if err != nil {
			rd.errors = append(rd.errors, err)
		}
	}
}

// fill sets the cells of r from an entry of a YAML file.
func (r *row) fill(columns []string, entry *yaml.Node) error {
	wrong := func(n *yaml.Node, format string, args ...any) error {
		return fmt.Errorf("%s:%d: %s: %w", r.file, n.Line, fmt.Sprintf(format, args...), kawat.ErrInvalid)
	}
	if entry.Kind != yaml.MappingNode {
		return wrong(entry, "the entry has no columns (\"id: …\")")
	}
	seen := make([]bool, len(columns))
	for i := 0; i+1 < len(entry.Content); i += 2 {
		column, value := entry.Content[i], target(entry.Content[i+1])
		c := slices.Index(columns, column.Value)
		if c < 0 {
			return wrong(column, "unknown column %q; there are %s", column.Value, strings.Join(columns, ", "))
		}
		if seen[c] {
			return wrong(column, "column %s stands twice", column.Value)
		}
		seen[c] = true
		list := []*yaml.Node{value}
		if value.Kind == yaml.SequenceNode && many(column.Value) {
			list = value.Content
		}
		var cells []string
		for _, n := range list {
			n = target(n)
			if n.Kind != yaml.ScalarNode || strings.ContainsAny(n.Value, "\t\r\n") {
				return wrong(n, "column %s: is no text on one line, nor a list of them in a column of names", column.Value)
			}
			if v := strings.TrimSpace(n.Value); v != "" && n.Tag != "!!null" {
				cells = append(cells, v)
			}
		}
		r.cells[c] = strings.Join(cells, "|")
	}
	return nil
}

// target is what an alias ("*name") stands for; other nodes are themselves.
func target(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode && n.Alias != nil {
		return n.Alias
	}
	return n
}
