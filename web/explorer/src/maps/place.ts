import type { Sign } from '../words/sign';

/** A place that a map shows, with its value or without. */
export interface MapPlace {
  id: string;
  name: string;
  value: number | null;
  /** How the value is known, if not exactly. */
  sign?: Sign | undefined;
  disputed: boolean;
}

/** A point of a drawing, in its units, from the upper left. */
export interface Spot {
  x: number;
  y: number;
}
