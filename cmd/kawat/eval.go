package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"kawat/eval"
)

func (a *app) evalCommand() *cobra.Command {
	var errs, types bool
	cmd := &cobra.Command{
		Use:   "eval GOLD.jsonl",
		Short: "Score the program against hand-coded reports",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
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
