// Takes a workbook into the register through its page: a line with the milliseconds of the dry run and of writing.
const [driver, executablePath, address, cookie, file] = process.argv.slice(2);
const { open } = require('./browser.js');

open(driver, executablePath, address, cookie, async (page) => {
  page.setDefaultTimeout(120000);
  await page.goto(address + '/linkages/import');
  await page.waitForSelector('.frame[data-page=interactive]');
  await page.waitForSelector('#register-file:not([disabled])', { state: 'attached' });
  let began = performance.now();
  await page.setInputFiles('#register-file', file);
  await page.waitForSelector('button[name=Write]:not([disabled])');
  const dry = performance.now() - began;
  began = performance.now();
  await page.click('button[name=Write]');
  await page.waitForSelector('.message.good:not([hidden])');
  console.log(Math.round(dry), Math.round(performance.now() - began));
});
