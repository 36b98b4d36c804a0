#!/usr/bin/env bash
# Opens the handbook. Without a display it runs in a virtual one, types a
# query and leaves a screenshot of the answer.
set -euo pipefail
program=$1
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then exec "$program"; fi
shot=${program%/*}/screenshot.png
n=90; while [ -e "/tmp/.X$n-lock" ]; do n=$((n + 1)); done
Xvfb ":$n" -screen 0 1366x768x24 >/dev/null 2>&1 & server=$!
trap 'kill $app 2>/dev/null || true; wait $app 2>/dev/null || true; kill $server 2>/dev/null || true' EXIT
app=
export DISPLAY=":$n"
for _ in $(seq 50); do [ -e "/tmp/.X11-unix/X$n" ] && break; sleep 0.1; done
"$program" 2>/dev/null & app=$!
timeout 60 xdotool search --sync --name '^Clinic Handbook$' >/dev/null
sleep 1.5
xdotool type --delay 40 "${QUERY:-throwing up}"
sleep 1
import -window root "$shot"
echo "No display here: the handbook ran in a virtual one. The answer to \"${QUERY:-throwing up}\" is in $shot"
