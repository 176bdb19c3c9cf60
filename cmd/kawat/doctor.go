package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"kawat"
	"kawat/store"
	"kawat/ud/simd"
)

// lowDisk is the free space below which doctor warns, in bytes.
const lowDisk = 1 << 30

func (a *app) doctorCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "doctor",
		Short: "Check data folder, disk, record and models",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			sick := false
			say := func(ok bool, format string, args ...any) {
				mark := "ok  "
				if !ok {
					mark, sick = "BAD ", true
				}
				fmt.Fprintf(a.out, mark+format+"\n", args...)
			}
			p, err := a.openPipeline()
			if err != nil {
				say(false, "models, rules, knowledge: %v", err)
			} else {
				st := p.Stamp()
				say(true, "models %s on the %v kernel, rules %s, knowledge %s", st.Models, simd.Best, st.Rules, st.Knowledge)
			}
			dir, err := a.folder()
			if err != nil {
				return err
			}
			if _, err := os.Stat(dir); os.IsNotExist(err) {
				say(true, "data folder %s is not there yet; the first ingest makes it", dir)
				return nil
			}
			s, err := store.Open(dir, store.Options{})
			if err != nil {
				say(false, "record: %v", err)
				return errReported
			}
			defer s.Close()
			say(true, "data folder %s can be written", dir)
			if free, ok, err := freeBytes(dir); err != nil {
				say(false, "disk: %v", err)
			} else if ok {
				say(free >= lowDisk, "disk: %d MB free", free>>20)
			}
			c, err := s.Counts(cmd.Context())
			if err != nil {
				say(false, "record: %v", err)
				return errReported
			}
			say(true, "record: %d coded, %d in other languages, %d failed, %d waiting; %d events, %d statements; %d MB of raw reports",
				c.Reports[kawat.StateCoded], c.Reports[kawat.StateOther], c.Reports[kawat.StateFailed], c.Reports[kawat.StateNew], c.Events, c.Statements, c.RawBytes>>20)
			faults, err := s.Check(cmd.Context())
			if err != nil {
				say(false, "integrity: %v", err)
			}
			for _, f := range faults {
				say(false, "integrity: %s", f)
			}
			if err == nil && len(faults) == 0 {
				say(true, "integrity: database, full-text index and every raw report verified")
			}
			if sick {
				return errReported
			}
			return nil
		},
	}
}
