package main

import (
	"context"
	"fmt"

	"kawat"
)

// A result is what became of one input.
type result[T any] struct {
	raw   kawat.Raw
	value T
	err   error // names the input
}

// ordered derives the reports of a source side by side and hands the results
// over in the order of the input.
func ordered[T any](ctx context.Context, src kawat.Source, workers int, process func(kawat.Raw) (T, error), each func(result[T]) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	pending := make(chan chan result[T], 2*workers)
	slots := make(chan struct{}, workers)
	go func() {
		defer close(pending)
		for raw, err := range src.Raws(ctx) {
			one := make(chan result[T], 1)
			select {
			case pending <- one:
			case <-ctx.Done():
				return
			}
			if err != nil {
				one <- result[T]{raw: raw, err: err}
				continue
			}
			slots <- struct{}{}
			go func() {
				defer func() { <-slots }()
				v, err := process(raw)
				if err != nil {
					err = fmt.Errorf("%s: %w", raw.Name, err)
				}
				one <- result[T]{raw, v, err}
			}()
		}
	}()
	for one := range pending {
		select {
		case r := <-one:
			if err := each(r); err != nil {
				return err
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return ctx.Err()
}
