//go:build unix

package store

import (
	"errors"

	"golang.org/x/sys/unix"
)

// diskFull reports whether err says that there is no room, on the disk or
// under the user's quota.
func diskFull(err error) bool {
	return errors.Is(err, unix.ENOSPC) || errors.Is(err, unix.EDQUOT)
}
