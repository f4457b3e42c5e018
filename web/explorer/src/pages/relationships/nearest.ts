interface Placed {
  id: string;
  x: number;
  y: number;
}

/** Returns what lies nearest in a direction; what lies aside counts as farther. */
export function nearest(from: { x: number; y: number }, others: readonly Placed[], direction: number): string | undefined {
  let [best, least]: [string | undefined, number] = [undefined, Infinity];
  for (const { id, x, y } of others) {
    const [dx, dy] = [x - from.x, y - from.y];
    const [along, aside] = [[dx, dy, -dx, -dy][direction]!, Math.abs(direction % 2 === 0 ? dy : dx)];
    const distance = along + 2 * aside;
    if (along > 0 && distance < least) [best, least] = [id, distance];
  }
  return best;
}
