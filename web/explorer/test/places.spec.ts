import { accessible, expect, open, test } from './page.ts';

test('a municipality says who heads it and what it entered', async ({ page }) => {
  await open(page, 'ru/municipality/92701000');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Городской округ город Казань');
  await expect(page.getByRole('table', { name: 'В должности' }).getByRole('link', { name: 'Ильсур Метшин' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Заявки на премии' }).getByRole('row')).toHaveCount(4);
  await expect(page.getByRole('heading', { name: 'Что неизвестно' })).toBeVisible();
});

test('the source of a value is a key away, and Escape goes back', async ({ page }) => {
  await open(page, 'en/municipality/92701000');
  const centre = page.getByRole('button', { name: 'Казань', exact: true });
  await centre.focus();
  await page.keyboard.press('Enter');
  const source = page.getByRole('dialog', { name: 'Where this is from' });
  await expect(source.getByText('Licence:')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(source).toBeHidden();
  await expect(centre).toBeFocused();
});

test('a page is cited in four styles and tells its query', async ({ page }) => {
  await open(page, 'ru/municipality/92701000');
  await expect(page.getByRole('tabpanel', { name: 'ГОСТ' })).toContainText('Текст : электронный');
  await page.getByRole('tab', { name: 'ГОСТ' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tabpanel', { name: 'BibTeX' })).toContainText('@');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Скачать .bib' }).click();
  expect((await saved).suggestedFilename()).toBe('92701000.bib');
  await page.getByRole('button', { name: 'Запрос этой страницы' }).click();
  await expect(page.getByText('query Municipality($oktmo: String!)')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Открыть на странице запросов' })).toHaveAttribute('href', /hash=.*variables=/);
  await accessible(page);
});

test('a municipality is one A4 on paper', async ({ page }) => {
  await open(page, 'ru/municipality/92701000');
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(paper.match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
});

test('a municipality that ended says what became of it', async ({ page }) => {
  await open(page, 'ru/municipality/61710000');
  await expect(page.getByText(/^Не существует с/)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Что неизвестно' })).toBeHidden();
});

test('what two sources say of a value stands side by side', async ({ page }) => {
  await open(page, 'ru/observation/municipality-count/RU/2021-01-01/MUNICIPAL_DISTRICT');
  const sign = page.getByRole('button', { name: 'Источники расходятся' });
  await sign.focus();
  await page.keyboard.press('Enter');
  const both = page.getByRole('dialog', { name: 'Источники расходятся' });
  await expect(both.getByRole('listitem')).toHaveCount(2);
  await expect(both).toContainText('1 606');
  await expect(both).toContainText('1 599');
  await accessible(page);
});

test('a region leads from its kinds of municipalities to their table', async ({ page }) => {
  await open(page, 'ru/region/92000000');
  await page.getByRole('table', { name: 'По видам' }).getByRole('link', { name: 'городской округ', exact: true }).click();
  await expect(page).toHaveURL(/browse\/municipalities\?region\.oktmo=92000000&kind=URBAN_OKRUG/);
});

test('an indicator ranks regions, by the breakdown that the address names', async ({ page }) => {
  await open(page, 'ru/indicator/service-applications?view=table');
  const first = page.getByRole('table', { name: 'Регионы' }).getByRole('row').nth(1);
  await expect(first).toContainText('Югра');
  await page.getByLabel('Разрез').selectOption('UNITY');
  await expect(page).toHaveURL(/breakdown=UNITY/);
  await expect(page.getByRole('table', { name: 'Россия' })).toBeVisible();
});

test('a source says its licence and what rests on it', async ({ page }) => {
  await open(page, 'en/source/rosstat-oktmo-2019-04');
  await expect(page.getByText('Official document, not subject to copyright')).toBeVisible();
  await page.getByRole('table', { name: 'What rests on it' }).getByRole('link', { name: 'Municipalities' }).click();
  await expect(page).toHaveURL(/browse\/municipalities\?source\.slug=rosstat-oktmo-2019-04/);
});

test('tables of a page are downloads', async ({ page }) => {
  await open(page, 'ru/region/92000000');
  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Заявки на премии, CSV' }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toMatch(/AwardEntry\.csv$/);
  expect(await file.failure()).toBeNull();
});
