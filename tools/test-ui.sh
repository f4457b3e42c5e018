#!/bin/sh
# Runs the browser tests of the explorer and of the dashboard tutorial, and the GraphQL-over-HTTP audits against a hub of its own, which
# is below a path: the explorer must find everything from there. With the folder of the publishers' files as argument, it opens every page
# of the explorer on a hub with these files instead.
# Before that, it tests exported files with other YAML readers than Go's, and after it downloads with other readers of their formats.
set -eu
real=${1-}
if [ -z "$real" ]; then
	node web/explorer/test/citation.mjs
	if python3 -c 'import yaml' 2>/dev/null; then
		python3 tools/citation.py
	fi
fi
dir=$(mktemp -d)
chmod 755 "$dir" # PostgreSQL runs as another user when root starts it
if [ -n "$real" ]; then
	GOVHUB=$PWD/bin/govhub tools/import-real.sh "$real" "$dir/data"
fi
bin/govhub serve --data-dir "$dir/data" --listen 127.0.0.1:0 --admin-listen "" --path-prefix /hub >"$dir/out" 2>"$dir/log" &
hub=$!
stop() {
	kill "$hub" 2>/dev/null || true
	wait "$hub" 2>/dev/null || true
	rm -rf "$dir"
}
trap stop EXIT
for _ in $(seq 3000); do # it ends sooner if the hub does
	url=$(sed -n 's|.*\(http://[0-9.:]*/hub\)/graphql,.*|\1|p' "$dir/out")
	[ -z "$url" ] || break
	kill -0 "$hub" 2>/dev/null || { cat "$dir/log"; exit 1; }
	sleep 0.1
done
CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
[ -n "$CHROMIUM" ] || { echo "no browser: install chromium, or name one in CHROMIUM"; exit 1; }
export CHROMIUM
if [ -n "$real" ]; then
	(cd web/explorer && HUB=$url npx playwright test every-page tasks)
	exit
fi
npm test --silent --prefix web/explorer
(cd web/explorer && HUB=$url npx playwright test)
node web/explorer/test/dashboard.mjs "$url"
node web/audit/audit.mjs "$url/graphql"
node web/explorer/test/readers.mjs "$url"
