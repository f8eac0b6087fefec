#!/usr/bin/env bash
# Checks the format, builds, publishes, and runs all tests, on SQLite and on a throw-away PostgreSQL.
# Installs from Debian what the tests need. The last line says how many passed and failed;
# a gate that fails (format, build, a test host that dies) counts as one failed.
#
#   bash scripts/test.sh [--filter EXPRESSION] [--no-format]
#
# With LWP_TEST_POSTGRES set, that server is used and none is started.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/debian.sh
. scripts/postgres.sh

filter=()
format=yes
while [ $# -gt 0 ]; do
  case $1 in
    --filter) [ -n "${2-}" ] || fail "--filter needs an expression, for example: --filter FullyQualifiedName~Plans"
      filter=(--filter "$2"); shift 2 ;;
    --no-format) format=no; shift ;;
    -h | --help) usage "${BASH_SOURCE[0]}" ;;
    *) fail "Unknown: $1. Use: bash scripts/test.sh [--filter EXPRESSION] [--no-format]" ;;
  esac
done

passed=0
failed=0
results=$PWD/TestResults
temporary=
beside=

finish() {
  local code=$?
  trap - EXIT
  [ -z "$beside" ] || { kill "$beside" 2>/dev/null && wait "$beside" || true; }
  stop_postgres
  [ -z "$temporary" ] || rm -rf "$temporary"
  [ "$code" = 0 ] || [ "$failed" -gt 0 ] || failed=1
  printf '\n%s passed, %s failed\n' "$passed" "$failed"
  [ "$failed" = 0 ] && [ "$passed" -gt 0 ] || exit 1
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

broken() { printf '\n%s\n' "$*" >&2; failed=$((failed + 1)); }

# counter FILE NAME: a number of a result file's <Counters …>.
counter() { sed -n "s/.*<Counters [^>]*\b$2=\"\([0-9]*\)\".*/\1/p" "$1" | head -n 1; }

run_tests() {
  local project=$1 trx=$results/$1.trx code=0 total executed
  say "$project"
  dotnet test "tests/$project" -c Release --no-build -nologo --results-directory "$results" \
    --logger "trx;LogFileName=$project.trx" --logger "console;verbosity=minimal" \
    --blame-hang --blame-hang-timeout 5m --blame-hang-dump-type none "${filter[@]}" || code=$?
  if [ ! -f "$trx" ]; then
    # With a filter a project may have nothing to run; without one its host died.
    if [ ${#filter[@]} = 0 ] || [ "$code" != 0 ]; then broken "$project ran nothing (exit code $code)."; fi
    return
  fi
  passed=$((passed + $(counter "$trx" passed)))
  local lost=$(($(counter "$trx" failed) + $(counter "$trx" error) + $(counter "$trx" timeout) + $(counter "$trx" aborted)))
  failed=$((failed + lost))
  total=$(counter "$trx" total)
  executed=$(counter "$trx" executed)
  [ "$total" -gt 0 ] || [ ${#filter[@]} -gt 0 ] || { broken "$project has no test."; return; }
  [ "$total" = "$executed" ] || broken "$project left $((total - executed)) tests out: a test that is not run proves nothing."
  [ "$code" = 0 ] || [ "$lost" -gt 0 ] || broken "$project ended with exit code $code."
}

need_dotnet
need_browser
need chromium-headless-shell chromium-headless-shell
need pdftotext poppler-utils
need qpdf qpdf
need zbarimg zbar-tools
/usr/bin/python3 -c "import aiosmtpd" 2>/dev/null || missing+=(python3-aiosmtpd)
need openssl openssl
need softhsm2-util softhsm2
need pkcs11-tool opensc
[ -e /usr/lib/libreoffice/program/libsclo.so ] || missing+=(libreoffice-calc-nogui)
[ -n "${LWP_TEST_POSTGRES-}" ] || postgres_bin >/dev/null || missing+=(postgresql-15)
install_missing

rm -rf "$results"
say "Restoring"
dotnet restore LinkageWorkPlan.sln -v quiet -nologo

if [ "$format" = yes ]; then
  # Spaces and line ends alone: rules of analyzers break the build, and how a file begins is a unit test (UsingTests).
  say "Checking the format"
  dotnet format whitespace --folder . --verify-no-changes ||
    broken "The format differs; \"dotnet format\" fixes it."
fi

say "Building"
dotnet build LinkageWorkPlan.sln -c Release --no-restore -v quiet -nologo || { broken "The build failed."; exit 1; }

# Programs that tests start live for seconds: counting what runs often, to compile it better later, costs them more than it brings.
export DOTNET_TieredPGO=0

# Nothing of what tests write has to survive a power cut.
temporary=$(mktemp -d -p "$(quick_folder)")
export TMPDIR=$temporary

# What unit tests look at is built. Most steps of publishing use one core: they run beside each other.
say "Publishing, with the unit tests beside it"
bash scripts/publish.sh artifacts/program >"$temporary/publishing.log" 2>&1 &
beside=$!
run_tests LinkageWorkPlan.UnitTests
wait "$beside" || { beside=; cat "$temporary/publishing.log"; broken "The program could not be published."; exit 1; }
beside=
export LWP_PROGRAM=$PWD/artifacts/program

if [ -z "${LWP_TEST_POSTGRES-}" ]; then
  say "Starting a throw-away PostgreSQL"
  start_postgres
fi

for project in LinkageWorkPlan.IntegrationTests LinkageWorkPlan.EndToEndTests; do
  run_tests "$project"
done
[ $((passed + failed)) -gt 0 ] || broken "No test ran."
