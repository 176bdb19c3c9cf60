package source

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kawat"
)

// write makes files below dir.
func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// tell lists what a source brings, one item each: name and bytes, or the error.
func tell(ctx context.Context, s kawat.Source, dir string) string {
	var out []string
	for raw, err := range s.Raws(ctx) {
		item := raw.Name + "=" + string(raw.Bytes)
		if err != nil {
			item = raw.Name + "!" + err.Error()
		}
		out = append(out, strings.ReplaceAll(filepath.ToSlash(item), filepath.ToSlash(dir)+"/", ""))
	}
	return strings.Join(out, " | ")
}

// A folder without a report is a mistake that is told, an empty one too.
func TestFolderWithoutReports(t *testing.T) {
	dir := t.TempDir()
	for range 2 {
		var errs []error
		for _, err := range Open([]string{dir}, Options{}).Raws(t.Context()) {
			errs = append(errs, err)
		}
		if len(errs) != 1 || !errors.Is(errs[0], kawat.ErrNotFound) || !strings.Contains(errs[0].Error(), dir) {
			t.Errorf("errors %v", errs)
		}
		if err := os.WriteFile(filepath.Join(dir, "notes.pdf"), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestFolder(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{
		"b.txt": "b", "a.HTML": "<p>a", "c/z.txt": "z", "c/a.txt": "ca", "d.jsonl": `{"text":"d1"}` + "\n" + `{"text":`,
		".hidden.txt": "no", ".git/x.txt": "no", "c/.y.txt": "no", "readme.md": "no", "c.txt": "c", "empty/.keep": "",
	})
	if err := os.Symlink(filepath.Join(dir, "b.txt"), filepath.Join(dir, "link.txt")); err != nil {
		t.Skip("no symbolic links here")
	}
	os.Symlink(dir, filepath.Join(dir, "loop"))
	os.Symlink(filepath.Join(dir, "gone"), filepath.Join(dir, "gone.txt"))
	got := tell(context.Background(), Open([]string{dir}, Options{}), dir)
	want := "a.HTML=<p>a | b.txt=b | c/a.txt=ca | c/z.txt=z | c.txt=c | d.jsonl:1=d1 | d.jsonl:2!d.jsonl:2: invalid: byte 8: not JSON: unexpected end of JSON input | " +
		"gone.txt!open gone.txt: no such file or directory | link.txt=b"
	if got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
	// A folder that is itself a link, or hidden, was named: it is read.
	link := filepath.Join(t.TempDir(), ".link")
	if err := os.Symlink(filepath.Join(dir, "c"), link); err != nil {
		t.Fatal(err)
	}
	if got := tell(context.Background(), Open([]string{link}, Options{}), link); got != "a.txt=ca | z.txt=z" {
		t.Errorf("link: %s", got)
	}
}

func TestInputsInOrder(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"b.txt": "b", "a.txt": "a", "notes.md": "x", "noext": "x", ".h.txt": "h"})
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain")
		fmt.Fprint(w, r.UserAgent())
	}))
	defer srv.Close()
	in := func(name string) string { return filepath.Join(dir, name) }
	s := Open([]string{in("b.txt"), "-", in("notes.md"), in("noext"), in("none.txt"), srv.URL, in("a.txt"), in(".h.txt")}, Options{Version: "9", Stdin: strings.NewReader("dari pipa")})
	got := tell(context.Background(), s, dir)
	const kinds = "invalid: skipped: not one of .txt .html .htm .jsonl .ndjson .warc .warc.gz"
	want := "b.txt=b | stdin=dari pipa | notes.md!read notes.md: " + kinds + " | noext!read noext: " + kinds + " | none.txt!read none.txt: not found | " +
		srv.URL + "=kawat/9 | a.txt=a | .h.txt=h"
	if got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

// Stopping early must stop: a consumer that breaks is not called again, and a
// cancelled context ends the sequence.
func TestStop(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"a.txt": "a", "b.txt": "b", "c.jsonl": `{"text":"1"}` + "\n" + `{"text":"2"}`})
	s := Open([]string{dir, dir}, Options{})
	for stop := 1; stop <= 8; stop++ {
		n := 0
		for range s.Raws(context.Background()) {
			if n++; n == stop {
				break
			}
		}
		if n != stop {
			t.Errorf("stopped after %d, want %d", n, stop)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var last error
	n := 0
	for _, err := range s.Raws(ctx) {
		n++
		last = err
		cancel()
	}
	if n != 2 || !errors.Is(last, context.Canceled) {
		t.Errorf("%d items, last error %v", n, last)
	}
}
