#!/bin/sh
# Generates everything in a copy of the tree and fails if a file there changes. The tree itself is not changed.
set -eu
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
tar -cf - --exclude=./.git --exclude=./.govhub --exclude=./bin --exclude=node_modules . | tar -xf - -C "$copy"
cd "$copy"
sums() { find . -type f | LC_ALL=C sort | xargs cksum; }
before=$(sums)
make --no-print-directory generate
after=$(sums)
if [ "$before" != "$after" ]; then
	echo "Generated files are not current. Run make generate and commit:"
	printf '%s\n%s\n' "$before" "$after" | LC_ALL=C sort | uniq -u | sed 's|^[0-9]* [0-9]* \./|  |' | uniq
	exit 1
fi
