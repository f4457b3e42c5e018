import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import readWorkbook from 'read-excel-file/node';
import { startHub, type Hub } from './hub.ts';
import { expect, rest, test } from './page.ts';

// What people come for. Each task starts at the first page and reaches a value on screen in at most five interactions: a click, a key,
// or a text with its key; tools may take one more. Nobody writes GraphQL. Release 1 is the bundle; release 2 has what the bundle lacks for them.
let hub: Hub;
test.describe.configure({ mode: 'default' }); // one hub for all
test.use({ locale: 'ru-RU' });
test.beforeAll(async () => {
  hub = await startHub('test/tasks');
});
test.afterAll(() => hub.stop());

/** A reader at the first page, who counts interactions. */
async function reader(page: Page, most = 5) {
  let count = 0;
  const interact = async (what: () => Promise<unknown>) => {
    expect(++count, 'interactions').toBeLessThanOrEqual(most);
    await what();
  };
  await page.goto(hub.url);
  await rest(page);
  return {
    click: (on: Locator) => interact(() => on.click()),
    choose: (on: Locator, value: string) => interact(() => on.selectOption(value)),
    paste: (on: Locator, text: string) => interact(() => on.fill(text)),
    /** Opens the finder, writes, and takes what it offers under this name. */
    find: async (text: string, name: RegExp) => {
      await interact(() => page.keyboard.press('Control+k'));
      await interact(() => page.getByRole('combobox').fill(text));
      await interact(() => page.getByRole('option', { name }).first().click());
    },
  };
}

const section = (page: Page, name: RegExp) => page.getByRole('region', { name });

test('the population of a municipality, and its source', async ({ page }) => {
  const { find, click } = await reader(page);
  await find('Казань', /город Казань.*Республика Татарстан/);
  await click(page.getByRole('button', { name: '1 318 604' }).first());
  await expect(page.getByRole('dialog')).toContainText('Реестр муниципальных образований');
});

test('who heads Kazan', async ({ page }) => {
  const { find } = await reader(page);
  await find('Казань', /город Казань.*Республика Татарстан/);
  await expect(section(page, /^В должности/).getByRole('row', { name: /Ильсур Метшин.*Мэр Казани/ })).toBeVisible();
});

test('what Yugra entered in 2026', async ({ page }) => {
  const { click } = await reader(page);
  await click(page.getByRole('link', { name: /^Ханты-Мансийский.*заяв/ }));
  await expect(section(page, /Заявки на премии/).getByRole('row', { name: /Отчет Главы: Новые горизонты.*2025\/2026/ })).toBeVisible();
});

test('which practices come from Tatarstan', async ({ page }) => {
  const { click } = await reader(page);
  await click(page.getByRole('link', { name: /^Республика Татарстан.*заяв/ }));
  await expect(section(page, /Практики/).getByRole('link', { name: 'Казань. Единство в многообразии' })).toBeVisible();
});

test('what became of Serpukhov district', async ({ page }) => {
  const { find } = await reader(page);
  await find('Серпуховский район', /Серпуховский муниципальный район.*упразднено/);
  await expect(page.getByText('Не существует с 1 января 2019')).toBeVisible();
  await expect(page.getByText(/вошёл в городской округ Серпухов/).first()).toBeVisible();
});

test('what two sources say of the forum of 2024', async ({ page }) => {
  const { click } = await reader(page);
  await click(page.getByRole('link', { name: /форумов/ }));
  await click(page.getByRole('link', { name: 'I Всероссийский муниципальный форум «Малая Родина — сила России»', exact: true }));
  const row = section(page, /В чём источники расходятся/).getByRole('row', { name: /участники/i });
  await expect(row).toContainText('7 000');
  await expect(row).toContainText('7 500');
});

test('the licence of a figure', async ({ page }) => {
  const { find, click } = await reader(page);
  await find('Казань', /город Казань.*Республика Татарстан/);
  await click(page.getByRole('button', { name: '1 318 604' }).first());
  await expect(page.getByRole('dialog')).toContainText('CC-BY-4.0');
});

test('what changed in the last release', async ({ page }) => {
  const { click } = await reader(page);
  await click(page.getByRole('navigation').getByRole('link', { name: 'Данные' }));
  await expect(section(page, /Что изменилось в выпуске 2/).getByRole('row', { name: /Преобразования 1 0 0/ })).toBeVisible();
});

test('what changed in one region', async ({ page }) => {
  const { find } = await reader(page);
  await find('Московская область', /^Московская область/);
  await expect(section(page, /Изменения между выпусками/)).toContainText(/Выпуск 2.*изменено.*Население.*→.*8\s700\s000/);
});

test('a municipality among its peers in income', async ({ page }) => {
  const { find, click } = await reader(page);
  await find('Казань', /город Казань.*Республика Татарстан/);
  const income = section(page, /^Показатели/).getByRole('row', { name: /^Доходы населения на одного жителя/ });
  await click(income.getByRole('button', { name: '3 из 6' }));
  await expect(page.getByRole('dialog')).toContainText(/Место 3 из 6.*Медиана: 56\s500.*Наибольшее: город Красноярск, 70\s500/);
});

test('the course of two indicators since 2015', async ({ page }) => {
  const { find, click, choose } = await reader(page, 6);
  await find('отремонтированные дороги', /^Отремонтированные дороги/);
  await click(page.getByRole('tab', { name: 'График' }));
  await choose(page.getByLabel('С какого времени'), '2015');
  await choose(page.getByLabel('Второй показатель'), 'schools-built');
  await expect(page.getByRole('figure', { name: 'Отремонтированные дороги' })).toContainText(/с 120.*\(2015\) до 210.*\(2024\)/);
  await expect(page.getByRole('figure', { name: 'Построенные школы' })).toContainText(/с 42.*\(2015\) до 51.*\(2024\)/);
});

test('a CSV of all finalists', async ({ page }) => {
  const { click } = await reader(page);
  await click(page.getByRole('link', { name: /заявк. на премию/ }));
  await click(page.getByRole('checkbox', { name: /^финалист/ }));
  await click(page.getByRole('button', { name: 'Скачать' }));
  const [download] = await Promise.all([page.waitForEvent('download'), click(page.getByRole('link', { name: /CSV/ }).first())]);
  expect(readFileSync(await download.path(), 'utf8').trim().split('\n')).toHaveLength(1 + 58);
});

test('a citation by ГОСТ', async ({ page }) => {
  const { find } = await reader(page);
  await find('Казань', /город Казань.*Республика Татарстан/);
  await expect(section(page, /Как сослаться/).getByRole('tabpanel', { name: 'ГОСТ' })).toContainText(/городской округ город Казань.*Текст : электронный.*выпуск 2/);
});

interface Stated {
  value: string;
  region: { name: string; population: { value: string } | null };
}

const misspelt = ['Козань', 'Новосибирскк', 'Екатеринбрг', 'Нижний Новгородд', 'Уффа', 'Ростов на Доне', 'Красноярс', 'Воронешь', 'Волгаград', 'Красадар', 'Саратав', 'Тюменть', 'Ижевс', 'Барнаулл', 'Ульяновскк', 'Иркуцк', 'Хабаровскк', 'Яраславль', 'Томскк', 'Аренбург'];

test('a table of 20 misspelt towns, completed with population', async ({ page }) => {
  const { click, paste } = await reader(page, 6);
  await click(page.getByRole('navigation').getByRole('link', { name: 'Ваша таблица' }));
  await paste(page.getByRole('textbox'), ['Город', ...misspelt].join('\n'));
  await click(page.getByRole('button', { name: 'Найти места' }));
  await click(page.getByRole('button', { name: /Принять вероятные/ }));
  await expect(page.getByRole('region', { name: 'Дополненная таблица' }).getByRole('row', { name: /^Аренбург 53701000.*550 344/ })).toBeVisible();
  const [download] = await Promise.all([page.waitForEvent('download'), click(page.getByRole('button', { name: 'Скачать XLSX' }))]);
  const [towns, about] = await readWorkbook(await download.path());
  expect(towns!.data).toHaveLength(1 + misspelt.length);
  expect(towns!.data.slice(1).map(([name]) => name)).toEqual(misspelt);
  expect(towns!.data.slice(1).every(([, code, , , people]) => /^\d{8}$/.test(String(code)) && typeof people === 'number' && people > 100_000)).toBe(true);
  expect(towns!.data[1]).toEqual(['Козань', '92701000', 'выбрано вами: опечатка', 'городской округ город Казань', 1318604, '2024-01-01']);
  expect(about!.data[1]![1]).toMatch(/^2, опубликован /);
  expect(about!.data.map(([title]) => title)).toContain('Реестр муниципальных образований');
});

test('the region with most applications per head', async ({ page }) => {
  const { click } = await reader(page, 6);
  await click(page.getByRole('link', { name: /^Премии и обучение/ }));
  await click(page.getByRole('link', { name: 'На 100 тыс. жителей' }));
  const query = `{
    applications: observations(first: 100, filter: { indicator: { slug: { eq: "service-applications" } }, period: { eq: "2026" }, breakdown: { eq: "_T" }, placeLevel: { eq: REGION } }) {
      nodes { value region { name population: valueObservation(indicator: "region-population") { value } } }
    }
  }`;
  const answer = await (await page.request.post(`${hub.url}graphql?lang=ru`, { data: { query } })).json();
  const perHead = (answer.data.applications.nodes as Stated[]).flatMap(({ value, region }) => (region.population ? [{ name: region.name, value: (100_000 * Number(value)) / Number(region.population.value) }] : []));
  const most = perHead.toSorted((a, b) => b.value - a.value)[0]!;
  const written = most.value.toFixed(1).replace('.', ',');
  await expect(section(page, /^Регионы/).getByRole('figure', { name: 'Заявки', exact: true })).toContainText(`на 100 тыс. жителей в сезоне 2025/2026: ${most.name} — ${written}.`);
});

test('a chart embedded', async ({ page }) => {
  const { click } = await reader(page, 6);
  await click(page.getByRole('link', { name: /^Премии и обучение/ }).first());
  const figure = page.getByRole('figure', { name: /Служение/ }).first();
  await click(figure.getByRole('button', { name: 'Встроить' }));
  await expect(figure.frameLocator('iframe').getByRole('application')).toBeVisible(); // how it will look
  const code = figure.getByText('<iframe');
  await expect(code).toHaveText(/title="[^"]*Служение/);
  const address = /src="([^"]+)"/.exec((await code.textContent())!)![1]!.replaceAll('&amp;', '&');
  expect(address).toBe(`${hub.url}embed/ru/awards?release=2&figure=service-seasons`);
  await page.goto(address.replace('release=2', 'release=1')); // when there is a newer release
  await rest(page);
  const newer = page.getByRole('link', { name: 'Есть более новые данные' });
  await expect(newer).toHaveAttribute('href', '/hub/ru/awards');
});

test('the answer of the assistant to a complaint about a road', async ({ page }) => {
  const { click, paste } = await reader(page, 6);
  await click(page.getByRole('navigation').getByRole('link', { name: 'Помощник' }));
  await paste(page.getByRole('textbox'), 'На нашей улице в Казани год не чинят ямы на дороге. Кто отвечает за ремонт дороги?');
  await click(page.getByRole('button', { name: 'Найти, что относится' }));
  await expect(section(page, /Законы и статьи/).getByRole('link', { name: /257-ФЗ «Об автомобильных дорогах/ }).first()).toBeVisible();
  await expect(section(page, /Места/).getByRole('link', { name: /город Казань/ })).toBeVisible();
});

// The same by keys alone: Tab, Enter, Escape and ⌘K.
test('a page is found, read and left without a mouse', async ({ page }) => {
  await page.goto(hub.url);
  await rest(page);
  await page.keyboard.press('Tab');
  await expect(page.locator(':focus')).toHaveText('Перейти к содержанию');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('Казань');
  await expect(page.getByRole('option', { selected: true })).toContainText('Республика Татарстан');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/municipality\/92701000$/);
  const figure = page.getByRole('button', { name: '1 318 604' }).first();
  for (let i = 0; i < 60 && !(await figure.evaluate((element) => element === document.activeElement)); i++) await page.keyboard.press('Tab');
  await expect(figure).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('Реестр муниципальных образований');
  await page.keyboard.press('Escape');
  await expect(figure).toBeFocused();
});
