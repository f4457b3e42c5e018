#!/bin/sh
# Generates everything anew and fails if a file changes.
set -eu
sums() { find data db errorcode graph network resolvers search docs/reference docs/examples -type f | LC_ALL=C sort | xargs cksum; }
before=$(sums)
make --no-print-directory generate
after=$(sums)
if [ "$before" != "$after" ]; then
	echo "Generated files were not current. They are now; commit them:"
	before_file=$(mktemp)
	echo "$before" >"$before_file"
	echo "$after" | diff "$before_file" - | sed -n 's/^> [0-9]* [0-9]* /  /p'
	rm -f "$before_file"
	exit 1
fi
