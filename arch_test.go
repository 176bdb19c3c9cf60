package kawat

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// arrows says which of our rooms each room may import (docs/ARCHITECTURE.md).
// "*" is everything. A room that is not listed may not exist.
var arrows = map[string][]string{
	".":                     {},
	"cmd/kawat":             {"*"},
	"cmd/kawat-train":       {".", "conllu", "lang", "lang/en", "lang/id", "ud"},
	"warc":                  {"."},
	"source":                {".", "source/text", "source/page", "source/warc", "warc"},
	"source/text":           {".", "warc", "source/page", "source/warc"},
	"source/page":           {"."},
	"source/warc":           {".", "warc"},
	"extract":               {"."},
	"conllu":                {"."},
	"ud":                    {".", "conllu", "ud/simd"},
	"ud/simd":               {},
	"ud/udtest":             {".", "conllu", "ud", "ud/simd"},
	"lang":                  {".", "ud"},
	"lang/*":                {".", "lang", "ud"},
	"knowledge":             {"."},
	"knowledge/exchange":    {".", "knowledge"},
	"resolve":               {".", "lang", "knowledge"},
	"ontology":              {"."},
	"ontology/*":            {".", "ontology"},
	"coder":                 {".", "lang", "ontology"},
	"pipeline":              {".", "coder", "extract", "knowledge", "lang", "ontology", "resolve", "ud"},
	"pipeline/pipelinetest": {"*"},
	"relation":              {"."},
	"store":                 {".", "warc"},
	"store/storetest":       {"."},
	"queue":                 {"."},
	"web":                   {".", "relation"},
	"eval":                  {".", "pipeline"},
	"tools/*":               {"*"},
}

// Only the standard library may be imported by the root package, and rooms
// import each other only along the arrows. The test reads the sources itself:
// one that asks the go command would pass from the test cache after a bad import.
func TestArrows(t *testing.T) {
	rooms := map[string]bool{}
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && path != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		room := filepath.ToSlash(filepath.Dir(path))
		rooms[room] = true
		allowed, ok := arrows[room]
		if !ok {
			allowed, ok = arrows[filepath.ToSlash(filepath.Dir(room))+"/*"]
		}
		if !ok {
			t.Errorf("%s: room %s is not on the map", path, room)
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, imp := range f.Imports {
			name, err := strconv.Unquote(imp.Path.Value)
			if err != nil {
				return err
			}
			ours := name == "kawat" || strings.HasPrefix(name, "kawat/")
			if room == "." && (ours || strings.Contains(strings.Split(name, "/")[0], ".")) {
				t.Errorf("%s imports %s: the root package imports the standard library only", path, name)
			}
			if !ours || slices.Contains(allowed, "*") {
				continue
			}
			target := strings.TrimPrefix(strings.TrimPrefix(name, "kawat"), "/")
			if target == "" {
				target = "."
			}
			if !slices.Contains(allowed, target) {
				t.Errorf("%s: %s may not import %s", path, room, target)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, must := range []string{".", "coder", "extract", "pipeline", "store", "ud", "web"} {
		if !rooms[must] {
			t.Errorf("room %s was not seen: is the test run in the root folder?", must)
		}
	}
}
