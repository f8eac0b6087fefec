#!/usr/bin/env bash
# Lists the packages the program is made of, each with version, licence and SHA-512, as a CycloneDX document.
#
#   bash scripts/dependencies.sh [FILE]     artifacts/dependencies.cdx.json where none is given
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/debian.sh

case ${1-} in -h | --help) usage "${BASH_SOURCE[0]}" ;; esac
file=${1-artifacts/dependencies.cdx.json}

need_dotnet
dotnet tool restore >/dev/null
dotnet restore src/LinkageWorkPlan.Web -v quiet -nologo
mkdir -p "$(dirname "$file")"
dotnet dotnet-CycloneDX src/LinkageWorkPlan.Web/LinkageWorkPlan.Web.csproj --disable-package-restore --exclude-dev --no-serial-number \
  --set-type Application --set-name LinkageWorkPlan --output-format Json --output "$(dirname "$file")" --filename "$(basename "$file")" >/dev/null
echo "$file"
