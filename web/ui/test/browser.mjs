// Opens the explorer of a running hub in a real browser, offline but for the hub, and uses it as a visitor would.
//   node test/browser.mjs http://127.0.0.1:8080 [screenshot.png]
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const [hub = 'http://127.0.0.1:8080', screenshot] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1500, height: 900 } });
  const problems = [];
  const started = [];
  page.on('console', (m) => {
    if (['error', 'warning'].includes(m.type())) problems.push(`${m.type()}: ${m.text()} (${m.location().url})`);
    if (m.text().startsWith('setup-workers')) started.push(m.text());
  });
  page.on('pageerror', (e) => problems.push(`exception: ${e.message}`));
  page.on('requestfailed', (r) => problems.push(`failed: ${r.url()} ${r.failure()?.errorText}`));
  page.on('response', (r) => r.status() >= 400 && problems.push(`${r.status()}: ${r.url()}`));
  await page.route('**', (route) => {
    if (route.request().url().startsWith(`${hub}/`) || /^(data|blob):/.test(route.request().url())) return route.continue();
    problems.push(`asks a stranger: ${route.request().url()}`);
    return route.abort();
  });

  await page.goto(`${hub}/`, { waitUntil: 'load' });
  assert.equal(new URL(page.url()).pathname, '/graphiql');
  assert.equal(await page.title(), 'govhub');

  // The default query runs as it stands.
  const run = page.locator('button.graphiql-execute-button');
  await run.waitFor();
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  const [answer] = await Promise.all([
    page.waitForResponse((r) => r.url() === `${hub}/graphql` && r.request().postData()?.includes('query Regions')),
    run.click(),
  ]);
  const body = await answer.json();
  assert.equal(body.errors, undefined, JSON.stringify(body.errors));
  assert.ok(body.data.regions.nodes.length > 0, 'the default query brings no regions');
  assert.ok(body.extensions.release > 0, 'the answer names no release');
  await page.locator('.result-window .view-line', { hasText: 'regions' }).first().waitFor();

  // The documentation lists the root fields of the schema.
  await page.getByRole('button', { name: /documentation explorer/i }).first().click();
  await page.locator('.graphiql-doc-explorer').waitFor();
  await page.locator('.graphiql-doc-explorer a', { hasText: /^Query$/ }).first().click();
  await page.locator('.graphiql-doc-explorer a', { hasText: /^regions$/ }).first().waitFor();
  if (screenshot) await page.screenshot({ path: screenshot });

  // The worker of the language marks an unknown field.
  assert.ok(started.length > 0, 'no worker of the editor was started');
  await page.locator('.graphiql-query-editor .view-lines').click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText('{ nothingLikeThis }');
  await page.locator('.graphiql-query-editor .squiggly-error').first().waitFor({ timeout: 15_000 });

  assert.deepEqual(problems, []);
} finally {
  await browser.close();
}
