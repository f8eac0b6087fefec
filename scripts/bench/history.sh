# Sourced by bench.sh: what the chain of the history costs a change, and how long it takes to walk all of it.

history_sizes="100000 1000000"
changes=300

# audit DATA: "milliseconds megabytes" of walking the whole history, start of the command included.
audit() {
  (on "$1" && exec python3 - <<'PY'
import resource, subprocess, time
began = time.monotonic()
subprocess.run(["dotnet", "LinkageWorkPlan.Web.dll", "verify", "--audit"], check=True, stdout=subprocess.DEVNULL)
print(round((time.monotonic() - began) * 1000), round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024))
PY
  )
}

# measured NAME LABELS: the sum in seconds and the count of one of the program's own measures.
measured() {
  curl -fsS -H "Authorization: Bearer bench" "$address/metrics" |
    awk -v name="$1" -v labels="$2" 'labels == "" || index($0, labels) { if (index($0, name "_sum") == 1) sum += $2; if (index($0, name "_count") == 1) count += $2 } END { printf "%.6f %d\n", sum, count }'
}

# record TOKEN TIMES: progress on one task, one after another.
record() {
  local i
  for i in $(seq "$2"); do
    curl -fsS -o /dev/null -H "Authorization: Bearer $1" -H 'Content-Type: application/json' \
      -d "{\"effectiveOn\":\"2026-06-15\",\"narrative\":{\"vi\":\"Đo tải $i\"}}" "$address/api/plans/2026-2027/tasks/B2/progress"
  done
}

# chain_cost DATA: "milliseconds of a change, milliseconds of the chain in it", the mean of all but the first.
chain_cost() {
  local token all chain all_before chain_before
  export Telemetry__MetricsToken=bench Api__RequestsPerMinute=1000000
  start_server "$1"
  sign_in
  token=$(in_browser token.js Write)
  record "$token" 50
  all_before=$(measured lwp_request_duration_seconds 'request="RecordProgress"')
  chain_before=$(measured lwp_history_link_duration_seconds '')
  record "$token" "$changes"
  all=$(measured lwp_request_duration_seconds 'request="RecordProgress"')
  chain=$(measured lwp_history_link_duration_seconds '')
  stop_server
  awk -v all="$all_before $all" -v chain="$chain_before $chain" 'BEGIN {
    split(all, a, " "); split(chain, c, " ")
    printf "%.2f %.2f\n", (a[3] - a[1]) / (a[4] - a[2]) * 1000, (c[3] - c[1]) / (c[4] - c[2]) * 1000 }'
}

# history_in DATA FILE: a line "entries, milliseconds, megabytes, change, chain" for each size into FILE, on whichever database is set.
history_in() {
  local size there=0
  : >"$2"
  for size in $history_sizes; do
    run "$1" seed --history $((size - there)) >/dev/null
    there=$size
    echo "$size $(audit "$1") $(chain_cost "$1")" >>"$2"
  done
}

history_rows() {
  local size ms mb change chain
  while read -r size ms mb change chain; do
    printf '| %s, %s | %s | %s MB | %s ms | %s ms |\n' "$1" "$size" "$(seconds "$ms")" "$mb" "$change" "$chain"
  done <"$2"
}

measure_history() {
  local size ms mb change chain database
  say "The chain of the history"
  history_in "$work/history" "$work/history.SQLite"
  say "The same on PostgreSQL"
  # It writes to the disk what it acknowledges: what a change pays for its chain is compared with what it pays for that.
  start_postgres durable
  (
    export Database__Provider=Postgres ConnectionStrings__Default=${LWP_TEST_POSTGRES/Database=postgres/Database=history}
    trap stop_server EXIT
    history_in "$work/history.server" "$work/history.PostgreSQL"
  )
  stop_postgres
  for database in SQLite PostgreSQL; do
    read -r size ms mb change chain < <(tail -n 1 "$work/history.$database")
    cat >>"$work/promises" <<MD
| \`verify --audit\` of $size entries, $database: under a minute, in under 400 MB | $(seconds "$ms"), $mb MB | $(judge "$ms" '<' 60000), $(judge "$mb" '<' 400) |
| the chain in one change, at as many: under 5 ms, $database | $chain ms | $(judge "$chain" '<' 5) |
MD
  done
  cat >>"$work/tables" <<MD
## The chain of the history

A record of progress through the API, the mean of $changes one after another, as the program itself measures it (\`lwp_request_duration_seconds\`), and what the chain takes of it (\`lwp_history_link_duration_seconds\`); the walk with the start of the command. \`bash scripts/bench.sh --only history\` measures this alone.

| entries | \`verify --audit\` | memory at most | a change | the chain in it |
| --- | --- | --- | --- | --- |
$(history_rows SQLite "$work/history.SQLite")
$(history_rows PostgreSQL "$work/history.PostgreSQL")

MD
}
