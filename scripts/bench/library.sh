# Sourced by bench.sh: the search of the library, in titles, abstracts and files.

documents=20000

# library_queries: what is searched for, and the words.
library_queries() {
  cat <<'Q'
a word of one file|rieng12345
words that every title holds|tai lieu
a word that most files hold|nghiep
two words that most files hold|nông sản
words that most files hold, at random places|quy hoạch biên giới thương mại
words of titles and files together|do tai chế biến 12345
Lao|ກະສິກຳ ສົ່ງອອກ
nothing is found|khongcogi
Q
}

# library_searches FILE: a line for each query, milliseconds of the library's page and of the page of the search of everything.
library_searches() {
  local what words
  while IFS='|' read -r what words; do
    echo "$(one_request "/library?q=$(percent "$words")")|$(one_request "/search?q=$(percent "$words")")"
  done < <(library_queries) >"$1"
}

library_rows() {
  paste -d '|' <(library_queries) "$work/library.sqlite" "$work/library.postgres.times" | while IFS='|' read -r what words one all other all_other; do
    printf '| %s: `%s` | %.0f ms | %.0f ms | %.0f ms | %.0f ms |\n' "$what" "$words" "$one" "$all" "$other" "$all_other"
  done
}

measure_library() {
  local sqlite postgres
  say "The library of $documents documents"
  run "$work/library" seed --documents "$documents" >/dev/null
  start_server "$work/library"
  sign_in
  library_searches "$work/library.sqlite"
  stop_server
  say "The same on PostgreSQL"
  start_postgres
  (
    export Database__Provider=Postgres ConnectionStrings__Default=${LWP_TEST_POSTGRES/Database=postgres/Database=library}
    run "$work/library.postgres" seed --documents "$documents" >/dev/null
    start_server "$work/library.postgres"
    trap stop_server EXIT
    sign_in
    library_searches "$work/library.postgres.times"
  )
  stop_postgres
  sqlite=$(tr '|' '\n' <"$work/library.sqlite" | sort -n | tail -n 1)
  postgres=$(tr '|' '\n' <"$work/library.postgres.times" | sort -n | tail -n 1)
  cat >>"$work/promises" <<MD
| search in $documents documents with 2,000,000 words: the page of the library and the one of everything in under 100 ms, SQLite | $(printf '%.0f' "$sqlite") ms at most | $(judge "$sqlite" '<' 100) |
| the same on PostgreSQL | $(printf '%.0f' "$postgres") ms at most | $(judge "$postgres" '<' 100) |
MD
  cat >>"$work/tables" <<MD
## The library

$documents shared documents with a file of 100 words each: the whole page, the median of 30, signed in. \`bash scripts/bench.sh --only library\` measures this alone.

| searched for | library, SQLite | everything, SQLite | library, PostgreSQL | everything, PostgreSQL |
| --- | --- | --- | --- | --- |
$(library_rows)

MD
}
