# Sourced by bench.sh: what is searched for, the translation desk, and files of translators.

# in_browser SCRIPT ARGUMENTS…: a script beside this one, in a signed-in browser, driven as the program drives it.
in_browser() {
  "$app"/.playwright/node/*/node "$scripts/bench/$1" "$app/.playwright/package" "$browser" "$address" "$cookie_words" "${@:2}"
}

# queries: what is searched for, a line each: what it is, then the words.
queries() {
  cat <<'LINES'
a word that five texts hold|49999
a word that every task holds|nhiem
two words|tai 49999
words typed with marks|nhiệm vụ
Lao|ໜ້າວຽກ
two letters and a digit|a12
two characters|a1
two characters that no name holds|zq
nothing is found|khongcogi
LINES
}

# searches FILE: a line for each query, milliseconds of its page.
searches() {
  local what words
  while IFS='|' read -r what words; do
    one_request "/search?q=$(percent "$words")"
  done < <(queries) >"$1"
}

# percent WORDS: as an address holds them.
percent() { printf %s "$1" | od -An -v -tx1 | tr -d '\n' | tr ' ' '%'; }

# search_rows SQLITE POSTGRES: the table of both.
search_rows() {
  paste -d '|' <(queries) "$1" "$2" | while IFS='|' read -r what words sqlite postgres; do
    printf '| %s: `%s` | %.0f ms | %s |\n' "$what" "$words" "$sqlite" "$([ -z "$postgres" ] || printf '%.0f ms' "$postgres")"
  done
}

# slowest FILE: the most of all queries that have a word of three letters or more.
slowest() { paste -d '|' <(queries) "$1" | grep -v '^two characters' | awk -F '|' '{ print $3 }' | sort -n | tail -n 1; }

# A draft of so many tasks has 50,000 texts.
desk_tasks=12500
units=10000

measure_texts() {
  local desk desk_served desk_opening desk_all desk_saving export_ms exported written dry writing moves importing desk_memory
  say "The translation desk"
  run "$work/desk" seed --tasks "$desk_tasks" --draft >/dev/null
  start_server "$work/desk"
  sign_in
  desk="/plans/BIG-$desk_tasks/texts"
  desk_served=$(load "$desk?lang=lo&state=open")
  desk_opening=$(one_request "$desk?lang=lo&state=open")
  desk_all=$(one_request "$desk?lang=lo&state=all&page=1000")
  in_browser desk.js "$desk?lang=lo&state=open" 20 >"$work/desk.log"
  desk_saving=$(median <"$work/desk.log")

  say "A file of $units units"
  export_ms=$(curl -fsS -o "$work/texts.xlf" -w '%{time_total}' -H "$cookie" "$address$desk/exchange/vi-lo.xlf?what=all" | awk '{ print $1 * 1000 }')
  exported=$(grep -c '<unit ' "$work/texts.xlf")
  in_browser exchange.js "$desk/exchange" "$work/texts.xlf" "$units" >"$work/exchange.log"
  read -r written dry writing moves <"$work/exchange.log"
  [ "$written" = "$units" ] || fail "Of $units units only $written were to be written."
  [ "$moves" -gt 3 ] || fail "The bar of progress stood still."
  importing=$(awk -v a="$dry" -v b="$writing" 'BEGIN { print a + b }')
  desk_memory=$(memory)
  stop_server

  cat >>"$work/promises" <<MD
| a file of 10,000 units taken in: under 10 s, with progress shown | $(seconds "$importing") | $(judge "$importing" '<' 10000) |
MD
  cat >>"$work/tables" <<MD
## The translation desk

A draft of $desk_tasks tasks, which has more than 50,000 texts, of which three in four are open in Lao; signed in, on SQLite.

| | |
| --- | --- |
| opening it at what is open in Lao | $(printf '%.1f' "$desk_opening") ms, $desk_served requests/s |
| page 1,000 of all texts | $(printf '%.1f' "$desk_all") ms |
| from Ctrl+Enter until the next text is shown with the cursor in it, in the browser, the median of 20 | $(printf '%.0f' "$desk_saving") ms |
| export of all $exported texts as XLIFF | $(seconds "$export_ms") |
| dry run of a file of $units units, from the choice of the file until its outcome is shown | $(seconds "$dry") |
| writing them, history included | $(seconds "$writing") |
| resident memory after that | $desk_memory MB |

MD
}
