import { accessible, expect, open, test } from './page.ts';

test('a municipality says who heads it and what it entered', async ({ page }) => {
  await open(page, 'ru/municipality/92701000');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Городской округ город Казань');
  await expect(page.getByRole('table', { name: 'Должностные лица' }).getByRole('link', { name: 'Ильсур Метшин' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Заявки на премии' }).getByRole('row')).toHaveCount(4);
  await expect(page.getByRole('heading', { name: 'Что неизвестно' })).toBeVisible();
  await accessible(page);
});

test('a municipality in English', async ({ page }) => {
  await open(page, 'en/municipality/92701000');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kazan urban okrug');
  await accessible(page);
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
  await expect(page.getByRole('link', { name: 'Открыть на странице запросов' })).toHaveAttribute('href', /query=.*variables=/);
  await accessible(page);
});
