#!/bin/sh
# Runs every test in full on the system's PostgreSQL, including those with pgbouncer, nginx and full disks. Without a system's
# PostgreSQL they use the one in GOVHUB_POSTGRES_BIN.
set -eu
PATH=$PATH:/usr/sbin
bin=$(ls -d /usr/lib/postgresql/*/bin /usr/pgsql-*/bin 2>/dev/null | sort -V | tail -n 1 || true)
if [ -z "$bin" ]; then
	echo "no PostgreSQL of the system"
	bin=$GOVHUB_POSTGRES_BIN
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
GOVHUB_POSTGRES_BIN=$bin exec go test -vet=off -timeout 60m -tags "$tags" ./...
