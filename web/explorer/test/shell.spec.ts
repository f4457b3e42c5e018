import { test as bare } from '@playwright/test';
import { expect, open, rest, test } from './page.ts';

test('who follows a link by keys goes on reading at the page it leads to, and hears its title', async ({ page }) => {
  await open(page, 'en/region/92000000');
  await page.locator('main a[href$="/municipality/92701000"]').first().focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/municipality\/92701000$/);
  await expect(page.locator('#content')).toBeFocused();
  await rest(page);
  const title = await page.title();
  expect(title).toMatch(/Kazan.* — govhub$/);
  await expect(page.locator('[aria-live=polite]').filter({ hasText: title })).toHaveCount(1);
  await page.goBack();
  await expect(page).toHaveURL(/region\/92000000$/);
  await expect(page.locator('#content')).toBeFocused();
});

test('what is typed before the finder is there is not lost', async ({ page }) => {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  await page.route(/\/(search\/finder|explorer\/finder-)[^/]*$/, async (route) => {
    await arrived;
    await route.continue();
  });
  await open(page, 'en/data');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('my kazann');
  await page.keyboard.press('Backspace');
  arrive();
  await expect(page.getByRole('combobox', { name: 'Search everything' })).toHaveValue('my kazan');
});

test('a release that is no number is not asked for', async ({ page }) => {
  for (const release of ['0', 'abc']) {
    await open(page, `ru?release=${release}`);
    await expect(page).toHaveURL(/\/ru$/);
    await expect(page.getByRole('list', { name: 'В этом выпуске' })).toBeVisible();
  }
});

// The browser itself writes to the console about answers of 404.
bare('a release beyond the newest is said to be none', async ({ page }) => {
  await page.goto('ru?release=99');
  await expect(page.getByRole('heading', { name: 'Выпуска 99 нет' })).toBeVisible();
  await expect(page.getByRole('link', { name: /zip/ })).not.toHaveAttribute('href', /99/);
});

bare('an address that is none says so, also in its title', async ({ page }) => {
  await page.goto('ru/nothing/at-all');
  await expect(page.getByRole('heading', { name: 'Такой страницы нет' })).toBeVisible();
  await expect(page).toHaveTitle('Такой страницы нет — govhub');
  await expect(page.getByRole('main')).toHaveCount(1);
});
