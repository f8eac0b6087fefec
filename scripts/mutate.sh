#!/usr/bin/env bash
# Changes the rules of LinkageWorkPlan.Domain in thousands of small ways, one at a time, runs the unit tests that reach each change
# (Stryker.NET), and says how many were noticed. What nobody noticed lies in artifacts/mutation/survivors.txt, one change a line.
#
#   bash scripts/mutate.sh [FOLDER…]     as in: SignOff Plans; all folders of the project where none is given
#
# Name folders: each change starts the test program again, which takes up to half a minute.
# A field that is set once for all, as a table of codes, is left alone: whatever changed it would have to be tried by all tests.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/debian.sh

case ${1-} in -h | --help) usage "${BASH_SOURCE[0]}" ;; esac
domain=src/LinkageWorkPlan.Domain
folders=("$@")
only=()
for each in "${folders[@]}"; do
  [ -d "$domain/$each" ] || fail "$domain has no folder $each."
  only+=(--mutate "**/$each/**/*.cs")
done
[ ${#only[@]} -gt 0 ] || only=(--mutate '**/*.cs')

need_dotnet
need python3 python3
install_missing
while IFS= read -r each; do only+=(--mutate "!**/$each"); done < <(python3 scripts/static-fields.py "$domain")
dotnet tool restore >/dev/null
out=$PWD/artifacts/mutation
rm -rf "$out/run"
mkdir -p "$out"
(cd tests/LinkageWorkPlan.UnitTests && dotnet stryker --config-file stryker-config.json --output "$out/run" "${only[@]}")

python3 - "$out" "$PWD/$domain/" <<'PY'
import collections, json, pathlib, sys

out, domain = pathlib.Path(sys.argv[1]), sys.argv[2]
report = json.loads(next((out / "run").rglob("mutation-report.json")).read_text())
counts = collections.defaultdict(collections.Counter)
survivors = []
for path, file in sorted(report["files"].items()):
    name = path.replace("\\", "/").split("LinkageWorkPlan.Domain/")[-1]
    lines = file["source"].split("\n")
    for mutant in sorted(file["mutants"], key=lambda each: (each["location"]["start"]["line"], each["location"]["start"]["column"])):
        status = mutant["status"]
        if status not in ("Killed", "Timeout", "Survived", "NoCoverage"):
            continue
        counts[name.split("/")[0] if "/" in name else "(project)"][status] += 1
        if status in ("Survived", "NoCoverage"):
            start, end = mutant["location"]["start"], mutant["location"]["end"]
            was = lines[start["line"] - 1][start["column"] - 1:end["column"] - 1 if end["line"] == start["line"] else None].strip()
            now = " ".join(mutant.get("replacement", "").split())
            survivors.append(f'{name}:{start["line"]}:{start["column"]}\t{status}\t{mutant["mutatorName"]}\t{was[:120]}\t{now[:120]}')

(out / "survivors.txt").write_text("\n".join(survivors) + "\n")
print("\n| folder | changes | noticed | of these by taking too long | not noticed | reached by no test | score |\n| --- | --- | --- | --- | --- | --- | --- |")
total = collections.Counter()
for folder in sorted(counts):
    total.update(counts[folder])
for folder, count in [*sorted(counts.items()), ("all", total)]:
    noticed, all_of_it = count["Killed"] + count["Timeout"], sum(count.values())
    print(f'| {folder} | {all_of_it} | {noticed} | {count["Timeout"]} | {count["Survived"]} | {count["NoCoverage"]} | {100 * noticed / all_of_it:.1f} % |')
PY
