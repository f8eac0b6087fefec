# Sourced by bench.sh: the published program on a database of its own, asked as a browser asks, and the arithmetic of it.

now() { local t=${EPOCHREALTIME/[.,]/}; echo $((t / 1000)); }
median() { sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
seconds() { awk -v ms="$1" 'BEGIN { printf "%.2f s", ms / 1000 }'; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }
judge() { awk -v a="$1" -v op="$2" -v b="$3" 'BEGIN { print (op == "<" ? a <= b : a >= b) ? "yes" : "**no**" }'; }

# on DATA: from here on, in a subshell, the published program and a database of its own.
on() {
  cd "$app"
  export Data__Path=$1 Demo__Enabled=true Urls=$address Logging__LogLevel__Default=Warning
}

# run DATA ARGUMENTS…: one command.
run() { (on "$1" && exec dotnet LinkageWorkPlan.Web.dll "${@:2}"); }

# start_server DATA: sets started_in, milliseconds from the start of the process to its first page.
start_server() {
  local began
  began=$(now)
  (on "$1" && exec dotnet LinkageWorkPlan.Web.dll) >"$work/server.log" 2>&1 &
  server=$!
  until answers "$port"; do
    kill -0 "$server" 2>/dev/null || { cat "$work/server.log" >&2; fail "The server did not start."; }
    sleep 0.02
  done
  started_in=$(($(now) - began))
}

stop_server() {
  [ -n "$server" ] || return 0
  kill -TERM "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  server=
}

# sign_in: leaves the session of the demo's Vietnamese secretary in $work/cookies.
sign_in() {
  local page token handler
  rm -f "$work/cookies"
  page=$(curl -fsS -c "$work/cookies" "$address/account/sign-in")
  token=$(sed -n 's/.*name="__RequestVerificationToken"[^>]*value="\([^"]*\)".*/\1/p' <<<"$page" | head -n 1)
  handler=$(sed -n 's/.*name="_handler"[^>]*value="\([^"]*\)".*/\1/p' <<<"$page" | head -n 1)
  curl -fsS -o /dev/null -b "$work/cookies" -c "$work/cookies" "$address/account/sign-in" \
    --data-urlencode "__RequestVerificationToken=$token" --data-urlencode "_handler=$handler" \
    --data-urlencode "Input.Email=$email" --data-urlencode "Input.Password=$password"
  grep -q lwp-session "$work/cookies" || fail "The demo account $email could not sign in."
  cookie_words=$(awk '/lwp-/ && NF >= 7 { printf "%s=%s; ", $6, $7 }' "$work/cookies")
  cookie="Cookie: $cookie_words"
}

# one_request PATH: milliseconds of one signed-in request, the median of 30 after 5 unmeasured.
one_request() {
  local i
  for i in $(seq 35); do
    curl -fsS -o /dev/null -w '%{time_total}\n' -H "$cookie" "$address$1"
  done | tail -n 30 | awk '{ print $1 * 1000 }' | median
}

# load PATH: requests a second under eight connections for ten seconds, after three of warming up.
load() {
  wrk -t2 -c8 -d3s -H "$cookie" "$address$1" >/dev/null
  wrk -t2 -c8 -d10s -H "$cookie" "$address$1" >"$work/wrk.log"
  grep -q 'Non-2xx' "$work/wrk.log" && { cat "$work/wrk.log" >&2; fail "Not every request under load was answered with the page."; }
  awk '/Requests\/sec/ { printf "%.0f", $2 }' "$work/wrk.log"
}

# memory: MB of the server, a page of a file that is mapped several times counted once.
memory() { awk '/^Pss:/ { printf "%.0f", $2 / 1024 }' "/proc/$server/smaps_rollup"; }
