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
  const entries = page.getByRole('region', { name: 'Лауреаты и финалисты' });
  await expect(entries.getByRole('listitem').filter({ hasText: 'Казань. Единство в многообразии' })).toContainText('финалист');
  await expect(entries.getByRole('link', { name: 'Таблицей' })).toHaveAttribute('href', /\/ru\/browse\/awardEntries\?season\.slug=service-2026$/);
  await accessible(page);
});

test('winners come first', async ({ page }) => {
  await open(page, 'en/nomination/service-2025-05');
  const tags = page.getByRole('region', { name: 'Entries' }).getByRole('listitem');
  await expect(tags.first()).toContainText('winner');
  await expect(tags.last()).toContainText('finalist');
});

const kinds = {
  award: 'service',
  nomination: 'service-2026-11',
  entry: 'service-2026-kazan-yedinstvo',
  practice: 'kaliningrad-geoportal',
  program: 'school-of-mayors',
  cohort: 'school-of-mayors-3-4',
  organization: 'varmsu',
  initiative: 'school-buses-renewal',
  regulation: 'federal-law-33-2025',
  position: 'shentsov-andrey-deputy-mayor',
  conferral: 'merited-lsg-worker-ulyanchenko-ivan',
  participation: 'school-of-mayors-5-6-host-tyumen',
  session: 'smallhomeland-3-tyumen-opening',
  appearance: 'brics-municipal-2025-guseva-irina-speaker',
  provision: 'federal-law-33-2025-application',
  model: 'magadan-oblast-2021',
  statement: 'forum-smallhomeland-1-participants',
};

for (const [kind, slug] of Object.entries(kinds)) {
  test(`${kind}: a page that stands on a small phone`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await open(page, `en/${kind}/${slug}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect(page.getByRole('region', { name: 'Sources', exact: true })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    if (kind === 'award' || kind === 'cohort' || kind === 'initiative') await accessible(page);
  });
}

test('a name of any letters is text', async ({ page }) => {
  const hostile = `<script>alert(1)</script> ‮אבג ${'щ'.repeat(300)} 🏛️👩‍👩‍👧`;
  await page.route('**/graphql?*', async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    await route.fulfill({ response, body: body.replaceAll(/"(name|title|projectTitle|topic)":"[^"]*"/g, (_, field) => `"${field}":${JSON.stringify(hostile)}`) });
  });
  await page.setViewportSize({ width: 320, height: 640 });
  for (const address of ['en/person/guseva-irina', 'en/season/service-2026']) {
    await open(page, address);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('<script>alert(1)</script>');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), address).toBeLessThanOrEqual(0);
  }
});

test('a key that the release does not hold says so', async ({ page }) => {
  await open(page, 'ru/person/nobody');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('В этом выпуске такой страницы нет');
  await accessible(page);
});
