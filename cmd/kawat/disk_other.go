//go:build !unix

package main

// freeBytes does not know the free space here.
func freeBytes(string) (n uint64, known bool, err error) { return 0, false, nil }
