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
  page.setDefaultTimeout(120_000); // ends a test that hangs, on the busiest machine
  const problems = [];
  const started = [];
  page.on('console', (m) => {
    if (['error', 'warning'].includes(m.type())) problems.push(`${m.type()}: ${m.text()} (${m.location().url})`);
    if (m.text().startsWith('setup-workers')) started.push(m.text());
  });
  page.on('pageerror', (e) => problems.push(`exception: ${e.message}`));
  page.on('requestfailed', (r) => {
    const reason = r.failure()?.errorText;
    if (reason !== 'net::ERR_ABORTED') problems.push(`failed: ${r.url()} ${reason}`); // aborted: the test went to another page
  });
  page.on('response', (r) => r.status() >= 400 && problems.push(`${r.status()}: ${r.url()}`));
  await page.route('**', (route) => {
    if (route.request().url().startsWith(`${hub}/`) || /^(data|blob):/.test(route.request().url())) return route.continue();
    problems.push(`asks a stranger: ${route.request().url()}`);
    return route.abort();
  });

  await page.goto(`${hub}/`, { waitUntil: 'load' });
  assert.equal(page.url(), `${hub}/graphiql`);
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

  // An example is found and opened by keyboard, in a tab of its own, and runs as it stands.
  await page.getByRole('button', { name: 'Show Examples' }).press('Enter');
  const find = page.getByRole('searchbox', { name: 'Find a question' });
  await find.fill('district most residents');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'LargestRegions' }).waitFor();
  const variables = page.locator('.graphiql-editor-tool .view-lines').first();
  await variables.getByText('"volga"').waitFor();
  const [shown] = await Promise.all([
    page.waitForResponse((r) => r.url() === `${hub}/graphql` && r.request().postData()?.includes('query LargestRegions')),
    run.click(),
  ]);
  assert.equal((await shown.json()).data.regions.nodes.length, 5);
  await find.fill('no such question');
  await page.getByText('No question has these words.').waitFor();
  await find.fill('');

  // In Russian as well, and the names of the answer with it. An example that is open is not opened twice.
  await page.getByRole('button', { name: 'RU', exact: true }).click();
  const question = page.getByRole('button', { name: 'Как росла премия' });
  await question.click();
  await page.getByRole('tab', { name: 'Growth' }).waitFor();
  await question.click();
  assert.equal(await page.getByRole('tab').count(), 3);
  await page.getByRole('button', { name: 'EN', exact: true }).click();

  await page.waitForFunction(() => localStorage.getItem('graphiql:tabState')?.includes('Growth')); // it is kept with a delay

  // A link shows its query and variables, once: the address is the explorer's again, and the tabs from before are there.
  const linked = { query: 'query Linked($first: Int) {\n  regions(first: $first) {\n    totalCount\n  }\n}', variables: '{"first":3}' };
  await page.goto(`${hub}/graphiql?${new URLSearchParams(linked)}`, { waitUntil: 'load' });
  await page.getByRole('tab', { name: 'Linked' }).waitFor();
  assert.equal(await page.getByRole('tab').count(), 4);
  assert.equal(page.url(), `${hub}/graphiql`);
  await page.locator('.graphiql-query-editor').getByText('totalCount').waitFor();
  await variables.getByText('"first"').waitFor();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy link' }).click();
  const copied = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  assert.equal(copied.searchParams.get('query'), linked.query);
  assert.deepEqual(JSON.parse(copied.searchParams.get('variables')), { first: 3 });

  // On a narrow screen the panel covers the editors and gives way to the example that is chosen.
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'Which awards are there' }).click();
  await page.getByRole('tab', { name: 'Awards' }).waitFor();
  assert.equal(await page.locator('.examples').count(), 0);
  await run.click();
  await page.locator('.result-window').getByText('awards').waitFor();
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390, 'the page is wider than the screen');
  await page.setViewportSize({ width: 1500, height: 900 });

  // Letters, dashes and spaces of the data are shown as they are, without boxes around those that look like others.
  const russian = 'query Russian {\n  # МК – 2024\u00a0г.\n  sources(first: 100) { nodes { title publisher } }\n}';
  await page.goto(`${hub}/graphiql?${new URLSearchParams({ query: russian })}`, { waitUntil: 'load' });
  await page.getByRole('tab', { name: 'Russian' }).waitFor();
  await page.locator('.graphiql-query-editor').getByText('publisher').waitFor();
  await run.click();
  await page.locator('.result-window').getByText('publisher').first().waitFor();
  const highlights = await page.evaluate(() => {
    const { editor } = globalThis.__MONACO; // as GraphiQL leaves it
    return editor.getEditors().map((e) => e.getOption(editor.EditorOption.unicodeHighlighting));
  });
  assert.ok(highlights.length >= 3, `${highlights.length} editors`);
  for (const h of highlights) assert.deepEqual([h.ambiguousCharacters, h.invisibleCharacters, h.nonBasicASCII], [false, false, false]);
  if (screenshot) await page.screenshot({ path: screenshot });

  // The worker of the language marks an unknown field.
  assert.ok(started.length > 0, 'no worker of the editor was started');
  await page.locator('.graphiql-query-editor .view-lines').click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText('{ nothingLikeThis }');
  await page.locator('.graphiql-query-editor .squiggly-error').first().waitFor();
  assert.equal(await page.locator('.unicode-highlight').count(), 0);

  assert.deepEqual(problems, []);
} finally {
  await browser.close();
}
