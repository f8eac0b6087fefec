# Sourced by bench.sh: the working grid, and workbooks both ways, on a draft of 5,000 tasks.

measure_grid() {
  local first all blank longest saved shown made export import
  say "The working grid and workbooks of 5,000 tasks"
  run "$work/grid" seed --tasks 5000 --draft >/dev/null
  start_server "$work/grid"
  sign_in
  read -r first all blank longest saved shown made < <(in_browser grid.js BIG-5000)
  stop_server

  export=$(now)
  run "$work/grid" export --plan BIG-5000 --out "$work/plan.xlsx" >/dev/null
  export=$(($(now) - export))
  import=$(now)
  run "$work/grid" import --plan BIG-5000 "$work/plan.xlsx" --dry-run >"$work/import.log" || { cat "$work/import.log" >&2; fail "The workbook was not understood."; }
  import=$(($(now) - import))
  cat >>"$work/promises" <<MD
| the grid of 5,000 tasks shows its first row in under 300 ms | $first ms | $(judge "$first" '<' 300) |
| a changed cell of it is acknowledged in under 100 ms | $saved ms | $(judge "$saved" '<' 100) |
| scrolling it shows no frame without rows | $blank of 250 | $(judge "$blank" '<' 0) |
| what a change of all 5,000 tasks would do is shown in under 2 s | $(seconds "$shown") | $(judge "$shown" '<' 2000) |
| a workbook of 5,000 tasks with their milestones is compared with the plan in under 15 s, start of the command included | $(seconds "$import") | $(judge "$import" '<' 15000) |
MD
  cat >>"$work/tables" <<MD
## The working grid and workbooks

A draft of 5,000 tasks on SQLite, Chromium on the same machine, 1280 × 900. \`bash scripts/bench.sh --only grid\` measures this alone.

| | |
| --- | --- |
| first row | $first ms |
| all rows | $all ms |
| longest frame of 250 steps of scrolling | $longest ms |
| a changed cell until the server has answered | $saved ms |
| all 5,000 tasks and their milestones moved by working days: shown before | $(seconds "$shown") |
| the same: made | $(seconds "$made") |
| \`export\` to a workbook, start included | $(seconds "$export") |
| \`import --dry-run\` of it, start included | $(seconds "$import") |

MD
}
