// Opens the page of the dashboard tutorial in a real browser, from its file, on the data of a running hub.
//   node test/dashboard.mjs http://127.0.0.1:8080 [screenshot.png]
import assert from 'node:assert/strict';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [hub = 'http://127.0.0.1:8080', screenshot] = process.argv.slice(2);
const file = pathToFileURL(fileURLToPath(new URL('../../../docs/tutorials/dashboard.html', import.meta.url)));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
  page.setDefaultTimeout(120_000); // ends a test that hangs, on the busiest machine
  const problems = [];
  const answers = [];
  page.on('console', (m) => ['error', 'warning'].includes(m.type()) && problems.push(`${m.type()}: ${m.text()} (${m.location().url})`));
  page.on('pageerror', (e) => problems.push(`exception: ${e.message}`));
  page.on('response', (r) => r.url().startsWith(`${hub}/graphql`) && answers.push(r));

  const open = async (parameters) => {
    answers.length = 0;
    await page.goto(`${file}?${new URLSearchParams({ hub, ...parameters })}`);
    await page.locator('main[aria-busy="false"]').waitFor();
    assert.equal(await page.locator('#failure').textContent(), '');
  };
  const rows = async (table) => (await page.locator(`#${table} tr`).allTextContents()).map((text) => text.trim());

  await open({});
  assert.equal(await page.locator('#release').textContent(), 'Release 1');
  assert.deepEqual(await rows('growth'), ['202418,891', '202541,313', '202663,397']);
  assert.equal(await page.locator('#change').textContent(), '2026 against 2025: +53.5%');
  assert.deepEqual((await rows('districts'))[0], 'Ural Federal District13');

  // Another season is another answer to the same text, which the hub knows by its hash.
  answers.length = 0;
  await page.getByLabel('Season').selectOption('service-2024');
  await page.locator('#total', { hasText: '16 entries from 10 regions' }).waitFor();
  assert.equal(answers.length, 1);
  assert.equal(new URL(answers[0].url()).searchParams.get('query'), null);
  assert.equal(answers[0].headers()['cache-control'], 'public, max-age=86400');

  // A page that names its release asks nothing twice: the browser has the answers.
  await open({ release: 1 });
  const served = [];
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  network.on('Network.responseReceived', ({ response }) => response.url.startsWith(hub) && served.push(response.fromDiskCache));
  await open({ release: 1 });
  assert.deepEqual(served, [true, true]);
  await page.setViewportSize({ width: 390, height: 844 });
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390, 'the page is wider than the screen');
  if (screenshot) await page.screenshot({ path: screenshot });

  // A release that is not there is told, not drawn.
  await page.goto(`${file}?${new URLSearchParams({ hub, release: 999 })}`);
  await page.locator('#failure', { hasText: 'RELEASE_NOT_FOUND' }).waitFor();
  assert.deepEqual(problems, []);
} finally {
  await browser.close();
}
