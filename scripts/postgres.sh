# Sourced by the other scripts: a throw-away PostgreSQL cluster on loopback, in a folder of its own.

postgres_home=

# PostgreSQL 15 where it is installed, else the newest there is; Debian keeps its commands outside PATH.
postgres_bin() {
  local bin
  for bin in /usr/lib/postgresql/15/bin $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -rV); do
    [ -x "$bin/initdb" ] && [ -x "$bin/postgres" ] && { echo "$bin"; return; }
  done
  return 1
}

# The server refuses to run as root: Debian's own account for it does.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

# start_postgres [durable]: exports LWP_TEST_POSTGRES, the connection string of the maintenance database of a new, empty cluster.
# A durable one keeps what it acknowledges when it is killed, as one of a ministry does.
start_postgres() {
  local bin password port try options="-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_wal_size=256MB"
  [ "${1-}" != durable ] || options=
  bin=$(postgres_bin) || fail "PostgreSQL is not where Debian puts it (/usr/lib/postgresql/15/bin)."
  postgres_home=$(mktemp -d -p "$(quick_folder)")
  password=$(head -c 24 /dev/urandom | base64 | tr -d '/+=')
  echo "$password" >"$postgres_home/password"
  [ "$(id -u)" != 0 ] || chown -R postgres "$postgres_home"
  # The password goes over loopback as it is: proving it without would cost both ends of every connection 4,096 hashes.
  as_postgres "$bin/initdb" -D "$postgres_home/data" -U lwp -A password --pwfile="$postgres_home/password" \
    -E UTF8 --locale=C.UTF-8 --no-sync >"$postgres_home/initdb.log" 2>&1 ||
    fail "initdb failed: $(cat "$postgres_home/initdb.log")"

  for try in 1 2 3 4 5; do
    port=$((20000 + RANDOM % 12000))
    port_is_taken "$port" && continue
    # Nothing here outlives the run, so nothing has to survive a power cut, but where that is what is tried.
    if as_postgres "$bin/pg_ctl" -D "$postgres_home/data" -l "$postgres_home/data/server.log" -w -t 60 -s start -o \
      "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200 $options"; then
      export LWP_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=lwp;Password=$password;Database=postgres"
      return
    fi
  done
  fail "The throw-away PostgreSQL did not start (try $try): $(tail -n 20 "$postgres_home/data/server.log" 2>/dev/null)"
}

# hit_postgres HOW: "killed" takes its main process away, "worker" one of those that serve connections (then it goes on by itself),
# "crashed" and "stopped" are its own ways to end, without and with time to write down what is in its memory.
hit_postgres() {
  local main
  main=$(head -n 1 "$postgres_home/data/postmaster.pid")
  case $1 in
    killed) kill -KILL "$main" ;;
    worker) kill -KILL "$(pgrep -n -P "$main")" ;;
    crashed) as_postgres "$(postgres_bin)/pg_ctl" -D "$postgres_home/data" -m immediate -s stop ;;
    stopped) as_postgres "$(postgres_bin)/pg_ctl" -D "$postgres_home/data" -m fast -s stop ;;
    *) fail "Unknown: $1." ;;
  esac
}

# again_postgres: starts it again on the same data and port.
again_postgres() {
  local try
  for try in $(seq 100); do
    as_postgres "$(postgres_bin)/pg_ctl" -D "$postgres_home/data" -l "$postgres_home/data/server.log" -w -t 60 -s restart && return
    # Those that served connections notice a moment later that the main process is gone; until then no other may begin on their data.
    sleep 0.1
  done
  fail "PostgreSQL did not start again: $(tail -n 20 "$postgres_home/data/server.log")"
}

stop_postgres() {
  [ -n "$postgres_home" ] || return 0
  [ ! -f "$postgres_home/data/postmaster.pid" ] ||
    as_postgres "$(postgres_bin)/pg_ctl" -D "$postgres_home/data" -m immediate -s stop || true
  rm -rf "$postgres_home"
  postgres_home=
}
