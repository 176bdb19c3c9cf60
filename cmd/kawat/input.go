package main

import (
	"context"
	"fmt"
	"iter"
	"strings"

	"kawat"
	"kawat/extract"
	"kawat/source"
)

// open is the source of what a command names as its inputs. A report whose
// bringer says a day that is none is refused here, before it is kept: mended,
// it would be another report.
func (a *app) open(args []string) kawat.Source {
	return dated{source.Open(args, source.Options{Stdin: a.in, Version: release})}
}

type dated struct{ kawat.Source }

func (d dated) Raws(ctx context.Context) iter.Seq2[kawat.Raw, error] {
	return func(yield func(kawat.Raw, error) bool) {
		for raw, err := range d.Source.Raws(ctx) {
			if err == nil {
				if _, err = extract.Published(raw.Published); err != nil {
					err = fmt.Errorf("%s: %w", raw.Name, err)
				}
			}
			if !yield(raw, err) {
				return
			}
		}
	}
}

// noReports is the error of inputs in which there was nothing to read.
func noReports(args []string) error {
	return fmt.Errorf("read %s: %w: there is no report in it", strings.Join(args, ", "), kawat.ErrNotFound)
}
