package main

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"
)

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the versions of program, models, rules and knowledge",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			p, err := a.openPipeline()
			if err != nil {
				return err
			}
			s := p.Stamp()
			fmt.Fprintf(a.out, "kawat      %s (%s %s/%s)\nmodels     %s\nrules      %s\nknowledge  %s\n",
				s.Program, runtime.Version(), runtime.GOOS, runtime.GOARCH, s.Models, s.Rules, s.Knowledge)
			return nil
		},
	}
}
