/** Whether values are so unequal that only a logarithmic axis shows them apart: their middle is crowded at one end. */
export function isSkewed(values: readonly number[]): boolean {
  const sorted = values.toSorted((a, b) => a - b);
  const [least, most] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  return least > 0 && most / least > 30 && most / quantile(sorted, 0.5) > 8;
}

/** A quantile of sorted values, interpolated between the nearest two, as the hub does. */
export function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? NaN;
  return below + ((sorted[Math.ceil(at)] ?? below) - below) * (at - Math.floor(at));
}

/** The middle of values; of an even number, the mean of the two. */
export const median = (values: readonly number[]): number => quantile(values.toSorted((a, b) => a - b), 0.5);

/** The correlation of two indicators after Pearson; none if one of them does not vary. */
export function correlation(points: readonly { x: number; y: number }[]): number | undefined {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(points.map(({ x }) => x)), mean(points.map(({ y }) => y))];
  let [xy, xx, yy] = [0, 0, 0];
  for (const { x, y } of points) {
    xy += (x - mx) * (y - my);
    xx += (x - mx) ** 2;
    yy += (y - my) ** 2;
  }
  return points.length < 3 || xx === 0 || yy === 0 ? undefined : xy / Math.sqrt(xx * yy);
}
