import type { Stream } from './flow';

export interface Knot {
  id: string;
  layer: number;
  count: number;
  y: number;
  height: number;
}

export interface Ribbon extends Stream {
  /** Its upper edges at both ends, and how high it is. */
  fromY: number;
  toY: number;
  height: number;
}

interface Layout {
  knots: Knot[];
  ribbons: Ribbon[];
  height: number;
}

/** Puts knots into layers from left to right: what nothing leads to is first. Each is as high as its count, and has room for its label. */
export function layoutOf(ids: readonly string[], streams: readonly Stream[], unit: number, labelHeight: (id: string) => number, gap: number): Layout {
  const layer = (id: string): number => Math.max(0, ...streams.filter(({ to }) => to === id).map(({ from }) => layer(from) + 1));
  const sum = (of: readonly Stream[]): number => of.reduce((total, { count }) => total + count, 0);
  const ends = new Map<number, number>(); // how far each layer is filled
  const knots = ids.map((id): Knot => {
    const count = Math.max(sum(streams.filter(({ from }) => from === id)), sum(streams.filter(({ to }) => to === id)));
    const at = layer(id);
    const y = ends.get(at) ?? 0;
    ends.set(at, y + Math.max(count * unit, labelHeight(id)) + gap);
    return { id, layer: at, count, y, height: count * unit };
  });
  const byId = new Map(knots.map((knot) => [knot.id, knot]));
  const left = new Map<string, number>(); // how much of each side of a knot is taken
  const take = (side: string, count: number): number => {
    const before = left.get(side) ?? 0;
    left.set(side, before + count * unit);
    return before;
  };
  const ribbons = streams.map((stream): Ribbon => ({
    ...stream,
    height: stream.count * unit,
    fromY: byId.get(stream.from)!.y + take(`from ${stream.from}`, stream.count),
    toY: byId.get(stream.to)!.y + take(`to ${stream.to}`, stream.count),
  }));
  return { knots, ribbons, height: Math.max(0, ...ends.values()) - gap };
}
