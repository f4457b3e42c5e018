import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { startHub, type Hub } from './hub.ts';
import { expect, open, test } from './page.ts';

// Names that somebody may have written into data: they are text. The data package has each as a person who holds an office of that
// name at an organization of that name, with a practice of that name.
const names = ['hostile-script', 'hostile-rtl', 'hostile-long', 'hostile-emoji'];

let hub: Hub;
test.describe.configure({ mode: 'default' }); // one hub for all
test.beforeAll(async () => {
  hub = await startHub('test/hostile');
});
test.afterAll(() => hub.stop());

const nameOf = (slug: string): string => {
  const line = readFileSync('test/hostile/practice.csv', 'utf8').split('\n').find((line) => line.startsWith(`${slug},`))!;
  return line.match(/^[^,]+,("(?:[^"]|"")*"|[^,]*)/)![1]!.replace(/^"|"$/g, '').replaceAll('""', '"').normalize(); // as the hub keeps it
};

for (const kind of ['person', 'organization', 'practice', 'position']) {
  test(`${kind} of a hostile name`, async ({ page }) => {
    for (const slug of names) {
      await open(page, `${hub.url}ru/${kind}/${slug}`);
      await expect(page.locator('h1')).toContainText(nameOf(slug));
      await untouched(page);
    }
  });
}

for (const address of ['municipality/92701000', 'region/92000000', 'source/hostile-source', 'browse/people', 'browse/practices', 'data']) {
  test(`hostile names on ${address}`, async ({ page }) => {
    await open(page, `${hub.url}en/${address}`);
    await untouched(page);
  });
}

/** Checks that nothing of a name ran or became an element, and that names of 300 characters wrap on a phone. */
async function untouched(page: Page): Promise<void> {
  await expect(page).not.toHaveTitle('ran');
  await expect(page.locator('img[src="x"]')).toHaveCount(0);
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth), `${page.url()}, ${width} px`).toBeLessThanOrEqual(width);
  }
}
