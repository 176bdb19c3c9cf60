#!/usr/bin/env bash
# Checks everything: format, vet, staticcheck, known vulnerabilities (if the
# database can be reached), generated code, tests with the race detector.
# Installs what the tests need and says what is missing where it may not.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '\n== %s\n' "$*"; }

browser() {
	for b in "${KAWAT_CHROMIUM:-}" chromium chromium-browser google-chrome; do
		[ -n "$b" ] && command -v "$b" >/dev/null 2>&1 && return 0
	done
	return 1
}

need=()
browser || need+=(chromium)
# The race detector links C.
command -v gcc >/dev/null 2>&1 || need+=(gcc libc6-dev)
if [ ${#need[@]} -gt 0 ]; then
	say "installing ${need[*]}"
	as=""
	[ "$(id -u)" = 0 ] || { command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null && as="sudo -n"; } || as="no"
	if [ "$as" = no ] || ! command -v apt-get >/dev/null 2>&1; then
		echo "missing: ${need[*]}. Install them (on Debian or Ubuntu: apt-get install ${need[*]}) and run this again." >&2
		exit 1
	fi
	$as apt-get update -qq
	# Ubuntu's chromium package is a door to a snap; Debian's is the browser.
	DEBIAN_FRONTEND=noninteractive $as apt-get install -y -qq --no-install-recommends "${need[@]}"
	browser || { echo "missing: a Chromium that runs headless; put its path into KAWAT_CHROMIUM." >&2; exit 1; }
fi

say "format"
unformatted=$(gofmt -l $(git ls-files '*.go'))
[ -z "$unformatted" ] || { echo "not gofmt'ed: $unformatted" >&2; exit 1; }

say "vet"
go vet ./...
GOARCH=arm64 go vet ./ud/simd

say "staticcheck"
go tool staticcheck ./...

say "vulnerabilities"
if out=$(timeout 120 go tool govulncheck ./... 2>&1); then
	echo "none known"
elif grep -q 'Vulnerability #' <<<"$out"; then
	echo "$out" >&2
	exit 1
else
	echo "not checked: the vulnerability database can't be reached from here"
fi

say "generated code"
before=$(sha256sum ud/simd/kernels_*)
go generate ./ud/simd
[ "$before" = "$(sha256sum ud/simd/kernels_*)" ] || { echo "ud/simd/kernels_* differ from what tools/simd and tools/neon write: commit them" >&2; exit 1; }

say "tests"
go test -race -timeout 40m ./...

say "kernels"
go test -run TestKernels ./lang/...

say "all is well"
