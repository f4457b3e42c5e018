import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test as bare } from '@playwright/test';
import { accessible, expect, open, rest, test } from './page.ts';

test('the card of a thing says what it is, who says so and of which release, and leads to its page', async ({ page, context }) => {
  await page.goto('embed/en/municipality/92701000?theme=dark');
  await rest(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Kazan urban okrug, Republic of Tatarstan' })).toBeVisible();
  await expect(page).toHaveTitle('Kazan urban okrug, Republic of Tatarstan — govhub');
  await expect(page.getByRole('main')).toContainText(/award entries\s*3.*Release 1 of/s);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await context.cookies()).toEqual([]);
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  const opened = context.waitForEvent('page');
  await page.getByRole('link', { name: 'Whole page on govhub' }).click();
  await expect(await opened).toHaveURL(/[^d]\/en\/municipality\/92701000\?release=1$/);
});

test('a figure is alone in its embed, with sentence, source and release, at 280 pixels too', async ({ page, context }) => {
  await page.setViewportSize({ width: 280, height: 400 });
  await open(page, 'embed/ru/awards?release=1&figure=service-seasons');
  await expect(page.getByRole('heading')).toHaveCount(1);
  await expect(page.getByRole('figure').getByRole('application')).toBeVisible();
  await expect(page.getByRole('main')).toContainText(/[Лл]ицензия.*Выпуск 1 от/s);
  await expect(page.getByRole('button')).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(280);
  await accessible(page);
  const opened = context.waitForEvent('page'); // no page but an embed may be in the frame
  await page.getByRole('figure').getByRole('link').first().click();
  await expect(await opened).toHaveURL(/[^d]\/ru\/source\/[^?]+\?release=1$/);
  await expect(page).toHaveURL(/\/embed\/ru\/awards/);
});

test('an embed says that its page has no such figure', async ({ page }) => {
  await open(page, 'embed/en/awards?release=1&figure=none');
  await expect(page.getByRole('heading', { name: 'This figure is not shown' })).toBeVisible();
});

test('a page offers its embed in a language and theme, and shows how it looks', async ({ page }) => {
  await open(page, 'en/municipality/92701000');
  await page.getByRole('button', { name: 'Embed' }).last().click();
  const offer = page.getByRole('region', { name: 'Take it along' });
  await offer.getByLabel('Language').selectOption('ru');
  await offer.getByLabel('Theme').selectOption('dark');
  await expect(offer.getByText('<iframe')).toHaveText(/src="[^"]*\/embed\/ru\/municipality\/92701000\?release=1&amp;theme=dark" title="Городской округ город Казань, Республика Татарстан" width="100%" height="\d{3}"/);
  await accessible(page);
});

// The browser itself writes to the console about frames that it refuses.
bare('a foreign page with a policy of its own shows a chart, a map, a table and a card, and no page', async ({ page, baseURL }) => {
  const addresses = ['embed/ru/awards?release=1&figure=service-seasons', 'embed/en/indicator/service-applications?release=1', 'embed/en/browse/regions?release=1', 'embed/ru/region/92000000?release=1', 'ru/region/92000000'];
  const policy = `default-src 'none'; frame-src ${new URL(baseURL!).origin}`;
  const frames = addresses.map((address) => `<iframe src="${baseURL}${address}"></iframe>`).join('');
  const foreign = createServer((_, response) => response.setHeader('Content-Type', 'text/html').setHeader('Content-Security-Policy', policy).end(frames));
  await new Promise<void>((listening) => foreign.listen(0, '127.0.0.1', listening));
  await page.goto(`http://127.0.0.1:${(foreign.address() as AddressInfo).port}/`);
  const frame = (i: number) => page.frameLocator(`iframe >> nth=${i}`);
  await expect(frame(0).getByRole('application')).toBeVisible();
  await expect(frame(1).locator('svg[data-map]')).toBeVisible();
  await expect(frame(2).getByRole('row').nth(3)).toBeVisible();
  await expect(frame(3).getByRole('heading', { name: 'Республика Татарстан' })).toBeVisible();
  await expect.poll(() => page.frames()[addresses.length]!.url()).toMatch(/^chrome-error:/);
  foreign.close();
});
