// Creates a token of the signed-in account for programs, and prints it: for reading, or for what is named.
const [driver, executablePath, address, cookie, scope] = process.argv.slice(2);
const { open } = require('./browser.js');

open(driver, executablePath, address, cookie, async (page) => {
  await page.goto(`${address}/account/tokens`);
  await page.locator('.frame[data-page=interactive]').waitFor();
  await page.fill('[name=Name]', 'comparison');
  if (scope) {
    await page.check(`[name=Scope][value=${scope}]`);
  }

  await page.locator('form[data-draft-ready] button[type=submit]').first().press('Enter');
  process.stdout.write(await page.locator('code.secret').innerText());
});
