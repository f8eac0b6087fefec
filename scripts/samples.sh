#!/usr/bin/env bash
# Makes docs/samples: the demo's half-year report, signed by both demo co-chairs and sealed with
# trial certificates of both sides, in its three editions, and a joint report of the year with an
# early cut-off that has every annex; each is verified.
#
#   bash scripts/samples.sh [FOLDER]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/debian.sh

case ${1-} in -h | --help) usage "${BASH_SOURCE[0]}" ;; esac
samples=${1-docs/samples}

need_dotnet
need_browser
install_missing

say "Building"
dotnet build src/LinkageWorkPlan.Web -c Release -v quiet -nologo
program=src/LinkageWorkPlan.Web/bin/Release/net10.0/LinkageWorkPlan.Web.dll

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for side in vietnam laos; do
  dotnet "$program" create-seal --side "$side" --out "$work/$side.pfx" --days 3650
  openssl pkcs12 -in "$work/$side.pfx" -passin pass: -nokeys -out "$work/$side.pem"
done

say "Signing, printing and sealing"
dotnet "$program" seed --issue "$samples" --Demo:Enabled=true --Data:Path="$work/data" \
  --Seal:Vietnam:Certificate="$work/vietnam.pfx" --Seal:Laos:Certificate="$work/laos.pfx" \
  --Site:Address=https://reports.example.org

for edition in joint vietnamese lao annual; do
  say "$edition"
  dotnet "$program" verify "$samples/$edition.pdf" --trust "$work/vietnam.pem" "$work/laos.pem"
done
