import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test, type Browser, type Page } from '@playwright/test';
import { fixed, kindNames, tables, thingOf } from '../test/addresses.ts';
import { open } from '../test/page.ts';

// Every page on a phone and a desktop, light and dark, in both languages: a picture for each page, in the folder OUT. index.html has all.
const out = resolve(process.env.OUT ?? 'sheet/out');
const looks = [360, 1280].flatMap((width) =>
  (['light', 'dark'] as const).flatMap((theme) => ['ru', 'en'].map((language) => ({ width, theme, language }))),
);
const tallest = 2400; // px of a page: further down it repeats
const tile = { 360: 300, 1280: 640 }; // px of its width in the picture

mkdirSync(out, { recursive: true });
const listed: string[] = [...fixed, ...tables, ...kindNames];
writeFileSync(
  join(out, 'index.html'),
  `<!doctype html><meta charset="utf-8"><title>Every page</title>${listed.map((address) => `<h2>${address || 'home'}</h2><img loading="lazy" src="${fileOf(address)}">`).join('')}`,
);

for (const address of [...fixed, ...tables]) {
  test(`sheet of ${address || 'home'}`, ({ browser, baseURL }) => draw(browser, baseURL!, address, address));
}
for (const kind of kindNames) {
  test(`sheet of ${kind}`, async ({ browser, baseURL, request }) => {
    const address = await thingOf(kind, request);
    if (address) await draw(browser, baseURL!, address, kind);
  });
}

function fileOf(name: string): string {
  return `${(name || 'home').replaceAll('/', '-')}.png`;
}

async function draw(browser: Browser, baseURL: string, address: string, name: string): Promise<void> {
  const tiles: string[] = [];
  for (const { width, theme, language } of looks) {
    const page = await browser.newPage({ baseURL, viewport: { width, height: 900 }, colorScheme: theme, reducedMotion: 'reduce' });
    await open(page, `${language}/${address}`);
    const height = Math.min(tallest, await page.evaluate(() => document.documentElement.scrollHeight));
    await page.setViewportSize({ width, height });
    const picture = await page.screenshot({ type: 'jpeg', quality: 85 });
    await page.close();
    const label = `${language}/${address} · ${width} px · ${theme}`;
    tiles.push(`<figure style="width:${tile[width as 360]}px"><img src="data:image/jpeg;base64,${picture.toString('base64')}"><figcaption>${label}</figcaption></figure>`);
  }
  await tileUp(await browser.newPage({ viewport: { width: 1980, height: 900 } }), tiles, fileOf(name));
}

async function tileUp(page: Page, tiles: string[], file: string): Promise<void> {
  const style = 'body{display:flex;flex-wrap:wrap;gap:16px;align-items:flex-start;margin:16px;background:#888;font:13px sans-serif}figure{margin:0}img{width:100%;display:block}';
  await page.setContent(`<meta charset="utf-8"><style>${style}</style>${tiles.join('')}`, { waitUntil: 'load' });
  await page.screenshot({ path: join(out, file), fullPage: true });
  await page.close();
}
