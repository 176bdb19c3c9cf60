// Kawat reads news reports and keeps a sourced record of how states and
// political actors deal with each other.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"sync"
	"syscall"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"kawat/knowledge"
	"kawat/store"
)

// release is the version of the program. It enters the stamp of all that is
// derived, so it changes whenever the same bytes may be coded differently.
const release = "0.9.0"

// Exit codes: 0 all well; 1 something failed, and said what; 2 wrong usage.
const (
	exitOK     = 0
	exitFailed = 1
	exitUsage  = 2
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// errReported ends a command with exit code 1 without a further message.
var errReported = errors.New("reported")

// errUsage marks wrong usage.
var errUsage = errors.New("usage")

// An app is what the subcommands share.
type app struct {
	in       io.Reader
	out, err io.Writer
	data     string          // folder of the record
	layers   []string        // folders of knowledge
	base     *knowledge.Base // once it is read
	loading  sync.Mutex
}

func run(ctx context.Context, args []string, in io.Reader, out, errw io.Writer) int {
	debug.SetGCPercent(200) // reports are small and short-lived
	stdout := &output{Writer: out}
	a := &app{in: in, out: stdout, err: errw}
	root := &cobra.Command{
		Use:           "kawat",
		Short:         "Read news reports into a sourced record of who did what to whom",
		SilenceUsage:  true,
		SilenceErrors: true,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return fmt.Errorf("%w: no command %q; \"kawat help\" lists them", errUsage, args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return cmd.Help() },
	}
	root.PersistentFlags().StringVar(&a.data, "data", "", "folder of the record (default $XDG_DATA_HOME/kawat or ~/.local/share/kawat)")
	root.PersistentFlags().StringArrayVar(&a.layers, "knowledge", nil, "folder with knowledge of your own, over what is built in (may be repeated; the last wins)")
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return fmt.Errorf("%w: %v", errUsage, err) })
	root.AddCommand(a.codeCommand(), a.ingestCommand(), a.serveCommand(), a.upCommand(), a.explainCommand(), a.rulesCommand(), a.parseCommand(),
		a.evalCommand(), a.versionCommand(), a.doctorCommand(), a.kbCommand())
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(stdout)
	root.SetErr(errw)
	err := root.ExecuteContext(ctx)
	if err == nil {
		err = stdout.err
	}
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errReported):
		return exitFailed
	case errors.Is(err, errUsage):
		fmt.Fprintln(errw, "kawat:", err)
		return exitUsage
	default:
		fmt.Fprintln(errw, "kawat:", err)
		return exitFailed
	}
}

// inputs is the argument check of commands that read reports.
func inputs(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("%w: name at least one file, folder or address, or \"-\" for standard input", errUsage)
	}
	return nil
}

// openRecord opens the record in the data folder, to be written.
func (a *app) openRecord() (*store.SQLite, error) {
	dir, err := a.folder()
	if err != nil {
		return nil, err
	}
	return store.Open(dir, store.Options{})
}

// folder returns the data folder, by flag, XDG_DATA_HOME or the home folder.
func (a *app) folder() (string, error) {
	if a.data != "" {
		return a.data, nil
	}
	if x := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(x) {
		return filepath.Join(x, "kawat"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("find data folder: %w; name one with --data DIR", err)
	}
	return filepath.Join(home, ".local", "share", "kawat"), nil
}

// warn tells of an input that was read although something is wrong with it.
func (a *app) warn(name, damage string) {
	if damage != "" {
		fmt.Fprintf(a.err, "kawat: %s: read with care: %s\n", name, damage)
	}
}

// An output is standard output that remembers whether it could be written, for
// commands that print as they go.
type output struct {
	io.Writer
	err error
}

func (o *output) Write(b []byte) (int, error) {
	n, err := o.Writer.Write(b)
	if o.err == nil && err != nil {
		o.err = fmt.Errorf("write the output: %w", err)
	}
	return n, err
}

// terminal reports whether w is a terminal.
func terminal(w io.Writer) bool {
	if o, ok := w.(*output); ok {
		w = o.Writer
	}
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
