#!/bin/sh
# Counts the hand-written lines of Go, GraphQL and their templates, without tests, generated files and the benchmark.
set -eu
git ls-files --cached --others --exclude-standard '*.go' '*.graphqls' '*.tmpl' | grep -v -e '_test\.go$' -e '^bench/' -e 'test/[^/]*\.go$' | while read -r file; do
	[ -e "$file" ] || continue
	[ "${file%.tmpl}" = "$file" ] || { echo "$file"; continue; }
	head -n 3 "$file" | grep -q '^\(//\|#\) Code generated .* DO NOT EDIT\.$' || echo "$file"
done | xargs wc -l | awk '
	$2 != "total" { by = $2 ~ /\.go$/ ? "Go" : $2 ~ /tmpl$/ ? "templates" : "GraphQL"; lines[by] += $1; all += $1 }
	END { for (by in lines) printf "%7d %s\n", lines[by], by; printf "%7d in all\n", all }'
