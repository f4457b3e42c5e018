import { accessible, expect, open, test } from './page.ts';

test('a municipality says who heads it', async ({ page }) => {
  await open(page, 'ru/municipality/92701000');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('городской округ город Казань');
  await expect(page.getByRole('link', { name: 'Ильсур Метшин' })).toBeVisible();
  await accessible(page);
});
