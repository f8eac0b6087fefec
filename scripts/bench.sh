#!/usr/bin/env bash
# Measures what the program promises about its speed, beside its peers, and writes docs/benchmarks.md.
# Takes about twenty minutes; keep the machine otherwise idle. Installs wrk, WeasyPrint and PostgreSQL from Debian where they are missing.
#
#   bash scripts/bench.sh [--out FILE]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/debian.sh
. scripts/postgres.sh
. scripts/bench/server.sh
. scripts/bench/printing.sh
. scripts/bench/texts.sh

out=docs/benchmarks.md
while [ $# -gt 0 ]; do
  case $1 in
    --out) out=${2-}; [ -n "$out" ] || fail "--out needs a file."; shift 2 ;;
    -h | --help) usage "${BASH_SOURCE[0]}" ;;
    *) fail "Unknown: $1. Use: bash scripts/bench.sh [--out FILE]" ;;
  esac
done

sizes=(500 5000 50000)
# A draft of so many tasks has 50,000 texts.
desk_tasks=12500
units=10000
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
postgres_bin >/dev/null || missing+=(postgresql-15)
install_missing
browser=$(command -v chromium || command -v google-chrome || command -v microsoft-edge || command -v chromium-browser)
port_is_taken "$port" && fail "Port $port is taken; the measurement needs it."

finish() { stop_server; stop_postgres; rm -rf "$work/profile"; }
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

rm -rf "$work"
mkdir -p "$work"
say "Publishing"
dotnet publish src/LinkageWorkPlan.Web -c Release -o "$app" -v quiet -nologo

say "Cold start (five starts on the demo's database)"
start_server "$work/demo"
stop_server
cold=$(for _ in 1 2 3 4 5; do start_server "$work/demo"; stop_server; echo "$started_in"; done | median)

say "A walk through the demo"
start_server "$work/demo"
sign_in
walked=0
curl -fsS -H "$cookie" "$address/" "$address/plans" "$address/plans/2026-2027" "$address/reports" >"$work/walk.html"
for path in $(grep -o 'href="/[^"]*"' "$work/walk.html" | sed 's/^href="//; s/"$//; s/&amp;/\&/g' | grep -vE '\.(css|js|svg|png|woff2)|^/_|sign-out' | sort -u | head -n 150); do
  if curl -fs -o /dev/null -H "$cookie" "$address$path"; then walked=$((walked + 1)); else echo "Not answered: $path"; fi
done
resident=$(memory)
stop_server

rows=
for n in "${sizes[@]}"; do
  say "$n tasks"
  run "$work/$n" seed --tasks "$n" >/dev/null
  start_server "$work/$n"
  sign_in
  served=$(load "/plans/BIG-$n")
  opening=$(one_request "/plans/BIG-$n")
  [ "$n" != "${sizes[-1]}" ] || searches "$work/search.sqlite"
  stop_server
  rows+="| $n | $(printf '%.1f' "$opening") ms | $served |"$'\n'
  case $n in
    "${sizes[0]}") opening_small=$opening ;;
    5000) served_5000=$served ;;
    "${sizes[-1]}") opening_large=$opening ;;
  esac
done

say "The search at ${sizes[-1]} tasks on PostgreSQL"
start_postgres
(
  export Database__Provider=Postgres ConnectionStrings__Default=${LWP_TEST_POSTGRES/Database=postgres/Database=bench}
  run "$work/postgres" seed --tasks "${sizes[-1]}" >/dev/null
  # The server gathers its statistics within minutes; the measurement does not wait for that.
  PGPASSWORD=$(sed -n 's/.*Password=\([^;]*\).*/\1/p' <<<"$LWP_TEST_POSTGRES") psql -q -h 127.0.0.1 -p "$(sed -n 's/.*Port=\([^;]*\).*/\1/p' <<<"$LWP_TEST_POSTGRES")" -U lwp -d bench -c 'VACUUM ANALYZE'
  start_server "$work/postgres"
  trap stop_server EXIT
  sign_in
  searches "$work/search.postgres"
)
stop_postgres
search_sqlite=$(slowest "$work/search.sqlite")
search_postgres=$(slowest "$work/search.postgres")

say "The translation desk"
run "$work/desk" seed --tasks "$desk_tasks" --draft >/dev/null
start_server "$work/desk"
sign_in
desk="/plans/BIG-$desk_tasks/texts"
desk_served=$(load "$desk?lang=lo&state=open")
desk_opening=$(one_request "$desk?lang=lo&state=open")
desk_all=$(one_request "$desk?lang=lo&state=all&page=1000")
in_browser desk.js "$desk?lang=lo&state=open" 20 >"$work/desk.log"
desk_saving=$(median <"$work/desk.log")

say "A file of $units units"
export_ms=$(curl -fsS -o "$work/texts.xlf" -w '%{time_total}' -H "$cookie" "$address$desk/exchange/vi-lo.xlf?what=all" | awk '{ print $1 * 1000 }')
exported=$(grep -c '<unit ' "$work/texts.xlf")
in_browser exchange.js "$desk/exchange" "$work/texts.xlf" "$units" >"$work/exchange.log"
read -r written dry writing moves <"$work/exchange.log"
[ "$written" = "$units" ] || fail "Of $units units only $written were to be written."
[ "$moves" -gt 3 ] || fail "The bar of progress stood still."
importing=$(awk -v a="$dry" -v b="$writing" 'BEGIN { print a + b }')
desk_memory=$(memory)
stop_server

say "Reports"
small=$(report "$work/demo" 2026-2027 2026-H1 "$work/38.html" 12)
small_warm=$(warm_chromium "$work/38.html" 10)
small_cold=$(cold_chromium "$work/38.html")
small_weasy=$(weasyprint_alone "$work/38.html")
run "$work/400" seed --tasks 400 >/dev/null
large=$(report "$work/400" BIG-400 2026-H1 "$work/400.html" 7)
large_warm=$(warm_chromium "$work/400.html" 5)
large_cold=$(cold_chromium "$work/400.html")
large_weasy=$(weasyprint_alone "$work/400.html")

cat >"$out" <<MD
# Speed

Measured by \`bash scripts/bench.sh\` on $(date -u +%Y-%m-%d), which writes this file.

| machine | |
| --- | --- |
| processor | $(nproc) × $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1) |
| memory | $(awk '/MemTotal/ { printf "%.0f GB", $2 / 1048576 }' /proc/meminfo) |
| system | $(sed -n 's/^PRETTY_NAME="\(.*\)"/\1/p' /etc/os-release), Linux $(uname -r) |
| .NET | SDK $(dotnet --version) |
| browser | $("$browser" --version 2>/dev/null) |
| WeasyPrint | $(weasyprint --version | awk '{ print $NF }') |
| load | wrk, 2 threads, 8 connections, 10 s, on the same machine |

## What is promised

| promise | measured | kept |
| --- | --- | --- |
| plan page at 5,000 tasks, signed in: at least 80 requests/s | $served_5000 requests/s | $(judge "$served_5000" '>' 80) |
| opening it at 50,000 tasks costs at most 2 × what it costs at 500 | $(ratio "$opening_large" "$opening_small") × | $(judge "$(ratio "$opening_large" "$opening_small")" '<' 2) |
| report of the demo plan, warm: at most 1.5 × Chromium alone, warm, on the same HTML | $(ratio "$small" "$small_warm") × | $(judge "$(ratio "$small" "$small_warm")" '<' 1.5) |
| report of 400 tasks: at least 3 × faster than WeasyPrint on the same HTML | $(ratio "$large_weasy" "$large") × | $(judge "$(ratio "$large_weasy" "$large")" '>' 3) |
| cold start to the first page: under 4 s | $(seconds "$cold") | $(judge "$cold" '<' 4000) |
| resident memory after a walk of $walked pages: under 300 MB | $resident MB | $(judge "$resident" '<' 300) |
| search at 50,000 tasks for words of three letters or more: its page in well under 100 ms, SQLite | $(printf '%.0f' "$search_sqlite") ms at most | $(judge "$search_sqlite" '<' 100) |
| the same on PostgreSQL | $(printf '%.0f' "$search_postgres") ms at most | $(judge "$search_postgres" '<' 100) |
| a file of 10,000 units taken in: under 10 s, with progress shown | $(seconds "$importing") | $(judge "$importing" '<' 10000) |

## The plan page

One request: the median of 30, one after another, after those under load, signed in, on SQLite.

| tasks in the plan | one request | requests/s |
| --- | --- | --- |
$rows
## The translation desk

A draft of $desk_tasks tasks, which has more than 50,000 texts, of which three in four are open in Lao; signed in, on SQLite.

| | |
| --- | --- |
| opening it at what is open in Lao | $(printf '%.1f' "$desk_opening") ms, $desk_served requests/s |
| page 1,000 of all texts | $(printf '%.1f' "$desk_all") ms |
| from Ctrl+Enter until the next text is shown with the cursor in it, in the browser, the median of 20 | $(printf '%.0f' "$desk_saving") ms |
| export of all $exported texts as XLIFF | $(seconds "$export_ms") |
| dry run of a file of $units units, from the choice of the file until its outcome is shown | $(seconds "$dry") |
| writing them, history included | $(seconds "$writing") |
| resident memory after that | $desk_memory MB |

## The search

At ${sizes[-1]} tasks, an adopted plan with its progress: the whole page, the median of 30, signed in. PostgreSQL is a throw-away cluster on the same machine (\`scripts/postgres.sh\`).

| searched for | SQLite | PostgreSQL |
| --- | --- | --- |
$(search_rows "$work/search.sqlite" "$work/search.postgres")

## Printing the joint report

The program's time is from the plan in the database to the PDF's bytes, browser warm, the median; the others print the HTML it made.

| | 38 tasks | 400 tasks |
| --- | --- | --- |
| LinkageWorkPlan, warm | $(seconds "$small") | $(seconds "$large") |
| Chromium alone, warm | $(seconds "$small_warm") | $(seconds "$large_warm") |
| Chromium alone, a new process each time | $(seconds "$small_cold") | $(seconds "$large_cold") |
| WeasyPrint | $(seconds "$small_weasy") | $(seconds "$large_weasy") |
MD
say "Written: $out"
