#!/bin/sh
# Writes an archive of the data with its history and of the roles, reads it back, and keeps the newest $KEEP.
# It holds no secret: after a restore everybody signs in anew.
set -eu
umask 077
cd "$(dirname "$0")/.."
: "${STATE:=/var/lib/hai-phong-indicators}" "${SETTINGS:=/etc/hai-phong-indicators}"
: "${BACKUPS:=/var/backups/hai-phong-indicators}" "${KEEP:=30}" "${WAIT:=60}"

owner=$(stat --format=%U "$STATE/data")
# What root makes here, the account could not write.
[ "$(id -un)" = "$owner" ] || exec runuser -u "$owner" -- "$PWD/deploy/backup.sh"

mkdir -p "$BACKUPS" "$STATE/data/.history"
archive="$BACKUPS/indicators-$(date +%Y-%m-%dT%H%M%S).tar.gz"
trial=$(mktemp -d)
trap 'rm -rf "$trial" "$archive.part"' EXIT

# The lock of saves: none is half done in the archive.
[ -e "$SETTINGS/access.yaml" ] && set -- -C "$SETTINGS" access.yaml
flock --wait "$WAIT" "$STATE/data/.history/lock" tar -czf "$archive.part" -C "$STATE" data "$@" ||
    { echo "no backup: a save runs, or a file cannot be read or written" >&2; exit 1; }
tar -xzf "$archive.part" -C "$trial"
mv "$archive.part" "$archive"
ls -1 "$BACKUPS"/indicators-*.tar.gz | sort -r | tail -n "+$((KEEP + 1))" | xargs -r rm --
.venv/bin/indicators history --data "$trial/data" >/dev/null
.venv/bin/indicators check --data "$trial/data" >/dev/null ||
    { echo "$archive is written, but its data do not load: indicators check --data $STATE/data says why" >&2; exit 1; }
echo "$archive"
