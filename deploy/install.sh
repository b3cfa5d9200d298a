#!/bin/sh
# Installs the dashboard from the checkout it lies in: an account, the locked packages, a folder of data of its own.
# Run it as root, and again after each upgrade: data, roles and secret that are there stay as they are.
set -eu
umask 022
cd "$(dirname "$0")/.."
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin # no Python that root alone may run
: "${ACCOUNT:=hai-phong-indicators}" "${STATE:=/var/lib/hai-phong-indicators}"
: "${SETTINGS:=/etc/hai-phong-indicators}" "${BACKUPS:=/var/backups/hai-phong-indicators}"

missing=
for program in git make python3; do
    command -v "$program" >/dev/null || missing="$missing $program"
done
python3 -c 'import ensurepip' 2>/dev/null || missing="$missing python3-venv"
[ -e /usr/share/zoneinfo/Asia/Ho_Chi_Minh ] || missing="$missing tzdata"
if [ -n "$missing" ]; then
    apt-get update --quiet=2
    # shellcheck disable=SC2086 # one word for each package
    DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet=2 --no-install-recommends $missing
fi
getent passwd "$ACCOUNT" >/dev/null ||
    useradd --system --user-group --home-dir "$STATE" --shell /usr/sbin/nologin "$ACCOUNT"

make --no-print-directory setup
as_account() { if [ "$(id -un)" = "$ACCOUNT" ]; then "$@"; else runuser -u "$ACCOUNT" -- "$@"; fi; }
as_account .venv/bin/indicators --version ||
    { echo "$ACCOUNT cannot run $PWD/.venv/bin/indicators: keep checkout and Python where it may read" >&2; exit 1; }
.venv/bin/python -m compileall -q indicators # the account may not write here

install --directory --mode=0750 --owner="$ACCOUNT" --group="$(id -gn "$ACCOUNT")" "$STATE" "$BACKUPS"
if [ ! -e "$STATE/data" ]; then
    # A repository of its own: what planners save never lands on a branch of the code.
    rm -rf "$STATE/data.new"
    mkdir "$STATE/data.new"
    cp data/*.yaml data/*.csv "$STATE/data.new/"
    git -C "$STATE/data.new" init --quiet --initial-branch=data
    git -C "$STATE/data.new" add .
    git -C "$STATE/data.new" -c user.name=indicators -c user.email=indicators@localhost -c commit.gpgsign=false \
        commit --quiet --no-verify --message='The data as they came with the program'
    chown -R "$ACCOUNT:" "$STATE/data.new"
    mv "$STATE/data.new" "$STATE/data"
fi

mkdir -p "$SETTINGS"
[ -e "$SETTINGS/access.yaml" ] ||
    install --mode=0640 --group="$(id -gn "$ACCOUNT")" deploy/access.yaml "$SETTINGS/access.yaml"
[ -e "$SETTINGS/secret.env" ] || (umask 077 && : >"$SETTINGS/secret.env")
as_account .venv/bin/indicators check --data "$STATE/data"
echo "Installed. Data: $STATE/data. Roles and secret: $SETTINGS."
