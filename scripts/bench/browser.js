// A signed-in browser for the other scripts: opened, used and closed again, with the right exit code.
exports.open = async (driver, executablePath, address, cookie, use) => {
  const args = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  if (process.getuid() === 0) args.push('--no-sandbox');
  const chromium = await require(driver).chromium.launch({ executablePath, args });
  try {
    const context = await chromium.newContext();
    await context.addCookies(cookie.split('; ').filter(Boolean).map((each) => {
      const at = each.indexOf('=');
      return { name: each.slice(0, at), value: each.slice(at + 1), url: address };
    }));
    await use(await context.newPage());
  } catch (fault) {
    console.error(fault);
    process.exitCode = 1;
  } finally {
    await chromium.close();
  }
};
