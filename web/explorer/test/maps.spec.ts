import { readFile } from 'node:fs/promises';
import { accessible, expect, open, test } from './page.ts';

test('an indicator on a map: tiles, outlines, and what is chosen is in the address', async ({ page }) => {
  await open(page, 'en/indicator/region-population');
  const tiles = page.getByRole('list', { name: /^Population.* · 2025$/ });
  await expect(tiles.getByRole('link')).toHaveCount(89);
  await page.getByRole('navigation', { name: 'Kind of map' }).getByRole('link', { name: 'Outlines' }).click();
  await expect(page).toHaveURL(/[?&]map=outlines/);
  await expect(page.getByText('Outlines: Natural Earth')).toBeVisible();
  await page.getByLabel('Colours').selectOption('steps of one size');
  await expect(page).toHaveURL(/[?&]classes=steps/);
  const moscow = tiles.getByRole('link', { name: /^Moscow, 13,274,285/ });
  await expect(moscow).toHaveAttribute('data-step', '5');
  await moscow.focus();
  await expect(page.getByText('Moscow — 13,274,285')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(moscow).not.toBeFocused();
  await expect(tiles.getByRole('link', { name: /^Kherson.*, no data, status internationally disputed$/ })).toHaveAttribute('data-step', 'none');
  await accessible(page);
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: 'SVG' }).click();
  expect(await readFile(await (await file).path(), 'utf8')).toContain('Outlines: Natural Earth (public domain)');
});

test('periods side by side lead to the map of one', async ({ page }) => {
  await open(page, 'en/indicator/local-government-pay?map=years');
  await page.getByRole('link', { name: '2007', exact: true }).click();
  await expect(page).toHaveURL(/period=2007/);
  await expect(page.getByRole('slider', { name: 'Period' })).toHaveAttribute('aria-valuetext', '2007');
  await page.getByRole('slider', { name: 'Period' }).press('ArrowRight');
  await expect(page).toHaveURL(/period=2008/);
});
