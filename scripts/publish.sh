#!/usr/bin/env bash
# Publishes the program for this kind of machine, compiled ahead (ReadyToRun): what it serves is compressed and kept by browsers.
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
# Built in a folder of its own, so that builds without a kind of machine (tests, the editor) stay as they are.
dotnet publish src/LinkageWorkPlan.Web -c Release --use-current-runtime --no-self-contained -p:PublishReadyToRun=true \
  --artifacts-path artifacts/build -o "$folder" -v quiet -nologo
