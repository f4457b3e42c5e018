import type { Sheet } from './sheet';

/** Why a table cannot be read, which the page says in words. */
export type Trouble =
  | { kind: 'empty' | 'old-workbook' | 'not-a-table' | 'broken-workbook' | 'too-large' }
  | { kind: 'too-many'; rows: number }
  | { kind: 'quote'; row: number };

export class ReadError extends Error {
  constructor(readonly trouble: Trouble) {
    super(trouble.kind);
  }
}

export const mostRows = 20_000;
const megabyte = 1_000_000;
export const mostMegabytes = 20;

/** Reads a table from text: CSV with any separator, or cells that were copied from a spreadsheet. */
export async function readText(text: string, name = ''): Promise<Sheet> {
  const { default: Papa } = await import('papaparse');
  if (text.trim() === '') throw new ReadError({ kind: 'empty' });
  const separated = /[\t;|]|,(?! )/.test(text); // otherwise each line is one name: «Киров, Калужская область»
  const { data, errors, meta } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy', delimiter: !separated ? '\u001f' : text.includes('\t') ? '\t' : '', delimitersToGuess: [';', ',', '|'] });
  const quote = errors.find(({ type }) => type === 'Quotes');
  if (quote) throw new ReadError({ kind: 'quote', row: (quote.row ?? 0) + 1 });
  return checked({ name, cells: data, ...(meta.delimiter.length === 1 && ',;'.includes(meta.delimiter) && { separator: meta.delimiter }) });
}

/** Reads a file: each sheet of a workbook that has cells, or the one table of a text. */
export async function readFile(file: File): Promise<readonly Sheet[]> {
  if (file.size > mostMegabytes * megabyte) throw new ReadError({ kind: 'too-large' });
  const bytes = await file.arrayBuffer();
  const begins = new Uint8Array(bytes.slice(0, 4));
  if (begins[0] === 0xd0 && begins[1] === 0xcf) throw new ReadError({ kind: 'old-workbook' });
  if (begins[0] === 0x50 && begins[1] === 0x4b) return readWorkbook(bytes, file.name);
  const text = decoded(bytes);
  if (text.includes('\0')) throw new ReadError({ kind: 'not-a-table' });
  return [await readText(text, file.name)];
}

async function readWorkbook(bytes: ArrayBuffer, name: string): Promise<readonly Sheet[]> {
  const { default: read } = await import('read-excel-file/universal'); // the one for browsers starts workers that the page's policy forbids
  const sheets = await read(bytes).catch(() => {
    throw new ReadError({ kind: 'broken-workbook' });
  });
  const filled = sheets.filter(({ data }) => data.length > 0);
  if (filled.length === 0) throw new ReadError({ kind: 'empty' });
  return filled.map(({ sheet, data }) => checked({ name: filled.length > 1 ? sheet : name, cells: data as Sheet['cells'] }));
}

function checked(sheet: Sheet): Sheet {
  if (sheet.cells.length === 0) throw new ReadError({ kind: 'empty' });
  if (sheet.cells.length > mostRows) throw new ReadError({ kind: 'too-many', rows: sheet.cells.length });
  return sheet;
}

/** Text of a file in the encodings of spreadsheets: UTF-8, UTF-16 with its mark, or else Windows-1251, which Russian Excel writes. */
function decoded(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes.slice(0, 2));
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
}
