#!/bin/sh
# Lists files that gofumpt would change.
set -eu
files=$(git ls-files '*.go' ':!graph/*.generated.go' | xargs go tool gofumpt -l)
[ -z "$files" ] || { echo "go tool gofumpt -w $files"; exit 1; }
