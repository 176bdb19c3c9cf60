// Package source opens what a user names as input: files, folders, addresses
// and standard input, in the order in which they are named.
package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"kawat"
	"kawat/source/page"
	"kawat/source/text"
	"kawat/source/warc"
)

// Stdin is the input that stands for standard input.
const Stdin = "-"

// Options says how inputs are read. The zero value works.
type Options struct {
	Version string    // of the program, for requests to web servers
	Stdin   io.Reader // what "-" reads; nil means os.Stdin
}

// Open makes a source of the given inputs:
//
//   - .txt, .html and .htm files are one report each
//   - .jsonl and .ndjson files hold one on each line, see [text.JSONL]
//   - .warc and .warc.gz files hold many, see [warc.File]
//   - a folder stands for all such files in it and below, sorted by name;
//     hidden files and folders, and files of other kinds, are passed over; a
//     folder without any gives an error
//   - an http or https address is fetched, see [page.Fetcher]
//   - "-" and pipes are read and looked at, see [text.Stream]
//
// A file of another kind that is named itself gives an error. Nothing is read
// before the source is asked for its reports.
func Open(inputs []string, o Options) kawat.Source {
	if o.Stdin == nil {
		o.Stdin = os.Stdin
	}
	return &source{inputs: inputs, options: o, fetcher: page.Fetcher{Version: o.Version}}
}

type source struct {
	inputs  []string
	options Options
	fetcher page.Fetcher
}

// Raws reads the inputs one after the other. When ctx is done, the sequence
// ends with its error.
func (s *source) Raws(ctx context.Context) iter.Seq2[kawat.Raw, error] {
	return func(yield func(kawat.Raw, error) bool) {
		for _, input := range s.inputs {
			for raw, err := range s.input(ctx, input) {
				if cause := ctx.Err(); cause != nil {
					yield(kawat.Raw{Name: input}, cause)
					return
				}
				if !yield(raw, err) {
					return
				}
			}
		}
	}
}

// input reads one input.
func (s *source) input(ctx context.Context, input string) iter.Seq2[kawat.Raw, error] {
	switch {
	case input == Stdin:
		return text.Stream(s.options.Stdin, "stdin")
	case page.Is(input):
		return func(yield func(kawat.Raw, error) bool) { yield(s.fetcher.Fetch(ctx, input)) }
	}
	info, err := os.Stat(input)
	switch {
	case err != nil:
		return failure(input, missing(input, err))
	case info.IsDir():
		return folder(input)
	case !info.Mode().IsRegular():
		return pipe(input)
	}
	if seq := file(input); seq != nil {
		return seq
	}
	return failure(input, fmt.Errorf("read %s: %w: skipped: not one of "+kinds, input, kawat.ErrInvalid))
}

// kinds are the endings of the files that are read.
const kinds = ".txt .html .htm .jsonl .ndjson .warc .warc.gz"

// file reads a file by its name, or gives nil if the name does not tell what
// it is.
func file(path string) iter.Seq2[kawat.Raw, error] {
	switch media := text.Media(path); {
	case media != "":
		return func(yield func(kawat.Raw, error) bool) { yield(text.File(path, media)) }
	case text.IsLines(path):
		return text.Lines(path)
	case warc.Is(path):
		return warc.File(path)
	}
	return nil
}

// folder reads the files of a folder and of those below it, sorted by name.
// Links to files are followed, links to folders are not.
func folder(dir string) iter.Seq2[kawat.Raw, error] {
	return func(yield func(kawat.Raw, error) bool) {
		root := dir
		if info, err := os.Lstat(dir); err == nil && info.Mode()&fs.ModeSymlink != 0 {
			root += string(filepath.Separator) // follow the link that was named
		}
		files := 0
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil { // a folder that can't be read; its neighbours may
				files++
				if !yield(kawat.Raw{Name: path}, err) {
					return fs.SkipAll
				}
				return nil
			}
			if path != root && strings.HasPrefix(d.Name(), ".") {
				if d.IsDir() {
					return fs.SkipDir
				}
				return nil
			}
			if d.IsDir() {
				return nil
			}
			seq := file(path)
			if seq == nil {
				return nil
			}
			info, err := os.Stat(path)
			if err == nil && !info.Mode().IsRegular() {
				return nil
			}
			files++
			for raw, err := range seq {
				if !yield(raw, err) {
					return fs.SkipAll
				}
			}
			return nil
		})
		if err == nil && files == 0 {
			err = fmt.Errorf("read %s: %w: no report in this folder: none of %s", dir, kawat.ErrNotFound, kinds)
		}
		if err != nil {
			yield(kawat.Raw{Name: dir}, err)
		}
	}
}

// pipe reads a named pipe or device like standard input.
func pipe(path string) iter.Seq2[kawat.Raw, error] {
	return func(yield func(kawat.Raw, error) bool) {
		f, err := os.Open(path)
		if err != nil {
			yield(kawat.Raw{Name: path}, err)
			return
		}
		defer f.Close()
		text.Stream(f, path)(yield)
	}
}

func failure(name string, err error) iter.Seq2[kawat.Raw, error] {
	return func(yield func(kawat.Raw, error) bool) { yield(kawat.Raw{Name: name}, err) }
}

// missing makes a missing file an ErrNotFound.
func missing(input string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("read %s: %w", input, kawat.ErrNotFound)
	}
	return err
}
