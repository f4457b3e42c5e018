import { accessible, expect, open, test } from './page.ts';

test('a pasted table gets its codes: what is unsure is decided by keys, and nothing of it is in an address or kept', async ({ page }) => {
  const asked: { url: string; method: string; keeps: string | undefined }[] = [];
  page.on('request', (request) => /graphql/.test(request.url()) && asked.push({ url: decodeURIComponent(request.url()), method: request.method(), keeps: request.headers()['cache-control'] }));
  await open(page, 'ru/your-table');
  await page.getByRole('textbox').fill('Город\tКод\nКозань\t007\nв Нижнем Тагиле\t008\nАтлантида\t009');
  await page.getByRole('button', { name: 'Найти места' }).click();

  const kazan = page.getByRole('group', { name: /^Козань/ });
  await kazan.getByRole('radio').first().focus();
  await page.keyboard.press('Space');
  const table = page.getByRole('region', { name: 'Дополненная таблица' }).getByRole('table');
  await expect(table.getByRole('row', { name: /^Козань 007 92701000 выбрано вами: опечатка/ })).toBeVisible();
  await expect(table.getByRole('row', { name: /^в Нижнем Тагиле 008 65751000 найдено: форма слова/ })).toBeVisible();
  await expect(table.getByRole('row', { name: /^Атлантида 009 не найдено/ })).toBeVisible();

  await page.getByRole('checkbox', { name: 'Регион' }).check();
  await expect(page).toHaveURL(/your-table\?add=name&add=region&add=population$/);
  await expect(table.getByRole('cell', { name: 'Республика Татарстан' })).toBeVisible();
  await accessible(page);

  const pasted = asked.filter(({ method }) => method === 'POST');
  expect(pasted.length).toBeGreaterThan(0);
  expect(pasted.every(({ keeps }) => keeps === 'no-store')).toBe(true);
  expect(asked.filter(({ url }) => /Козань|Тагил|92701000/.test(url))).toEqual([]);
  expect(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage, history.state]))).not.toContain('Козань');

  await page.getByRole('banner').getByRole('link', { name: 'In English' }).click();
  await expect(page.getByRole('region', { name: 'Your table, completed' }).getByRole('row', { name: /^Козань 007 92701000 chosen by you/ })).toBeVisible();
});

test('a file that is no table says so, and what to do', async ({ page }) => {
  await open(page, 'en/your-table');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Choose a file' }).click()]);
  await chooser.setFiles({ name: 'towns.xls', mimeType: 'application/vnd.ms-excel', buffer: Buffer.from([0xd0, 0xcf, 0x11, 0xe0]) });
  await expect(page.getByRole('alert')).toContainText('Save it as .xlsx');
});
