import { dayOf, textOf, width, type Cell, type Columns, type Sheet } from './sheet';

// Heads of columns as people write them. A cell such as «город Казань» is no head: its second word is a name.
const heads = {
  region: /^(регион\p{Ll}*|субъект\p{Ll}*|область|край|республика|region|oblast|subject|state|province)(?![\p{L}])/iu,
  date: /^(дата|день|год|период|на дату|date|day|year|period|as of)(?![\p{L}])/iu,
  name: /^(название|наименование|имя|город\p{Ll}*|место|мо|муниципал\p{Ll}*|населённый пункт|населенный пункт|район\p{Ll}*|территория|name|city|town|place|municipality|settlement|district)(?![\p{L}])/iu,
} as const;

const isHead = (text: string): boolean => Object.values(heads).some((head) => head.test(text)) && !/\s\p{Lu}(?=\p{Ll})/u.test(text);
const isNumber = (cell: Cell | undefined): boolean => /^[-+]?[\d\s.,]+%?$/.test(textOf(cell));

/** A day of our times: other numbers of four digits count something. */
const isDay = (cell: Cell | undefined): boolean => /^(19|20)/.test(dayOf(cell) ?? '');

/** Guesses which column has the names, which the region, which the day, and whether the first row is a head. */
export function guess(sheet: Sheet): Columns {
  const first = sheet.cells[0] ?? [];
  const rest = sheet.cells.slice(1, 101);
  const columns = Array.from({ length: width(sheet) }, (_, at) => at);
  const head = rest.length > 0 && (first.some((cell) => isHead(textOf(cell))) || columns.some((at) => textOf(first[at]) && !isNumber(first[at]) && rest.every((row) => isNumber(row[at]))));
  const rows = head ? rest : sheet.cells.slice(0, 100);

  const headed = (kind: RegExp, not: readonly (number | null)[]) => (head ? (columns.find((at) => !not.includes(at) && kind.test(textOf(first[at]))) ?? null) : null);
  const region = headed(heads.region, []);
  const date = head ? headed(heads.date, [region]) : (columns.find((at) => rows.length > 1 && rows.every((row) => isDay(row[at]))) ?? null);
  const name = headed(heads.name, [region, date]) ?? mostNames(columns.filter((at) => at !== region && at !== date), rows) ?? 0;
  return { head, name, region: region === name ? null : region, date: date === name ? null : date };
}

/** The column with most different words; the first of several. */
function mostNames(columns: readonly number[], rows: readonly (readonly Cell[])[]): number | undefined {
  const counts = columns.map((at) => new Set(rows.map((row) => textOf(row[at])).filter((text) => /\p{L}{2}/u.test(text))).size);
  return columns[counts.indexOf(Math.max(...counts))];
}
