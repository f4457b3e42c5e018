/** A circle of a drawing, in pixels. */
export interface Circle {
  x: number;
  y: number;
  r: number;
}

const overlap = 0.75; // of the radii together: less apart, two circles cannot be told from each other
const most = 700; // more are neither seen nor walked through by arrow keys

/** Leaves circles out where earlier ones would hide them. */
export function thin<C extends Circle>(circles: readonly C[]): C[] {
  const kept: C[] = [];
  for (const circle of circles) {
    if (kept.length === most) break;
    const { x, y, r } = circle;
    if (kept.every((other) => Math.hypot(x - other.x, y - other.y) >= overlap * (r + other.r))) kept.push(circle);
  }
  return kept;
}
