// Fills a number of units of an exported XLIFF file and sends it back through the page: a line with the units, the milliseconds of the
// dry run and of writing, and how often the bar of progress moved.
const fs = require('fs');
const [driver, executablePath, address, cookie, path, file, count] = process.argv.slice(2);
const { open } = require('./browser.js');

const fill = (xliff) => {
  let left = Number(count);
  return xliff.replace(/<unit [\s\S]*?<\/unit>/g, (unit) => {
    if (left-- <= 0) return '';
    const words = `<target xml:lang="lo">ຄຳແປທີ່ກັບຄືນມາ ${left + 1}</target>`;
    return /<target[\s\S]*?<\/target>/.test(unit) ? unit.replace(/<target[\s\S]*?<\/target>/, words) : unit.replace('</source>', '</source>' + words);
  });
};

open(driver, executablePath, address, cookie, async (page) => {
  page.setDefaultTimeout(120000);
  fs.writeFileSync(file, fill(fs.readFileSync(file, 'utf8')));
  await page.goto(address + path);
  await page.waitForSelector('.frame[data-page=interactive]');
  await page.waitForSelector('#translation-file:not([disabled])', { state: 'attached' });
  await page.evaluate(() => {
    window.moves = 0;
    new MutationObserver((changes) => { window.moves += changes.filter((each) => each.target.nodeName === 'PROGRESS').length; })
      .observe(document.body, { subtree: true, attributes: true, attributeFilter: ['value'] });
  });
  let began = performance.now();
  await page.setInputFiles('#translation-file', file);
  await page.waitForSelector('.confirm .primary');
  const dry = performance.now() - began;
  const units = (await page.textContent('.confirm .primary')).replace(/\D/g, '');
  began = performance.now();
  await page.click('.confirm .primary');
  await page.waitForSelector('.message.good:not([hidden])');
  console.log(units, dry, performance.now() - began, await page.evaluate(() => window.moves));
});
