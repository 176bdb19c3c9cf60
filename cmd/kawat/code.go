package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"kawat"
	"kawat/extract"
)

func (a *app) codeCommand() *cobra.Command {
	var asJSON, asTable bool
	cmd := &cobra.Command{
		Use:   "code INPUT…",
		Short: "Print what reports yield, without storing anything",
		Long: `Code reads reports (text, HTML, JSONL, WARC, folders, web addresses, or "-" for
standard input) and prints what they yield: on a terminal a card for each
report, otherwise JSON, one object a line (docs/record.schema.json).`,
		Args: inputs,
		RunE: func(cmd *cobra.Command, args []string) error {
			p, err := a.openPipeline()
			if err != nil {
				return err
			}
			out := bufio.NewWriter(a.out)
			print := printCard
			switch {
			case asTable:
				fmt.Fprintln(out, tableHeader)
				print = printTable
			case asJSON || !terminal(a.out):
				print = printJSON
			}
			failed, seen := 0, 0
			err = ordered(cmd.Context(), a.open(args), workers(), p.Process, func(r result[kawat.Analysis]) error {
				seen++
				if r.err != nil {
					failed++
					fmt.Fprintln(a.err, "kawat:", r.err)
					if asJSON || !terminal(a.out) && !asTable {
						line, err := json.Marshal(map[string]any{"id": nullable(r.raw.ID), "name": r.raw.Name, "error": r.err.Error()})
						if err != nil {
							return err
						}
						out.Write(append(line, '\n'))
					}
				} else {
					a.warn(r.raw.Name, extract.Damage(&r.value.Article))
					if err := print(out, &r.value); err != nil {
						return err
					}
				}
				return out.Flush()
			})
			if err != nil {
				return err
			}
			if seen == 0 {
				return noReports(args)
			}
			if failed > 0 {
				return errReported
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON object a line")
	cmd.Flags().BoolVar(&asTable, "table", false, "one tab-separated line an event, with a header")
	cmd.MarkFlagsMutuallyExclusive("json", "table")
	return cmd
}

func nullable(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func printJSON(w io.Writer, an *kawat.Analysis) error {
	b, err := json.Marshal(an)
	if err != nil {
		return err
	}
	_, err = w.Write(append(b, '\n'))
	return err
}
