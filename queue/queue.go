// Package queue hands out the reports that are still to be coded, within one
// process. It holds no record of its own: what there is to do is what the
// ledger says ([kawat.Store.Pending]), so a lost queue is simply opened again.
package queue

import (
	"context"
	"fmt"
	"io"
	"sync"

	"kawat"
)

const (
	pageSize = 256 // hashes that are read from the ledger at a time
	maxTries = 3   // how often a task is handed out before it is left alone
)

// Ledger is what a queue needs of a [kawat.Store].
type Ledger interface {
	Pending(ctx context.Context, stamp kawat.Stamp, after string, limit int) (hashes []string, next string, err error)
}

// Local is a [kawat.Queue] for the workers of one process. It reads the ledger
// once, from the oldest report on: reports that are put while it runs are
// handed out too as long as it has not come to the end.
type Local struct {
	ledger Ledger
	stamp  kawat.Stamp

	reading chan struct{} // holds a token: who takes it may read the ledger

	mu       sync.Mutex
	ready    []string       // read from the ledger, not handed out yet
	returned []string       // given back; handed out after those that are ready
	cursor   string         // into the ledger
	ended    bool           // the ledger has no more
	out      map[string]int // handed out: which try it is
	tries    map[string]int // given back: tries so far
	left     []string       // given back too often
	changed  chan struct{}  // closed, and made anew, when a task comes back or is done
}

var _ kawat.Queue = (*Local)(nil)

// Open opens a queue of the reports that have no result under stamp.
func Open(ledger Ledger, stamp kawat.Stamp) *Local {
	q := &Local{
		ledger: ledger, stamp: stamp, reading: make(chan struct{}, 1),
		out: map[string]int{}, tries: map[string]int{}, changed: make(chan struct{}),
	}
	q.reading <- struct{}{}
	return q
}

// Fetch hands out the next report. While others are being worked on, it waits,
// for they may be returned; it gives io.EOF when all are done or left alone.
// See [kawat.Queue].
func (q *Local) Fetch(ctx context.Context) (string, error) {
	for {
		if err := ctx.Err(); err != nil {
			return "", err
		}
		q.mu.Lock()
		hash, ok := q.take()
		idle, ended, changed := len(q.out) == 0, q.ended, q.changed
		q.mu.Unlock()
		switch {
		case ok:
			return hash, nil
		case !ended:
			if err := q.fill(ctx); err != nil {
				return "", fmt.Errorf("fetch task: %w", err)
			}
		case idle:
			return "", io.EOF
		default:
			select {
			case <-ctx.Done():
			case <-changed:
			}
		}
	}
}

// take hands out what is at hand. Returned tasks wait until the ledger has been
// read to its end, so that one bad report does not hold up the others.
func (q *Local) take() (string, bool) {
	list := &q.ready
	if len(*list) == 0 {
		if !q.ended {
			return "", false
		}
		list = &q.returned
	}
	if len(*list) == 0 {
		return "", false
	}
	hash := (*list)[0]
	*list = (*list)[1:]
	q.out[hash] = q.tries[hash] + 1
	delete(q.tries, hash)
	return hash, true
}

// fill reads the next page of the ledger, if nobody else has done so meanwhile.
func (q *Local) fill(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-q.reading:
	}
	defer func() { q.reading <- struct{}{} }()
	q.mu.Lock()
	cursor, needed := q.cursor, len(q.ready) == 0 && !q.ended
	q.mu.Unlock()
	if !needed {
		return nil
	}
	hashes, next, err := q.ledger.Pending(ctx, q.stamp, cursor, pageSize)
	if err != nil {
		return err
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	q.ready, q.cursor, q.ended = append(q.ready, hashes...), next, next == ""
	q.wake()
	return nil
}

// wake tells everyone who waits to look again.
func (q *Local) wake() {
	close(q.changed)
	q.changed = make(chan struct{})
}

// Done takes a task off the queue. One that is not handed out gives an error
// that wraps ErrNotFound.
func (q *Local) Done(_ context.Context, hash string) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	_, err := q.back(hash)
	return err
}

// Return gives a task back. After three tries it is not handed out again: it
// is pending in the ledger still, for another run. See [Local.Left].
func (q *Local) Return(_ context.Context, hash string) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	try, err := q.back(hash)
	if err != nil {
		return err
	}
	if try >= maxTries {
		q.left = append(q.left, hash)
		return nil
	}
	q.tries[hash] = try
	q.returned = append(q.returned, hash)
	return nil
}

// back ends the handing out of a task and says which try it was.
func (q *Local) back(hash string) (try int, err error) {
	try, ok := q.out[hash]
	if !ok {
		return 0, fmt.Errorf("task %s: %w: it is not handed out", hash, kawat.ErrNotFound)
	}
	delete(q.out, hash)
	q.wake()
	return try, nil
}

// Left lists the tasks that were returned so often that they are not handed
// out any more, in the order in which that happened.
func (q *Local) Left() []string {
	q.mu.Lock()
	defer q.mu.Unlock()
	return append([]string(nil), q.left...)
}
