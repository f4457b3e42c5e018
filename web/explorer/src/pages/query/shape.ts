// How an answer is laid out for reading: values of single things as facts, lists as tables.

export type Path = readonly string[];
type Row = Record<string, unknown>;

export interface Fact {
  path: Path;
  value: unknown;
}

/** Facts and a list of one place in an answer. */
export interface Block {
  path: Path;
  facts: readonly Fact[];
  table?: Table;
}

export interface Table {
  columns: readonly Path[];
  rows: readonly unknown[];
  total?: number;
  /** The hub makes a file of such a list, if the query asks for it alone. */
  file: boolean;
}

const isObject = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
const isScalar = (value: unknown): boolean => typeof value !== 'object' || value === null;
const isScalars = (value: unknown): boolean => Array.isArray(value) && value.every(isScalar);

/** Lists of objects: written out, or as a connection with nodes or edges. */
function listOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return isScalars(value) && value.length > 0 ? undefined : value;
  if (!isObject(value)) return undefined;
  if (Array.isArray(value['nodes'])) return value['nodes'];
  if (Array.isArray(value['edges'])) return value['edges'].map(({ node, cursor, ...edge }: Row) => ({ ...(node as Row), ...edge }));
  return undefined;
}

const hasLists = (value: unknown): boolean => listOf(value) !== undefined || (isObject(value) && Object.values(value).some(hasLists));

/** Lays an answer out in blocks, in its own order. */
export function blocksOf(value: unknown, path: Path = []): Block[] {
  const list = path.length > 0 || Array.isArray(value) ? listOf(value) : undefined; // a field of the root may be called nodes
  if (list) return [{ path, facts: isObject(value) ? beside(value) : [], table: tableOf(value, list) }];
  if (!isObject(value)) return [{ path, facts: [{ path: [], value }] }];

  const facts: Fact[] = [];
  const below: Block[] = [];
  for (const [name, member] of Object.entries(value)) {
    const own = isObject(member) && (path.length === 0 || hasLists(member));
    if (own || listOf(member)) below.push(...blocksOf(member, [...path, name]));
    else facts.push(...flat({ [name]: member }));
  }
  return facts.length > 0 ? [{ path, facts }, ...below] : below;
}

/** What stands beside the rows of a connection, such as a group of all. */
function beside({ nodes, edges, pageInfo, totalCount, columns, ...rest }: Row): Fact[] {
  return flat(rest);
}

/** The values of an object and of those in it, but for what is in lists. */
function flat(value: Row, path: Path = []): Fact[] {
  return Object.entries(value).flatMap(([name, member]) => {
    if (name === '__typename') return [];
    return isObject(member) && !listOf(member) ? flat(member, [...path, name]) : [{ path: [...path, name], value: member }];
  });
}

function tableOf(value: unknown, list: readonly unknown[]): Table {
  const total = isObject(value) ? value['totalCount'] : undefined;
  const rows = withNamedValues(value, list);
  const columns = new Map<string, Path>();
  for (const row of rows) for (const { path } of isObject(row) ? flat(row) : [{ path: [] }]) columns.set(path.join('.'), path);
  const file = isObject(value) ? !beside(value).some((fact) => listOf(fact.value)) : hasPoints(list);
  return { columns: leaves([...columns.values()]), rows, file, ...(typeof total === 'number' && { total }) };
}

/** Where one row has null and another an object, the columns of the object are enough. */
const leaves = (columns: readonly Path[]): Path[] => columns.filter((one) => !columns.some((other) => other.length > one.length && one.every((name, i) => other[i] === name)));

/** Series are no connection, but can be files: a line for each point. */
const hasPoints = (rows: readonly unknown[]): boolean => isObject(rows[0]) && Object.values(rows[0]).filter((member) => listOf(member)).length === 1 && 'points' in rows[0];

/** The field table has its values in a list, which its columns name. */
function withNamedValues(value: unknown, rows: readonly unknown[]): readonly unknown[] {
  const names = isObject(value) && Array.isArray(value['columns']) ? (value['columns'] as Row[]).map(({ name }) => name) : [];
  if (names.length === 0 || !names.every((name) => typeof name === 'string')) return rows;
  return (rows as Row[]).map(({ values, ...row }) => (Array.isArray(values) ? { ...row, ...Object.fromEntries(names.map((name, i) => [name, values[i]])) } : row));
}

/** Returns what a row has at a path. */
export const at = (row: unknown, path: Path): unknown => path.reduce((value, name) => (isObject(value) ? value[name] : undefined), row);
