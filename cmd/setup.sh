#!/usr/bin/env bash
# Checks that Go is new enough, and installs those of the Debian packages given
# that are missing. What it cannot do, it says in one sentence.
set -euo pipefail
cd "$(dirname "$0")/.."
fail() { printf '%s\n' "$*" >&2; exit 1; }

wanted=$(sed -n 's/^go //p' go.mod)
command -v go >/dev/null ||
  fail "Go is missing: install Go ${wanted%.*} or later, which go.dev/doc/install explains, and run this again."
# Go 1.21 and later download the version that go.mod asks for, where they can.
have=$(go env GOVERSION 2>/dev/null) || have=
[ "$(printf '%s\n' "go$wanted" "$have" | sort -V | head -n1)" = "go$wanted" ] ||
  fail "Go ${wanted%.*} or later is needed, and this is $(GOTOOLCHAIN=local go version | cut -d' ' -f3), which could not download it: install a newer one, which go.dev/doc/install explains, and run this again."

command -v dpkg-query >/dev/null ||
  fail "This is not Debian or a system like it. Install what these Debian packages hold, and run the command itself: $*"
missing=()
for package in "$@"; do
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
done
[ ${#missing[@]} != 0 ] || exit 0

as=()
if [ "$(id -u)" != 0 ]; then
  command -v sudo >/dev/null ||
    fail "Installing needs an administrator. Ask yours to run this once: apt-get update && apt-get install --no-install-recommends ${missing[*]}"
  as=(sudo)
  sudo -v || fail "sudo was refused. Ask your administrator to run this once: apt-get update && apt-get install --no-install-recommends ${missing[*]}"
fi

# apt shows a line while apt-get works, and of what apt-get prints only its first
# errors and warnings.
log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt() {
  cmd/step.sh "$1" bash -c '"${@:2}" >>"$1" 2>&1' - "$log" "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 "${@:2}" && return
  grep '^[WE]: ' "$log" | head -n 3 >&2
  fail "The packages could not be installed. Once that is mended, run this again."
}
apt "Asking Debian for its packages: a few seconds." update
apt "Installing ${missing[*]}: one to three minutes." install -y --no-install-recommends "${missing[@]}"
