import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { accessible, expect, open, test } from './page.ts';

test('a reader finds a place in the guides and follows links between them', async ({ page }) => {
  await open(page, 'en/guides');
  await page.getByRole('searchbox').fill('bibtex escaped'); // words of a text
  await page.getByRole('link', { name: 'Cite', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cite');
  await expect(page).toHaveTitle(/Cite/);
  await page.getByRole('link', { name: 'download it' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Download a query');
  await page.getByRole('navigation', { name: 'On this page' }).getByRole('link', { name: 'In Python and R' }).click();
  await expect(page.getByRole('heading', { name: 'In Python and R' })).toBeInViewport();
  await accessible(page);
});

test('a word in Russian finds what the English documents call it', async ({ page }) => {
  await open(page, 'ru/guides');
  await page.getByRole('searchbox').fill('скачать таблицу');
  await expect(page.getByRole('main').getByRole('link').first()).toContainText('Download a query');
});

test('links of a guide keep the language and the release, and none leads nowhere', async ({ page }) => {
  await open(page, 'ru/guides/reference/errors?release=1');
  const links = await page.getByRole('article').getByRole('link').evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  expect(links.some((link) => link.includes('/ru/guides/reference/limits?release=1#work'))).toBe(true);
  expect(links.filter((link) => link.includes('@') || link.includes('.md'))).toEqual([]);
});

test('quick starts run as they are shown', async ({ page }) => {
  await open(page, 'ru/guides');
  await expect(page.getByText('сами документы — на английском')).toBeVisible();
  const readers = page.getByRole('region', { name: 'Для читателей' });
  await expect(readers.getByRole('link', { name: 'Look around' })).toBeVisible();
  await expect(readers.getByRole('link', { name: 'Publish data' })).toHaveCount(0);
  await accessible(page);
  const shown = () => page.getByRole('tabpanel').locator('pre').innerText();

  const [first] = (await shown()).split('\n\n');
  const byCurl = await promisify(execFile)('sh', ['-c', first!]);
  expect(JSON.parse(byCurl.stdout).data.regions.nodes).toHaveLength(5);

  await page.getByRole('tab', { name: 'JavaScript' }).click();
  await expect(page).toHaveURL(/in=javascript/);
  const byNode = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', await shown()]);
  expect(byNode.stdout).toContain('Москва');

  await page.getByRole('tab', { name: 'Excel' }).click();
  const csv = await page.request.get((await shown()).trim());
  expect(csv.headers()['content-type']).toContain('text/csv');
});
