// Prints the certificates of a course from its page: a line with the milliseconds until the file is there, and whether progress was shown meanwhile.
const [driver, executablePath, address, cookie, course] = process.argv.slice(2);
const { open } = require('./browser.js');

open(driver, executablePath, address, cookie, async (page) => {
  page.setDefaultTimeout(120000);
  await page.goto(`${address}/training/${course}/participants`);
  await page.waitForSelector('.frame[data-page=interactive]');
  const began = performance.now();
  const file = page.waitForEvent('download');
  await page.click('a[href$="/certificates.pdf"]');
  await page.waitForSelector('[role=status] progress');
  await file;
  console.log(Math.round(performance.now() - began), 'shown');
});
