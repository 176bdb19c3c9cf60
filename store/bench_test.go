package store

import (
	"fmt"
	"math/rand/v2"
	"os"
	"sync"
	"sync/atomic"
	"testing"

	"kawat"
	"kawat/store/storetest"
)

// words of synthetic reports; the first ones are common.
var benchWords = func() []string {
	out := make([]string, 5000)
	for i := range out {
		out[i] = fmt.Sprintf("kata%d", i)
	}
	return out
}()

// benchReport makes a report of about 3 kB with three events among 200 states,
// of which few are named often, as in the news.
func benchReport(n int) (kawat.Raw, kawat.Analysis) {
	rnd := rand.New(rand.NewPCG(1, uint64(n)))
	zipf := rand.NewZipf(rnd, 1.1, 3, 199)
	words := rand.NewZipf(rnd, 1.05, 8, uint64(len(benchWords)-1))
	var text []byte
	for len(text) < 3000 {
		text = append(text, benchWords[words.Uint64()]...)
		text = append(text, ' ')
	}
	raw := kawat.Raw{Name: fmt.Sprint(n), Media: kawat.Text, Bytes: text, Title: fmt.Sprintf("Judul %d", n), Lang: "id",
		Published: fmt.Sprintf("20%02d-%02d-%02d", 10+rnd.IntN(13), 1+rnd.IntN(12), 1+rnd.IntN(28))}
	actor := func() kawat.Actor {
		k := zipf.Uint64()
		return kawat.Actor{Entity: fmt.Sprintf("state-%d", k), Code: fmt.Sprintf("S%02d", k), Sector: "GOV", Name: fmt.Sprintf("Negara %d", k), Text: "negara"}
	}
	events := make([]kawat.Event, 3)
	for i := range events {
		events[i] = storetest.Event(fmt.Sprintf("e%d", i), kawat.EventTypes[rnd.IntN(16)], []kawat.Actor{actor()}, []kawat.Actor{actor()})
	}
	said := []kawat.Statement{{ID: "s0", Speaker: actor(), Content: kawat.Span{Start: 0, End: 50}, Events: []string{"e0"}}}
	return raw, storetest.Analysis(raw, stamp, events, said)
}

func BenchmarkPut(b *testing.B) {
	s := open(b, b.TempDir(), Options{})
	n := 0
	for b.Loop() {
		raw, _ := benchReport(n)
		if _, _, err := s.Put(ctx, raw); err != nil {
			b.Fatal(err)
		}
		n++
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "reports/s")
}

func BenchmarkPutByMany(b *testing.B) {
	s := open(b, b.TempDir(), Options{})
	var n atomic.Int64
	b.SetParallelism(8)
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			raw, _ := benchReport(int(n.Add(1)))
			if _, _, err := s.Put(ctx, raw); err != nil {
				b.Error(err)
				return
			}
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "reports/s")
}

func BenchmarkPutAndSave(b *testing.B) {
	s := open(b, b.TempDir(), Options{})
	n := 0
	for b.Loop() {
		raw, a := benchReport(n)
		if _, _, err := s.Put(ctx, raw); err != nil {
			b.Fatal(err)
		}
		if err := s.Save(ctx, a); err != nil {
			b.Fatal(err)
		}
		n++
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "reports/s")
}

func BenchmarkSaveAgain(b *testing.B) {
	s := open(b, b.TempDir(), Options{})
	raw, a := benchReport(1)
	if _, _, err := s.Put(ctx, raw); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if err := s.Save(ctx, a); err != nil {
			b.Fatal(err)
		}
	}
}

// benchRecord is a record of 100,000 events, made once for all benchmarks in
// the folder that KAWAT_BENCH_DIR names, or in one that is thrown away.
var benchRecord = sync.OnceValues(func() (*SQLite, error) {
	dir := os.Getenv("KAWAT_BENCH_DIR")
	if dir == "" {
		var err error
		if dir, err = os.MkdirTemp("", "kawat-bench-"); err != nil {
			return nil, err
		}
	}
	s, err := Open(dir, Options{})
	if err != nil {
		return nil, err
	}
	if c, err := s.Counts(ctx); err != nil || c.Events >= 99_999 {
		return s, err
	}
	var next atomic.Int64
	errs := make(chan error, 16)
	for range cap(errs) {
		go func() {
			for n := next.Add(1); n <= 33_333; n = next.Add(1) {
				raw, a := benchReport(int(n))
				if _, _, err := s.Put(ctx, raw); err != nil {
					errs <- err
					return
				}
				if err := s.Save(ctx, a); err != nil {
					errs <- err
					return
				}
			}
			errs <- nil
		}()
	}
	for range cap(errs) {
		if err := <-errs; err != nil {
			return nil, err
		}
	}
	return s, nil
})

func TestMain(m *testing.M) {
	code := m.Run()
	if benchMade != "" {
		os.RemoveAll(benchMade)
	}
	os.Exit(code)
}

// benchMade is the folder to throw away after the benchmarks.
var benchMade string

func BenchmarkQuery(b *testing.B) {
	s, err := benchRecord()
	if err != nil {
		b.Fatal(err)
	}
	if os.Getenv("KAWAT_BENCH_DIR") == "" {
		benchMade = s.dir
	}
	dyad := func(a, c string) [2]string { return [2]string{a, c} }
	for _, q := range []struct {
		name string
		q    kawat.Query
	}{
		{"Newest", kawat.Query{}},
		{"DyadCommon", kawat.Query{Dyad: dyad("S00", "S01")}},
		{"DyadCommonAll", kawat.Query{Dyad: dyad("S00", "S01"), Limit: 100000}},
		{"DyadRare", kawat.Query{Dyad: dyad("S00", "S150")}},
		{"DyadNone", kawat.Query{Dyad: dyad("S00", "XXX")}},
		{"DyadOneYear", kawat.Query{Dyad: dyad("S00", "S01"), From: "2015-01-01", To: "2015-12-31", Limit: 100000}},
		{"Actor", kawat.Query{Actor: "S00"}},
		{"ActorRare", kawat.Query{Actor: "state-150", Limit: 1000}},
		{"Type", kawat.Query{Types: []kawat.EventType{kawat.Assault}}},
		{"Types", kawat.Query{Types: []kawat.EventType{kawat.Assault, kawat.Aid}, Status: kawat.Actual}},
		{"TextCommon", kawat.Query{Text: "kata1 kata2"}},
		{"TextRare", kawat.Query{Text: "kata4999"}},
		{"TextAndDyad", kawat.Query{Text: "kata4999", Dyad: dyad("S00", "S01")}},
	} {
		b.Run(q.name, func(b *testing.B) {
			rows := 0
			for b.Loop() {
				got, _, err := s.Events(ctx, q.q)
				if err != nil {
					b.Fatal(err)
				}
				rows = len(got)
			}
			b.ReportMetric(float64(rows), "rows")
		})
	}
	for _, q := range []struct {
		name string
		q    kawat.Query
	}{
		{"Newest", kawat.Query{}}, {"TextCommon", kawat.Query{Text: "kata1 kata2"}}, {"TextRare", kawat.Query{Text: "kata4999"}},
		{"Dyad", kawat.Query{Dyad: dyad("S00", "S01")}}, {"TypeAndActor", kawat.Query{Actor: "S00", Types: []kawat.EventType{kawat.Assault}}},
	} {
		b.Run("Reports"+q.name, func(b *testing.B) {
			for b.Loop() {
				if _, _, err := s.Reports(ctx, q.q); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	for _, q := range []struct {
		name string
		q    kawat.Query
	}{
		{"All", kawat.Query{}}, {"Name", kawat.Query{Text: "negara 15"}}, {"OneYear", kawat.Query{From: "2015-01-01", To: "2015-12-31"}}, {"With", kawat.Query{Actor: "S00"}},
	} {
		b.Run("Actors"+q.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := s.Actors(ctx, q.q); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("Counts", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.Counts(ctx); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("PendingNone", func(b *testing.B) {
		for b.Loop() {
			if _, _, err := s.Pending(ctx, stamp, "", 10); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("Report", func(b *testing.B) {
		raw, _ := benchReport(77)
		for b.Loop() {
			if _, err := s.Report(ctx, raw.Hash()); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("Raw", func(b *testing.B) {
		raw, _ := benchReport(77)
		for b.Loop() {
			if _, err := s.Raw(ctx, raw.Hash()); err != nil {
				b.Fatal(err)
			}
		}
	})
}
