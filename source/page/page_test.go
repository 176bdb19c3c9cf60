package page

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"kawat"
)

func TestFetch(t *testing.T) {
	hang := make(chan struct{})
	mux := http.NewServeMux()
	mux.HandleFunc("/ok", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=windows-1252")
		fmt.Fprintf(w, "<p>%s", r.UserAgent())
	})
	mux.HandleFunc("/text", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain")
		fmt.Fprint(w, "isi")
	})
	mux.HandleFunc("/gzip", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		fmt.Fprint(z, "<p>isi")
		z.Close()
	})
	mux.HandleFunc("/bomb", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		for range MaxReport>>16 + 1 {
			z.Write(make([]byte, 1<<16))
		}
		z.Close()
	})
	mux.HandleFunc("/image", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "image/png")
		fmt.Fprint(w, "x")
	})
	mux.HandleFunc("/from", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/ok", http.StatusFound) })
	mux.HandleFunc("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) })
	mux.HandleFunc("/out", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "file:///etc/hostname", http.StatusFound)
	})
	for n := 1; n <= 6; n++ {
		mux.HandleFunc(fmt.Sprintf("/hop%d", n), func(w http.ResponseWriter, r *http.Request) {
			next := "/ok"
			if n > 1 {
				next = fmt.Sprintf("/hop%d", n-1)
			}
			http.Redirect(w, r, next, http.StatusMovedPermanently)
		})
	}
	mux.HandleFunc("/hang", func(w http.ResponseWriter, r *http.Request) { <-hang })
	mux.HandleFunc("/stall", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, "<p>awal")
		w.(http.Flusher).Flush()
		<-hang
	})
	srv := httptest.NewServer(mux)
	defer srv.Close()
	defer close(hang)
	closed := httptest.NewServer(mux)
	closed.Close()

	for _, test := range []struct {
		address string
		url     string // path at which it was found
		want    string // media, charset and bytes
		err     string
		invalid bool
	}{
		{address: srv.URL + "/ok", url: "/ok", want: "html windows-1252 <p>kawat/1.2"},
		{address: srv.URL + "/text", url: "/text", want: "text  isi"},
		{address: srv.URL + "/gzip", url: "/gzip", want: "html  <p>isi"},
		{address: srv.URL + "/from", url: "/ok", want: "html windows-1252 <p>kawat/1.2"},
		{address: srv.URL + "/hop5", url: "/ok", want: "html windows-1252 <p>kawat/1.2"},
		{address: srv.URL + "/hop6", err: "more than 5 redirections", invalid: true},
		{address: srv.URL + "/loop", err: "more than 5 redirections", invalid: true},
		{address: srv.URL + "/out", err: "redirected to file:", invalid: true},
		{address: srv.URL + "/none", err: "the server answered 404 Not Found", invalid: true},
		{address: srv.URL + "/image", err: `content type "image/png" is not a report`, invalid: true},
		{address: srv.URL + "/bomb", err: "more than 16777216 bytes", invalid: true},
		{address: srv.URL + "/hang", err: "no answer within 300ms"},
		{address: srv.URL + "/stall", err: "within 300ms"},
		{address: closed.URL + "/ok", err: "refused"},
		{address: "http://", err: "not an address of a page", invalid: true},
		{address: "http://[::1", err: "not an address of a page", invalid: true},
	} {
		f := &Fetcher{Version: "1.2"}
		if strings.Contains(test.err, "300ms") {
			f.Timeout = 300 * time.Millisecond
		}
		raw, err := f.Fetch(context.Background(), test.address)
		if test.err != "" {
			if err == nil || !strings.Contains(err.Error(), test.err) || !strings.Contains(err.Error(), test.address) || errors.Is(err, kawat.ErrInvalid) != test.invalid {
				t.Errorf("%s: error %v, want %q", test.address, err, test.err)
			}
			if raw.Name != test.address {
				t.Errorf("%s: the failed report is named %q", test.address, raw.Name)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", test.address, err)
			continue
		}
		if got := fmt.Sprintf("%s %s %s", raw.Media, raw.Charset, raw.Bytes); got != test.want || raw.URL != srv.URL+test.url || raw.Name != test.address || raw.Fetched.IsZero() {
			t.Errorf("%s: %s at %s, fetched %v", test.address, got, raw.URL, raw.Fetched)
		}
	}

	dead, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := new(Fetcher).Fetch(dead, srv.URL+"/ok"); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}
