#!/usr/bin/env bash
# Adds a migration of the same name for both databases: bash scripts/add-migration.sh Name
set -euo pipefail
cd "$(dirname "$0")/.."
name=${1:?Usage: bash scripts/add-migration.sh Name}
dotnet tool restore >/dev/null
for provider in Sqlite Postgres; do
  dotnet ef migrations add "$name" --project src/LinkageWorkPlan.Web --context "${provider}WorkPlanDb" --output-dir "Data/Migrations/$provider"
done
sed -i "1s/^\xEF\xBB\xBF//" src/LinkageWorkPlan.Web/Data/Migrations/*/*.cs
