// The time line of a plan of many tasks. Prints, each in milliseconds: its first bar (the median of four visits after one), all its rows
// fetched by scrolling, the longest frame of scrolling through them, and then of dragging one bar over 60 steps. Last, how many rows there are.
const [driver, executablePath, address, cookie, plan] = process.argv.slice(2);
const { open } = require('./browser.js');

const median = (all) => all.sort((one, other) => one - other)[Math.floor(all.length / 2)];

open(driver, executablePath, address, cookie, async (page) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.addInitScript(() => {
    const look = () => { if (document.querySelector('.chart-task')) window.firstBar = performance.now(); else requestAnimationFrame(look); };
    look();
  });
  const visits = [];
  for (let visit = 0; visit < 5; visit++) {
    await page.goto(`${address}/plans/${plan}?view=gantt`);
    await page.locator('[data-gantt-live]').waitFor();
    visits.push(await page.evaluate(() => window.firstBar));
  }
  visits.shift();
  const [all, longest, rows] = await page.evaluate(async () => {
    const chart = document.querySelector('.chart-scroll');
    const count = () => chart.querySelectorAll('.chart-row').length;
    const frame = () => new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
    const begun = performance.now();
    for (let [known, since] = [count(), begun]; performance.now() - since < 10_000 && document.querySelector('.pager');) {
      chart.scrollTop = chart.scrollHeight;
      await frame();
      if (count() !== known) [known, since] = [count(), performance.now()];
    }
    const fetched = performance.now() - begun;
    chart.scrollTop = 0;
    await frame();
    let longest = 0;
    for (let step = 0; step < 250; step++) {
      const at = performance.now();
      chart.scrollTop += Math.max(400, chart.scrollHeight / 250);
      await frame();
      longest = Math.max(longest, performance.now() - at);
    }
    return [fetched, longest, count()];
  });
  const bar = await page.evaluateHandle(() => {
    const box = document.querySelector('.chart-scroll').getBoundingClientRect();
    return [...document.querySelectorAll('[data-bar]')].find((each) => { const at = each.getBoundingClientRect(); return at.top > box.top + 80 && at.bottom < box.bottom - 40 && at.width > 60; }) ?? null;
  });
  let dragged = 0;
  if (bar.asElement()) {
    const box = await bar.asElement().boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    for (let step = 1; step <= 60; step++) {
      const begun = Date.now();
      await page.mouse.move(box.x + box.width / 2 + step, box.y + box.height / 2);
      await page.evaluate(() => new Promise((go) => requestAnimationFrame(() => setTimeout(go))));
      dragged = Math.max(dragged, Date.now() - begun);
    }
    await page.keyboard.press('Escape');
    await page.mouse.up();
  }
  console.log([median(visits), all, longest, dragged, rows].map((each) => Math.round(each)).join(' '));
});
