# Sourced by bench.sh: the translation desk, files of translators, and the search.

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
