package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"kawat/store"
	"kawat/web"
)

const defaultAddr = "127.0.0.1:7878"

func (a *app) serveCommand() *cobra.Command {
	var addr, uiLang string
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Serve the record as web pages on this machine",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			dir, err := a.folder()
			if err != nil {
				return err
			}
			s, err := store.Open(dir, store.Options{})
			if errors.Is(err, fs.ErrPermission) {
				// A record that may not be written can still be shown.
				if shown, e := store.Open(dir, store.Options{ReadOnly: true}); e == nil {
					s, err = shown, nil
				}
			}
			if err != nil {
				return err
			}
			defer s.Close()
			return a.serve(cmd.Context(), s, addr, uiLang)
		},
	}
	serveFlags(cmd, &addr, &uiLang)
	return cmd
}

func serveFlags(cmd *cobra.Command, addr, uiLang *string) {
	cmd.Flags().StringVar(addr, "addr", defaultAddr, "address to listen on; port 0 takes a free one")
	cmd.Flags().StringVar(uiLang, "lang", "", "language of the pages, id or en (default: the browser's)")
}

// serve answers until the context ends.
func (a *app) serve(ctx context.Context, s *store.SQLite, addr, uiLang string) error {
	book, err := codebook()
	if err != nil {
		return fmt.Errorf("serve: %w", err)
	}
	l, err := net.Listen("tcp", addr)
	if err != nil {
		if errors.Is(err, syscall.EADDRINUSE) {
			return fmt.Errorf("serve: %s is in use by another program; choose another with --addr, for instance --addr 127.0.0.1:0", addr)
		}
		return fmt.Errorf("serve: %w", err)
	}
	host, _, err := net.SplitHostPort(l.Addr().String())
	if err != nil {
		return fmt.Errorf("serve: %w", err)
	}
	log := slog.New(slog.NewTextHandler(a.err, nil))
	srv := &http.Server{
		Handler:           web.Handler(s, web.Options{Hosts: []string{host}, Lang: uiLang, EntityName: a.entityName, Profile: a.profile, Codebook: book, Why: a.why(), Version: release, Log: log}),
		ReadHeaderTimeout: 10 * time.Second,
		BaseContext:       func(net.Listener) context.Context { return ctx },
	}
	fmt.Fprintf(a.out, "Kawat is at http://%s/ — stop with Ctrl-C\n", l.Addr())
	done := make(chan error, 1)
	go func() { done <- srv.Serve(l) }()
	select {
	case err := <-done:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	grace, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	if err := srv.Shutdown(grace); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}
