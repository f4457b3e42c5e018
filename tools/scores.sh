#!/bin/sh
# scores.sh: scores of search and the assistant on their labelled sets, in all and by class; all output if one is too low.
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! go test -vet=off -count=1 ./search ./assist -run '^Test(Resolve)?Quality$' -v >"$log" 2>&1; then
	cat "$log"
	echo "FAIL  labelled sets"
	exit 1
fi
# A line of a class or of all: quality_test.go:9: with region, blind  25 queries  recall@1 0.960  recall@5 1.000
awk '
	match($0, /quality_test\.go:[0-9]+: /) {
		line = substr($0, RSTART + RLENGTH)
		if (!match(line, / +[0-9]+ (queries|names|requests) /)) next
		class = substr(line, 1, RSTART - 1)
		score = substr(line, RSTART + 1)
		blind = sub(/, blind$/, "", class)
		sub(/^ +/, "", score)
		split(score, word, " +")
		set = word[2] (blind ? ", blind" : "")
		if (class == "all") {
			total[set] = score
			order[++sets] = set
		} else if (score !~ /first 0.000 of 0 / && match(score, /[0-9]\.[0-9]+/)) {
			classes[set] = classes[set] ", " class " " substr(score, RSTART, 4)
		}
	}
	END {
		if (sets < 6) exit 1
		for (i = 1; i <= sets; i++) {
			set = order[i]
			print "ok    labelled set, " set ": " total[set]
			print "      " substr(classes[set], 3)
		}
	}
' "$log" || {
	cat "$log"
	echo "FAIL  labelled sets: there should be two of queries, of names and of requests"
	exit 1
}
