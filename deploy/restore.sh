#!/bin/sh
# Puts the data of an archive in the place of those that are there, once they load; the others stay beside them.
# Stop the dashboard first: systemctl stop hai-phong-indicators
set -eu
umask 027
: "${STATE:=/var/lib/hai-phong-indicators}"
[ $# = 1 ] || { echo "write: deploy/restore.sh ARCHIVE.tar.gz" >&2; exit 2; }
archive=$(realpath "$1")
cd "$(dirname "$0")/.."

trial=$(mktemp -d "$STATE/restored.XXXXXX")
trap 'rm -rf "$trial"' EXIT
tar -xzf "$archive" -C "$trial"
.venv/bin/indicators check --data "$trial/data"
chown -R --reference="$STATE" "$trial/data"
if [ -e "$STATE/data" ]; then
    before="$STATE/data.before-$(date +%Y-%m-%dT%H%M%S)"
    mv "$STATE/data" "$before"
    echo "What was there is in $before."
fi
mv "$trial/data" "$STATE/data"
echo "Roles are not touched; those of the archive: tar -xzOf $archive access.yaml"
