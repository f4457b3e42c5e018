import type { Spot } from './place';

/** Where a tile is on the map of tiles, from the north-west. */
export interface Cell {
  column: number;
  row: number;
}

export interface TileLayout {
  size: number; // of a tile, in pixels
  letters: number;
  height: number;
  /** The upper left of a tile. */
  at: (cell: Cell) => Spot;
  /** Where the halves begin, if the map is in two. */
  halves?: { west: number; east: number };
}

const urals = 13; // the first column of the eastern half, which stands below the western one where there is little room
const gap = 2;
const heading = 22;

/** Lays tiles out in a width: in one piece, or in two halves where that makes the letters readable. */
export function tileLayout(cells: readonly Cell[], width: number, halved = width < 520): TileLayout {
  const columns = Math.max(urals, ...cells.map(({ column }) => column + 1));
  const across = halved ? urals : columns;
  const size = (width + gap) / across - gap;
  const rowsOf = (some: readonly Cell[]) => some.map(({ row }) => row);
  const top = (row: number) => row * (size + gap);
  const letters = Math.min(14, Math.max(8, size * 0.36));
  if (!halved) {
    const rows = Math.max(0, ...rowsOf(cells)) + 1;
    return { size, letters, height: top(rows) - gap, at: ({ column, row }) => ({ x: column * (size + gap), y: top(row) }) };
  }
  const isEast = ({ column }: Cell) => column >= urals;
  const western = rowsOf(cells.filter((cell) => !isEast(cell)));
  const eastern = rowsOf(cells.filter(isEast));
  const firstEastern = Math.min(...eastern, Infinity);
  const east = heading + top(Math.max(-1, ...western) + 1) + gap;
  const aside = across - (columns - urals); // the east stands on the right
  const shift = east + heading - top(Number.isFinite(firstEastern) ? firstEastern : 0);
  return {
    size,
    letters,
    height: (eastern.length > 0 ? shift + top(Math.max(...eastern) + 1) : east) - gap,
    at: (cell) => (isEast(cell) ? { x: (cell.column - urals + aside) * (size + gap), y: shift + top(cell.row) } : { x: cell.column * (size + gap), y: heading + top(cell.row) }),
    ...(eastern.length > 0 && { halves: { west: 0, east } }),
  };
}
