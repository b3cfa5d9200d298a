#!/bin/sh
# Runs `indicators doctor` as the service runs `indicators serve`: with its account, surroundings and options.
set -eu
: "${UNIT:=/etc/systemd/system/hai-phong-indicators.service}"
[ -r "$UNIT" ] || { echo "no $UNIT: copy deploy/hai-phong-indicators.service there first" >&2; exit 2; }

value() { sed -n "s/^$1=//p" "$UNIT"; }

set -a
for one in $(value Environment); do
    eval "$one"
done
# shellcheck source=/dev/null
. "$(value EnvironmentFile)"
set +a
account=$(value User)
command=$(sed -e ':a' -e '/\\$/N; s/\\\n//; ta' "$UNIT" | sed -n 's/^ExecStart=\(.*\) serve /\1 doctor /p')
# shellcheck disable=SC2086 # one word for each option
set -- $command "$@"
[ "$(id -un)" = "$account" ] || set -- runuser -u "$account" -- "$@"
exec "$@"
