#!/bin/sh
# quiet.sh STEP COMMAND…: one line when the command succeeds, all it said when it fails.
step=$1
shift
log=$(mktemp)
trap 'rm -f "$log"' EXIT
start=$(date +%s)
if "$@" >"$log" 2>&1; then
	echo "ok    $step ($(($(date +%s) - start)) s)"
else
	code=$?
	cat "$log"
	echo "FAIL  $step: $*"
	exit $code
fi
