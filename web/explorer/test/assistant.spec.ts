import { accessible, expect, open, test } from './page.ts';

test('a request is answered with reasons and sources to copy, and is in no address, history or storage', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(decodeURIComponent(request.url())));
  await open(page, 'ru/assistant');
  await page.getByRole('textbox', { name: 'Текст обращения' }).fill('Пишет Иванова. На улице в Казани год не чинят ямы на дороге. Кто отвечает за ремонт дороги?');
  const [answer] = await Promise.all([page.waitForResponse((response) => response.request().method() === 'POST'), page.getByRole('button', { name: 'Найти, что относится' }).click()]);
  expect(answer.headers()['cache-control']).toBe('no-store');
  expect(answer.request().headers()['cache-control']).toBe('no-store');

  const law = page.getByRole('region', { name: 'Законы и статьи' }).getByRole('listitem').first();
  await expect(law).toContainText('257-ФЗ');
  await expect(law).toContainText('Общие слова: ямы → автомобильных');
  await expect(law).toContainText('Источник:');
  await accessible(page);

  await page.getByRole('button', { name: 'Скопировать со ссылками' }).click();
  await expect(page.getByRole('button', { name: 'Скопировано' })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^Что относится к обращению \(govhub, выпуск 1\)\n/);
  expect(copied).toMatch(/— Федеральный закон [^\n]*257-ФЗ[^\n]* \[1\]\n/);
  expect(copied).toMatch(/Источники\n\[1\] .*Текст : электронный/);

  expect(asked.filter((url) => /Иванова|дорог/.test(url))).toEqual([]);
  expect(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage, history.state]))).not.toContain('Иванова');
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Текст обращения' })).toHaveValue('');
});

test('two examples teach what it does, and a text that is too long says so', async ({ page }) => {
  await open(page, 'en/assistant');
  await page.getByRole('button', { name: 'A complaint about a road' }).click();
  await expect(page.getByRole('region', { name: 'Places' }).getByRole('link', { name: 'Kazan urban okrug' })).toBeVisible();
  await page.getByRole('textbox').fill('a'.repeat(10_001));
  await expect(page.getByRole('status').filter({ hasText: '10,001 characters' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Find what bears on it' })).toBeDisabled();
});
