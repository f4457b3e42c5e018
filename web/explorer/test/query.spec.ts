import type { Page } from '@playwright/test';
import { accessible, expect, open, test } from './page.ts';

const answer = (page: Page) => page.getByRole('region', { name: /^(Answer|Ответ)$/ });

/** The editor and its worker, which the busiest machine starts slowly. */
const editor = (page: Page) => page.locator('.monaco-editor').first();

test('questions are there at first sight, and found by another word', async ({ page }) => {
  await open(page, 'ru/query');
  const headings = page.getByRole('main').getByRole('heading', { level: 2 });
  await expect(headings.first()).toHaveText('С чего начать');
  await expect(headings.last()).toHaveText('Для разработчиков');
  await accessible(page);
  await page.getByRole('searchbox').fill('рейтинг');
  await expect(page).toHaveURL(/find=/);
  await page.getByRole('link', { name: /лидируют/ }).first().click();
  await expect(page).toHaveURL(/ru\/query\?example=[\w-]+$/);
  await expect(answer(page).getByRole('table').first()).toBeVisible();
});

test('a question opens with its answer as a table and as files, and can be asked of another place', async ({ page }) => {
  await open(page, 'en/query?example=places-largest-regions');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Which regions of a federal district have the most residents?');
  await expect(answer(page).getByRole('row').nth(1)).toContainText('Republic of Bashkortostan');
  await expect(answer(page).getByText('Release 1', { exact: true })).toBeVisible();
  await accessible(page);

  const csv = await page.request.get((await answer(page).getByRole('link', { name: 'CSV' }).getAttribute('href'))!);
  expect(await csv.text()).toContain('name,population,populationOn,capitalMunicipality.name');

  await page.getByLabel('Federal district').fill('siberian');
  await page.keyboard.press('Enter');
  await expect(answer(page).getByRole('row').nth(1)).toContainText('Krasnoyarsk');
  expect(new URL(page.url()).searchParams.get('variables')).toBe('{"district":"siberian"}');

  await answer(page).getByRole('tab', { name: 'JSON' }).click();
  await expect(page).toHaveURL(/as=json/);
  await expect(answer(page).getByText('"federalDistrict"')).toBeVisible();
});

test('an answer is in the words of the reader, with digits to compare by; all of them are in JSON', async ({ page }) => {
  await open(page, 'ru/query?example=figures-change-of-country');
  await expect(page.getByRole('form').getByRole('textbox')).toHaveCount(3);
  expect(await page.getByRole('form').locator('label').allInnerTexts()).toEqual(['Показатель', 'С года', 'По год']);
  const row = answer(page).getByRole('row').nth(1);
  await expect(row).toContainText(/млрд рублей.*44,5\s%/s);
  expect(await answer(page).getByRole('columnheader').allInnerTexts()).not.toContain('reason'); // there is none
  await expect(answer(page).getByRole('columnheader', { name: 'Изменение в год' })).toBeVisible();
  await answer(page).getByRole('tab', { name: 'JSON' }).click();
  await expect(answer(page)).toContainText('"44.508671"');

  await open(page, 'ru/query?example=places-old-code');
  await expect(answer(page).getByRole('link', { name: 'город Саратов' })).toHaveAttribute('href', /ru\/municipality\/63701000$/);
  await open(page, 'en/query?example=awards-winners');
  await expect(answer(page)).toContainText('project not named');
});

test('a permanent link names the release, and a refused query says why and where', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, 'ru/query?query={regions{totalCount}}');
  await answer(page).getByRole('button', { name: 'Скопировать постоянную ссылку' }).click();
  const copied = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  expect(copied.pathname).toBe(new URL(page.url()).pathname);
  expect(copied.searchParams.get('query')).toBe('{regions{totalCount}}');
  expect(copied.searchParams.get('release')).toBe('1');

  await open(page, 'ru/query?query={regions(first:500){totalCount}}');
  await expect(page.getByRole('alert')).toContainText('На запрос нет ответа');
  await expect(page.getByRole('alert')).toContainText('(строка 1, столбец 2; поле regions)');
  await open(page, 'ru/query?query={regions{');
  await expect(page.getByRole('alert')).toContainText('строка 1');
  await accessible(page);
});

test('what someone pastes for the assistant stays out of the address', async ({ page }) => {
  await open(page, 'ru/query?example=assist-request');
  const asked = page.waitForRequest((request) => request.method() === 'POST' && request.postData()!.includes('Прошу починить дорогу'));
  await page.getByLabel('Текст обращения').fill('Прошу починить дорогу в Казани');
  await page.getByRole('button', { name: 'Спросить снова' }).click();
  await asked;
  await expect(answer(page)).toContainText('дорогу');
  await expect(page).toHaveURL(/ru\/query\?example=assist-request$/);
  await answer(page).getByRole('tab', { name: 'JSON' }).click();
  await expect(answer(page)).toContainText('дорогу');
  await expect(page.getByRole('button', { name: 'Скопировать постоянную ссылку' })).toHaveCount(0);
});

test('the query of a page is named by its hash', async ({ page }) => {
  await open(page, 'en/municipality/92701000');
  await page.getByRole('button', { name: 'The query behind this page' }).click();
  await page.getByRole('link', { name: 'Open in the query page' }).click();
  await expect(page).toHaveURL(/hash=[0-9a-f]{64}/);
  await expect(answer(page)).toContainText('Kazan');
});

test('a query is edited, checked and run by the keyboard', async ({ page }) => {
  await open(page, 'ru/query?example=places-largest-regions');
  await page.getByRole('link', { name: 'Изменить запрос' }).click();
  await editor(page).waitFor();
  await expect(page.locator('.view-lines').first()).toContainText('LargestRegions');
  await page.getByRole('button', { name: 'Все поля' }).click();
  await expect(page.getByText('Root Types')).toBeVisible();
  await accessible(page);

  // Letters, dashes and spaces of the data are shown as they are, without boxes round those that look like others.
  await editor(page).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText('# МК – 2024\u00a0г.\n{ nothingLikeThis }');
  await expect(page.locator('.squiggly-error').first()).toBeVisible(); // the worker knows the schema
  await expect(page.locator('.unicode-highlight')).toHaveCount(0);

  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText('query Named { region(by: {code: "16"}) { name } }\n');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(answer(page)).toContainText('Республика Татарстан');
  await expect(page).toHaveURL(/query=/);
  await expect(page).not.toHaveURL(/example=/);

  // What is too long for an address is asked without one.
  const before = page.url();
  await editor(page).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(`# ${'long '.repeat(1000)}\nquery Named { region(by: {code: "86"}) { name } }\n`);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(answer(page)).toContainText('Югра');
  expect(page.url()).toBe(before);

  await page.goBack();
  await expect(page.locator('.view-lines').first()).toContainText('LargestRegions');
});
