package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"unicode/utf8"

	"kawat"
	"kawat/extract"
)

// maxReason bounds the reason of a failed report, in bytes.
const maxReason = 1000

// A Summary counts what a run has done so far.
type Summary struct {
	Coded, Other, Failed int // reports that were saved, by state
	Events, Statements   int // in the reports that were saved
	// Gone counts tasks whose report is not in the record: a queue may be older
	// than the record that it is about.
	Gone int
}

// Progress is one report done, and the run so far.
type Progress struct {
	Hash   string
	Name   string // Raw.Name; "" if the report could not be read
	ID     string
	State  kawat.State // "" for a task that is gone
	Reason string      // for failed and other
	Damage string      // of a report that was read all the same: extract.Damage
	// Err is the whole error of a failed report, with the stack of a panic; its
	// gist is Reason.
	Err error
	Summary
}

// Run is the worker loop: it fetches tasks from q, reads each report from s,
// derives it with process and saves the result, with so many workers at a time
// (one for each processor if workers is not positive), until the queue is
// empty. Progress, which may be nil, is called after each report, never twice
// at once.
//
// A report that can't be derived is saved as failed with the reason, whether
// process returned an error or panicked, or the bytes of the report no longer
// match their hash. A fault of the store or queue, such as a full disk, stops
// the run: tasks that are not saved are returned, and since the ledger is the
// truth about what is done, another run takes them up again. So does
// cancelling ctx, which gives ctx's error; reports that are being derived at
// that moment are still saved.
func Run(ctx context.Context, q kawat.Queue, s kawat.Store, stamp kawat.Stamp, process func(kawat.Raw) (kawat.Analysis, error), workers int, progress func(Progress)) (Summary, error) {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	r := &run{queue: q, store: s, stamp: stamp, process: process, progress: progress}
	work, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			if err := r.work(work); err != nil {
				stop(err) // the first counts
			}
		})
	}
	wg.Wait()
	if err := context.Cause(work); err != nil {
		return r.sum, err
	}
	return r.sum, nil
}

type run struct {
	queue    kawat.Queue
	store    kawat.Store
	stamp    kawat.Stamp
	process  func(kawat.Raw) (kawat.Analysis, error)
	progress func(Progress)

	mu  sync.Mutex
	sum Summary
}

// work takes tasks until there are none left or ctx is done.
func (r *run) work(ctx context.Context) error {
	// What was begun is brought to its end also after ctx is cancelled.
	finish := context.WithoutCancel(ctx)
	for {
		hash, err := r.queue.Fetch(ctx)
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		p, err := r.report(finish, hash)
		if err != nil {
			return errors.Join(err, r.queue.Return(finish, hash))
		}
		if err := r.queue.Done(finish, hash); err != nil {
			return err
		}
		r.tell(p)
	}
}

// report derives and saves one report. Its error is one of the store.
func (r *run) report(ctx context.Context, hash string) (Progress, error) {
	p := Progress{Hash: hash}
	a := kawat.Analysis{}
	raw, err := r.store.Raw(ctx, hash)
	switch {
	case errors.Is(err, kawat.ErrNotFound):
		p.Err = err
		return p, nil
	case errors.Is(err, kawat.ErrInvalid): // damaged for good
		p.Err = fmt.Errorf("read report: %w", err)
	case err != nil:
		return p, err
	default:
		p.Name, p.ID = raw.Name, raw.ID
		a, p.Err = guard(r.process, raw)
		if p.Err == nil && (a.Hash != hash || a.Stamp != r.stamp) {
			p.Err = fmt.Errorf("the analysis is of report %s under %s", a.Hash, a.Stamp.Key())
		}
	}
	if p.Err == nil {
		err := r.store.Save(ctx, a)
		if err == nil {
			return r.saved(p, a), nil
		}
		if !errors.Is(err, kawat.ErrInvalid) {
			return p, err
		}
		p.Err = err
	}
	a = failed(a, raw, hash, r.stamp, p.Err)
	if err := r.store.Save(ctx, a); err != nil {
		return p, err
	}
	return r.saved(p, a), nil
}

// failed is what is kept of a report that could not be derived: what it is, as
// far as that is known, and why not.
func failed(a kawat.Analysis, raw kawat.Raw, hash string, stamp kawat.Stamp, why error) kawat.Analysis {
	f := kawat.Analysis{
		ID: raw.ID, Hash: hash, Lang: a.Lang, State: kawat.StateFailed, Reason: gist(why), Stamp: stamp,
		Article: a.Article, Mentions: []kawat.Mention{}, Events: []kawat.Event{}, Statements: []kawat.Statement{}, Limits: a.Limits,
	}
	if f.ID == "" {
		f.ID = hash
	}
	if f.Lang == "" {
		f.Lang = "und"
	}
	return f
}

func (r *run) saved(p Progress, a kawat.Analysis) Progress {
	p.State, p.Reason, p.ID = a.State, a.Reason, a.ID
	p.Damage = extract.Damage(&a.Article)
	p.Summary = Summary{Events: len(a.Events), Statements: len(a.Statements)}
	return p
}

// tell adds a report to the sum and reports progress.
func (r *run) tell(p Progress) {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch p.State {
	case kawat.StateCoded:
		r.sum.Coded++
	case kawat.StateOther:
		r.sum.Other++
	case kawat.StateFailed:
		r.sum.Failed++
	default:
		r.sum.Gone++
	}
	r.sum.Events += p.Events
	r.sum.Statements += p.Statements
	if r.progress != nil {
		p.Summary = r.sum
		r.progress(p)
	}
}

// guard calls process and makes an error of a panic.
func guard(process func(kawat.Raw) (kawat.Analysis, error), raw kawat.Raw) (a kawat.Analysis, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			a, err = kawat.Analysis{}, fmt.Errorf("panic: %v\n%s", fault, debug.Stack())
		}
	}()
	return process(raw)
}

// gist is the first line of an error, and where it panicked if a stack trace
// follows: what stays the same from run to run.
func gist(err error) string {
	text, rest, _ := strings.Cut(err.Error(), "\n")
	if at := panicSite(rest); at != "" {
		text += " (at " + at + ")"
	}
	text = strings.ToValidUTF8(text, "\uFFFD")
	if len(text) > maxReason {
		cut := maxReason
		for !utf8.RuneStart(text[cut]) {
			cut--
		}
		text = text[:cut] + "…"
	}
	return text
}

// panicSite finds in a stack trace the file and line that panicked: the first
// frame after runtime's own, "" if there is none.
func panicSite(stack string) string {
	lines := strings.Split(stack, "\n")
	for i := 0; i+1 < len(lines); i++ {
		if !strings.HasPrefix(lines[i], "panic(") {
			continue
		}
		for i += 2; i+1 < len(lines); i += 2 { // a frame is two lines
			if strings.HasPrefix(lines[i], "runtime.") {
				continue
			}
			at, _, _ := strings.Cut(strings.TrimSpace(lines[i+1]), " ")
			return filepath.Base(filepath.Dir(at)) + "/" + filepath.Base(at)
		}
	}
	return ""
}
