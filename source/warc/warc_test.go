package warc

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kawat"
	"kawat/warc"
)

func TestFile(t *testing.T) {
	member := func(h warc.Header, block string) []byte {
		b, err := warc.Member(h, []byte(block))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	info, err := warc.Info("test", time.Date(2022, 8, 16, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	response := func(url, block string) []byte {
		return member(warc.Header{{Name: "WARC-Type", Value: "response"}, {Name: "WARC-Target-URI", Value: url}, {Name: "Content-Type", Value: "application/http"}}, block)
	}
	ours := kawat.Raw{Name: "asal.txt", ID: "x", Media: kawat.Text, Title: "Judul", Bytes: []byte("isi")}
	own, err := warc.Resource(ours, ours.Hash(), time.Date(2022, 8, 16, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	parts := [][]byte{
		info,
		response("https://example.test/1", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>satu"),
		response("https://example.test/2", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n\x1f\x8b\x08rusak"),
		response("https://example.test/3", "HTTP/1.1 500 Oops\r\nContent-Type: text/html\r\n\r\n<p>tiga"),
		own,
		response("https://example.test/5", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>lima"),
	}
	at := make([]int, len(parts))
	for i := range parts[1:] {
		at[i+1] = at[i] + len(parts[i])
	}
	path := filepath.Join(t.TempDir(), "crawl.warc.gz")
	file := bytes.Join(parts, nil)
	if err := os.WriteFile(path, file[:len(file)-10], 0o644); err != nil { // cut: the crawl was killed
		t.Fatal(err)
	}
	var got []string
	for raw, err := range File(path) {
		if err != nil {
			if !errors.Is(err, kawat.ErrInvalid) || !strings.Contains(err.Error(), path+": ") {
				t.Errorf("error %v", err)
			}
			_, what, _ := strings.Cut(err.Error(), path+": ")
			got = append(got, "error "+strings.TrimPrefix(raw.Name, path)+" "+raw.URL+" "+what)
			continue
		}
		got = append(got, fmt.Sprintf("%s %s %s %s", strings.TrimPrefix(raw.Name, path), raw.URL, raw.ID, raw.Bytes))
	}
	want := []string{
		fmt.Sprintf("@%d https://example.test/1  <p>satu", at[1]),
		fmt.Sprintf("error @%d https://example.test/2 invalid: offset %d: damaged record: content encoding: ", at[2], at[2]),
		"asal.txt  x isi",
		fmt.Sprintf("error @%d https://example.test/5 invalid: offset %d: truncated record: the file ends here", at[5], at[5]),
	}
	if len(got) != len(want) {
		t.Fatalf("got %q", got)
	}
	for i := range want {
		if !strings.HasPrefix(got[i], want[i]) {
			t.Errorf("item %d:\n got %s\nwant %s", i, got[i], want[i])
		}
	}

	for raw, err := range File(path + ".none") {
		if !errors.Is(err, os.ErrNotExist) || raw.Name != path+".none" {
			t.Errorf("a file that is not there: %v", err)
		}
	}
}
