package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"kawat"
	"kawat/pipeline"
	"kawat/queue"
	"kawat/store"
)

func (a *app) ingestCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "ingest INPUT…",
		Short: "Read reports into the record",
		Long: `Ingest keeps reports (text, HTML, JSONL, WARC, folders, web addresses, or "-")
in the record and codes them. A report that is there already is not kept twice;
work that was interrupted goes on where it stopped; a bad input costs only
itself.`,
		Args: inputs,
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := a.openRecord()
			if err != nil {
				return err
			}
			defer s.Close()
			return a.ingest(cmd.Context(), s, args)
		},
	}
}

// A tally counts what became of the inputs.
type tally struct {
	fresh, known, unread int
}

// ingest keeps all inputs and then codes whatever the record has that is not
// coded by this version.
func (a *app) ingest(ctx context.Context, s *store.SQLite, args []string) error {
	p, err := a.openPipeline()
	if err != nil {
		return err
	}
	started := time.Now()
	bar := a.progress("keeping", -1)
	t, err := a.keep(ctx, s, a.open(args), started, bar)
	if err != nil && ctx.Err() == nil {
		bar.Finish()
		return err // the record can't take more: disk full, read-only
	}
	bar.Finish()
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("interrupted: %d new reports are kept; the same command goes on from here", t.fresh)
	}

	pending, err := countPending(ctx, s, p.Stamp())
	if err != nil {
		return err
	}
	bar = a.progress("coding", pending)
	sum, err := pipeline.Run(ctx, queue.Open(s, p.Stamp()), s, p.Stamp(), p.Process, workers(), func(pr pipeline.Progress) {
		bar.Add(1)
		if pr.State == kawat.StateFailed {
			bar.Clear()
			fmt.Fprintf(a.err, "kawat: %s: %s\n", pr.Name, pr.Reason)
		} else if pr.Damage != "" {
			bar.Clear()
			a.warn(pr.Name, pr.Damage)
		}
	})
	bar.Finish()
	fmt.Fprintf(a.out, "%d new, %d known, %d could not be read; coded %d, %d in other languages, %d failed; %d events, %d statements (%.1f s)\n",
		t.fresh, t.known, t.unread, sum.Coded, sum.Other, sum.Failed, sum.Events, sum.Statements, time.Since(started).Seconds())
	switch {
	case err != nil && ctx.Err() != nil:
		return fmt.Errorf("interrupted: what is not coded yet will be by the next ingest")
	case err != nil:
		return err
	case t == tally{}:
		fmt.Fprintln(a.err, "kawat:", noReports(args))
		return errReported
	case t.unread > 0 || sum.Failed > 0:
		return errReported
	}
	return nil
}

// keepers is how many reports are kept side by side: they share the waits for
// the disk.
const keepers = 16

// keep puts the reports of a source into the record, and says which could not
// be read. It stops at the first fault of the record itself.
func (a *app) keep(ctx context.Context, s *store.SQLite, src kawat.Source, now time.Time, bar *progressbar.ProgressBar) (tally, error) {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var t tally
	var mu sync.Mutex
	count := func(n *int, err error) {
		mu.Lock()
		defer mu.Unlock()
		*n++
		if err != nil {
			bar.Clear()
			fmt.Fprintln(a.err, "kawat:", err)
			return
		}
		bar.Add(1)
	}
	raws := make(chan kawat.Raw)
	var workers sync.WaitGroup
	for range keepers {
		workers.Go(func() {
			for raw := range raws {
				raw.Fetched = now.UTC()
				_, known, err := s.Put(ctx, raw)
				switch {
				case err != nil && userFault(err):
					count(&t.unread, err)
				case err != nil:
					stop(err)
				case known:
					count(&t.known, nil)
				default:
					count(&t.fresh, nil)
				}
			}
		})
	}
	for raw, err := range src.Raws(ctx) {
		if ctx.Err() != nil {
			break
		}
		if err != nil {
			count(&t.unread, err)
			continue
		}
		select {
		case raws <- raw:
		case <-ctx.Done():
		}
	}
	close(raws)
	workers.Wait()
	return t, context.Cause(ctx)
}

// countPending counts the reports that wait to be coded under a stamp.
func countPending(ctx context.Context, s *store.SQLite, stamp kawat.Stamp) (int, error) {
	n := 0
	for after := ""; ; {
		hashes, next, err := s.Pending(ctx, stamp, after, 10_000)
		if err != nil {
			return 0, err
		}
		n += len(hashes)
		if after = next; after == "" {
			return n, nil
		}
	}
}

// userFault reports whether an error belongs to one input rather than to the
// record.
func userFault(err error) bool {
	return errors.Is(err, kawat.ErrInvalid) || errors.Is(err, kawat.ErrConflict)
}

// progress shows a bar on standard error, if that is a terminal and the work
// turns out to be long.
func (a *app) progress(what string, total int) *progressbar.ProgressBar {
	return progressbar.NewOptions(total,
		progressbar.OptionSetDescription(what),
		progressbar.OptionSetWriter(a.err),
		progressbar.OptionSetVisibility(terminal(a.err) && (total < 0 || total > 20)),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionShowCount(),
		progressbar.OptionShowIts(),
		progressbar.OptionSetItsString("reports"),
		progressbar.OptionClearOnFinish(),
	)
}

func (a *app) upCommand() *cobra.Command {
	var addr, uiLang string
	cmd := &cobra.Command{
		Use:   "up [INPUT…]",
		Short: "Ingest reports, then serve the record: the one command to start with",
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := a.openRecord()
			if err != nil {
				return err
			}
			defer s.Close()
			if len(args) > 0 {
				// What could not be read was reported; the rest is worth showing.
				if err := a.ingest(cmd.Context(), s, args); err != nil && err != errReported {
					return err
				}
			}
			return a.serve(cmd.Context(), s, addr, uiLang)
		},
	}
	serveFlags(cmd, &addr, &uiLang)
	return cmd
}
