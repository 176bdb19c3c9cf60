#!/bin/sh
# Downloads the packages of packages.txt into a folder, with the ordinary
# clients: npm for the npm packages, apt-get for the Debian ones. What is there
# already stays. tools/kb checks the sums.
#
#	tools/kb/fetch.sh [DIR]
set -eu
list=$(cd "$(dirname "$0")" && pwd)/packages.txt
dir=${1:-${TMPDIR:-/tmp}/kawat-packages}
mkdir -p "$dir"
cd "$dir"
grep -v '^#' "$list" | while read -r kind name version file sum; do
	if [ -z "$kind" ] || [ -f "$file" ]; then
		continue
	fi
	case $kind in
	npm) npm pack --silent "$name@$version" >/dev/null </dev/null ;;
	deb) apt-get download -qq "$name=$version" </dev/null ;;
	*)
		echo "fetch.sh: unknown kind of package $kind" >&2
		exit 1
		;;
	esac
	if [ ! -f "$file" ]; then
		echo "fetch.sh: $name $version did not come as $file" >&2
		exit 1
	fi
done
