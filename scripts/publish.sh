#!/usr/bin/env bash
# Publishes the program for this kind of machine, compiled ahead (ReadyToRun), the models of its databases
# as code: what it serves is compressed and kept by browsers.
#
#   bash scripts/publish.sh [FOLDER]     artifacts/publish where none is given
#
# Start it with: dotnet FOLDER/LinkageWorkPlan.Web.dll
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/debian.sh

case ${1-} in -h | --help) usage "${BASH_SOURCE[0]}" ;; esac
folder=${1-artifacts/publish}

need_dotnet

# The models of both databases as code, so that a start does not build them. They are written where they changed, so that what follows
# is not compiled again for nothing.
models=$PWD/artifacts/models
dotnet tool restore >/dev/null
dotnet build src/LinkageWorkPlan.Web -c Release -v quiet -nologo
for provider in Sqlite Postgres; do
  rm -rf "$models.new"
  dotnet ef dbcontext optimize --project src/LinkageWorkPlan.Web --configuration Release --no-build --context "${provider}WorkPlanDb" \
    --output-dir "$models.new" --namespace "LinkageWorkPlan.Web.Data.Compiled.$provider" >/dev/null
  mkdir -p "$models/$provider"
  diff -rq "$models.new" "$models/$provider" >/dev/null || { rm -rf "${models:?}/$provider"; mv "$models.new" "$models/$provider"; }
done

# Built in a folder of its own, so that builds without a kind of machine (tests, the editor) stay as they are; analyzers have seen it above.
dotnet publish src/LinkageWorkPlan.Web -c Release --use-current-runtime --no-self-contained -p:PublishReadyToRun=true \
  -p:RunAnalyzers=false -p:CompiledModels="$models" --artifacts-path artifacts/build -o "$folder" -v quiet -nologo
