#!/usr/bin/env bash
# Kills the published program, or its PostgreSQL, at random moments while others write, on SQLite and on a throw-away PostgreSQL,
# and looks at what is left. Prints the figures of docs/reliability.md.
#
#   bash scripts/chaos.sh [--only records|postgres|line|report] [KILLS]
#
#   records   while six record and while it mails: what was acknowledged, its history and its chain; about six seconds a kill
#   postgres  PostgreSQL is killed, crashes, loses a worker and is restarted by turns; about three seconds each
#   line      the line to PostgreSQL is slow, stalls and breaks; about eight seconds each
#   report    from the first signature of a report to its last mail, spread evenly; about half a minute a kill
#
# 200 times each where no number is given: on a quiet machine about five hours for all of it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/debian.sh
. scripts/postgres.sh

kinds=(records postgres line report)
kills=200
while [ $# -gt 0 ]; do
  case $1 in
    --only) case ${2-} in records | postgres | line | report) kinds=("$2") ;; *) fail "--only needs records, postgres, line or report." ;; esac; shift 2 ;;
    -h | --help) usage "${BASH_SOURCE[0]}" ;;
    *[!0-9]* | '') fail "$1 is no number of kills." ;;
    *) kills=$1; shift ;;
  esac
done

need_dotnet
/usr/bin/python3 -c "import aiosmtpd" 2>/dev/null || missing+=(python3-aiosmtpd)
postgres_bin >/dev/null || missing+=(postgresql-15)
if [[ " ${kinds[*]} " == *" report "* ]]; then
  need_browser
  need chromium-headless-shell chromium-headless-shell
fi
install_missing

trap stop_postgres EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

say "Building"
for project in IntegrationTests EndToEndTests; do dotnet build "tests/LinkageWorkPlan.$project" -c Release -v quiet -nologo; done
say "Publishing"
bash scripts/publish.sh artifacts/program
[ -n "${LWP_TEST_POSTGRES-}" ] || start_postgres

# strike KIND PROJECT CLASS: its kills, with the figures of each.
strike() {
  local log=$PWD/artifacts/chaos-$1.log code=0
  say "Killing $kills times: $1"
  LWP_KILLS=$kills LWP_PROGRAM=$PWD/artifacts/program dotnet test "tests/LinkageWorkPlan.$2" -c Release --no-build -nologo \
    --filter "FullyQualifiedName~$3" --logger "console;verbosity=detailed" >"$log" 2>&1 || code=$?
  grep -E "kills,|times, |^ *(Passed|Failed) |Failed!|Passed!" "$log" || true
  [ "$code" = 0 ] || { grep -A 12 "Error Message" "$log"; fail "Something was lost, or could not be tried; all of it is in $log."; }
}

for kind in "${kinds[@]}"; do
  case $kind in
    records) strike records IntegrationTests .Hosting.KillTests ;;
    postgres) strike postgres IntegrationTests .Hosting.PostgresKillTests ;;
    line) strike line IntegrationTests .Hosting.LossyLineTests ;;
    report) strike report EndToEndTests .Walks.ReportKillTests ;;
  esac
done
