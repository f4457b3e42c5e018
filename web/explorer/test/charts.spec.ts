import { readFileSync } from 'node:fs';
import { accessible, expect, open, rest, test } from './page.ts';

test('the course of two indicators is six interactions away, and is in the address', async ({ page }) => {
  await open(page, 'ru');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('заявки на конкурс лучшая муниципальная практика');
  await page.getByRole('option', { name: /Заявки на конкурс/ }).first().click();
  await page.getByRole('tab', { name: 'График' }).click();
  await page.getByLabel('С какого времени').selectOption('2023');
  await page.getByLabel('Второй показатель').selectOption('best-practice-winners');
  await expect(page).toHaveURL(/start=2023&with=best-practice-winners$/);
  await expect(page.getByRole('figure', { name: 'Заявки на конкурс «Лучшая муниципальная практика»' })).toContainText(/Россия: с .+ \(2023\) до/);
  await expect(page.getByRole('figure', { name: 'Победители конкурса «Лучшая муниципальная практика»' })).toContainText('Россия:');
  await rest(page);
  await accessible(page);
});

test('the places that gained most rank are five interactions away', async ({ page }) => {
  await open(page, 'ru');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('зарплата');
  await page.getByRole('option', { name: /Средняя заработная плата/ }).first().click();
  await page.getByRole('tab', { name: 'Рейтинг' }).click();
  await page.getByLabel('Порядок').selectOption('по росту ранга');
  await expect(page).toHaveURL(/view=ranking&by=rise$/);
  await expect(page.getByText(/^Сильнее всего — .+ выше\. В сравнении — \d+\s(регион|региона|регионов)\.$/)).toBeVisible();
});

test('a chart is read by keys, has its table, and is a picture and a file', async ({ page }) => {
  await open(page, 'en/indicator/service-applications?view=ranking&period=2026');
  const figure = page.getByRole('figure');
  const chart = figure.getByRole('application');
  await expect(chart).toHaveAccessibleName(/^Applications.*First is Khanty-Mansi.*: 2,190/);
  await chart.focus();
  await page.keyboard.press('Home');
  await expect(figure.getByText(/^1\. Khanty-Mansi.*: 2,190/)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(figure.getByText(/^2\. .*Tatarstan: /)).toBeVisible();
  await figure.getByRole('button', { name: 'Show the table' }).click();
  await expect(figure.getByRole('table').getByRole('row', { name: /Khanty-Mansi/ })).toContainText('2,190');
  for (const kind of ['SVG', 'CSV', 'PNG'] as const) {
    const saved = page.waitForEvent('download');
    await figure.getByRole('button', { name: kind, exact: true }).click();
    const file = await saved;
    expect(file.suggestedFilename()).toBe(`service-applications-ranking.${kind.toLowerCase()}`);
    const content = readFileSync(await file.path());
    if (kind === 'PNG') expect(content.subarray(1, 4).toString()).toBe('PNG');
    else expect(content.toString().replaceAll(/<[^>]*>/g, ' ')).toMatch(/Release[^]*Khanty-Mansi[^]*2190|Khanty-Mansi[^]*2,190[^]*Release 1 /);
  }
  await accessible(page);
});

test('a place is marked in the distribution, and what was chosen stays in other views', async ({ page }) => {
  await open(page, 'ru/indicator/region-population?view=distribution&places=92000000');
  await expect(page.getByRole('figure')).toContainText(/Республика Татарстан: 4\s019\s606\sчеловек, больше, чем у 90\s% из них/);
  await page.getByRole('tab', { name: 'Рейтинг' }).click();
  await expect(page).toHaveURL(/view=ranking&places=92000000$|places=92000000&view=ranking$/);
  await page.getByRole('button', { name: /^Убрать: .*Татарстан$/ }).click();
  await expect(page).not.toHaveURL(/places=/);
});
