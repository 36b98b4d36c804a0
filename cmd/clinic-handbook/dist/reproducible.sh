#!/usr/bin/env bash
# Builds the packages twice, the second time from a copy of the sources in
# another folder and, unless WARM is set, with nothing kept from the first
# time, and compares their checksums.
set -euo pipefail
root=$1
work=$(mktemp -d)
trap 'chmod -R u+w "$work" 2>/dev/null; rm -rf "$work"' EXIT
SOURCE_DATE_EPOCH=$(git -C "$root" log -1 --format=%ct)
export SOURCE_DATE_EPOCH

(cd "$root/cmd/clinic-handbook/dist" && go run . -out "$work/first")
mkdir "$work/a copy elsewhere"
(cd "$root" && git ls-files -z -co --exclude-standard | xargs -0 cp --parents -t "$work/a copy elsewhere")
cd "$work/a copy elsewhere/cmd/clinic-handbook/dist"
keep=()
if [ -z "${WARM:-}" ]; then
  export GOCACHE=$work/gocache
  keep=(-cache "$work/cache")
fi
go run . -out "$work/second" "${keep[@]}"
if diff "$work/first/SHA256SUMS" "$work/second/SHA256SUMS"; then
  echo "the same bytes twice:"
  cat "$work/first/SHA256SUMS"
else
  echo "the second build differs from the first" >&2
  exit 1
fi
