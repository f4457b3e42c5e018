import type { Page } from '@playwright/test';
import { fixed, kindNames, tables, thingOf } from './addresses.ts';
import { accessible, expect, open, test } from './page.ts';

/** The title that the hub writes into a page, which the page keeps when it runs. */
async function titleSent(page: Page, address: string): Promise<string> {
  const html = await (await page.request.get(address)).text();
  return page.evaluate((sent) => new DOMParser().parseFromString(sent, 'text/html').title, html);
}

const all: readonly (readonly ['ru' | 'en', 'light' | 'dark'])[] = [
  ['ru', 'light'],
  ['en', 'dark'],
];

// What holds on every page, in both languages and themes, on the narrowest phone and the widest screen. Words and colours do not depend on
// each other: each language is checked in a theme of its own.
async function check(page: Page, address: string, looks = all): Promise<void> {
  for (const [language, theme] of looks) {
    await page.setViewportSize({ width: 1280, height: 900 });
    const title = await titleSent(page, `${language}/${address}`);
    await open(page, `${language}/${address}`);
    await expect(page.locator('h1')).toHaveCount(1);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page).toHaveTitle(title);
    for (const width of [320, 2560]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${language}, ${width} px`).toBeLessThanOrEqual(width);
    }
    await accessible(page, [theme]);
  }
}

for (const address of fixed) {
  test(`page ${address || 'home'}`, ({ page }) => check(page, address));
}

// Tables are one page with other data: each has one look in turn.
tables.forEach((address, i) => {
  test(`page ${address}`, ({ page }) => check(page, address, [all[i % all.length]!]));
});

for (const kind of kindNames) {
  test(`page of a thing: ${kind}`, async ({ page, request }) => {
    const address = await thingOf(kind, request);
    if (address) await check(page, address);
    else await expect(await request.get(`ru/${kind}/nothing`)).not.toBeOK(); // adoptions are not known yet
  });
}

test('a page of a release that is none has its title before it runs', async ({ page }) => {
  const title = await titleSent(page, 'en/region/92000000?release=0');
  await open(page, 'en/region/92000000?release=0');
  await expect(page).toHaveTitle(title);
});
