package eval_test

import (
	"strconv"
	"strings"
	"testing"

	"kawat/eval"
)

// readBatches are the batches of cases that the program was developed on; the last one
// written is kept for measuring.
const readBatches = "*-[1-9]-*.txt"

// lastRead is the number of our own last report of those, in each language.
const lastRead = 44

// readTexts are the hand-coded texts that weights may be fitted to: whole reports, and
// then cases from the index reports on. Those called taught were written for that alone.
func readTexts(t *testing.T) (gold []eval.Report, reports int) {
	t.Helper()
	gold = readGold(t, "dev.jsonl")
	for _, g := range readGold(t, "own.jsonl") {
		if n, err := strconv.Atoi(g.ID[strings.LastIndexByte(g.ID, '-')+1:]); err == nil && n <= lastRead {
			gold = append(gold, g)
		}
	}
	gold = append(gold, readGold(t, "taught.jsonl")...)
	reports = len(gold)
	for _, pattern := range []string{batches + readBatches, "testdata/taught-*.txt"} {
		for _, c := range readCases(t, pattern) {
			gold = append(gold, c.Report)
		}
	}
	return gold, reports
}
