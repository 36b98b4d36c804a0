#!/usr/bin/env bash
# Builds the software renderer for Windows machines without OpenGL: Mesa's
# softpipe, from Debian's source package with Debian's security patches, crossed
# with mingw. Takes some ten minutes once; the result is kept in the folder
# given, under a name made from this recipe, so that a changed recipe builds
# anew. Prints that folder: opengl32.dll, libgallium_wgl.dll, LICENSE, VERSION.
#
# No LLVM: the faster llvmpipe would need a cross-built LLVM and add 60 MB.
set -euo pipefail
PATH=/usr/bin:/bin:$PATH # Debian's python3, which has Debian's mako
upstream=22.3.6 # of bookworm; newer ones need a newer meson and do not run under its Wine

here=$(cd "$(dirname "$0")" && pwd)
recipe=$(sha256sum <"$here/${0##*/}")
out=$1/mesa-$upstream-${recipe:0:12}
if [ -s "$out/VERSION" ]; then
  echo "$out"
  exit
fi

work=$(mktemp -d "${TMPDIR:-/tmp}/mesa-XXXXXX")
trap 'rm -rf "$work"' EXIT
cd "$work"

# apt is asked for the source package only here, so that the machine's own list
# of package sources stays as it is.
echo "fetching Mesa $upstream from Debian" >&2
mkdir -p lists/partial cache/archives/partial
echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian bookworm main
deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian-security bookworm-security main" >sources.list
apt=(apt-get -qq -o Dir::Etc::SourceList="$work/sources.list" -o Dir::Etc::SourceParts=/dev/null
  -o Dir::State::lists="$work/lists" -o Dir::Cache="$work/cache" -o APT::Sandbox::User=root)
"${apt[@]}" update >&2
"${apt[@]}" source --download-only mesa >&2
source=$(ls mesa_"$upstream"-*.dsc) || { echo "mesa.sh: Debian bookworm no longer offers Mesa $upstream: set upstream anew" >&2; exit 1; }
dpkg-source --no-check -x "$source" src >&2
sed -n 's/^Version: //p' "$source" | head -1 >version

cat >cross <<END
[binaries]
c = 'x86_64-w64-mingw32-gcc-posix'
cpp = 'x86_64-w64-mingw32-g++-posix'
ar = 'x86_64-w64-mingw32-gcc-ar-posix'
strip = 'x86_64-w64-mingw32-strip'
windres = 'x86_64-w64-mingw32-windres'
[host_machine]
system = 'windows'
cpu_family = 'x86_64'
cpu = 'x86_64'
endian = 'little'
END

# The prefix map and the missing time stamp make the DLLs the same wherever and
# whenever they are built.
flags="-D_WIN32_WINNT=0x0A00 -DWINVER=0x0A00 -ffile-prefix-map=$work=."
link="-static -Wl,--no-insert-timestamp"
export SOURCE_DATE_EPOCH=0
echo "building Mesa $(cat version)" >&2
meson setup build src --cross-file cross --buildtype=release -Db_ndebug=true \
  -Dc_args="$flags" -Dcpp_args="$flags" -Dc_link_args="$link" -Dcpp_link_args="$link" \
  -Dgallium-drivers=swrast -Dvulkan-drivers= -Dllvm=disabled -Dplatforms=windows \
  -Dshader-cache=disabled -Dzstd=disabled -Dzlib=disabled \
  -Degl=disabled -Dgles1=disabled -Dgles2=disabled -Dbuild-tests=false >&2
nice -n 10 ninja -C build --quiet >&2

part=$out.part
rm -rf "$part"
mkdir -p "$part"
for dll in opengl32 libgallium_wgl; do
  x86_64-w64-mingw32-strip "$(find build -name "$dll.dll")" -o "$part/$dll.dll"
done
cat src/docs/license.rst src/debian/copyright >"$part/LICENSE"
cp version "$part/VERSION"
mv "$part" "$out"
echo "$out"
