#!/bin/sh
# quiet.sh STEP COMMAND…: prints one line if the command succeeds, all of its output if it fails.
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
