//go:build unix

package main

import (
	"fmt"
	"syscall"
)

// freeBytes is the space that a user may still fill on the disk of dir.
func freeBytes(dir string) (n uint64, known bool, err error) {
	var st syscall.Statfs_t
	if err := syscall.Statfs(dir, &st); err != nil {
		return 0, false, fmt.Errorf("ask for free space of %s: %w", dir, err)
	}
	return uint64(st.Bavail) * uint64(st.Bsize), true, nil
}
