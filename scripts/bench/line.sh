# Sourced by bench.sh: how soon pages are there over the line that people have.

measure_line() {
  say "Over a line of 1 Mbit/s and 150 ms round trip"
  start_server "$work/line"
  sign_in
  # Once without: what the server does for the first time is no matter of the line.
  in_browser line.js >/dev/null
  in_browser line.js >"$work/line.log"
  stop_server

  local readable interactive
  readable=$(awk '$1 == "/plans/2026-2027" { print $4 }' "$work/line.log")
  interactive=$(awk '$1 != "/plans/2026-2027" { print $3 }' "$work/line.log" | sort -n | tail -n 1)
  cat >>"$work/promises" <<MD
| over 1 Mbit/s and 150 ms: the plan page readable on the second visit in under 1.5 s | $(seconds "$readable") | $(judge "$readable" '<' 1500) |
| the same: a page with a form interactive in under 3 s, on the first visit too | $(seconds "$interactive") at most | $(judge "$interactive" '<' 3000) |
MD
  cat >>"$work/tables" <<MD
## Over a slow line

1 Mbit/s and 150 ms round trip, as Chromium's developer tools emulate them, which count what comes over the circuit before it is compressed;
the server on the same machine. \`bash scripts/bench.sh --only line\` measures this alone.

| page | first visit: first words | interactive | next visit: first words | interactive |
| --- | --- | --- | --- | --- |
$(awk '{ printf "| `%s` | %.2f s | %.2f s | %.2f s | %.2f s |\n", $1, $2 / 1000, $3 / 1000, $4 / 1000, $5 / 1000 }' "$work/line.log")

MD
}
