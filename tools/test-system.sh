#!/bin/sh
# Runs the tests that touch PostgreSQL on the one of the system. Without one there is nothing to run on.
set -eu
bin=$(ls -d /usr/lib/postgresql/*/bin /usr/pgsql-*/bin 2>/dev/null | sort -V | tail -n 1 || true)
if [ -z "$bin" ]; then
	echo "no PostgreSQL of the system"
	exit 0
fi
GOVHUB_POSTGRES_BIN=$bin exec go test ./db/... ./dataset/... ./embedded/... ./resolvers/... ./web/... .
