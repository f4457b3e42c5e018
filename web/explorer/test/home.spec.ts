import { accessible, expect, open, test } from './page.ts';

for (const [language, name] of [
  ['ru', 'Республика Татарстан, 12 заявок'],
  ['en', 'Republic of Tatarstan, 12 entries'],
] as const) {
  test(`the home page in ${language} answers without a click, and leads on`, async ({ page }) => {
    await open(page, language);
    await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
    await expect(page.getByRole('link', { name: /^89 (регионов|regions)$/ })).toHaveAttribute('href', /browse\/regions$/);
    await accessible(page);
  });
}

test('what is not known is neither zero nor ahead', async ({ page }) => {
  await open(page, 'en');
  await expect(page.getByText('Most entries known: Republic of Tatarstan, 12 of 101')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Moscow, no data', exact: true })).toHaveAttribute('data-step', 'none');
  await expect(page.getByRole('table', { name: 'Regions: Entries known' }).getByRole('columnheader', { name: '0', exact: true })).toHaveCount(0);
  const finalists = page.getByRole('link', { name: '110, 29 of them named here' });
  await expect(page.getByText('announced for 21 April 2026 (as of 20 March 2026)')).toHaveCount(2);
  await finalists.click();
  await expect(page.getByRole('status').filter({ hasText: '29 award entries' })).toBeVisible();
});

test('arrow keys go from region to region, and Enter opens one', async ({ page }) => {
  await open(page, 'en');
  const map = page.getByRole('list', { name: 'Regions: Entries known' });
  await map.getByRole('link', { name: /^Republic of Tatarstan/ }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(map.getByRole('link', { name: /^Republic of Bashkortostan/ })).toBeFocused();
  await expect(page.getByText('Republic of Bashkortostan — 9 entries')).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/en\/region\/92000000$/);
});

test('another language keeps what the map shows', async ({ page }) => {
  await open(page, 'en?map=population');
  await expect(page.getByText('13,274,285 people, 2025')).toBeVisible();
  await expect(page.getByRole('link', { name: /^Kherson.*, no data, status internationally disputed$/ })).toBeVisible();
  await page.getByRole('link', { name: 'По-русски' }).click();
  await expect(page).toHaveURL(/ru\?map=population$/);
  await expect(page.getByText('13 274 285 человек, 2025'.replaceAll(' ', '\u202f').replace('\u202fчел', '\u00a0чел').replace(',\u202f', ', '))).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
});
