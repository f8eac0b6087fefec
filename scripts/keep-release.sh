#!/usr/bin/env bash
# Keeps a backup of the demo, as this version makes it on both databases, for the tests that upgrade
# from every release. Run once for a release, at its tag.
#
#   bash scripts/keep-release.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/debian.sh
. scripts/postgres.sh

case ${1-} in -h | --help) usage "${BASH_SOURCE[0]}" ;; esac
kept=tests/LinkageWorkPlan.IntegrationTests/Backup/Releases
version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)

for file in "$kept/$version"-*.zip; do
  if [[ -e $file ]]; then
    echo "$file is kept already: a release does not change. Raise <Version> in Directory.Build.props for the next one." >&2
    exit 1
  fi
done

need_dotnet
postgres_bin >/dev/null || missing+=(postgresql-15)
install_missing

say "Building"
dotnet build src/LinkageWorkPlan.Web -c Release -v quiet -nologo
program=src/LinkageWorkPlan.Web/bin/Release/net10.0/LinkageWorkPlan.Web.dll

start_postgres
work=$(mktemp -d)
trap 'rm -rf "$work"; stop_postgres' EXIT
mkdir -p "$kept"
for provider in Sqlite Postgres; do
  say "$provider"
  settings=(--Demo:Enabled=true --Data:Path="$work/$provider" --Database:Provider="$provider")
  if [[ $provider == Postgres ]]; then
    settings+=(--ConnectionStrings:Default="${LWP_TEST_POSTGRES/Database=postgres/Database=keep_release}")
  fi
  dotnet "$program" seed "${settings[@]}"
  dotnet "$program" backup --out "$kept/$version-$provider.zip" "${settings[@]}"
done
ls -l "$kept"
