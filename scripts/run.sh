#!/usr/bin/env bash
# Serves LinkageWorkPlan with its demo plan and demo accounts at http://localhost:5080, on SQLite.
# The data stays in ./data; a second start goes on with it. Ctrl-C ends it.
#
#   bash scripts/run.sh [--port N] [--data FOLDER]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/debian.sh

port=5080
data=data
while [ $# -gt 0 ]; do
  case $1 in
    --port) port=${2-}; shift 2 || fail "--port needs a number." ;;
    --data) data=${2-}; shift 2 || fail "--data needs a folder." ;;
    -h | --help) usage "${BASH_SOURCE[0]}" ;;
    *) fail "Unknown: $1. Use: bash scripts/run.sh [--port N] [--data FOLDER]" ;;
  esac
done

[[ $port =~ ^[0-9]{1,5}$ ]] && [ "$port" -ge 1 ] && [ "$port" -le 65535 ] ||
  fail "\"$port\" is no port. Give a number from 1024 to 65535, for example: bash scripts/run.sh --port 8080"
[ "$port" -ge 1024 ] || [ "$(id -u)" = 0 ] ||
  fail "Port $port is kept for root. Give a number from 1024, for example: bash scripts/run.sh --port 8080"
port_is_taken "$port" &&
  fail "Port $port is taken by another program (perhaps an earlier start). End it, or give another: bash scripts/run.sh --port $((port < 65535 ? port + 1 : 8080))"

[ -n "$data" ] || fail "--data needs a folder."
mkdir -p "$data" 2>/dev/null && touch "$data/.writable" 2>/dev/null ||
  fail "The data folder cannot be written: $data. Make it writable, or give another: bash scripts/run.sh --data FOLDER"
rm -f "$data/.writable"
data=$(cd "$data" && pwd)

need_dotnet
need_browser
need pdftoppm poppler-utils
install_missing

say "Publishing (the first time takes some minutes)"
bash scripts/publish.sh artifacts/run

say "Starting on SQLite, data in $data"
export Urls="http://localhost:$port" Demo__Enabled=true Data__Path="$data"
dotnet artifacts/run/LinkageWorkPlan.Web.dll &
app=$!
trap 'kill -TERM "$app" 2>/dev/null || true' INT TERM EXIT

started=$SECONDS
until answers "$port"; do
  if ! kill -0 "$app" 2>/dev/null; then
    code=0
    wait "$app" || code=$?
    fail "It did not start (exit code $code). The reason stands above."
  fi
  if [ $((SECONDS - started)) -ge 120 ]; then
    fail "Nothing answered at http://localhost:$port within two minutes. What the program said stands above."
  fi
  sleep 0.2
done

say "Ready: http://localhost:$port   (Ctrl-C ends it)"
code=0
wait "$app" || code=$?
while kill -0 "$app" 2>/dev/null; do wait "$app" || code=$?; done
trap - EXIT
# 130 and 143: ended by Ctrl-C or by a request to end, which is no failure.
case $code in 0 | 130 | 143) exit 0 ;; *) fail "It ended with exit code $code. The reason stands above." ;; esac
