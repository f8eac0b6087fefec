# Sourced by bench.sh: what the editions of a report cost, beside a browser alone, WeasyPrint and LibreOffice on the same HTML;
# what a check costs; and ten reports at once.

# libreoffice_alone HTML: milliseconds, the median of three after one that makes the profile.
libreoffice_alone() {
  local i began
  for i in 0 1 2 3; do
    began=$(now)
    soffice -env:UserInstallation="file://$work/soffice" --headless --convert-to pdf --outdir "$work" "$1" >/dev/null 2>&1
    [ "$i" = 0 ] || echo $(($(now) - began))
  done | median
}

# cold_report DATA PLAN EDITION: milliseconds of a whole process that prints the report, browser included, the median of three.
cold_report() {
  local i began
  for i in 1 2 3; do
    began=$(now)
    run "$1" report --plan "$2" --period 2026-H1 --edition "$3" --out "$work/cold.pdf" >/dev/null
    echo $(($(now) - began))
  done | median
}

# edition DATA PLAN EDITION NAME TIMES: appends its line to $work/editions.
edition() {
  local html=$work/$3.html ours alone cold alone_cold weasy libre
  ours=$(report "$1" "$2" 2026-H1 "$3" "$html" "$5")
  alone=$(warm_chromium "$html" "$(($5 - 2))")
  cold=$(cold_report "$1" "$2" "$3")
  alone_cold=$(cold_chromium "$html")
  weasy=$(weasyprint_alone "$html")
  libre=$(libreoffice_alone "$html")
  echo "$4|$ours|$alone|$cold|$alone_cold|$weasy|$libre|$(stat -c %s "$work/report.pdf")" | tee -a "$work/editions"
}

# worst COLUMN COLUMN max|min: the largest or smallest ratio of two columns of $work/editions.
worst() { awk -F'|' -v a="$1" -v b="$2" -v how="$3" '{ r = $a / $b; if (NR == 1 || (how == "max" ? r > w : r < w)) w = r } END { printf "%.2f", w }' "$work/editions"; }

# descendants PID: it and all processes below it.
descendants() { local child; echo "$1"; for child in $(pgrep -P "$1"); do descendants "$child"; done; }

# proportional PID...: megabytes that the processes hold, shared ones shared out.
proportional() { local pid; for pid in "$@"; do awk '/^Pss:/ { print $2 }' "/proc/$pid/smaps_rollup" 2>/dev/null || true; done | awk '{ s += $1 } END { printf "%.0f", s / 1024 }'; }

# ten_at_once: ten reports of 400 tasks asked of one server; sets ten_took, ten_server, ten_browser, ten_page, ten_page_worst.
ten_at_once() {
  local began edition asked=() pid all
  began=$(now)
  for edition in vietnamese lao "joint&first=vietnam" "joint&first=laos" "english&first=vietnam" vietnamese lao "joint&first=vietnam" "joint&first=laos" "english&first=laos"; do
    curl -fsS -o "$work/ten.${#asked[@]}.pdf" -H "$cookie" "$address/reports/BIG-400/2026-H1/pdf?edition=$edition" &
    asked+=($!)
  done
  : >"$work/ten.pages"
  : >"$work/ten.memory"
  while kill -0 "${asked[@]}" 2>/dev/null || [ -n "$(jobs -rp | grep -Fx -f <(printf '%s\n' "${asked[@]}"))" ]; do
    curl -fsS -o /dev/null -w '%{time_total}\n' -H "$cookie" "$address/plans/BIG-400" | awk '{ print $1 * 1000 }' >>"$work/ten.pages"
    all=$(descendants "$server")
    # shellcheck disable=SC2086
    echo "$(proportional "$server") $(proportional ${all/$server/})" >>"$work/ten.memory"
  done
  for pid in "${asked[@]}"; do wait "$pid" || fail "One of ten reports asked for at once was refused."; done
  ten_took=$(($(now) - began))
  for edition in "$work"/ten.*.pdf; do [ "$(head -c 5 "$edition")" = %PDF- ] || fail "$edition is no PDF."; done
  ten_server=$(sort -n "$work/ten.memory" | awk 'END { print $1 }')
  ten_browser=$(awk '$2 > m { m = $2 } END { print m }' "$work/ten.memory")
  ten_page=$(median <"$work/ten.pages")
  ten_page_worst=$(sort -n "$work/ten.pages" | tail -n 1)
}

# measure_verify: sets verified, milliseconds of a whole process that checks a sealed report of 1,000 tasks, the median of five, and verified_bytes.
measure_verify() {
  local side i began
  for side in vietnam laos; do
    run "$work/sealed" create-seal --side "$side" --out "$work/$side.pfx" >/dev/null
    openssl pkcs12 -in "$work/$side.pfx" -passin pass: -nokeys -out "$work/$side.pem"
  done
  run "$work/sealed" seed --tasks 1000 --issue "$work/sealed-issue" --Seal:Vietnam:Certificate="$work/vietnam.pfx" --Seal:Laos:Certificate="$work/laos.pfx" --Site:Address=https://reports.example.org >/dev/null
  verified_bytes=$(stat -c %s "$work/sealed-issue/joint.pdf")
  verified=$(for i in 1 2 3 4 5; do
    began=$(now)
    run "$work/sealed" verify "$work/sealed-issue/joint.pdf" --trust "$work/vietnam.pem" "$work/laos.pem" >/dev/null
    echo $(($(now) - began))
  done | median)
}

measure_reports() {
  local name data=$work/reports-demo large=$work/reports-400 verified verified_bytes ten_took ten_server ten_browser ten_page ten_page_worst biggest
  : >"$work/editions"
  run "$large" seed --tasks 400 >/dev/null
  for name in vietnamese lao joint; do
    say "The demo's report, $name"
    edition "$data" 2026-2027 "$name" "demo, 38 tasks, $name" 12
  done
  for name in vietnamese lao joint; do
    say "A report of 400 tasks, $name"
    edition "$large" BIG-400 "$name" "400 tasks, $name" 7
  done
  biggest=$(awk -F'|' '$8 > m { m = $8 } END { printf "%.2f", m / 1e6 }' "$work/editions")

  say "A check of a large report"
  measure_verify

  say "Ten reports at once"
  start_server "$large"
  sign_in
  one_request /plans/BIG-400 >/dev/null
  ten_at_once
  stop_server

  local cold_joint
  cold_joint=$(awk -F'|' '/^demo.*joint/ { print $4 }' "$work/editions")
  cat >>"$work/promises" <<MD
| three editions of the demo's report and of one of 400 tasks, warm: at most 1.0 × Chromium alone, warm, on the same HTML | $(worst 2 3 max) × at most | $(judge "$(worst 2 3 max)" '<' 1.0) |
| the same: at least 6 × faster than WeasyPrint on the same HTML | $(worst 6 2 min) × at least | $(judge "$(worst 6 2 min)" '>' 6) |
| the same: at least 3 × faster than LibreOffice on the same HTML | $(worst 7 2 min) × at least | $(judge "$(worst 7 2 min)" '>' 3) |
| a cold \`report\` of the demo, its joint edition: under 3 s | $(seconds "$cold_joint") | $(judge "$cold_joint" '<' 3000) |
| a report of 400 tasks: under 1.5 MB | $biggest MB at most | $(judge "$biggest" '<' 1.5) |
| \`verify\` of a report of 5 MB, start of the process included: under 1 s | $(seconds "$verified") | $(judge "$verified" '<' 1000) |
| ten reports of 400 tasks at once: a page meanwhile in under 250 ms, the slowest in under 2 s | $(printf '%.0f' "$ten_page") ms, $(printf '%.0f' "$ten_page_worst") ms | $([ "$(judge "$ten_page" '<' 250)$(judge "$ten_page_worst" '<' 2000)" = yesyes ] && echo yes || echo "**no**") |
MD
  cat >>"$work/tables" <<MD
## Printing the editions

Warm: from the plan in the database to the PDF's bytes, browser running, the median. Cold: a whole process of the program, which starts its browser too. The others print the HTML that the program made; WeasyPrint and LibreOffice start again each time.

| report | warm | Chromium alone, warm | cold | Chromium alone, cold | WeasyPrint | LibreOffice | size |
| --- | --- | --- | --- | --- | --- | --- | --- |
$(awk -F'|' '{ printf "| %s | %.2f s | %.2f s | %.2f s | %.2f s | %.2f s | %.2f s | %.2f MB |\n", $1, $2 / 1000, $3 / 1000, $4 / 1000, $5 / 1000, $6 / 1000, $7 / 1000, $8 / 1e6 }' "$work/editions")

## Checking, and many at once

| | |
| --- | --- |
| \`verify\` of a sealed report of 1,000 tasks, $(awk -v b="$verified_bytes" 'BEGIN { printf "%.2f", b / 1e6 }') MB, start of the process included, the median of five | $(seconds "$verified") |
| ten reports of 400 tasks asked for at once, until the last is there | $(seconds "$ten_took") |
| a plan's page asked for again and again meanwhile: the median, the slowest | $(printf '%.0f' "$ten_page") ms, $(printf '%.0f' "$ten_page_worst") ms |
| memory of the server meanwhile, at most | $ten_server MB |
| memory of the browser meanwhile, at most | $ten_browser MB |

MD
}
