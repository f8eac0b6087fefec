#!/usr/bin/env bash
# Measures what the program promises about its speed, beside its peers, and writes docs/benchmarks.md.
# Takes about ten minutes; keep the machine otherwise idle. Installs wrk and WeasyPrint from Debian where they are missing.
#
#   bash scripts/bench.sh [--out FILE]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/debian.sh

out=docs/benchmarks.md
while [ $# -gt 0 ]; do
  case $1 in
    --out) out=${2-}; [ -n "$out" ] || fail "--out needs a file."; shift 2 ;;
    -h | --help) usage "${BASH_SOURCE[0]}" ;;
    *) fail "Unknown: $1. Use: bash scripts/bench.sh [--out FILE]" ;;
  esac
done

sizes=(500 5000 50000)
port=5987
address=http://127.0.0.1:$port
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
install_missing
browser=$(command -v chromium || command -v google-chrome || command -v microsoft-edge || command -v chromium-browser)
port_is_taken "$port" && fail "Port $port is taken; the measurement needs it."

finish() { stop_server; rm -rf "$work/profile"; }
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

now() { local t=${EPOCHREALTIME/[.,]/}; echo $((t / 1000)); }
median() { sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
seconds() { awk -v ms="$1" 'BEGIN { printf "%.2f s", ms / 1000 }'; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }
judge() { awk -v a="$1" -v op="$2" -v b="$3" 'BEGIN { print (op == "<" ? a <= b : a >= b) ? "yes" : "**no**" }'; }

# on DATA: from here on, in a subshell, the published program and a database of its own.
on() {
  cd "$app"
  export Data__Path=$1 Demo__Enabled=true Urls=$address Logging__LogLevel__Default=Warning
}

# run DATA ARGUMENTS…: one command.
run() { (on "$1" && exec dotnet LinkageWorkPlan.Web.dll "${@:2}"); }

# start_server DATA: sets started_in, milliseconds from the start of the process to its first page.
start_server() {
  local began
  began=$(now)
  (on "$1" && exec dotnet LinkageWorkPlan.Web.dll) >"$work/server.log" 2>&1 &
  server=$!
  until answers "$port"; do
    kill -0 "$server" 2>/dev/null || { cat "$work/server.log" >&2; fail "The server did not start."; }
    sleep 0.02
  done
  started_in=$(($(now) - began))
}

stop_server() {
  [ -n "$server" ] || return 0
  kill -TERM "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  server=
}

# sign_in: leaves the session of the demo's Vietnamese secretary in $work/cookies.
sign_in() {
  local page token handler
  rm -f "$work/cookies"
  page=$(curl -fsS -c "$work/cookies" "$address/account/sign-in")
  token=$(sed -n 's/.*name="__RequestVerificationToken"[^>]*value="\([^"]*\)".*/\1/p' <<<"$page" | head -n 1)
  handler=$(sed -n 's/.*name="_handler"[^>]*value="\([^"]*\)".*/\1/p' <<<"$page" | head -n 1)
  curl -fsS -o /dev/null -b "$work/cookies" -c "$work/cookies" "$address/account/sign-in" \
    --data-urlencode "__RequestVerificationToken=$token" --data-urlencode "_handler=$handler" \
    --data-urlencode "Input.Email=$email" --data-urlencode "Input.Password=$password"
  grep -q lwp-session "$work/cookies" || fail "The demo account $email could not sign in."
  cookie="Cookie: $(awk '/lwp-/ && NF >= 7 { printf "%s=%s; ", $6, $7 }' "$work/cookies")"
}

# one_request PATH: milliseconds of one signed-in request, the median of 30 after 5 unmeasured.
one_request() {
  local i
  for i in $(seq 35); do
    curl -fsS -o /dev/null -w '%{time_total}\n' -H "$cookie" "$address$1"
  done | tail -n 30 | awk '{ print $1 * 1000 }' | median
}

# load PATH: requests a second under eight connections for ten seconds, after three of warming up.
load() {
  wrk -t2 -c8 -d3s -H "$cookie" "$address$1" >/dev/null
  wrk -t2 -c8 -d10s -H "$cookie" "$address$1" >"$work/wrk.log"
  grep -q 'Non-2xx' "$work/wrk.log" && { cat "$work/wrk.log" >&2; fail "Not every request under load was answered with the page."; }
  awk '/Requests\/sec/ { printf "%.0f", $2 }' "$work/wrk.log"
}

memory() { awk '/VmRSS/ { printf "%.0f", $2 / 1024 }' "/proc/$server/status"; }

# warm_chromium HTML TIMES: milliseconds a warm browser alone needs to print the file (median), driven as the program drives it.
warm_chromium() {
  "$app"/.playwright/node/*/node - "$app/.playwright/package" "$browser" "$1" "$2" <<'JS' | median
const [driver, browser, html, times] = process.argv.slice(2);
(async () => {
  const args = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  if (process.getuid() === 0) args.push('--no-sandbox');
  const chromium = await require(driver).chromium.launch({ executablePath: browser, args });
  for (let i = -2; i < Number(times); i++) {
    const began = performance.now();
    const page = await chromium.newPage();
    await page.goto('file://' + html, { waitUntil: 'load' });
    await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
    await page.close();
    if (i >= 0) console.log(performance.now() - began);
  }
  await chromium.close();
})();
JS
}

# cold_chromium HTML: milliseconds of a browser process that prints the file and ends, the median of five.
cold_chromium() {
  local i began sandbox=()
  [ "$(id -u)" != 0 ] || sandbox=(--no-sandbox)
  for i in 1 2 3 4 5; do
    rm -rf "$work/profile"
    began=$(now)
    "$browser" --headless --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update \
      --disable-sync "${sandbox[@]}" --user-data-dir="$work/profile" --no-pdf-header-footer --print-to-pdf="$work/alone.pdf" "file://$1" >/dev/null 2>&1
    echo $(($(now) - began))
  done | median
}

# weasyprint_alone HTML: milliseconds, the median of three.
weasyprint_alone() {
  local i began
  for i in 1 2 3; do
    began=$(now)
    weasyprint -q "$1" "$work/weasyprint.pdf" 2>/dev/null
    echo $(($(now) - began))
  done | median
}

# report DATA PLAN PERIOD HTML TIMES: prints the joint report TIMES times in one process; milliseconds of one warm print, the median.
report() {
  run "$1" report --plan "$2" --period "$3" --edition joint --out "$work/report.pdf" --html "$4" --repeat "$5" >"$work/report.log" 2>&1 ||
    { cat "$work/report.log" >&2; fail "The report of plan $2 could not be printed."; }
  sed -n 's/^print [0-9]*: \([0-9]*\) ms$/\1/p' "$work/report.log" | tail -n +3 | median
}

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
  stop_server
  rows+="| $n | $(printf '%.1f' "$opening") ms | $served |"$'\n'
  case $n in
    "${sizes[0]}") opening_small=$opening ;;
    5000) served_5000=$served ;;
    "${sizes[-1]}") opening_large=$opening ;;
  esac
done

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

## The plan page

One request: the median of 30, one after another, after those under load, signed in, on SQLite.

| tasks in the plan | one request | requests/s |
| --- | --- | --- |
$rows
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
