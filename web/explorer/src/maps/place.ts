/** A place that a map shows, with its value or without. */
export interface MapPlace {
  id: string;
  name: string;
  value: number | null;
  disputed: boolean;
}

/** A point of a drawing, in its units, from the upper left. */
export interface Spot {
  x: number;
  y: number;
}
