import readWorkbook from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { standingOf, suggestionOf } from './decide';
import { guess } from './guess';
import type { Meaning, Place } from './match';
import { merge } from './merge';
import { batches, chunks, namesOf } from './names';
import { readFile, readText, ReadError } from './read';
import { dayOf, type Sheet } from './sheet';
import { csvOf, workbookOf } from './write';

const file = (content: BlobPart, name = 'towns.csv') => new File([content], name);
const columns = { head: true, name: 0, region: null, date: null };

describe('a table is read', () => {
  test.each([
    ['cells of a spreadsheet', 'Город\tКод\nКазань\t01512000\n', [['Город', 'Код'], ['Казань', '01512000']], undefined],
    ['semicolons', 'Город;Доля\r\nКазань;1,5\r\n', [['Город', 'Доля'], ['Казань', '1,5']], ';'],
    ['commas and quotes', 'town,note\n"Kazan","a, ""b"""\n', [['town', 'note'], ['Kazan', 'a, "b"']], ','],
    ['one name a line', 'Казань\n\nКиров, Калужская область\n', [['Казань'], ['Киров, Калужская область']], undefined],
  ])('%s', async (_, text, cells, separator) => {
    const sheet = await readText(text);
    expect(sheet.cells).toEqual(cells);
    expect(sheet.separator).toBe(separator);
  });

  test('in the encodings of Russian spreadsheets', async () => {
    const windows = new Uint8Array([0xca, 0xe0, 0xe7, 0xe0, 0xed, 0xfc, 0x3b, 0x31]); // Казань;1
    const utf16 = new Uint8Array([0xff, 0xfe, ...[...'Казань\t1'].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8])]);
    expect((await readFile(file(windows)))[0]!.cells).toEqual([['Казань', '1']]);
    expect((await readFile(file(utf16)))[0]!.cells).toEqual([['Казань', '1']]);
  });

  test.each([
    ['nothing', ' \n', { kind: 'empty' }],
    ['a quotation mark that is not closed', 'a,b\n"c,d\n', { kind: 'quote', row: 2 }],
    ['a workbook of the former format', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), { kind: 'old-workbook' }],
    ['a damaged workbook', new Uint8Array([0x50, 0x4b, 3, 4, 0]), { kind: 'broken-workbook' }],
    ['a picture', new Uint8Array([0x89, 0x50, 0, 0]), { kind: 'not-a-table' }],
    ['too many rows', 'x\n'.repeat(20_001), { kind: 'too-many', rows: 20_001 }],
  ])('but not %s', async (_, content, trouble) => {
    await expect(readFile(file(content))).rejects.toEqual(new ReadError(trouble as ReadError['trouble']));
    await expect(readFile(file(content))).rejects.toMatchObject({ trouble });
  });
});

describe('columns are guessed', () => {
  test.each([
    ['by their heads', [['№', 'Субъект РФ', 'Наименование МО', 'Год'], ['1', 'Татарстан', 'Казань', '2024']], { head: true, name: 2, region: 1, date: 3 }],
    ['a head is no town', [['город Казань'], ['Москва']], { head: false, name: 0, region: null, date: null }],
    ['by what is in them', [['120', 'Казань'], ['7', 'Тула'], ['9', 'Тула']], { head: false, name: 1, region: null, date: null }],
    ['a count is no year', [['Казань', '2400'], ['Тула', '1200']], { head: false, name: 0, region: null, date: null }],
    ['by numbers below words', [['Где', 'Сколько'], ['Казань', '120'], ['Тула', '7']], { head: true, name: 0, region: null, date: null }],
  ])('%s', (_, cells, found) => {
    expect(guess({ name: '', cells } satisfies Sheet)).toEqual(found);
  });
});

test('days are read as people write them', () => {
  expect(['2018', '2018 г.', 2018, '2018-05', '01.05.2018', '5.2018', new Date('2018-05-01T00:00:00Z')].map((cell) => dayOf(cell))).toEqual(['2018-01-01', '2018-01-01', '2018-01-01', '2018-05-01', '2018-05-01', '2018-05-01', '2018-05-01']);
  expect(['', 'вчера', '31.02.2018', 120, '20180501'].map((cell) => dayOf(cell))).toEqual(Array(5).fill(undefined));
});

test('equal names are asked once, those of a region and day together, a hundred at a time', () => {
  const cells = [['Город', 'Регион', 'Год'], ['Киров', 'Калужская область', '2018'], ['', '', ''], ['Киров', '', 'давно'], ['Киров', 'Калужская область', '2018']];
  const { asked, byRow, strange } = namesOf({ name: '', cells }, { head: true, name: 0, region: 1, date: 2 });
  expect(asked.map(({ name, region, on, rows }) => [name, region, on, rows])).toEqual([
    ['Киров', 'Калужская область', '2018-01-01', [2, 5]],
    ['Киров', '', '', [4]],
  ]);
  expect(byRow[1]).toBeUndefined();
  expect(strange).toEqual([{ row: 4, text: 'давно' }]);

  const many = Array.from({ length: 5000 }, (_, i) => ({ key: `${i}`, name: `Место ${i}`, region: '', on: '', day: '', rows: [i] }));
  expect(batches(many).map(({ asked: some }) => some.length)).toEqual(Array(50).fill(100));
  expect(chunks(['aaa', 'bb', 'c', 'dddd'], 3, 5, (text) => text.length)).toEqual([['aaa', 'bb'], ['c', 'dddd']]);
});

const asked = { key: 'k', name: 'Козань', region: '', on: '', day: '', rows: [2] };
const place = (name: string, score: number, region: string): Place => ({ id: `municipality:${name}`, oktmo: '01512000', name, kind: 'URBAN_OKRUG', ended: false, population: 1, region, score, matched: { reason: 'TYPO', text: name } });
const meaning = (...places: Place[]): Meaning => ({ decision: 'UNSURE', reason: 'NONE_GOOD', places, strangeRegion: false, group: 'open' });
const standing = (...places: Place[]) => standingOf(asked, new Map([['k', meaning(...places)]]), new Map());

test('the likely place is the one that nothing elsewhere is nearly as like', () => {
  const kazan = place('Казань', 0.71, 'Татарстан');
  expect(suggestionOf(standing(kazan, place('Копани', 0.49, 'Другой край')))).toBe(kazan);
  expect(suggestionOf(standing(kazan, place('Казанский район', 0.7, 'Татарстан')))).toBe(kazan);
  expect(suggestionOf(standing(kazan, place('Рязань', 0.7, 'Другой край')))).toBeUndefined();
  expect(suggestionOf(standing(place('Копани', 0.5, 'Край')))).toBeUndefined();
  expect(standingOf(asked, new Map([['k', meaning(kazan)]]), new Map([['k', null]])).state).toBe('none');
});

test('the table comes back with its cells as they were, in a workbook and in CSV that other programs open', async () => {
  const day = new Date('2024-05-01T00:00:00Z');
  const sheet: Sheet = { name: '', cells: [['Город', 'Код', 'Доля', 'День'], ['Козань', '007', 1.5, day], ['=1+1', 'a\u0001<b', null, true]] };
  const rows = [standing(place('Казань', 0.71, 'Татарстан')), undefined].map((one) => one && { ...one, place: one.meaning!.places[0]! });
  const merged = merge(sheet, columns, rows, [{ title: 'Код', cell: (one) => one?.place?.oktmo ?? null }, { title: 'Имя', cell: (one) => (one ? '-Казань' : null) }], undefined);
  expect(merged.head).toEqual(['Город', 'Код', 'Доля', 'День', 'Код (govhub)', 'Имя']);

  const workbook = await workbookOf(merged, [['О таблице', ''], ['Выпуск', '12']], { rows: 'Таблица', about: 'О таблице' });
  const [table, about] = await readWorkbook(Buffer.from(await workbook.arrayBuffer()));
  expect(table).toEqual({ sheet: 'Таблица', data: [merged.head, ['Козань', '007', 1.5, day, '01512000', '-Казань'], ['=1+1', 'a<b', null, true, null, null]] });
  expect(about).toMatchObject({ sheet: 'О таблице', data: [['О таблице', null], ['Выпуск', '12']] });

  const csv = await (await csvOf(merged, ';')).text();
  expect(csv.split('\r\n').slice(1)).toEqual(["Козань;007;1.5;2024-05-01;01512000;'-Казань", '=1+1;a\u0001<b;;true;;', '']);
});
