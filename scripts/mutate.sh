#!/usr/bin/env bash
# Changes the rules of LinkageWorkPlan.Domain in thousands of small ways, one at a time, runs the unit tests that reach each change,
# and says how many were noticed. What nobody noticed lies in artifacts/mutation/survivors.txt, one change a line; mutants.txt has all.
#
#   bash scripts/mutate.sh [FOLDER…]     as in: SignOff Plans; all folders of the project where none is given: half an hour
#   bash scripts/mutate.sh --again       those that were not noticed the last time, after tests alone were written
#
# Stryker.NET makes the changes and tests/LinkageWorkPlan.Mutation tries them (docs/decisions/0101).
# A field that is set once for all, as a table of codes, is left alone: whatever changed it would have to be tried by all tests.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/debian.sh

case ${1-} in -h | --help) usage "${BASH_SOURCE[0]}" ;; esac
domain=src/LinkageWorkPlan.Domain
only=()
again=()
[ "${1-}" != --again ] || { again=(--again); shift; }
for each in "$@"; do
  [ -d "$domain/$each" ] || fail "$domain has no folder $each."
  only+=(--mutate "**/$each/**/*.cs")
done
[ ${#only[@]} -gt 0 ] || only=(--mutate '**/*.cs')

need_dotnet
need python3 python3
install_missing
while IFS= read -r each; do only+=(--mutate "!**/$each"); done < <(python3 scripts/static-fields.py "$domain")
out=$PWD/artifacts/mutation
tests=tests/LinkageWorkPlan.UnitTests
runner=tests/LinkageWorkPlan.Mutation
mutated=$tests/bin/Release/net10.0/LinkageWorkPlan.Domain.dll
[ ${#again[@]} -gt 0 ] || rm -rf "$out"
mkdir -p "$out"

say "Building"
dotnet tool restore >/dev/null
dotnet build "$runner" -c Release -v quiet -nologo

if [ ${#again[@]} -gt 0 ]; then
  [ -e "$out/mutants.txt" ] || fail "Nothing was tried before."
else
  # Stryker leaves the changed assembly beside the tests, and the one that was there under another name.
  finish() { [ ! -e "$mutated.stryker-unchanged" ] || mv "$mutated.stryker-unchanged" "$mutated"; }
  trap finish EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM

  say "Changing"
  (cd "$tests" && dotnet stryker --config-file "$OLDPWD/$runner/stryker-config.json" --output "$out" "${only[@]}") >"$out/stryker.log" 2>&1 ||
    { tail -n 20 "$out/stryker.log" >&2; fail "The changes could not be made; all of it is in $out/stryker.log."; }
  # It puts the old one back after it has tried changes itself, which it does with those of fields alone.
  ! cmp -s "$mutated" "$mutated.stryker-unchanged" && [ -e "$mutated.stryker-unchanged" ] || fail "Stryker left no changed assembly: scripts/static-fields.py misses a field; $out/reports says which."
  mv "$mutated" "$out/LinkageWorkPlan.Domain.dll"
fi

say "Trying"
dotnet "$runner/bin/Release/net10.0/LinkageWorkPlan.Mutation.dll" "$out/LinkageWorkPlan.Domain.dll" "$out/reports/mutation-report.json" "$out" "${again[@]}"
