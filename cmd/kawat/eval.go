package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"kawat/eval"
)

func (a *app) evalCommand() *cobra.Command {
	var errs, types bool
	cmd := &cobra.Command{
		Use:   "eval GOLD.jsonl | CASES.txt…",
		Short: "Score the program against hand-coded reports, or cases of a sentence or two",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if strings.HasSuffix(args[0], ".txt") {
				return a.evalCases(args, errs)
			}
			if len(args) > 1 {
				return fmt.Errorf("%w: one file of reports at a time", errUsage)
			}
			f, err := os.Open(args[0])
			if err != nil {
				return fmt.Errorf("eval: %w", err)
			}
			defer f.Close()
			gold, err := eval.ReadGold(args[0], f)
			if err != nil {
				return err
			}
			p, err := a.openPipeline()
			if err != nil {
				return err
			}
			system, failed := eval.Run(gold, p.Process, workers())
			for _, err := range failed {
				fmt.Fprintln(a.err, "kawat:", err)
			}
			all := eval.Score(gold, system)
			if errs {
				for _, e := range all.Errors {
					fmt.Fprintln(a.out, e)
				}
			}
			eval.Print(a.out, gold, system, types)
			if len(failed) > 0 {
				return errReported
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&errs, "errors", false, "list each miss and false alarm with its text")
	cmd.Flags().BoolVar(&types, "types", false, "a line for each event type")
	return cmd
}

// evalCases scores files of cases, together and each language apart.
func (a *app) evalCases(files []string, errs bool) error {
	var cases []eval.Case
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			return fmt.Errorf("eval: %w", err)
		}
		more, err := eval.ReadCases(name, f)
		f.Close()
		if err != nil {
			return err
		}
		cases = append(cases, more...)
	}
	if len(cases) == 0 {
		return noReports(files)
	}
	p, err := a.openPipeline()
	if err != nil {
		return err
	}
	all, failed := eval.ScoreCases(cases, p.Process, workers())
	for _, err := range failed {
		fmt.Fprintln(a.err, "kawat:", err)
	}
	if errs {
		for _, e := range all.Errors {
			fmt.Fprintln(a.out, e)
		}
	}
	all.Write(a.out, "all")
	all.WriteReliability(a.out)
	for _, pack := range packs {
		var own []eval.Case
		for _, c := range cases {
			if c.Lang == pack.Code {
				own = append(own, c)
			}
		}
		if len(own) > 0 && len(own) < len(cases) {
			s, _ := eval.ScoreCases(own, p.Process, workers())
			s.Write(a.out, pack.Code)
		}
	}
	if len(failed) > 0 {
		return errReported
	}
	return nil
}
