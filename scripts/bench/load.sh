# Sourced by bench.sh: many people at the same time, and a long time of it, at 5,000 tasks.

people=200
load_seconds=120

# a_crowd SECONDS [ARGUMENTS…]: what tests/LinkageWorkPlan.Load measures of the running server, a line for each figure.
a_crowd() {
  dotnet "$work/load/LinkageWorkPlan.Load.dll" "$address" --plan BIG-5000 --tasks 5000 --people "$people" --seconds "$1" "${@:2}" \
    --process "$server" --token "$metrics" --password "$password" --writers secretary.vn@demo.lwp,secretary.la@demo.lwp \
    --readers cochair.vn@demo.lwp,cochair.la@demo.lwp,deputy.vn@demo.lwp,deputy.la@demo.lwp,owner.vn@demo.lwp,owner.la@demo.lwp,observer.vn@demo.lwp,observer.la@demo.lwp
}

# with_crowd DATA: a server for it. Ten accounts have the pages of 200 people: more of one account than usual.
with_crowd() {
  dotnet publish tests/LinkageWorkPlan.Load -c Release -o "$work/load" -v quiet -nologo
  run "$1" seed --tasks 5000 >/dev/null
  metrics=$(head -c 16 /dev/urandom | od -An -tx1 | tr -d ' \n')
  export Telemetry__MetricsToken=$metrics Live__PagesPerAccount=$people Limits__PagesPerAccount=$people Limits__ChangesPerMinute=100000
  start_server "$1"
  unset Telemetry__MetricsToken Live__PagesPerAccount Limits__PagesPerAccount Limits__ChangesPerMinute
}

figure() { awk -F '\t' -v name="$1" -v at="${2:-2}" '$1 == name { print $at }' "$work/crowd"; }

measure_load() {
  local status=0
  say "$people people with open pages and one change a second at 5,000 tasks"
  with_crowd "$work/crowd-data"
  a_crowd "$load_seconds" >"$work/crowd" 2>"$work/crowd.log" || status=$?
  stop_server
  [ "$status" -le 1 ] || { cat "$work/crowd.log" >&2; fail "The load could not be made."; }
  cat "$work/crowd.log"
  cat >>"$work/promises" <<MD
| $people people with open pages and one change a second at 5,000 tasks: 95 in 100 interactions in under 200 ms | $(figure all 4) ms | $(judge "$(figure all 4)" '<' 200) |
| the same: no error | $(figure errors) | $(judge "$(figure errors)" '<' 0) |
| the same: under 1 MB of memory for each open page beyond the first | $(figure 'resident, each further page') MB | $(judge "$(figure 'resident, each further page')" '<' 1) |
MD
  cat >>"$work/tables" <<MD
## Many people

$people open pages for $load_seconds s, the generator on the same machine: every fifth has a form open, on a circuit; everybody looks at another page once a minute; one form a second is opened, written in and saved,
of which every page that follows the plan hears. The pages belong to ten accounts. \`bash scripts/bench.sh --only load\` measures this alone.

| | times | median | 95 in 100 | slowest |
| --- | --- | --- | --- | --- |
$(awk -F '\t' 'NF == 5 { printf "| %s | %s | %s ms | %s ms | %s ms |\n", $1, $2, $3, $4, $5 }' "$work/crowd")

| | |
| --- | --- |
$(awk -F '\t' 'NF == 2 { print "| " $1 ($1 ~ /^(resident|heap)/ ? ", MB" : "") " | " $2 " |" }' "$work/crowd")

MD
}

measure_soak() {
  local status=0
  say "A soak of $minutes minutes"
  with_crowd "$work/soak-data"
  a_crowd $((60 * minutes)) --soak >"$work/crowd" 2>"$work/crowd.log" || status=$?
  stop_server
  [ "$status" -le 1 ] || { cat "$work/crowd.log" >&2; fail "The soak could not be made."; }
  cat "$work/crowd.log"
  # From the second point on all code has run and all that is kept for some minutes is there; a tenth more is within how a heap breathes.
  local second last hours errors
  second=$(awk -F '\t' '$1 == "point" && $2 == 2 { print $7 }' "$work/crowd")
  last=$(awk -F '\t' '$1 == "point" { last = $7 } END { print last }' "$work/crowd")
  hours=$(awk -F '\t' '$1 == "point" { last = $5 } END { print last }' "$work/crowd")
  errors=$(awk -F '\t' '$1 == "point" { last = $10 } END { print last }' "$work/crowd")
  cat >>"$work/promises" <<MD
| $people people coming and going for the work of $hours hours: managed memory at the end at most a tenth more than after a third of it | $second MB, $last MB | $(judge "$(ratio "$last" "$second")" '<' 1.1) |
| the same: no error | $errors | $(judge "$errors" '<' 0) |
MD
  cat >>"$work/tables" <<MD
## A long time

$people open pages; forms are written and saved and pages opened as fast as it goes for $minutes minutes, one line in twenty breaks without a word. One change a second is what the load has: 28,800 are eight hours.
Memory after the garbage was collected. \`bash scripts/bench.sh --only soak --minutes N\` measures this alone.

| changes | pages opened besides | hours | resident, MB | managed, MB | threads | open files and connections | errors |
| --- | --- | --- | --- | --- | --- | --- | --- |
$(awk -F '\t' '$1 == "point" { print "| " $3 " | " $4 " | " $5 " | " $6 " | " $7 " | " $8 " | " $9 " | " $10 " |" }' "$work/crowd")

MD
}
