import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { parse } from 'graphology-gexf';
import { MultiDirectedGraph } from 'graphology';
import { accessible, expect, open, rest, test } from './page.ts';
import { drawing } from './webgl.ts';

test.use({ locale: 'ru-RU', launchOptions: drawing });

/** A reader at the first page, who counts interactions: a click, or a text with its key. */
async function reader(page: Page, most = 6) {
  let count = 0;
  const interact = async (what: () => Promise<unknown>) => {
    expect(++count, 'interactions').toBeLessThanOrEqual(most);
    await what();
  };
  await page.goto('ru');
  await rest(page);
  return {
    click: (on: Locator) => interact(() => on.click()),
    find: async (field: RegExp, text: string, name: RegExp) => {
      await interact(() => page.getByRole('combobox', { name: field }).fill(text));
      await interact(() => page.getByRole('option', { name }).first().click());
    },
  };
}

const board = (page: Page) => page.getByRole('application');

test('how two people are connected, with sources, and the way as a file for Gephi', async ({ page }) => {
  const { click, find } = await reader(page);
  await click(page.getByRole('navigation').getByRole('link', { name: 'Связи' }));
  await find(/^От/, 'Метшин', /Ильсур Метшин/);
  await find(/^К кому/, 'Кириенко', /Сергей Кириенко/);
  const way = page.getByRole('region', { name: /Как они связаны/ });
  await expect(way.locator('p').first()).toHaveText(
    'Ильсур Метшин — финалист сезона Всероссийская муниципальная премия «Служение», 2025/2026, 22 октября 2025 – 21 апреля 2026 [1], который относится к награде Всероссийская муниципальная премия «Служение» [2], должность в органах которой занимает Сергей Кириенко [3].',
  );
  await expect(way.getByRole('listitem')).toHaveCount(3);
  await expect(way.getByRole('listitem').first()).toContainText('Татар-информ');
  const [download] = await Promise.all([page.waitForEvent('download'), click(page.getByRole('button', { name: 'GEXF' }))]);
  const graph = parse(MultiDirectedGraph, readFileSync(await download.path(), 'utf8'));
  expect([graph.order, graph.size]).toEqual([4, 3]);
  expect(graph.mapNodes((_, { label }) => label)).toContain('Сергей Кириенко');
  await expect(page).toHaveURL(/relationships\?things=person:metshin-ilsur&to=person:kiriyenko-sergey$/);
  await accessible(page);
});

test('everyone who shares an award season with Kazan', async ({ page }) => {
  const { click, find } = await reader(page);
  await click(page.getByRole('navigation').getByRole('link', { name: 'Связи' }));
  await find(/^От/, 'Казань', /город Казань/);
  await click(page.getByRole('button', { name: 'в тех же сезонах премий' }));
  const all = page.getByRole('region', { name: 'Кто ещё в тех же сезонах премий, что и город Казань' });
  await click(all.getByText('2025/2026'));
  await expect(all.getByRole('listitem').filter({ hasText: 'Красноярск' }).first()).toContainText(/финалист сезона · zgr-cekit\.ru/);
  await expect(board(page)).toHaveAttribute('data-resting', 'true');
  // The layout shows itself a bounded number of times, however large the board is.
  expect(Number(await board(page).getAttribute('data-frames'))).toBeLessThan(120);
});

test('a board is arranged by keys, undone, said by the list, and restored by its address', async ({ page }) => {
  await open(page, 'en/relationships?things=organization:varmsu');
  await expect(page.getByText('24 things, 23 links')).toBeVisible();
  await board(page).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const panel = page.locator(':focus');
  await expect(panel.getByRole('heading', { level: 2 })).not.toContainText('All-Russian Association');
  await panel.getByRole('button', { name: 'Hide' }).press('Enter');
  await expect(page.getByText('23 things, 22 links')).toBeVisible();
  await expect(page).toHaveURL(/&hidden=/);
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(page.getByText('24 things, 23 links')).toBeVisible();
  await page.getByRole('button', { name: 'List' }).press('Enter');
  await expect(page.getByRole('listitem').filter({ hasText: /^Irina Guseva holds an office at the organization .* — source:/ }).first()).toBeVisible();
  await accessible(page);
  await page.reload();
  await expect(page.getByRole('heading', { level: 3, name: 'Irina Guseva' })).toBeVisible();
});

test('a thing leads to its relationships', async ({ page }) => {
  await open(page, 'en/organization/varmsu');
  const links = page.getByRole('region', { name: 'Relationships' });
  await expect(links.getByRole('listitem').first()).toHaveText('organizer of 17');
  await links.getByRole('link').click();
  await expect(page).toHaveURL(/relationships\?things=organization:varmsu$/);
});
