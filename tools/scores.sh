#!/bin/sh
# scores.sh: scores of search and the assistant on their labelled sets, a line each; all output if one is too low.
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! go test -vet=off -count=1 ./search ./assist -run '^Test(Resolve)?Quality$' -v >"$log" 2>&1; then
	cat "$log"
	echo "FAIL  labelled sets"
	exit 1
fi
scores=$(sed -n -e 's/^ *quality_test\.go:[0-9]*: all, blind *\([0-9]*\)/\1 blind/p' -e 's/^ *quality_test\.go:[0-9]*: all *\([0-9]\)/\1/p' "$log")
if [ "$(echo "$scores" | wc -l)" -lt 3 ]; then
	cat "$log"
	echo "FAIL  labelled sets: there should be a line of scores for queries, one for names and one for requests"
	exit 1
fi
echo "$scores" | sed 's/^/ok    labelled set: /'
