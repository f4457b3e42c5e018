import { statSync } from 'node:fs';
import { expect, open, rest, test } from '../test/page.ts';

// The pictures of the documents, of the bundle: npm run screenshots writes them again.
test.use({ viewport: { width: 1120, height: 720 }, colorScheme: 'light' });

for (const [name, address] of [
  ['home', 'en'],
  ['region', 'en/region/92000000'],
  ['forum', 'en/forum/smallhomeland-1'],
  ['table', 'en/browse/awardEntries?status=FINALIST'],
  ['questions', 'en/query'],
  ['release', 'en/data'],
  ['indicator', 'en/indicator/region-population'],
  ['awards', 'en/awards'],
]) {
  test(`picture of ${name}`, async ({ page }) => {
    const file = `../../docs/images/${name}.png`;
    await open(page, address!);
    await page.screenshot({ path: file });
    expect(statSync(file).size, file).toBeLessThan(150_000);
  });
}

// Tools, after their first example was tried.
for (const [name, address, ...buttons] of [
  ['your-table', 'en/your-table', 'Show an example', 'Find the places'],
  ['assistant', 'en/assistant', 'A complaint about a road'],
]) {
  test(`picture of ${name}`, async ({ page }) => {
    const file = `../../docs/images/${name}.png`;
    await open(page, address!);
    for (const button of buttons) await page.getByRole('button', { name: button }).click();
    await rest(page);
    await page.getByRole('heading', { level: 2 }).last().waitFor();
    await page.getByRole('heading', { level: 2 }).first().evaluate((heading) => scrollTo(0, scrollY + heading.getBoundingClientRect().top - 24));
    await page.screenshot({ path: file });
    expect(statSync(file).size, file).toBeLessThan(150_000);
  });
}
