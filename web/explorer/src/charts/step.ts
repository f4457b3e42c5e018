import type { Mark } from './drawing';

/** The mark that an arrow key leads to: left and right within a series, up and down between series. */
export function step(marks: readonly Mark[], current: number, key: string): number | undefined {
  const at = marks[current];
  if (!at) return undefined;
  const own = marks.flatMap(({ series }, i) => (series === at.series ? [i] : []));
  const place = own.indexOf(current);
  if (key === 'Home') return own[0];
  if (key === 'End') return own.at(-1);
  const others = [...new Set(marks.map(({ series }) => series))];
  const alone = others.length === 1;
  if (key === 'ArrowLeft' || (alone && key === 'ArrowUp')) return own[place - 1];
  if (key === 'ArrowRight' || (alone && key === 'ArrowDown')) return own[place + 1];
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return undefined;
  const to = others[others.indexOf(at.series) + (key === 'ArrowUp' ? -1 : 1)];
  return to === undefined ? undefined : nearest(marks, at.x, at.y, (mark) => mark.series === to, 0);
}

/** The mark that is nearest to a point; `vertical` says how much the height counts. */
export function nearest(marks: readonly Mark[], x: number, y: number, among: (mark: Mark) => boolean = () => true, vertical = 1): number | undefined {
  let found: number | undefined;
  let least = Infinity;
  marks.forEach((mark, i) => {
    const distance = Math.hypot(mark.x - x, (mark.y - y) * vertical);
    if (among(mark) && distance < least) [found, least] = [i, distance];
  });
  return found;
}
