#!/usr/bin/env bash
# Runs on the Debian that try-package.sh boots.
set -euo pipefail

settings=/etc/linkage-work-plan/settings.env
site=https://plans.example.org
step() { printf '\n== %s\n' "$*"; }
broken() { printf '\n%s\n' "$*"; journalctl --no-pager -u linkage-work-plan | grep -v @demo.lwp | tail -n 40; exit 1; }
ready() { [ "$(curl -sS --max-time 20 http://127.0.0.1:5080/health/ready)" = Healthy ] || broken "It is not ready."; }
running() { [ "$(systemctl is-active linkage-work-plan)" = "$1" ] || broken "The service is $(systemctl is-active linkage-work-plan), not $1."; }
newest() { find /var/backups/linkage-work-plan -name '*.zip*' | sort | tail -n 1; }

step "Installed, and started with the machine"
running active
ready
[ "$(stat -c %a:%U "$settings")" = 600:root ] || broken "Others may read the settings."
[ "$(stat -c %a:%U /var/lib/linkage-work-plan)" = 700:linkage ] || broken "Others may read the data."
[ "$(systemctl is-enabled linkage-work-plan)" = enabled ] || broken "It would not start with the machine."
systemd-analyze verify linkage-work-plan.service

step "With the address of the site"
printf 'Site__Address=%s\n' "$site" >>"$settings"
systemctl restart linkage-work-plan
ready
journalctl --sync
[ "$(journalctl -u linkage-work-plan | grep -c "$site/setup/")" = 2 ] || broken "There is no address for the first administrator of each side."
[ "$(stat -c %U "/proc/$(systemctl show -p MainPID --value linkage-work-plan)")" = linkage ] || broken "It runs as somebody else."
systemd-analyze security linkage-work-plan.service --no-pager | tail -n 1

step "TLS by nginx"
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=plans.example.org -addext subjectAltName=DNS:plans.example.org \
  -keyout /etc/ssl/private/plans.example.org.key -out /etc/ssl/plans.example.org.pem 2>/dev/null
rm -f /etc/nginx/sites-enabled/default
cp /usr/share/doc/linkage-work-plan/examples/nginx.conf /etc/nginx/sites-enabled/linkage-work-plan
nginx -t
systemctl restart nginx
curl() { command curl --cacert /etc/ssl/plans.example.org.pem "$@"; }
[ "$(curl -sS -o /dev/null -w '%{http_code} %{redirect_url}' http://plans.example.org/late)" = "301 $site/late" ] || broken "Port 80 does not lead to TLS."
headers=$(curl -sS -o /dev/null -D - "$site/account/sign-in")
grep -qi '^strict-transport-security: max-age=31536000' <<<"$headers" || broken "Browsers are not kept to TLS: $headers"
grep -qi '^set-cookie: __Host-.*secure' <<<"$headers" || broken "Cookies would go without TLS: $headers"
# An upgrade without a circuit is refused by the program itself (404), not by nginx (400, 426 or 502).
upgrade=$(curl -sS --http1.1 -o /dev/null -w '%{http_code}' -H 'Connection: Upgrade' -H 'Upgrade: websocket' -H 'Sec-WebSocket-Version: 13' \
  -H 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==' -H "Origin: $site" "$site/_blazor?id=none")
echo "WebSocket without a circuit: $upgrade"
[ "$upgrade" = 404 ] || broken "WebSockets do not get through."

step "A report, printed inside what the unit allows"
systemctl stop linkage-work-plan
rm -r /var/lib/linkage-work-plan/data
echo Demo__Enabled=true >>"$settings"
systemctl start linkage-work-plan
ready
jar=$(mktemp) plan=$(mktemp)
form=$(curl -sS -c "$jar" "$site/account/sign-in")
token=$(grep -o 'name="__RequestVerificationToken" value="[^"]*"' <<<"$form" | head -n 1 | sed 's/.*value="//; s/"$//')
[ -n "$token" ] || broken "The sign-in page has no form."
curl -sS -o /dev/null -b "$jar" -c "$jar" --data-urlencode "_handler=sign-in" --data-urlencode "__RequestVerificationToken=$token" \
  --data-urlencode "Input.Email=secretary.vn@demo.lwp" --data-urlencode "Input.Password=demo-2026-lien-ket" "$site/account/sign-in"
curl -sS -b "$jar" -o "$plan" -w '%{http_code} %{content_type} in %{time_total} s\n' "$site/plans/2026-2027/pdf?edition=joint"
[ "$(head -c 4 "$plan")" = %PDF ] || broken "Nothing was printed."
pdfinfo "$plan" | grep -E "Pages|Title"
! grep -lzs -- --no-sandbox /proc/[0-9]*/cmdline || broken "The browser's sandbox is off."
grep -lzsq -- --type=zygote /proc/[0-9]*/cmdline || broken "There is no browser to look at."

step "Back up and restore"
linkage-work-plan backup --folder /var/backups/linkage-work-plan
backup=$(newest)
[ -n "$backup" ] || broken "There is no backup."
! linkage-work-plan restore --from "$backup" || broken "It restored while a server ran."
systemctl stop linkage-work-plan
linkage-work-plan restore --from "$backup"
systemctl start linkage-work-plan
ready
linkage-work-plan verify --audit

step "A crash"
kill -9 "$(systemctl show -p MainPID --value linkage-work-plan)"
until [ "$(systemctl is-active linkage-work-plan)" = active ] && curl -sf --max-time 20 -o /dev/null http://127.0.0.1:5080/health/ready; do sleep 1; done
echo "It is back."

step "Upgrade"
chmod 500 /var/backups/linkage-work-plan
chown root /var/backups/linkage-work-plan
! dpkg -i /srv/newer.deb || broken "It was upgraded without a backup."
running active
ready
chown linkage /var/backups/linkage-work-plan
chmod 700 /var/backups/linkage-work-plan
dpkg -i /srv/newer.deb
running active
ready
[ "$(newest)" != "$backup" ] || broken "There is no backup of before the upgrade."
grep -q "Site__Address=$site" "$settings" || broken "The settings were replaced."

step "Remove"
dpkg --purge linkage-work-plan
running inactive
[ -n "$(ls -A /var/lib/linkage-work-plan/data)" ] || broken "The record went with the program."
[ -n "$(newest)" ] || broken "The backups went with the program."
[ ! -e "$settings" ] || broken "Its settings stayed."

step "Every step passed."
