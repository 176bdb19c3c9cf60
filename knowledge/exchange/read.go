package exchange

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"kawat"
)

// eachLine reads lines of text, numbered from 1, and says of those longer than
// maxLine only that they are. Bytes that are not UTF-8 are taken for Latin-1, in
// which the older dictionaries were written.
func eachLine(r io.Reader, do func(n int, line string, long bool)) error {
	b := bufio.NewReaderSize(io.LimitReader(r, maxFile+1), maxLine)
	total := 0
	for n := 1; ; n++ {
		part, err := b.ReadSlice('\n')
		total += len(part)
		line, long := string(part), false
		for errors.Is(err, bufio.ErrBufferFull) {
			long = true
			part, err = b.ReadSlice('\n')
			total += len(part)
		}
		if total > maxFile {
			return fmt.Errorf("line %d: more than %d MiB; split the file: %w", n, maxFile>>20, kawat.ErrInvalid)
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if len(line) > 0 {
			line = strings.TrimRight(line, "\r\n")
			if n == 1 {
				line = strings.TrimPrefix(line, "\ufeff")
			}
			if !utf8.ValidString(line) {
				runes := make([]rune, len(line))
				for i := range len(line) {
					runes[i] = rune(line[i])
				}
				line = string(runes)
			}
			do(n, line, long)
		}
		if err != nil {
			return nil
		}
	}
}

const longReason = "the line is longer than 64 KiB; is this the right kind of file?"
