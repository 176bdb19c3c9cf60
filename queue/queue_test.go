package queue

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"sync"
	"testing"

	"kawat"
)

// ledger is a Ledger of n pending reports, "0" to "n−1".
type ledger struct {
	n     int
	reads int
	err   error
}

func (l *ledger) Pending(_ context.Context, _ kawat.Stamp, after string, limit int) ([]string, string, error) {
	l.reads++
	if l.err != nil {
		return nil, "", l.err
	}
	from := 0
	if after != "" {
		n, err := strconv.Atoi(after)
		if err != nil {
			return nil, "", err
		}
		from = n
	}
	var out []string
	for i := from; i < min(from+limit, l.n); i++ {
		out = append(out, fmt.Sprint(i))
	}
	if from+limit >= l.n {
		return out, "", nil
	}
	return out, fmt.Sprint(from + limit), nil
}

func fetch(t *testing.T, q *Local) string {
	t.Helper()
	hash, err := q.Fetch(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return hash
}

func TestHandsOutEachOnceInOrder(t *testing.T) {
	l := &ledger{n: 2*pageSize + 3}
	q := Open(l, kawat.Stamp{})
	for i := range l.n {
		if got := fetch(t, q); got != fmt.Sprint(i) {
			t.Fatalf("task %d is %s", i, got)
		}
		if err := q.Done(context.Background(), fmt.Sprint(i)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := q.Fetch(context.Background()); err != io.EOF {
		t.Errorf("at the end: %v", err)
	}
	if l.reads != 3 {
		t.Errorf("the ledger was read %d times, want 3", l.reads)
	}
}

func TestReturnedTasksComeAgainAndAreLeftAlone(t *testing.T) {
	q := Open(&ledger{n: 2}, kawat.Stamp{})
	ctx := context.Background()
	var got []string
	for {
		hash, err := q.Fetch(ctx)
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, hash)
		if hash == "0" {
			err = q.Return(ctx, hash)
		} else {
			err = q.Done(ctx, hash)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if want := "[0 1 0 0]"; fmt.Sprint(got) != want {
		t.Errorf("handed out %v, want %s", got, want)
	}
	if left := q.Left(); fmt.Sprint(left) != "[0]" {
		t.Errorf("left alone: %v", left)
	}
}

func TestUnknownTasks(t *testing.T) {
	q := Open(&ledger{n: 1}, kawat.Stamp{})
	ctx := context.Background()
	hash := fetch(t, q)
	if err := q.Done(ctx, "other"); !errors.Is(err, kawat.ErrNotFound) {
		t.Errorf("Done of a task that is not handed out: %v", err)
	}
	if err := q.Done(ctx, hash); err != nil {
		t.Fatal(err)
	}
	if err := q.Return(ctx, hash); !errors.Is(err, kawat.ErrNotFound) {
		t.Errorf("Return of a task that is done: %v", err)
	}
}

// A worker that finds nothing must wait for those that work: one of them may
// return its task.
func TestFetchWaitsForTasksThatMayComeBack(t *testing.T) {
	q := Open(&ledger{n: 1}, kawat.Stamp{})
	ctx := context.Background()
	first := fetch(t, q)
	got := make(chan string)
	go func() {
		hash, err := q.Fetch(ctx)
		if err != nil {
			hash = err.Error()
		}
		got <- hash
	}()
	if err := q.Return(ctx, first); err != nil {
		t.Fatal(err)
	}
	if second := <-got; second != first {
		t.Errorf("second worker got %s", second)
	}

	// And it must stop waiting when it is told to.
	dead, cancel := context.WithCancel(ctx)
	failed := make(chan error)
	go func() {
		_, err := q.Fetch(dead)
		failed <- err
	}()
	cancel()
	if err := <-failed; !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled Fetch: %v", err)
	}
}

func TestLedgerFault(t *testing.T) {
	fault := errors.New("disk gone")
	l := &ledger{n: 1, err: fault}
	q := Open(l, kawat.Stamp{})
	if _, err := q.Fetch(context.Background()); !errors.Is(err, fault) {
		t.Errorf("Fetch: %v", err)
	}
	l.err = nil // a fault passes: nothing is lost
	if got := fetch(t, q); got != "0" {
		t.Errorf("after the fault: %s", got)
	}
}

func TestManyWorkers(t *testing.T) {
	l := &ledger{n: 3000}
	q := Open(l, kawat.Stamp{})
	ctx := context.Background()
	var mu sync.Mutex
	done := map[string]int{}
	tries := map[string]int{}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for {
				hash, err := q.Fetch(ctx)
				if err == io.EOF {
					return
				}
				if err != nil {
					t.Error(err)
					return
				}
				mu.Lock()
				tries[hash]++
				again := len(hash) == 2 && tries[hash] < 3
				if !again {
					done[hash]++
				}
				mu.Unlock()
				if again {
					err = q.Return(ctx, hash)
				} else {
					err = q.Done(ctx, hash)
				}
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if len(done) != l.n {
		t.Errorf("%d tasks done, want %d", len(done), l.n)
	}
	for hash, n := range done {
		if n != 1 {
			t.Errorf("task %s done %d times", hash, n)
		}
	}
	if left := q.Left(); len(left) != 0 {
		t.Errorf("left alone: %v", left)
	}
}
