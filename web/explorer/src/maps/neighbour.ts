import type { Spot } from './place';

const ways: Record<string, readonly [right: number, down: number]> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** The index of the spot nearest to one in the direction of an arrow key, rather straight ahead than aside. */
export function neighbour(spots: readonly Spot[], from: number, key: string): number | undefined {
  const way = ways[key];
  const here = spots[from];
  if (!way || !here) return undefined;
  let nearest: number | undefined;
  let least = Infinity;
  spots.forEach(({ x, y }, i) => {
    const [right, down] = [x - here.x, y - here.y];
    const ahead = right * way[0] + down * way[1];
    const aside = Math.abs(right * way[1]) + Math.abs(down * way[0]);
    const far = ahead + 2 * aside;
    if (ahead > 0 && far < least) [nearest, least] = [i, far];
  });
  return nearest;
}
