import { accessible, expect, open, test } from './page.ts';

test('a person is introduced by the office now, then by what is dated', async ({ page }) => {
  await open(page, 'ru/person/guseva-irina');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ирина Гусева');
  await expect(page.locator('article header').getByRole('link', { name: 'Сопредседатель ВАРМСУ' })).toBeVisible();
  const moments = page.getByRole('region', { name: 'Хронология' }).getByRole('listitem');
  await expect(moments.filter({ hasText: 'БРИКС-2025' })).toContainText('29–31 октября 2025');
  await accessible(page);

  await page.getByRole('link', { name: 'Форум-выставка «Большие решения малой родины»' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Форум-выставка «Большие решения малой родины»');
});

test('a forum shows what two sources say of it, side by side and at the figure', async ({ page }) => {
  await open(page, 'en/forum/smallhomeland-1');
  const row = page.getByRole('region', { name: 'Where sources disagree' }).getByRole('row', { name: 'participants' });
  await expect(row.getByRole('cell').nth(0)).toContainText('≥ 7,000');
  await expect(row.getByRole('cell').nth(0)).toContainText('kremlin.ru');
  await expect(row.getByRole('cell').nth(1)).toContainText('7,500');
  await expect(row.getByRole('cell').nth(1)).toContainText('chelsosna.ru');
  await accessible(page);

  await page.getByRole('button', { name: 'Sources disagree' }).first().press('Enter');
  await expect(page.getByRole('dialog', { name: 'Sources disagree' })).toContainText('chelsosna.ru');
});

test('a season has its figures, dates, nominations, and entries by nomination', async ({ page }) => {
  await open(page, 'ru/season/service-2026');
  await expect(page.locator('dl').first()).toContainText('63 397');
  await expect(page.getByRole('region', { name: 'Даты' })).toContainText('2 марта – 6 апреля 2026');
  await expect(page.getByRole('region', { name: 'Номинации' }).getByRole('row')).toHaveCount(12);
  const entries = page.getByRole('region', { name: 'Известные заявки' });
  await expect(entries.getByRole('listitem').filter({ hasText: 'Казань. Единство в многообразии' })).toContainText('финалист');
  await expect(entries).toContainText('29 финалистов, 5 поданных');
  await expect(entries.getByRole('link', { name: 'Таблицей' })).toHaveAttribute('href', /\/ru\/browse\/awardEntries\?season\.slug=service-2026$/);
});

test('winners come first', async ({ page }) => {
  await open(page, 'en/nomination/service-2025-05');
  const tags = page.getByRole('region', { name: 'Entries' }).getByRole('listitem');
  await expect(tags.first()).toContainText('winner');
  await expect(tags.last()).toContainText('finalist');
});

test('a key that the release does not hold says so', async ({ page }) => {
  await open(page, 'ru/person/nobody');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('В этом выпуске такой страницы нет');
  await accessible(page);
});
