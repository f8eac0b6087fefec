#!/usr/bin/env bash
# Tries the Debian package where it is meant to live: on a new Debian that is booted with systemd and nginx, in a folder of its own and
# with no network but its loopback. Installs it by the steps of the Dockerfile, then does what docs/operations.md says: start, TLS,
# print, back up, restore, crash, upgrade, remove. Needs root. Prints each step; the exit code is 0 where all of them passed.
#
#   sudo bash scripts/try-package.sh [PACKAGE]     artifacts/package/linkage-work-plan.deb where none is given
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/debian.sh

case ${1-} in -h | --help) usage "${BASH_SOURCE[0]}" ;; esac
package=$(realpath "${1-artifacts/package/linkage-work-plan.deb}")
[ -f "$package" ] || fail "There is no $package. First: bash scripts/package.sh"
[ "$(id -u)" = 0 ] || fail "A Debian is booted here, which needs root: sudo bash scripts/try-package.sh"

need debootstrap debootstrap
need systemd-nspawn systemd-container
install_missing

debian=$(mktemp -d)
chmod 755 "$debian"
finish() {
  local code=$?
  trap - EXIT
  rm -rf --one-file-system "$debian"
  exit "$code"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

say "Making a Debian"
debootstrap --variant=minbase --include=systemd,systemd-sysv,dbus,ca-certificates,curl,openssl,nginx-light bookworm "$debian" >"$debian.log" 2>&1 ||
  { cat "$debian.log"; fail "There is no Debian to try it on."; }
rm -f "$debian.log"

# The steps of the Dockerfile: COPY, and the one RUN.
cp "$package" "$debian/srv/linkage-work-plan.deb"
steps=$(sed -n '/^RUN /,/[^\\]$/{s/^RUN //;p}' scripts/package/Dockerfile)
[ -n "$steps" ] || fail "The Dockerfile has no RUN."
chroot "$debian" /bin/sh -c "$steps" >"$debian/srv/installing.log" 2>&1 || { cat "$debian/srv/installing.log"; fail "It was not installed."; }
grep "^LinkageWorkPlan is installed" "$debian/srv/installing.log" || fail "The installation did not say what comes next."

# The same once more with a higher version, for the upgrade.
newer=$(mktemp -d -p "$debian/srv")
dpkg-deb -R "$package" "$newer"
sed -i 's/^Version: .*/&.next/' "$newer/DEBIAN/control"
dpkg-deb --root-owner-group -Zgzip -z1 --build "$newer" "$debian/srv/newer.deb" >/dev/null
rm -rf "$newer"

cp scripts/package/try.sh "$debian/srv/try.sh"
cat >"$debian/etc/systemd/system/try.service" <<'UNIT'
[Unit]
After=multi-user.target
[Service]
Type=oneshot
ExecStart=/bin/sh -c "bash /srv/try.sh >/srv/try.log 2>&1; echo $? >/srv/try.code; systemctl poweroff"
UNIT
mkdir -p "$debian/etc/systemd/system/multi-user.target.wants"
ln -s ../try.service "$debian/etc/systemd/system/multi-user.target.wants/try.service"
echo "127.0.0.1 localhost plans.example.org" >"$debian/etc/hosts"

say "Booting it"
timeout 900 systemd-nspawn --quiet --boot --directory "$debian" --private-network --register=no --keep-unit >"$debian/srv/console.log" 2>&1 </dev/null || true
cat "$debian/srv/try.log" || tail -n 50 "$debian/srv/console.log"
[ "$(cat "$debian/srv/try.code" 2>/dev/null)" = 0 ] || fail "A step failed."
