// Pages over a line of 1 Mbit/s and 150 ms round trip, each in a browser that has nothing yet. A line a page: its address, then of the
// first visit and of the next the milliseconds until its first words are painted, and until it is there whole and answers.
const [driver, executablePath, address, cookie] = process.argv.slice(2);
const { open } = require('./browser.js');

const line = { offline: false, latency: 150, downloadThroughput: 125000, uploadThroughput: 125000 };

open(driver, executablePath, address, cookie, async (signedIn) => {
  const storageState = await signedIn.context().storageState();
  for (const path of ['/plans/2026-2027', '/plans/2028/tasks/A1/edit', '/plans/2026-2027/tasks/B2/progress', '/reports/2026-2027/2026-H1?section=III.5']) {
    const context = await signedIn.context().browser().newContext({ storageState });
    const visits = [];
    for (let visit = 0; visit < 2; visit++) {
      const page = await context.newPage();
      await (await context.newCDPSession(page)).send('Network.emulateNetworkConditions', line);
      await page.goto(address + path, { waitUntil: 'commit' });
      // Looked for in every frame: a selector is waited for in steps of up to half a second.
      const answers = await page.waitForFunction(() => document.readyState !== 'loading'
        && document.querySelector('.frame:is([data-page=interactive], [data-page=static])') && Math.round(performance.now()));
      await page.waitForLoadState('networkidle');
      visits.push(await page.evaluate(() => Math.round(performance.getEntriesByName('first-contentful-paint')[0].startTime)), await answers.jsonValue());
      await page.close();
    }
    console.log(path, ...visits);
    await context.close();
  }
});
