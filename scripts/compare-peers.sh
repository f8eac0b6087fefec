#!/usr/bin/env bash
# Loads the same 5,000 tasks into the program and into Redmine, both on PostgreSQL, asks both in turn for the same pages, and writes
# docs/comparison.md. Takes about ten minutes on two cores; keep the machine otherwise idle. Installs Redmine, puma, wrk and PostgreSQL
# from Debian where they are missing. Redmine runs from a copy of its own; nothing of an installed one is changed.
#
#   bash scripts/compare-peers.sh [--tasks N] [--out FILE]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/debian.sh
. scripts/postgres.sh
. scripts/bench/server.sh
. scripts/bench/texts.sh

tasks=5000
out=docs/comparison.md
while [ $# -gt 0 ]; do
  case $1 in
    --tasks) tasks=${2-}; [[ $tasks =~ ^[1-9][0-9]{1,5}$ ]] || fail "--tasks needs a number from 10 to 999999."; shift 2 ;;
    --out) out=${2-}; [ -n "$out" ] || fail "--out needs a file."; shift 2 ;;
    -h | --help) usage "${BASH_SOURCE[0]}" ;;
    *) fail "Unknown: $1. Use: bash scripts/compare-peers.sh [--tasks N] [--out FILE]" ;;
  esac
done

port=5987
peer_port=5988
address=http://127.0.0.1:$port
peer=http://127.0.0.1:$peer_port
scripts=$PWD/scripts
work=$PWD/artifacts/peers
app=$work/app
redmine=$work/redmine
server=
peer_server=
email=secretary.vn@demo.lwp
password=demo-2026-lien-ket
plan=BIG-$tasks

need_dotnet
need_browser
need wrk wrk
need curl curl
need psql postgresql-client-15
need puma puma
if [ ! -e /usr/share/redmine/config.ru ]; then
  missing+=(redmine redmine-pgsql)
  # Its package would set up a database of its own and fail where no PostgreSQL runs; this one is given another.
  [ "$(id -u)" = 0 ] && as_root=() || as_root=(sudo)
  echo 'redmine redmine/instances/default/dbconfig-install boolean false' | "${as_root[@]}" debconf-set-selections
fi
postgres_bin >/dev/null || missing+=(postgresql-15)
export DEBIAN_FRONTEND=noninteractive
install_missing
browser=$(find_browser)
for each in "$port" "$peer_port"; do port_is_taken "$each" && fail "Port $each is taken; the measurement needs it."; done

stop_peer() {
  [ -n "$peer_server" ] || return 0
  kill -TERM "$peer_server" 2>/dev/null || true
  wait "$peer_server" 2>/dev/null || true
  peer_server=
}
finish() { stop_server; stop_peer; stop_postgres; }
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

rm -rf "$work"
mkdir -p "$work"
say "Publishing"
bash scripts/publish.sh "$app"
start_postgres
setting() { sed -n "s/.*$1=\([^;]*\).*/\1/p" <<<"$LWP_TEST_POSTGRES"; }
database_port=$(setting Port)
database_password=$(setting Password)
export PGPASSWORD=$database_password
psql_in() { psql -q -h 127.0.0.1 -p "$database_port" -U lwp -d "$1" -v ON_ERROR_STOP=1 "${@:2}"; }
export Database__Provider=Postgres ConnectionStrings__Default=${LWP_TEST_POSTGRES/Database=postgres/Database=lwp}
# The comparison asks more often than programs may.
export Api__RequestsPerMinute=1000000

say "$tasks tasks in the program"
run "$work/data" seed --tasks "$tasks" >/dev/null
run "$work/data" export --plan "$plan" --out "$work/plan.json" >/dev/null

# The demo's signed reports are printed two minutes after the first start. Redmine prints nothing: the measurement waits for that, and for the browser to end.
start_server "$work/data"

say "The same tasks in Redmine"
cp -rL /usr/share/redmine "$redmine"
# Debian's Redmine keeps what belongs to one of its sites in a folder of that site.
mkdir -p "$redmine"/instances/peer/{config,tmp/cache,log,files} "$redmine"/{plugins,public/plugin_assets,tmp/pids}
echo "gem 'puma'" >"$redmine/Gemfile.local"
rm -f "$redmine/Gemfile.lock"
cat >"$redmine/instances/peer/config/database.yml" <<YML
production:
  adapter: postgresql
  host: 127.0.0.1
  port: $database_port
  database: redmine
  username: lwp
  password: "$database_password"
  encoding: utf8
  pool: 8
YML
psql_in postgres -c 'CREATE DATABASE redmine'
export RAILS_ENV=production REDMINE_INSTANCE=peer REDMINE_LANG=en
SECRET_KEY_BASE=$(head -c 64 /dev/urandom | od -An -tx1 | tr -d ' \n')
export SECRET_KEY_BASE
in_redmine() { (cd "$redmine" && bundle exec "$@") >>"$work/redmine.log" 2>&1 || { tail -n 30 "$work/redmine.log" >&2; fail "Redmine refused: $*"; }; }
in_redmine rake db:migrate
in_redmine rake redmine:load_default_data
in_redmine rails runner "$scripts/bench/redmine.rb" "$work/plan.json" "$work/redmine.key"
psql_in redmine -c 'VACUUM ANALYZE'
psql_in lwp -c 'VACUUM ANALYZE'

say "Waiting until all that is signed is printed"
editions=0
for _ in $(seq 300); do
  before=$editions
  editions=$(psql_in lwp -Atc 'SELECT count(*) FROM "IssuedEditions"')
  # At most some seconds lie between two of them.
  [ "$editions" = 0 ] || [ "$editions" != "$before" ] || break
  sleep 10
done
[ "$editions" != 0 ] || fail "Nothing was printed."
stop_server

# Signed in as a browser is, with the demo's secretary here and an administrator there.
start_server "$work/data"
sign_in
ours=$cookie
token=$(in_browser token.js)
(cd "$redmine" && exec bundle exec puma -e production -w 2 -t 4:4 --preload -b "tcp://127.0.0.1:$peer_port") >"$work/puma.log" 2>&1 &
peer_server=$!
for _ in $(seq 240); do answers "$peer_port" && break; sleep 0.5; done
answers "$peer_port" || { cat "$work/puma.log" >&2; fail "Redmine did not start."; }
form=$(curl -fsS -c "$work/peer.cookies" "$peer/login")
curl -fsS -o /dev/null -b "$work/peer.cookies" -c "$work/peer.cookies" "$peer/login" \
  --data-urlencode "authenticity_token=$(sed -n 's/.*name="authenticity_token" value="\([^"]*\)".*/\1/p' <<<"$form" | head -n 1)" \
  --data-urlencode username=admin --data-urlencode "password=$password"
theirs="Cookie: $(awk '!/^# / && NF >= 7 { printf "%s=%s; ", $6, $7 }' "$work/peer.cookies")"
key="X-Redmine-API-Key: $(<"$work/redmine.key")"

# note_memory PROCESS FILE: adds what a server and its workers hold, in MB: resident, and with what they share counted once (PSS).
note_memory() {
  local each
  for each in $1 $(ps -o pid= --ppid "$1"); do cat "/proc/$each/smaps_rollup"; done |
    awk '/^Rss:/ { rss += $2 } /^Pss:/ { pss += $2 } END { printf "%.0f %.0f\n", rss / 1024, pss / 1024 }' >>"$2"
}
# most FILE COLUMN: the most of what was noted.
most() { awk -v at="$2" '$at > most { most = $at } END { print most + 0 }' "$1"; }

# asked ADDRESS HEADER WORDS PROCESS FILE: requests a second; the page has to hold the words. What the server holds meanwhile goes to the file.
asked() {
  local body load
  body=$(curl -fsS -H "$2" "$1")
  grep -q "$3" <<<"$body" || fail "$1 does not show what it is asked for ($3)."
  wrk -t2 -c8 -d3s -H "$2" "$1" >/dev/null
  wrk -t2 -c8 -d10s --timeout 30s -H "$2" "$1" >"$work/wrk.log" &
  load=$!
  for _ in 1 2 3; do sleep 3; note_memory "$4" "$5"; done
  wait "$load"
  ! grep -q 'Non-2xx' "$work/wrk.log" || { cat "$work/wrk.log" >&2; fail "Not every request under load was answered: $1"; }
  awk '/Requests\/sec/ { printf "%.1f", $2 }' "$work/wrk.log"
}

rows=
# compare WHAT OUR_PATH OUR_HEADER THEIR_PATH THEIR_HEADER: in turn, so that neither has the quieter machine; the better of two each.
compare() {
  local here there again
  say "$1"
  here=$(asked "$address$2" "$3" 'A1' "$server" "$work/memory.here")
  there=$(asked "$peer$4" "$5" 'A1' "$peer_server" "$work/memory.there")
  again=$(asked "$address$2" "$3" 'A1' "$server" "$work/memory.here"); here=$(printf '%s\n' "$here" "$again" | sort -g | tail -n 1)
  again=$(asked "$peer$4" "$5" 'A1' "$peer_server" "$work/memory.there"); there=$(printf '%s\n' "$there" "$again" | sort -g | tail -n 1)
  rows+="| $1 | $here | $there | $(ratio "$here" "$there") × | $(judge "$(ratio "$here" "$there")" '>' 10) |"$'\n'
}
compare "list, 50 tasks of $tasks" "/plans/$plan" "$ours" "/projects/plan/issues?set_filter=1&sort=id&per_page=50" "$theirs"
compare "Gantt" "/plans/$plan?view=gantt" "$ours" "/projects/plan/issues/gantt?set_filter=1&months=24&month=1&year=2026" "$theirs"
compare "programs, 50 tasks" "/api/plans/$plan/tasks" "Authorization: Bearer $token" "/issues.json?project_id=plan&limit=50&sort=id" "$key"

cat >"$out" <<MD
# Beside Redmine

Measured by \`bash scripts/compare-peers.sh\` on $(date -u +%Y-%m-%d), which writes this file: the same $tasks tasks, both on one PostgreSQL of the same machine,
asked in turn by wrk with 8 connections for 10 s, signed in, the better of two runs each. Redmine shows a task's title, dates, state and progress;
its Gantt draws as many rows as one page here has. It has no second language, milestones are not loaded, so it has less to draw.
What the demo has signed was printed before, by a server that ended with its browser: Redmine prints nothing.

| machine | |
| --- | --- |
| processor | $(nproc) × $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1) |
| Redmine | $(dpkg-query -W -f '${Version}' redmine), $(ruby --version | awk '{ print $1, $2 }'), puma with 2 processes of 4 threads |
| PostgreSQL | $(psql --version | awk '{ print $3 }') |
| .NET | SDK $(dotnet --version) |

| requests/s | LinkageWorkPlan | Redmine | ratio | ten or more |
| --- | --- | --- | --- | --- |
$rows
Memory of the processes that serve, the most while they were asked, without PostgreSQL, which both use. PSS counts once what Redmine's processes share.

| MB | LinkageWorkPlan | Redmine | less |
| --- | --- | --- | --- |
| resident | $(most "$work/memory.here" 1) | $(most "$work/memory.there" 1) | $(judge "$(most "$work/memory.here" 1)" '<' "$(most "$work/memory.there" 1)") |
| PSS | $(most "$work/memory.here" 2) | $(most "$work/memory.there" 2) | $(judge "$(most "$work/memory.here" 2)" '<' "$(most "$work/memory.there" 2)") |
MD
say "Written: $out"
cat "$out"
