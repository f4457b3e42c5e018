import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test as bare } from '@playwright/test';
import { accessible, expect, rest, test } from './page.ts';

test('an embed says what it shows, who says so and of which release, and leads to its page', async ({ page, context }) => {
  await page.goto('embed/en/municipality/92701000');
  await expect(page).toHaveURL(/\/embed\/en\/municipality\/92701000\?release=1$/);
  await rest(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Kazan urban okrug, Republic of Tatarstan' })).toBeVisible();
  await expect(page).toHaveTitle('Kazan urban okrug, Republic of Tatarstan — govhub');
  await expect(page.getByText('Source:')).toBeVisible();
  await accessible(page);
  const opened = context.waitForEvent('page');
  await page.getByRole('link', { name: 'govhub, release 1' }).click();
  await expect(await opened).toHaveURL(/\/en\/municipality\/92701000\?release=1$/);
});

// The browser itself writes to the console about frames that it refuses.
bare('a foreign page shows embeds, and no other page', async ({ page, baseURL }) => {
  const frames = ['embed/ru/region/92000000?release=1', 'embed/en/browse/regions?release=1', 'ru/region/92000000'].map((address) => `<iframe src="${baseURL}${address}"></iframe>`);
  const foreign = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(frames.join('')));
  await new Promise<void>((listening) => foreign.listen(0, '127.0.0.1', listening));
  await page.goto(`http://127.0.0.1:${(foreign.address() as AddressInfo).port}/`);
  await expect(page.frameLocator('iframe >> nth=0').getByRole('heading', { name: 'Республика Татарстан' })).toBeVisible();
  await expect(page.frameLocator('iframe >> nth=1').getByRole('heading', { name: 'Regions' })).toBeVisible();
  await expect.poll(() => page.frames()[3]!.url()).toMatch(/^chrome-error:/);
  foreign.close();
});
