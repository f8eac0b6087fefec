# Sourced by bench.sh: the time line of a draft of 2,000 tasks.

measure_gantt() {
  local first all longest dragged rows
  say "The time line of 2,000 tasks"
  run "$work/gantt" seed --tasks 2000 --draft >/dev/null
  start_server "$work/gantt"
  sign_in
  read -r first all longest dragged rows < <(in_browser gantt.js BIG-2000)
  stop_server

  cat >>"$work/promises" <<MD
| the time line of 2,000 tasks shows no frame of scrolling longer than 100 ms | $longest ms | $(judge "$longest" '<' 100) |
MD
  cat >>"$work/tables" <<MD
## The time line

A draft of 2,000 tasks on SQLite, Chromium on the same machine, 1440 × 900. \`bash scripts/bench.sh --only gantt\` measures this alone.

| | |
| --- | --- |
| first bar | $first ms |
| all $rows rows, fetched page after page by scrolling to the end | $all ms |
| longest frame of 250 steps of scrolling | $longest ms |
| longest frame of 60 steps of dragging a bar | $dragged ms |

MD
}
