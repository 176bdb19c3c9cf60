#!/usr/bin/env bash
# Runs every fuzz target for the given time (default 60s), one after the other.
set -euo pipefail
cd "$(dirname "$0")/.."
for dir in $(grep -rlE '^func Fuzz' --include='*_test.go' . | xargs -n1 dirname | sort -u); do
	for f in $(grep -hoE '^func Fuzz[A-Za-z0-9_]*' "$dir"/*_test.go | awk '{print $2}'); do
		echo "== $dir $f"
		go test "$dir" -run '^$' -fuzz "^$f\$" -fuzztime "${1:-60s}"
	done
done
