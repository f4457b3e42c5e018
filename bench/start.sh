#!/bin/sh
# bench/start.sh [ROUNDS]: how long bin/govhub takes to its first answer, on a fresh data directory and on an initialised
# one, how fast it takes in a changed release, and how much memory it holds then. One line per round, then medians.
set -eu
rounds=${1:-5}
dir=$(mktemp -d)
chmod 755 "$dir"
hub=
stop() {
	[ -z "$hub" ] || { kill "$hub" 2>/dev/null && wait "$hub" 2>/dev/null; } || true
	hub=
}
trap 'stop; rm -rf "$dir"' EXIT
now() { date +%s%N; }
ms() { echo $((($2 - $1) / 1000000)); }

# first_answer DATA: starts a hub and prints the milliseconds until it has answered a query. The hub runs on.
first_answer() {
	begun=$(now)
	bin/govhub serve --data-dir "$1" --listen 127.0.0.1:0 --admin-listen "" >"$dir/out" 2>"$dir/log" &
	hub=$!
	until url=$(sed -n 's|.*\(http://[0-9.:]*\)/graphql,.*|\1|p' "$dir/out") && [ -n "$url" ]; do
		kill -0 "$hub" || { cat "$dir/log"; exit 1; }
		sleep 0.01
	done
	curl -sf "$url/graphql" -H 'content-type: application/json' \
		-d '{"query":"{ regions(first: 3) { totalCount nodes { name } } }"}' | grep -q '"totalCount":89'
	took=$(ms "$begun" "$(now)")
}

# pointer_move: publishes a changed package through the hub's own PostgreSQL and prints what the log says of the switch.
pointer_move() {
	cp -R data "$dir/package"
	sed -i "s/,Казань,/,Казань $1,/" "$dir/package/region.csv"
	bin/govhub import --data-dir "$dir/data" --log-format text "$dir/package" 2>&1 >/dev/null |
		sed -n 's/.*release published.*pointer_move=\([^ ]*\).*/\1/p'
	rm -rf "$dir/package"
}

for round in $(seq "$rounds"); do
	rm -rf "$dir/data"
	first_answer "$dir/data"
	fresh=$took
	stop
	first_answer "$dir/data"
	warm=$took
	move=$(pointer_move "$round")
	for _ in $(seq 50); do
		curl -sf "$url/graphql" -H 'content-type: application/json' \
			-d '{"query":"{ regions(first: 89) { nodes { name federalDistrict { name } source { title } municipalities { totalCount nodes { name } } } } }"}' >/dev/null
	done
	memory=$(($(awk '/VmRSS/ {print $2}' "/proc/$hub/status") / 1024))
	stop
	echo "$fresh $warm $memory $move"
done | tee "$dir/rounds" | awk '{print "fresh " $1 " ms, initialised " $2 " ms, memory " $3 " MB, pointer moved in " $4}'
median() { sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }
echo "median: fresh $(cut -d' ' -f1 "$dir/rounds" | median) ms, initialised $(cut -d' ' -f2 "$dir/rounds" | median) ms, memory $(cut -d' ' -f3 "$dir/rounds" | median) MB"
