# Sourced by bench.sh: what a report costs the program, a browser alone and WeasyPrint.

# warm_chromium HTML TIMES: milliseconds a warm browser alone needs to print the file (median), driven as the program drives it.
warm_chromium() {
  "$app"/.playwright/node/*/node - "$app/.playwright/package" "$browser" "$1" "$2" <<'JS' | median
const [driver, browser, html, times] = process.argv.slice(2);
(async () => {
  const args = ['--disable-gpu', '--font-render-hinting=none', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  if (process.getuid() === 0) args.push('--no-sandbox');
  const chromium = await require(driver).chromium.launch({ executablePath: browser, args });
  for (let i = -2; i < Number(times); i++) {
    const began = performance.now();
    const page = await chromium.newPage();
    await page.goto('file://' + html, { waitUntil: 'load' });
    await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
    await page.close();
    if (i >= 0) console.log(performance.now() - began);
  }
  await chromium.close();
})();
JS
}

# cold_chromium HTML: milliseconds of a browser process that prints the file and ends, the median of five.
cold_chromium() {
  local i began sandbox=()
  [ "$(id -u)" != 0 ] || sandbox=(--no-sandbox)
  for i in 1 2 3 4 5; do
    rm -rf "$work/profile"
    began=$(now)
    "$browser" --headless --disable-gpu --font-render-hinting=none --disable-quic --no-first-run --disable-background-networking --disable-component-update \
      --disable-sync "${sandbox[@]}" --user-data-dir="$work/profile" --no-pdf-header-footer --print-to-pdf="$work/alone.pdf" "file://$1" >/dev/null 2>&1
    echo $(($(now) - began))
  done | median
}

# weasyprint_alone HTML: milliseconds, the median of two: it takes long.
weasyprint_alone() {
  local i began
  for i in 1 2; do
    began=$(now)
    weasyprint -q "$1" "$work/weasyprint.pdf" 2>/dev/null
    echo $(($(now) - began))
  done | median
}

# report DATA PLAN PERIOD EDITION HTML TIMES: prints it TIMES times in one process to $work/report.pdf; milliseconds of one warm print, the median.
report() {
  run "$1" report --plan "$2" --period "$3" --edition "$4" --out "$work/report.pdf" --html "$5" --repeat "$6" >"$work/report.log" 2>&1 ||
    { cat "$work/report.log" >&2; fail "The report of plan $2 could not be printed."; }
  sed -n 's/^print [0-9]*: \([0-9]*\) ms$/\1/p' "$work/report.log" | tail -n +3 | median
}
