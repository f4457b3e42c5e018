#!/bin/sh
# Generates everything anew in a copy of the tree and fails if a file there changes. The tree stays as it is.
set -eu
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git -c core.quotePath=off ls-files --cached --others --exclude-standard | while read -r file; do
	[ ! -e "$file" ] || echo "$file"
done | tar -cf - -T - | tar -xf - -C "$copy"
cp -R web/ui/dist "$copy/web/ui" # go:embed takes no links
cd "$copy"
sums() { find . -type f | LC_ALL=C sort | xargs cksum; }
before=$(sums)
make --no-print-directory generate
after=$(sums)
if [ "$before" != "$after" ]; then
	echo "Generated files are not current. Run make generate and commit:"
	printf '%s\n%s\n' "$before" "$after" | LC_ALL=C sort | uniq -u | sed 's|^[0-9]* [0-9]* \./|  |' | uniq
	exit 1
fi
