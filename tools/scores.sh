#!/bin/sh
# scores.sh: scores of search and the assistant on their labelled sets, a line each; all output if one is too low.
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! go test -vet=off -count=1 ./search ./assist -run '^TestQuality$' -v >"$log" 2>&1; then
	cat "$log"
	echo "FAIL  labelled sets"
	exit 1
fi
scores=$(sed -n 's/^ *quality_test\.go:[0-9]*: all *\([0-9]\)/\1/p' "$log")
if [ "$(echo "$scores" | wc -l)" -ne 2 ]; then
	cat "$log"
	echo "FAIL  labelled sets: there should be two lines of scores for all queries"
	exit 1
fi
echo "$scores" | sed 's/^/ok    labelled set: /'
