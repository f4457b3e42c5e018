import { accessible, expect, open, test } from './page.ts';

test('which practices come from Tatarstan', async ({ page }) => {
  await open(page, 'ru/browse');
  await page.getByRole('link', { name: 'Практики', exact: true }).click();
  await page.getByRole('checkbox', { name: /Республика Татарстан/ }).check();
  await expect(page).toHaveURL(/\/ru\/browse\/practices\?region\.oktmo=92000000$/);
  await expect(page.getByRole('status').filter({ hasText: 'практики' })).toHaveText('3 практики');
  await expect(page.getByRole('rowheader', { name: 'Казань. Единство в многообразии' })).toBeVisible();
  await accessible(page);
  await page.getByRole('button', { name: /Убрать фильтр «Регион: Республика Татарстан»/ }).click();
  await expect(page).toHaveURL(/\/ru\/browse\/practices$/);
});

test('all resources are listed with how many rows each has', async ({ page }) => {
  await open(page, 'en/browse');
  await expect(page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Regions', exact: true }) })).toContainText('89');
  await accessible(page);
});

test('a file of all finalists has the rows and columns of the table', async ({ page }) => {
  await open(page, 'en/browse/awardEntries?order=-votes&columns=status,season');
  await page.getByRole('checkbox', { name: /^finalist/ }).check();
  await expect(page.getByRole('button', { name: /Status: finalist/ })).toBeVisible();
  const total = page.getByRole('status').filter({ hasText: 'award entries' });
  await expect(total).not.toHaveText('101 award entries');
  const count = Number((await total.textContent())!.split(/\s/)[0]);
  await page.getByRole('button', { name: 'Download' }).click();
  const address = await page.getByRole('link', { name: 'CSV', exact: true }).getAttribute('href');
  const lines = (await (await page.request.get(address!)).text()).trim().split(/\r?\n/);
  expect(lines[0]).toBe('slug,projectTitle,municipality.oktmo,municipality.name,status,season.slug,season.years,season.award.slug,season.award.name');
  expect(lines.length - 1).toBe(count);
  expect(lines.slice(1).every((line) => line.includes('FINALIST'))).toBe(true);
});

test('what Yugra entered in 2026', async ({ page }) => {
  await open(page, 'ru/browse/awardEntries');
  await page.getByRole('checkbox', { name: /2025\/2026 · .*«Служение»/ }).check();
  const region = page.locator('details', { has: page.locator('summary', { hasText: /^Регион$/ }) });
  await region.getByRole('button', { name: /Показать больше/ }).click();
  await region.getByRole('checkbox', { name: /Югра/ }).check();
  await expect(page).toHaveURL(/season\.slug=service-2026&region\.oktmo=71800000$/);
  await expect(page.getByRole('rowheader').first()).toBeVisible();
});

test('a filter leads through what rows have, built by clicking', async ({ page }) => {
  await open(page, 'en/browse/municipalities');
  await page.getByRole('button', { name: 'Add a filter' }).click();
  const form = page.getByRole('dialog', { name: 'Add a filter' });
  await form.getByLabel('Field').selectOption({ label: 'Award entries: at least one ›' });
  await form.getByLabel('Of “Award entries”').selectOption({ label: 'Season ›' });
  await form.getByLabel('Of “Award seasons”').selectOption({ label: 'Which one' });
  await form.getByRole('button', { name: /2025\/2026 · .*Service/ }).click();
  await accessible(page);
  await form.getByRole('button', { name: 'Apply' }).click();
  await expect(page).toHaveURL(/municipalities\?awardEntries\.some\.season\.slug=service-2026$/);
  await expect(page.getByRole('button', { name: /Award entries › Season: .*2025\/2026/ })).toBeVisible();
});

test('heads order by several columns, and pages go on', async ({ page }) => {
  await open(page, 'en/browse/regions');
  const population = page.getByRole('button', { name: /^Population, people/ });
  await population.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('columnheader', { name: /^Population, people/ })).toHaveAttribute('aria-sort', 'descending');
  await page.getByRole('button', { name: /^Name/ }).click({ modifiers: ['Shift'] });
  await expect(page).toHaveURL(/order=-population,name$/);
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  const first = await page.getByRole('rowheader').first().textContent();
  await page.getByRole('link', { name: 'Next' }).click();
  await expect(page).toHaveURL(/after=/);
  await expect(page.getByRole('rowheader').first()).not.toHaveText(first!);
  await expect(page.getByText('51–89 of 89')).toBeVisible();
  await page.getByRole('link', { name: 'Previous' }).click();
  await expect(page.getByRole('rowheader').first()).toHaveText(first!);
});

test('a page that is no more leads to the first, with the filters', async ({ page }) => {
  await open(page, 'ru/browse/regions?kind=KRAI&after=gone');
  await expect(page.getByText('Этой страницы таблицы больше нет.')).toBeVisible();
  await page.getByRole('button', { name: 'К началу' }).click();
  await expect(page).toHaveURL(/regions\?kind=KRAI$/);
  await expect(page.getByText('1–9 из 9')).toBeVisible();
});

test('a value stands beside its place and its unit, a person beside the office', async ({ page }) => {
  await open(page, 'ru/browse/observations?indicator.slug=region-population');
  await expect(page.getByRole('columnheader')).toHaveText([/^Показатель/, /^Территория/, /^Период/, /^Значение/, 'Единица', /^Разрез/]);
  await open(page, 'en/browse/people?name.contains=Александр Моор');
  await expect(page.getByRole('row').last()).toContainText('Tyumen Oblast');
});

test('groups lead to their rows', async ({ page }) => {
  await open(page, 'ru/browse/awardEntries?group=status,season&measures=count,distinctMunicipalities');
  await expect(page.getByRole('columnheader', { name: 'Заявок на премию' })).toBeVisible();
  await accessible(page);
  await page.getByRole('row', { name: /финалист.*2025\/2026 · .*«Служение»/ }).getByRole('link').click();
  await expect(page).toHaveURL(/awardEntries\?status=FINALIST&season\.slug=service-2026$/);
});

test('what means nothing is shown, and an empty table says which filter to remove', async ({ page }) => {
  await open(page, 'en/browse/practices?region.iso=RU-TA&title.contains=nowhere&colour=red');
  await expect(page.getByText('colour=red')).toBeVisible();
  await expect(page.getByText('without “Title contains “nowhere””')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'without “Title' })).toContainText('3 practices');
  await accessible(page);
  await page.getByRole('button', { name: 'without “Title' }).click();
  await expect(page.getByRole('status').filter({ hasText: '3 practices' })).toBeVisible();
});

test('on a phone, filters are in a sheet', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, 'en/browse/practices');
  await page.getByRole('button', { name: 'Filters', exact: true }).click();
  await page.getByRole('dialog').getByRole('checkbox', { name: /Tatarstan/ }).check();
  await accessible(page);
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('button', { name: 'Filters (1)' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
