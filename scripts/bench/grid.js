// The working grid of a draft of many tasks. Prints, each in milliseconds: its first row (the median of four visits after one), all its
// rows, frames of scrolling that showed no row, the longest frame, what a changed cell takes until the server has said that it is saved
// (the median of eleven after one), what a change of all tasks takes to be shown before it is made (the median of three), and to be made.
const [driver, executablePath, address, cookie, plan] = process.argv.slice(2);
const { open } = require('./browser.js');

const median = (all) => all.sort((one, other) => one - other)[Math.floor(all.length / 2)];

open(driver, executablePath, address, cookie, async (page) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.addInitScript(() => {
    const watch = (selector, name) => {
      const look = () => { if (document.querySelector(selector)) window[name] = performance.now(); else requestAnimationFrame(look); };
      look();
    };
    watch('.sheet-task', 'firstRow');
    watch('[data-grid-live=ready]', 'allRows');
  });
  const visits = [];
  for (let visit = 0; visit < 5; visit++) {
    await page.goto(`${address}/plans/${plan}`);
    await page.locator('[data-grid-live=ready]').waitFor();
    visits.push(await page.evaluate(() => [window.firstRow, window.allRows]));
  }
  visits.shift();
  const scrolled = await page.evaluate(async () => {
    const sheet = document.querySelector('.sheet');
    let [blank, longest] = [0, 0];
    for (let step = 0; step < 250 && sheet.scrollTop + sheet.clientHeight < sheet.scrollHeight; step++) {
      const begun = performance.now();
      sheet.scrollTop += 700;
      await new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
      const box = sheet.getBoundingClientRect();
      if ([0.2, 0.5, 0.9].some((at) => !document.elementFromPoint(box.left + 300, box.top + 40 + (box.height - 45) * at)?.closest('.sheet-row'))) blank++;
      longest = Math.max(longest, performance.now() - begun);
    }
    sheet.scrollTop = 0;
    return [blank, longest];
  });
  const saved = [];
  for (let time = 0; time < 12; time++) {
    await page.locator('.sheet-task .sheet-is-number').nth(1).click();
    await page.keyboard.type(String(11 + time));
    await page.keyboard.press('Enter');
    const answered = page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.url().endsWith('/grid'));
    await page.keyboard.press('Control+ArrowDown');
    const timing = (await (await answered).finished(), (await answered).request().timing());
    saved.push(timing.responseEnd);
  }
  saved.shift();
  const bulk = async (button) => {
    const answered = page.waitForResponse((answer) => answer.url().endsWith('/bulk'));
    await page.locator(`[data-bulk=${button}]`).click();
    await (await answered).finished();
    return (await answered).request().timing().responseEnd;
  };
  await page.keyboard.press('Control+a');
  await page.locator('[data-grid-do=bulk]').click();
  await page.locator('#bulk-kind').selectOption('Days');
  const shown = [];
  for (const days of ['1', '2', '3']) {
    await page.locator('#bulk-value').fill(days);
    shown.push(await bulk('preview'));
    await page.locator('.sheet-preview').waitFor();
  }
  const made = await bulk('apply');
  console.log(...[median(visits.map((each) => each[0])), median(visits.map((each) => each[1])), ...scrolled, median(saved), median(shown), made].map(Math.round));
});
