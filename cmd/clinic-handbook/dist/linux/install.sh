#!/bin/sh
# Installs Clinic Handbook for one user, without administrator rights:
#
#     ./install.sh             installs or upgrades
#     ./install.sh --remove    removes it; notes and settings stay
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
program=$HOME/.local/lib/clinic-handbook
bin=$HOME/.local/bin
entry=$data/applications/org.clinichandbook.desktop.desktop
icon=$data/icons/hicolor/256x256/apps/clinic-handbook.png

remove() {
  rm -rf "$program"
  rm -f "$bin/clinic-handbook" "$bin/handbookctl" "$entry" "$icon"
}

case ${1-} in
  --remove)
    remove
    echo "Clinic Handbook is removed. Notes and settings are still in ~/.config/clinic-handbook."
    exit ;;
  "") ;;
  *)
    echo "usage: $0 [--remove]" >&2
    exit 2 ;;
esac

mkdir -p "$program.new" "$bin" "$(dirname "$entry")" "$(dirname "$icon")"
cp -R "$here/." "$program.new"
rm -f "$program.new/portable" "$program.new/install.sh"
[ ! -f "$program/desk.yaml" ] || cp -p "$program/desk.yaml" "$program.new/desk.yaml"
rm -rf "$program"
mv "$program.new" "$program"
ln -sf "$program/clinic-handbook" "$program/handbookctl" "$bin/"
sed "s|^Exec=.*|Exec=\"$program/clinic-handbook\"|" "$here/clinic-handbook.desktop" >"$entry"
cp "$here/clinic-handbook.png" "$icon"
echo "Clinic Handbook is installed. Find it in the menu, or run $bin/clinic-handbook."
