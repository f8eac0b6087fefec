#!/usr/bin/env bash
# Makes a Debian package of the program: with the .NET runtime it was built for, a systemd unit, a command, and examples for nginx and rsyslog.
#
#   bash scripts/package.sh [--program FOLDER] [--out FOLDER] [--fast]
#
# --program takes what scripts/publish.sh made before; --fast packs less tightly. Writes linkage-work-plan.deb into artifacts/package.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/debian.sh

program=
out=artifacts/package
packing=(-Zxz -z6)
while [ $# -gt 0 ]; do
  case $1 in
    --program) program=${2:?}; shift 2 ;;
    --out) out=${2:?}; shift 2 ;;
    --fast) packing=(-Zgzip -z1); shift ;;
    -h | --help) usage "${BASH_SOURCE[0]}" ;;
    *) fail "Unknown: $1. Use: bash scripts/package.sh [--program FOLDER] [--out FOLDER] [--fast]" ;;
  esac
done

need_dotnet
need dpkg-deb dpkg
install_missing
[ -n "$program" ] || { program=artifacts/program; bash scripts/publish.sh "$program"; }

version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)
changed=$(git log -1 --format=%cd --date=format-local:%Y%m%d%H%M%S 2>/dev/null || date -u +%Y%m%d%H%M%S)

mkdir -p "$out"
tree=$(mktemp -d -p "$out")
trap 'rm -rf "$tree"' EXIT
chmod 755 "$tree"
home=$tree/usr/lib/linkage-work-plan
doc=$tree/usr/share/doc/linkage-work-plan
install -d "$home/program" "$home/dotnet" "$doc/examples" "$tree/DEBIAN" "$tree/etc/linkage-work-plan" "$tree/usr/bin" "$tree/lib/systemd/system"
cp -R "$program/." "$home/program/"

# The runtime that the build used, the newest patch of its version: the machine needs none of its own, and gets none that was not tested.
runtimes=$(dotnet --list-runtimes)
for each in Microsoft.NETCore.App Microsoft.AspNetCore.App; do
  read -r _ number folder < <(grep "^$each 10\." <<<"$runtimes" | sort -V | tail -n 1) || fail "There is no $each 10 on this machine."
  folder=${folder#[} folder=${folder%]}
  install -d "$home/dotnet/shared/$each"
  cp -R "$folder/$number" "$home/dotnet/shared/$each/"
done
dotnet_home=${folder%/shared/*}
install -d "$home/dotnet/host/fxr"
cp -R "$dotnet_home/host/fxr/$number" "$home/dotnet/host/fxr/"
cp "$dotnet_home/dotnet" "$home/dotnet/"
for each in LICENSE.txt ThirdPartyNotices.txt; do
  if [ -f "$dotnet_home/$each" ]; then cp "$dotnet_home/$each" "$home/dotnet/"; fi
done

install -m 644 scripts/package/linkage-work-plan.service "$tree/lib/systemd/system/"
install -m 600 scripts/package/settings.env "$tree/etc/linkage-work-plan/"
install -m 755 scripts/package/linkage-work-plan "$tree/usr/bin/"
install -m 644 scripts/package/nginx.conf scripts/package/rsyslog.conf scripts/postgres-rights.sql "$doc/examples/"
install -m 644 scripts/package/copyright docs/operations.md README.md "$doc/"
install -m 755 scripts/package/postinst scripts/package/prerm scripts/package/postrm "$tree/DEBIAN/"
echo /etc/linkage-work-plan/settings.env >"$tree/DEBIAN/conffiles"
# What is published under a umask of one's own is read by the user of the service.
find "$home" -type d -exec chmod 755 {} + , -type f -exec chmod u=rwX,go=rX {} +

cat >"$tree/DEBIAN/control" <<CONTROL
Package: linkage-work-plan
Version: $version+$changed
Architecture: $(dpkg --print-architecture)
Maintainer: LinkageWorkPlan maintainers <maintainers@linkage-work-plan.invalid>
Installed-Size: $(du -sk "$tree" | cut -f1)
Depends: adduser, ca-certificates, chromium-headless-shell | chromium, init-system-helpers (>= 1.54~), libc6, libgcc-s1, libicu72 | libicu74 | libicu76, libssl3 | libssl3t64, libstdc++6, poppler-utils, tzdata, util-linux
Recommends: nginx
Suggests: postgresql-client, rsyslog-gnutls
Section: web
Priority: optional
Description: record of the Vietnam-Laos joint working group
 Work plans, their progress, meetings and reports to the two ministers, in
 Vietnamese, Lao and English, signed by both co-chairs.
CONTROL

deb=$out/linkage-work-plan.deb
dpkg-deb --root-owner-group "${packing[@]}" --build "$tree" "$deb" >/dev/null
echo "$deb: $version+$changed, $(du -h "$deb" | cut -f1)"
