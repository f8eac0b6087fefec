// Milliseconds at the translation desk from Ctrl+Enter until the next text is shown with the cursor in it, a line each.
const [driver, executablePath, address, cookie, path, times] = process.argv.slice(2);
const { open } = require('./browser.js');

open(driver, executablePath, address, cookie, async (page) => {
  await page.goto(address + path);
  await page.waitForSelector('.frame[data-page=interactive]');
  const box = page.locator('.desk-editor textarea');
  await box.focus();
  for (let i = -3; i < Number(times); i++) {
    const former = await box.getAttribute('id');
    await box.fill(`ຄຳແປສຳລັບວັດແທກ ${i + 10}`);
    // The page listens before the key is pressed: an input may overtake a script that was sent first.
    await page.evaluate((former) => {
      window.shown = new Promise((done) => {
        let began = 0;
        document.addEventListener('keydown', (event) => { if (event.key === 'Enter') began = performance.now(); }, { capture: true });
        const look = () => {
          const now = document.activeElement;
          if (began && now.matches('.desk-editor textarea') && now.id !== former) done(performance.now() - began);
          else requestAnimationFrame(look);
        };
        look();
      });
    }, former);
    await page.keyboard.press('Control+Enter');
    const took = await page.evaluate(() => window.shown);
    if (i >= 0) console.log(took);
  }
});
