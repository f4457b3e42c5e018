import { accessible, expect, open, test } from './page.ts';

test('a release is downloaded, verified, cited, and says its licences', async ({ page }) => {
  await open(page, 'en/data');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Data, release by release');
  await page.getByRole('table', { name: 'All releases' }).getByRole('link', { name: 'Release 1' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Release 1');

  const regions = page.getByRole('table', { name: 'Files of the release' }).getByRole('row', { name: /^Regions/ });
  await expect(regions.getByRole('cell').first()).toHaveText('89');
  const file = regions.getByRole('link', { name: 'Parquet: region.parquet' });
  const answer = await page.request.get((await file.getAttribute('href'))!);
  expect(answer.headers()['content-type']).toBe('application/vnd.apache.parquet');
  await expect(regions.getByRole('button', { name: /^[0-9a-f]{8}…$/ })).toBeVisible();
  await expect(regions.getByRole('link', { name: 'CC0-1.0' })).toHaveAttribute('href', /creativecommons/);

  await page.getByRole('tab', { name: 'ГОСТ' }).click();
  await expect(page.getByRole('tabpanel', { name: 'ГОСТ' })).toContainText('release 1');
});

test('a release that is not kept leads to the nearest', async ({ page }) => {
  await open(page, 'ru/data/releases/99');
  await expect(page.getByText('Выпуска 99 нет')).toBeVisible();
  await page.getByRole('link', { name: 'Выпуск 1' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Выпуск 1');
  await accessible(page);
});

test('without a second release the changes say so', async ({ page }) => {
  await open(page, 'ru/data/changes');
  await expect(page.getByText('Сравнивать пока не с чем')).toBeVisible();
  await open(page, 'ru/data/imports');
  await expect(page.getByText('Файлы издателей не импортировались')).toBeVisible();
  await accessible(page);
});

test('an indicator opens in the matrix by the keyboard and says for how many places it is known', async ({ page }) => {
  await open(page, 'ru/data/coverage');
  const name = page.getByRole('link', { name: 'Численность населения региона' });
  await expect(page.getByRole('row', { name: /Численность населения региона/ })).toContainText('85');
  await name.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Значение есть у 85 из 89 мест')).toBeVisible();
  await expect(page).toHaveURL(/coverage\?indicator=region-population&level=region$/);
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await accessible(page);
});

test('a publisher is found by name and says what rests on it', async ({ page }) => {
  await open(page, 'ru/data/sources');
  await page.getByRole('searchbox', { name: 'Найти издателя' }).fill('росст');
  await page.getByRole('link', { name: 'Росстат', exact: true }).click();
  await expect(page).toHaveURL(/find=/);
  await expect(page.getByText('На нём основаны:')).toContainText('85 регионов');
  await expect(page.getByRole('table', { name: 'Вышло ли новое издание?' })).toContainText('ежегодно');
  await accessible(page);
});
