import { accessible, expect, open, test } from './page.ts';

test('the finder leads to a place by keys alone', async ({ page }) => {
  await open(page, 'ru/data');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('option', { name: 'Казань место, человек, организация' })).toBeVisible();
  await page.keyboard.type('казани');
  await expect(page.getByRole('option', { selected: true })).toHaveText(/^город Казань.*Республика Татарстан$/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/ru\/municipality\/92701000$/);
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.locator('main')).toBeFocused();
});

for (const [language, typed, found] of [
  ['ru', 'рейтинг', 'Какие регионы лидируют по показателю?'],
  ['en', 'trend', 'How did applications grow in a region and in the country?'],
  ['ru', 'csv', 'Как превратить столбец названий из таблицы в коды?'],
  ['en', 'people', 'People'],
] as const) {
  test(`the finder in ${language} knows ${typed}`, async ({ page }) => {
    await open(page, `${language}/data`);
    const button = page.getByRole('button', { name: /Search everything|Поиск по всему/ });
    await button.click();
    await page.getByRole('combobox').fill(typed);
    await expect(page.getByRole('option', { name: found, exact: true })).toBeVisible();
    await accessible(page);
    await page.keyboard.press('Escape');
    await expect(button).toBeFocused();
  });
}

test('a code finds its place, and no questions or guides beside it', async ({ page }) => {
  await open(page, 'ru/search?q=92701000');
  await expect(page.getByRole('listitem').filter({ hasText: 'город Казань' })).toContainText('ОКТМО 92701000');
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(0);
});

test('what is found nowhere is said, as text', async ({ page }) => {
  await open(page, 'en');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('<ыщъ>ыщъ</ыщъ>');
  await expect(page.getByText('Nothing here is called “<ыщъ>ыщъ</ыщъ>”.')).toBeVisible();
  await page.getByRole('option', { name: 'What the data lacks' }).click();
  await expect(page).toHaveURL(/guides\/reference\/wanted-data$/);
});

for (const language of ['ru', 'en']) {
  test(`the search page in ${language} keeps all in its address`, async ({ page }) => {
    await open(page, `${language}/search?q=казани&type=person`);
    await expect(page.getByRole('listitem').filter({ hasText: /мэр Казани|mayor of Kazan/i })).toBeVisible();
    await accessible(page);
    await page.getByRole('link', { name: /^(Всё|Everything)/ }).click();
    await expect(page).toHaveURL(/search\?q=[^&]+$/);
    await page.getByRole('combobox').selectOption('16');
    await expect(page).toHaveURL(/region=16$/);
    await page.getByRole('searchbox').fill('rfpfym');
    await expect(page.getByRole('link', { name: 'казань', exact: true })).toBeVisible();
    await expect(page).toHaveURL(/q=rfpfym/);
  });
}
