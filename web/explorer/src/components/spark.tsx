import styles from './spark.module.css';

const width = 96;
const height = 24;

/** The course of a few values as a line, between their least and greatest; the numbers stand beside it. */
export function Spark({ values }: { values: readonly number[] }) {
  const least = Math.min(...values);
  const range = Math.max(...values) - least || 1;
  const at = values.map((value, i) => [(i / (values.length - 1)) * (width - 6) + 3, height - 3 - ((value - least) / range) * (height - 6)] as const);
  const [x, y] = at.at(-1)!;
  return (
    <svg className={styles.spark} viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
      <polyline points={at.map((point) => point.join(',')).join(' ')} />
      <circle cx={x} cy={y} r="2.5" />
    </svg>
  );
}
