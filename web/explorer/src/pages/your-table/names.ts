import { bodyOf, dayOf, textOf, type Columns, type Sheet } from './sheet';

/** A name as a row asks for it. Rows that ask alike are decided once. */
export interface Asked {
  key: string;
  name: string;
  region: string;
  on: string; // the day, empty if none
  day: string; // as its first row has it
  rows: number[]; // that ask it, counted as spreadsheets do
}

/** What each row of a table asks, and a day that was not understood. */
export function namesOf(sheet: Sheet, columns: Columns): { asked: Asked[]; byRow: (Asked | undefined)[]; strange: { row: number; text: string }[] } {
  const found = new Map<string, Asked>();
  const strange: { row: number; text: string }[] = [];
  const byRow = bodyOf(sheet, columns).map((cells, i) => {
    const row = i + (columns.head ? 2 : 1);
    const name = textOf(cells[columns.name]);
    if (name === '') return undefined;
    const region = columns.region === null ? '' : textOf(cells[columns.region]);
    const day = columns.date === null ? '' : textOf(cells[columns.date]);
    const on = dayOf(day) ?? '';
    if (day && !on) strange.push({ row, text: day });
    const key = [name, region, on].join('\u001f');
    const asked = found.get(key) ?? { key, name, region, on, day: on && day, rows: [] };
    found.set(key, asked);
    asked.rows.push(row);
    return asked;
  });
  return { asked: [...found.values()], byRow, strange };
}

const longest = 501; // what is longer is no name for the hub either
const mostNames = 100; // that the API takes at once
const mostBytes = 60_000; // of names, in a body of 100 KB at most

/** A name as the hub is asked for it: no cell is too long for a request. */
export const cut = (name: string): string => name.slice(0, longest);

/** Cuts a list into pieces whose names fit into one request each. */
export const requestsOf = <T>(items: readonly T[], nameOf: (item: T) => string): T[][] => chunks(items, mostNames, mostBytes, (item) => 4 + 2 * cut(nameOf(item)).length);

/** Names of one region and day, few enough for one request. */
export interface Batch {
  region: string;
  on: string;
  asked: Asked[];
}

/** Puts names into batches: each has one region and one day. */
export function batches(all: readonly Asked[]): Batch[] {
  const groups = new Map<string, Asked[]>();
  for (const one of all) {
    const group = `${one.region}\u001f${one.on}`;
    const alike = groups.get(group);
    if (alike) alike.push(one);
    else groups.set(group, [one]);
  }
  return [...groups.values()].flatMap((group) => {
    const { region, on } = group[0]!;
    return requestsOf(group, ({ name }) => name).map((asked) => ({ region, on, asked }));
  });
}

/** Cuts a list into pieces of so many items and bytes at most. */
export function chunks<T>(items: readonly T[], most: number, bytes = Infinity, sizeOf: (item: T) => number = () => 0): T[][] {
  const pieces: T[][] = [];
  let size = 0;
  for (const item of items) {
    const last = pieces.at(-1);
    size += sizeOf(item);
    if (last && last.length < most && size <= bytes) last.push(item);
    else {
      pieces.push([item]);
      size = sizeOf(item);
    }
  }
  return pieces;
}
