import { Hint } from '../components/hint';
import { useLanguage, useWords } from '../words/language';
import { number, withUnit } from '../words/number';
import type { Among, Value } from './among';
import styles from './strip.module.css';

const words = {
  en: {
    label: 'Among its peers',
    rank: (rank: number, of: number) => `${rank} of ${of}`,
    said: (rank: number, of: number) => `Rank ${rank} of ${of}, the greatest value first.`,
    median: (value: string) => `Median: ${value}.`,
    least: 'Least',
    most: 'Greatest',
  },
  ru: {
    label: 'Среди похожих',
    rank: (rank: number, of: number) => `${rank} из ${of}`,
    said: (rank: number, of: number) => `Место ${rank} из ${of}, считая от наибольшего значения.`,
    median: (value: string) => `Медиана: ${value}.`,
    least: 'Наименьшее',
    most: 'Наибольшее',
  },
};

const width = 120;
const height = 20;
const margin = 6;

/** The value of a place on a line with those of its peers, and its rank, which says more at a hover. */
export function Strip({ of, unit }: { of: Among; unit: string }) {
  const language = useLanguage();
  const text = useWords(words);
  const sorted = of.others.toSorted((a, b) => a.value - b.value);
  const written = (value: number) => withUnit(language, number(language, value), unit);
  const end = (title: string, { name, value }: Value) => (
    <p>
      {title}: <bdi>{name}</bdi>, {written(value)}
    </p>
  );
  const content = (
    <>
      <p>
        {text.said(of.rank, of.of)} {text.median(written(of.median))}
      </p>
      {end(text.least, sorted[0]!)}
      {end(text.most, sorted.at(-1)!)}
    </>
  );
  return (
    <span className={styles.strip}>
      <Line of={of} />
      <Hint look="stated" label={text.label} content={content}>
        {text.rank(of.rank, of.of)}
      </Hint>
    </span>
  );
}

function Line({ of: { own, others, median } }: { of: Among }) {
  const values = [own, ...others.map(({ value }) => value)];
  const least = Math.min(...values);
  const range = Math.max(...values) - least || 1;
  const x = (value: number) => margin + ((value - least) / range) * (width - 2 * margin);
  return (
    <svg className={styles.line} viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
      <line x1={margin} x2={width - margin} y1={height / 2} y2={height / 2} />
      <line className={styles.median} x1={x(median)} x2={x(median)} y1={3} y2={height - 3} />
      {others.map(({ value }, i) => (
        <circle key={i} cx={x(value)} cy={height / 2} r="3" />
      ))}
      <circle className={styles.own} cx={x(own)} cy={height / 2} r="5" />
    </svg>
  );
}
