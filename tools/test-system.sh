#!/bin/sh
# Runs the tests that touch PostgreSQL on the one of the system, those of pgbouncer, nginx and full disks. Without a system's
# PostgreSQL there is nothing to run on.
set -eu
PATH=$PATH:/usr/sbin
bin=$(ls -d /usr/lib/postgresql/*/bin /usr/pgsql-*/bin 2>/dev/null | sort -V | tail -n 1 || true)
if [ -z "$bin" ]; then
	echo "no PostgreSQL of the system"
	exit 0
fi
tags=
if [ -x "$bin/pg_basebackup" ]; then
	tags=standby
else
	echo "no pg_basebackup, which makes a standby"
fi
if command -v pgbouncer >/dev/null; then
	tags="$tags pgbouncer"
else
	echo "no pgbouncer"
fi
if command -v nginx >/dev/null; then
	tags="$tags nginx"
else
	echo "no nginx"
fi
if [ "$(id -u)" = 0 ]; then
	tags="$tags mount"
else
	echo "no root, who alone can mount a disk to fill"
fi
GOVHUB_POSTGRES_BIN=$bin exec go test -vet=off -timeout 60m -tags "$tags" ./db/... ./dataset/... ./embedded/... ./resolvers/... ./web/... .
