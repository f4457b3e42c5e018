#!/usr/bin/env bash
# test-busy.sh: runs timing-sensitive tests on a very busy machine: COUNT times (50) beside four `yes` per core. With WHOLE=1 it runs every test once instead.
#
# These are found each time: every test function that has, or whose helpers in the package have, a goroutine, a deadline, a clock or
# another process (the pattern below). PACKAGES narrows it down.
set -euo pipefail
cd "$(dirname "$0")/.."
pattern='go func|\.Go\(|synctest|time\.|context\.With(Timeout|Deadline|Cancel)|awaittest|exec\.Command|command\(|govhub\('
count=${COUNT:-50}
packages=${PACKAGES:-./...}

busy=()
stop() {
	for pid in "${busy[@]}"; do
		kill "$pid" 2>/dev/null || true
	done
	wait "${busy[@]}" 2>/dev/null || true
}
trap stop EXIT
for _ in $(seq $((4 * $(nproc)))); do
	yes >/dev/null &
	busy+=($!)
done

if [ -n "${WHOLE:-}" ]; then
	tools/quiet.sh "every test beside ${#busy[@]} busy processes" go test -count=1 -timeout 4h "$packages"
	exit
fi

# tests_of lists the tests of the given files that match, as a regular expression for -run.
tests_of() {
	awk -v pattern="$pattern" '
		match($0, /^func (\([^)]*\) )?[A-Za-z0-9_]+/) {
			name = substr($0, RSTART, RLENGTH)
			sub(/^func (\([^)]*\) )?/, "", name)
			inside = name
			next
		}
		/^}/ { inside = "" }
		inside != "" { text[inside] = text[inside] "\n" $0 }
		END {
			for (name in text) if (text[name] ~ pattern) hit[name] = 1
			do {
				grown = 0
				for (name in text) if (!(name in hit)) for (other in hit)
					if (other !~ /^Test/ && text[name] ~ ("(^|[^A-Za-z0-9_\"])" other "\\(")) { hit[name] = 1; grown = 1; break }
			} while (grown)
			for (name in hit) if (name ~ /^Test/ && name != "TestMain") print name
		}' "$@" | sort | paste -s -d '|'
}

failed=0
while read -r package dir; do
	files=("$dir"/*_test.go)
	[ -e "${files[0]}" ] || continue
	tests=$(tests_of "${files[@]}")
	[ -n "$tests" ] || continue
	number=$(($(tr -cd '|' <<<"$tests" | wc -c) + 1))
	tools/quiet.sh "$package: $number tests, $count times beside ${#busy[@]} busy processes" \
		go test -count="$count" -timeout 8h -run "^($tests)\$" "$package" || failed=1
done < <(go list -f '{{.ImportPath}} {{.Dir}}' "$packages")
exit $failed
