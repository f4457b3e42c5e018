import { useLanguage, useWords } from '../words/language';
import { number } from '../words/number';
import type { Classing } from './classes';
import { columnsOf, type LegendOf } from './legend-columns';
import styles from './legend.module.css';

export const legendWords = {
  en: {
    value: 'Up to',
    regions: 'Regions',
    municipalities: 'Places',
    values: 'Values',
    none: 'no data',
    'equal-counts': 'Each colour has about as many places as the others; equal values share one.',
    'equal-steps': 'Each colour is a step of the same size; how many places are in it differs.',
  },
  ru: {
    value: 'До',
    regions: 'Регионы',
    municipalities: 'Места',
    values: 'Значения',
    none: 'нет данных',
    'equal-counts': 'На каждый цвет приходится примерно поровну мест; у равных значений цвет один.',
    'equal-steps': 'Каждый цвет — шаг одной величины; мест в нём может быть сколько угодно.',
  },
};

/** What is counted in the classes. */
export type Counted = 'regions' | 'municipalities' | 'values';

interface LegendParts {
  label: string;
  of: LegendOf;
  how: Classing;
  counted?: Counted;
}

/** Says up to which value a colour goes, how many places have it, and how the classes were made. */
export function Legend({ label, of, how, counted = 'regions' }: LegendParts) {
  const language = useLanguage();
  const text = useWords(legendWords);
  const columns = columnsOf(of, text.none);
  return (
    <div className={styles.about}>
      <table className={styles.legend} aria-label={label}>
        <thead>
          <tr aria-hidden="true">
            <td />
            {columns.map(({ shade }) => (
              <td key={shade}>
                <span className={styles.colour} data-step={shade} />
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">{text.value}</th>
            {columns.map(({ shade, name }) => (
              <th key={shade} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{text[counted]}</th>
            {columns.map(({ shade, count }) => (
              <td key={shade}>{number(language, count)}</td>
            ))}
          </tr>
        </tbody>
      </table>
      {of.classes.length > 1 && <p className={styles.how}>{text[how]}</p>}
    </div>
  );
}
