# Sourced by bench.sh: the register of enterprises taken in from a workbook, its duplicates, and certificates.

enterprises=10000
certificates=500

# register_in DATA FILE: "dry-run writing" in milliseconds and the page of duplicates into FILE, on whichever database is set.
register_in() {
  run "$1" seed >/dev/null
  start_server "$1"
  sign_in
  { in_browser register.js "$work/register.xlsx"; one_request /linkages/duplicates; } >"$2"
  stop_server
}

measure_linkages() {
  local dry written duplicates dry_postgres written_postgres duplicates_postgres course printed _
  say "A register of $enterprises enterprises"
  python3 "$scripts/bench/register.py" "$work/register.xlsx" "$enterprises"
  register_in "$work/register" "$work/register.sqlite"
  say "The same on PostgreSQL"
  start_postgres
  (
    export Database__Provider=Postgres ConnectionStrings__Default=${LWP_TEST_POSTGRES/Database=postgres/Database=register}
    trap stop_server EXIT
    register_in "$work/register.postgres" "$work/register.postgres.times"
  )
  stop_postgres
  { read -r dry written; read -r duplicates; } <"$work/register.sqlite"
  { read -r dry_postgres written_postgres; read -r duplicates_postgres; } <"$work/register.postgres.times"

  say "$certificates certificates"
  course=$(run "$work/certificates" seed --participants "$certificates" | grep -o 'TR[0-9]*')
  start_server "$work/certificates"
  sign_in
  read -r printed _ < <(in_browser certificates.js "$course")
  curl -fsS -o "$work/certificates.pdf" -H "$cookie" "$address/training/$course/certificates.pdf"
  stop_server
  cat >>"$work/promises" <<MD
| $enterprises enterprises, three spellings each, imported from a workbook: written in under 15 s, SQLite | $(seconds "$written") | $(judge "$written" '<' 15000) |
| the same on PostgreSQL | $(seconds "$written_postgres") | $(judge "$written_postgres" '<' 15000) |
| likely duplicates among them found: their page in under 5 s, SQLite | $(printf '%.0f' "$duplicates") ms | $(judge "$duplicates" '<' 5000) |
| the same on PostgreSQL | $(printf '%.0f' "$duplicates_postgres") ms | $(judge "$duplicates_postgres" '<' 5000) |
| $certificates certificates with their codes as one PDF, with progress shown: under a minute | $(seconds "$printed") | $(judge "$printed" '<' 60000) |
MD
  cat >>"$work/tables" <<MD
## Enterprises and certificates

Through the pages, in the browser. \`bash scripts/bench.sh --only linkages\` measures this alone.

| | SQLite | PostgreSQL |
| --- | --- | --- |
| $enterprises enterprises: the dry run of the workbook | $(seconds "$dry") | $(seconds "$dry_postgres") |
| the same, written with their history and what the search knows of them | $(seconds "$written") | $(seconds "$written_postgres") |
| the page of likely duplicates, the median of 30 | $(printf '%.0f' "$duplicates") ms | $(printf '%.0f' "$duplicates_postgres") ms |
| $certificates certificates, $(awk -v bytes="$(stat -c %s "$work/certificates.pdf")" 'BEGIN { printf "%.1f MB", bytes / 1048576 }'): from the click to the file, progress shown | $(seconds "$printed") | – |

MD
}
