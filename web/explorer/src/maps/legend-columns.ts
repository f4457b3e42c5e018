import { stepOf, type Class } from './classes';

/** What a legend is of. */
export interface LegendOf {
  classes: readonly Class[];
  figure: (value: number) => string; // without its unit
  missing: number;
}

export interface LegendColumn {
  shade: number | 'none';
  name: string;
  count: number;
}

/** A column for each class, and one for places without a value. Figures may break before their unit, since columns are narrow on phones. */
export const columnsOf = ({ classes, figure, missing }: LegendOf, none: string): LegendColumn[] => [
  ...classes.map(({ to, count }, i) => ({ shade: stepOf(i, classes.length), name: figure(to).replaceAll(/[\u00a0\u202f]/g, ' '), count })),
  ...(missing > 0 ? [{ shade: 'none' as const, name: none, count: missing }] : []),
];
