#!/bin/sh
# in-memory.sh COMMAND…: runs it with temporary files in memory if there is room. Tests create and drop hundreds of databases,
# which is twice as slow on disk.
free=$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 { print $4 }')
if [ "${free:-0}" -lt 4000000 ]; then
	exec "$@"
fi
TMPDIR=$(mktemp -d /dev/shm/govhub-XXXX)
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT
trap 'exit 1' HUP INT TERM # runs the line above
chmod 1777 "$TMPDIR" # PostgreSQL runs as another user when root starts it
"$@"
