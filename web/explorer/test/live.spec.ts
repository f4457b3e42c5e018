import type { Page } from '@playwright/test';
import { startHub, type Hub } from './hub.ts';
import { accessible, expect, rest, test } from './page.ts';

let hub: Hub;
test.beforeAll(async () => {
  hub = await startHub('test/tasks');
});
test.afterAll(() => hub.stop());

async function openAt(page: Page, address: string): Promise<void> {
  await page.clock.install();
  await page.goto(hub.url + address);
  await rest(page);
}

test('a release that is published meanwhile is offered, and shown when the reader agrees', async ({ page, context }) => {
  const pinned = await context.newPage();
  await openAt(pinned, 'en/municipality/92701000?release=2');
  await openAt(page, 'ru/municipality/92701000');
  hub.publish('test/live');
  await expect.poll(async () => (await page.request.get(`${hub.url}graphql?query={__typename}`)).headers()['govhub-release']).toBe('3');
  await expect(page.getByText('Вышел выпуск')).toHaveCount(0);

  await page.clock.fastForward('10:00');
  await expect(page.getByRole('status').filter({ hasText: 'Вышел выпуск 3, показан выпуск 2.' })).toBeVisible();
  await accessible(page);
  await page.getByRole('link', { name: 'Каталог' }).click();
  await page.goBack();
  await expect(page.getByRole('button', { name: '1 318 604' }).first()).toBeVisible(); // pages go on being of the release that was read

  await page.getByRole('button', { name: 'Показать', exact: true }).click();
  await expect(page.getByRole('button', { name: '1 329 825' }).first()).toBeVisible();
  await expect(page.getByText('Вышел выпуск')).toHaveCount(0);
  await expect(page.locator('#content')).toBeFocused();
  await expect(page).toHaveURL(/municipality\/92701000$/);

  // A page that names its release says which is the newest, and no more.
  await pinned.clock.fastForward('10:00');
  await expect(pinned.getByText('Release 2 is chosen. The newest is 3.')).toBeVisible();
  await expect(pinned.getByText('is out')).toHaveCount(0);
  await pinned.getByRole('link', { name: 'Show the newest' }).click();
  await expect(pinned.getByRole('button', { name: '1,329,825' }).first()).toBeVisible();
});
