# Sourced by bench.sh: how fast pages are answered, on plans of many tasks, and the search.

sizes=(500 5000 50000)

measure_pages() {
  local cold walked resident rows= n served served_5000 opening opening_small opening_large search_sqlite search_postgres path overview overview_days coverage coverage_first
  say "Cold start (five starts on the demo's database)"
  start_server "$work/demo"
  stop_server
  cold=$(for _ in 1 2 3 4 5; do start_server "$work/demo"; stop_server; echo "$started_in"; done | median)

  say "A walk through the demo"
  start_server "$work/demo"
  sign_in
  walked=0
  curl -fsS -H "$cookie" "$address/" "$address/plans" "$address/plans/2026-2027" "$address/reports" >"$work/walk.html"
  for path in $(grep -o 'href="/[^"]*"' "$work/walk.html" | sed 's/^href="//; s/"$//; s/&amp;/\&/g' | grep -vE '\.(css|js|svg|png|woff2)|^/_|sign-out' | sort -u | head -n 150); do
    if curl -fs -o /dev/null -H "$cookie" "$address$path"; then walked=$((walked + 1)); else echo "Not answered: $path"; fi
  done
  resident=$(memory)
  stop_server

  rows=
  for n in "${sizes[@]}"; do
    say "$n tasks"
    run "$work/$n" seed --tasks "$n" >/dev/null
    start_server "$work/$n"
    sign_in
    served=$(load "/plans/BIG-$n")
    opening=$(one_request "/plans/BIG-$n")
    if [ "$n" = 5000 ]; then
      coverage_first=$(curl -fsS -o /dev/null -w '%{time_total}' -H "$cookie" "$address/coverage?plan=BIG-$n" | awk '{ print $1 * 1000 }')
      coverage=$(one_request "/coverage?plan=BIG-$n")
      overview=$(one_request "/plans/BIG-$n/overview")
      overview_days=$(for day in $(seq 10 28); do curl -fsS -o /dev/null -w '%{time_total}\n' -H "$cookie" "$address/plans/BIG-$n/overview?asOf=2026-05-$day"; done | awk '{ print $1 * 1000 }' | median)
    fi
    [ "$n" != "${sizes[-1]}" ] || searches "$work/search.sqlite"
    stop_server
    rows+="| $n | $(printf '%.1f' "$opening") ms | $served |"$'\n'
    case $n in
      "${sizes[0]}") opening_small=$opening ;;
      5000) served_5000=$served ;;
      "${sizes[-1]}") opening_large=$opening ;;
    esac
  done

  say "The search at ${sizes[-1]} tasks on PostgreSQL"
  start_postgres
  (
    export Database__Provider=Postgres ConnectionStrings__Default=${LWP_TEST_POSTGRES/Database=postgres/Database=bench}
    run "$work/postgres" seed --tasks "${sizes[-1]}" >/dev/null
    start_server "$work/postgres"
    trap stop_server EXIT
    sign_in
    searches "$work/search.postgres"
  )
  stop_postgres
  search_sqlite=$(slowest "$work/search.sqlite")
  search_postgres=$(slowest "$work/search.postgres")


  cat >>"$work/promises" <<MD
| plan page at 5,000 tasks, signed in: at least 80 requests/s | $served_5000 requests/s | $(judge "$served_5000" '>' 80) |
| opening it at 50,000 tasks costs at most 2 × what it costs at 500 | $(ratio "$opening_large" "$opening_small") × | $(judge "$(ratio "$opening_large" "$opening_small")" '<' 2) |
| a plan's overview at 5,000 tasks: under 300 ms | $(printf '%.0f' "$overview") ms | $(judge "$overview" '<' 300) |
| the same of a day nobody has looked at yet, before every task's last update: under 300 ms | $(printf '%.0f' "$overview_days") ms | $(judge "$overview_days" '<' 300) |
| the coverage of a plan of 5,000 tasks: under 300 ms | $(printf '%.0f' "$coverage") ms | $(judge "$coverage" '<' 300) |
| the same when nobody has looked at it yet: under 300 ms | $(printf '%.0f' "$coverage_first") ms | $(judge "$coverage_first" '<' 300) |
| cold start to the first page: under 2 s | $(seconds "$cold") | $(judge "$cold" '<' 2000) |
| resident memory after a walk of $walked pages: under 300 MB | $resident MB | $(judge "$resident" '<' 300) |
| search at 50,000 tasks for words of three letters or more: its page in well under 100 ms, SQLite | $(printf '%.0f' "$search_sqlite") ms at most | $(judge "$search_sqlite" '<' 100) |
| the same on PostgreSQL | $(printf '%.0f' "$search_postgres") ms at most | $(judge "$search_postgres" '<' 100) |
MD
  cat >>"$work/tables" <<MD
## The plan page

One request: the median of 30, one after another, after those under load, signed in, on SQLite.

| tasks in the plan | one request | requests/s |
| --- | --- | --- |
$rows
## The search

At ${sizes[-1]} tasks, an adopted plan with its progress: the whole page, the median of 30, signed in. PostgreSQL is a throw-away cluster on the same machine (\`scripts/postgres.sh\`).

| searched for | SQLite | PostgreSQL |
| --- | --- | --- |
$(search_rows "$work/search.sqlite" "$work/search.postgres")

MD
}
