package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"

	"kawat"
)

var testStamp = kawat.Stamp{Program: "t", Models: "m", Rules: "r", Knowledge: "k"}

// ledgerStore is a kawat.Store in memory, with as much of it as Run needs.
// Other methods panic.
type ledgerStore struct {
	kawat.Store
	mu       sync.Mutex
	order    []string
	raws     map[string]kawat.Raw
	saved    map[string]kawat.Analysis
	rawErr   map[string]error
	saveErr  func(kawat.Analysis) error
	maxSaves int // after so many, the disk is full; 0 never
	saves    int
}

var errDiskFull = errors.New("no space left on device")

func newStore(n int) *ledgerStore {
	s := &ledgerStore{raws: map[string]kawat.Raw{}, saved: map[string]kawat.Analysis{}, rawErr: map[string]error{}}
	for i := range n {
		raw := kawat.Raw{Name: fmt.Sprintf("%d.txt", i), ID: fmt.Sprint(i), Media: kawat.Text, Bytes: fmt.Appendf(nil, "report %d", i)}
		s.order = append(s.order, raw.Hash())
		s.raws[raw.Hash()] = raw
	}
	return s
}

func (s *ledgerStore) Raw(_ context.Context, hash string) (kawat.Raw, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.rawErr[hash]; err != nil {
		return kawat.Raw{}, err
	}
	return s.raws[hash], nil
}

func (s *ledgerStore) Save(_ context.Context, a kawat.Analysis) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.maxSaves > 0 && s.saves >= s.maxSaves {
		return errDiskFull
	}
	if s.saveErr != nil {
		if err := s.saveErr(a); err != nil {
			return err
		}
	}
	s.saves++
	s.saved[a.Hash] = a
	return nil
}

// testQueue hands out what a ledgerStore has not saved.
type testQueue struct {
	mu       sync.Mutex
	ready    []string
	returned []string
	done     []string
}

func (s *ledgerStore) queue() *testQueue {
	q := &testQueue{}
	for _, h := range s.order {
		if _, ok := s.saved[h]; !ok {
			q.ready = append(q.ready, h)
		}
	}
	return q
}

func (q *testQueue) Fetch(ctx context.Context) (string, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return "", err
	}
	if len(q.ready) == 0 {
		return "", io.EOF
	}
	h := q.ready[0]
	q.ready = q.ready[1:]
	return h, nil
}

func (q *testQueue) Done(_ context.Context, hash string) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.done = append(q.done, hash)
	return nil
}

func (q *testQueue) Return(_ context.Context, hash string) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.returned = append(q.returned, hash)
	return nil
}

func coded(raw kawat.Raw) (kawat.Analysis, error) {
	return kawat.Analysis{ID: raw.ID, Hash: raw.Hash(), Lang: "id", State: kawat.StateCoded, Stamp: testStamp, Events: make([]kawat.Event, 2), Statements: make([]kawat.Statement, 1)}, nil
}

func TestRunSavesEveryReport(t *testing.T) {
	s := newStore(50)
	q := s.queue()
	calls := 0
	sum, err := Run(context.Background(), q, s, testStamp, coded, 4, func(p Progress) {
		calls++ // never twice at once: the race detector would tell
		if p.Coded != calls || p.State != kawat.StateCoded || p.Name != p.ID+".txt" {
			t.Errorf("call %d: %+v", calls, p)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if want := (Summary{Coded: 50, Events: 100, Statements: 50}); sum != want || calls != 50 || len(s.saved) != 50 || len(q.done) != 50 {
		t.Errorf("summary %+v, %d calls, %d saved, %d done", sum, calls, len(s.saved), len(q.done))
	}
}

// A report that breaks the program must leave its name and the reason, and
// cost no other report.
func TestRunKeepsFailures(t *testing.T) {
	s := newStore(6)
	damaged := s.order[3]
	s.rawErr[damaged] = fmt.Errorf("hash differs: %w", kawat.ErrInvalid)
	gone := s.order[4]
	s.rawErr[gone] = fmt.Errorf("report: %w", kawat.ErrNotFound)
	s.saveErr = func(a kawat.Analysis) error {
		if len(a.Events) == 99 {
			return fmt.Errorf("two events of one id: %w", kawat.ErrInvalid)
		}
		return nil
	}
	process := func(raw kawat.Raw) (kawat.Analysis, error) {
		a, _ := coded(raw)
		switch raw.ID {
		case "0":
			var none []int
			_ = none[len(raw.Bytes)]
		case "1":
			a.Article.Headline = "Judul"
			return a, fmt.Errorf("extract %s: no text: %w\nmore", raw.Name, kawat.ErrInvalid)
		case "2":
			a.Events = make([]kawat.Event, 99)
		}
		return a, nil
	}
	var first Progress
	sum, err := Run(context.Background(), s.queue(), s, testStamp, process, 1, func(p Progress) {
		if first.Hash == "" {
			first = p
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if want := (Summary{Coded: 1, Failed: 4, Gone: 1, Events: 2, Statements: 1}); sum != want {
		t.Errorf("summary %+v, want %+v", sum, want)
	}
	for i, want := range []string{
		"panic: runtime error: index out of range [8] with length 0 (at pipeline/worker_test.go:",
		"extract 1.txt: no text: invalid",
		"two events of one id: invalid",
		"read report: hash differs: invalid",
	} {
		a := s.saved[s.order[i]]
		if a.State != kawat.StateFailed || !strings.HasPrefix(a.Reason, want) || a.Stamp != testStamp || strings.Contains(a.Reason, "\n") {
			t.Errorf("report %d: %s %q, want reason %q", i, a.State, a.Reason, want)
		}
		if len(a.Events) != 0 || a.ID == "" {
			t.Errorf("report %d: %d events, id %q", i, len(a.Events), a.ID)
		}
	}
	if a := s.saved[s.order[1]]; a.Article.Headline != "Judul" {
		t.Errorf("what was known of a failed report is lost: %+v", a.Article)
	}
	if !strings.Contains(first.Err.Error(), "goroutine") || strings.Contains(first.Reason, "goroutine") {
		t.Errorf("the stack belongs into Err, not into Reason: %q", first.Reason)
	}
}

// The pipeline's own guard puts a stack into its error; the reason must be the
// same from run to run.
func TestGistOfWrappedStack(t *testing.T) {
	_, err := guard(func(kawat.Raw) (kawat.Analysis, error) { panic("boom " + strings.Repeat("é", maxReason)) }, kawat.Raw{})
	reason := gist(fmt.Errorf("process a.txt: %w", err))
	if len(reason) > maxReason+len("…") || !strings.HasPrefix(reason, "process a.txt: panic: boom éé") || !strings.HasSuffix(reason, "é…") {
		t.Errorf("reason %q", reason)
	}
}

func TestRunRefusesTheAnalysisOfAnotherReport(t *testing.T) {
	s := newStore(2)
	process := func(raw kawat.Raw) (kawat.Analysis, error) {
		return coded(s.raws[s.order[0]])
	}
	sum, err := Run(context.Background(), s.queue(), s, testStamp, process, 1, nil)
	if err != nil || sum.Coded != 1 || sum.Failed != 1 {
		t.Errorf("%+v, %v", sum, err)
	}
}

func TestRunStopsOnStoreFaultAndResumes(t *testing.T) {
	s := newStore(20)
	s.maxSaves = 7
	q := s.queue()
	sum, err := Run(context.Background(), q, s, testStamp, coded, 3, nil)
	if !errors.Is(err, errDiskFull) {
		t.Fatalf("error %v", err)
	}
	if sum.Coded != 7 || len(q.done) != 7 || len(q.returned) == 0 {
		t.Errorf("%+v, %d done, %d returned", sum, len(q.done), len(q.returned))
	}
	s.maxSaves = 0
	sum, err = Run(context.Background(), s.queue(), s, testStamp, coded, 3, nil)
	if err != nil || sum.Coded != 13 || len(s.saved) != 20 {
		t.Errorf("second run: %+v, %v, %d saved", sum, err, len(s.saved))
	}
}

func TestRunStopsOnReadFault(t *testing.T) {
	s := newStore(3)
	fault := errors.New("input/output error")
	s.rawErr[s.order[1]] = fault
	sum, err := Run(context.Background(), s.queue(), s, testStamp, coded, 1, nil)
	if !errors.Is(err, fault) || sum.Coded != 1 || len(s.saved) != 1 {
		t.Errorf("%+v, %v, %d saved", sum, err, len(s.saved))
	}
}

func TestRunCancelled(t *testing.T) {
	s := newStore(20)
	ctx, cancel := context.WithCancel(context.Background())
	q := s.queue()
	process := func(raw kawat.Raw) (kawat.Analysis, error) {
		if raw.ID == "5" {
			cancel() // while this report is being derived
		}
		return coded(raw)
	}
	sum, err := Run(ctx, q, s, testStamp, process, 1, nil)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if sum.Coded != 6 || len(s.saved) != 6 || len(q.done) != 6 {
		t.Errorf("what was begun is not brought to its end: %+v, %d saved, %d done", sum, len(s.saved), len(q.done))
	}
	sum, err = Run(context.Background(), s.queue(), s, testStamp, coded, 2, nil)
	if err != nil || sum.Coded != 14 || len(s.saved) != 20 {
		t.Errorf("second run: %+v, %v, %d saved", sum, err, len(s.saved))
	}
}
