#!/usr/bin/env bash
# Measures what the program promises about its speed, beside its peers, and writes docs/benchmarks.md.
# Takes up to an hour and a half on two cores, most of it the soak; keep the machine otherwise idle. Installs wrk, WeasyPrint, LibreOffice and PostgreSQL from Debian where they are missing.
#
#   bash scripts/bench.sh [--only pages|line|grid|gantt|texts|library|linkages|history|reports|load|soak] [--minutes N] [--out FILE]
#
# With --only one part is measured and only its own page is written. The soak takes an hour, or as many
# minutes as are given, and less where the work of eight hours is done before.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/debian.sh
. scripts/postgres.sh
for part in server printing texts pages line grid gantt library linkages history reports load; do . "scripts/bench/$part.sh"; done

parts=(pages line grid gantt texts library linkages history reports load soak)
minutes=60
out=
while [ $# -gt 0 ]; do
  case $1 in
    --only) case ${2-} in pages | line | grid | gantt | texts | library | linkages | history | reports | load | soak) parts=("$2") ;; *) fail "--only needs pages, line, grid, gantt, texts, library, linkages, history, reports, load or soak." ;; esac; shift 2 ;;
    --minutes) minutes=${2-}; [[ $minutes =~ ^[1-9][0-9]{0,3}$ ]] || fail "--minutes needs a number from 1 to 9999."; shift 2 ;;
    --out) out=${2-}; [ -n "$out" ] || fail "--out needs a file."; shift 2 ;;
    -h | --help) usage "${BASH_SOURCE[0]}" ;;
    *) fail "Unknown: $1. Use: bash scripts/bench.sh [--only pages|line|grid|gantt|texts|library|linkages|history|reports|load|soak] [--minutes N] [--out FILE]" ;;
  esac
done
if [ -z "$out" ]; then
  if [ ${#parts[@]} = 1 ]; then out=artifacts/bench-${parts[0]}.md; else out=docs/benchmarks.md; fi
fi

port=5987
address=http://127.0.0.1:$port
scripts=$PWD/scripts
work=$PWD/artifacts/bench
app=$work/app
server=
# The demo's Vietnamese secretary (DemoAccounts).
email=secretary.vn@demo.lwp
password=demo-2026-lien-ket

need_dotnet
need_browser
need wrk wrk
need weasyprint weasyprint
need curl curl
need python3 python3
[ -e /usr/lib/libreoffice/program/libswdlo.so ] || missing+=(libreoffice-writer-nogui)
postgres_bin >/dev/null || missing+=(postgresql-15)
install_missing
browser=$(find_browser)
port_is_taken "$port" && fail "Port $port is taken; the measurement needs it."

finish() { stop_server; stop_postgres; rm -rf "$work/profile" "$work/soffice"; }
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

rm -rf "$work"
mkdir -p "$work"
: >"$work/promises"
: >"$work/tables"
say "Publishing"
bash scripts/publish.sh "$app"

for part in "${parts[@]}"; do "measure_$part"; done

cat >"$out" <<MD
# Speed

Measured by \`bash scripts/bench.sh\` on $(date -u +%Y-%m-%d), which writes this file.

| machine | |
| --- | --- |
| processor | $(nproc) × $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1) |
| memory | $(awk '/MemTotal/ { printf "%.0f GB", $2 / 1048576 }' /proc/meminfo) |
| system | $(sed -n 's/^PRETTY_NAME="\(.*\)"/\1/p' /etc/os-release), Linux $(uname -r) |
| .NET | SDK $(dotnet --version) |
| browser | $(basename "$browser"), $("$browser" --version 2>/dev/null) |
| WeasyPrint | $(weasyprint --version | awk '{ print $NF }') |
| LibreOffice | $(soffice --version 2>/dev/null | awk '{ print $2 }') |
| load | wrk, 2 threads, 8 connections, 10 s, on the same machine |

## What is promised

| promise | measured | kept |
| --- | --- | --- |
$(cat "$work/promises")

$(cat "$work/tables")

$(cat scripts/bench/before.md)
MD
say "Written: $out"
