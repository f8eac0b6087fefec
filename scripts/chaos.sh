#!/usr/bin/env bash
# Kills the published program at random moments while others write, on SQLite and on a throw-away PostgreSQL, and looks
# at what is left: what was acknowledged, its history and its chain. Prints the figures of docs/reliability.md.
#
#   bash scripts/chaos.sh [KILLS]     200 on each database where no number is given; about six seconds each
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/debian.sh
. scripts/postgres.sh

case ${1-} in -h | --help) usage "${BASH_SOURCE[0]}" ;; esac
kills=${1-200}
case $kills in '' | *[!0-9]*) fail "$kills is no number of kills." ;; esac

need_dotnet
/usr/bin/python3 -c "import aiosmtpd" 2>/dev/null || missing+=(python3-aiosmtpd)
[ -n "${LWP_TEST_POSTGRES-}" ] || postgres_bin >/dev/null || missing+=(postgresql-15)
install_missing

trap stop_postgres EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

say "Building"
dotnet build tests/LinkageWorkPlan.IntegrationTests -c Release -v quiet -nologo
say "Publishing"
bash scripts/publish.sh artifacts/program
[ -n "${LWP_TEST_POSTGRES-}" ] || start_postgres

say "Killing $kills times on each database"
log=$PWD/artifacts/chaos.log
code=0
LWP_KILLS=$kills LWP_PROGRAM=$PWD/artifacts/program dotnet test tests/LinkageWorkPlan.IntegrationTests -c Release --no-build -nologo \
  --filter FullyQualifiedName~KillTests --logger "console;verbosity=detailed" >"$log" 2>&1 || code=$?
grep -E "kills,|^ *(Passed|Failed) |Failed!|Passed!" "$log" || true
[ "$code" = 0 ] || { grep -A 12 "Error Message" "$log"; fail "Something was lost, or could not be tried; all of it is in $log."; }
