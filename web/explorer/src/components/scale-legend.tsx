import { useLanguage, useWords } from '../words/language';
import { number } from '../words/number';
import { stepOf, type Class } from './classes';
import styles from './scale-legend.module.css';

const words = {
  en: { value: 'Up to', regions: 'Regions', none: 'no data' },
  ru: { value: 'До', regions: 'Регионы', none: 'нет данных' },
};

interface Legend {
  label: string;
  classes: readonly Class[];
  figure: (value: number) => string;
  missing: number;
}

/** Says up to which value a colour goes, and how many regions have it. */
export function ScaleLegend({ label, classes, figure, missing }: Legend) {
  const language = useLanguage();
  const text = useWords(words);
  // Figures may break before their unit, since columns are narrow on phones.
  const columns = [
    ...classes.map(({ to, count }, i) => ({ sign: stepOf(i, classes.length), name: figure(to).replaceAll(/[\u00a0\u202f]/g, ' '), count })),
    { sign: 'none', name: text.none, count: missing },
  ].filter(({ count }) => count > 0);
  return (
    <table className={styles.legend} aria-label={label}>
      <thead>
        <tr aria-hidden="true">
          <td />
          {columns.map(({ sign }) => (
            <td key={sign}>
              <span className={styles.colour} data-step={sign} />
            </td>
          ))}
        </tr>
        <tr>
          <th scope="row">{text.value}</th>
          {columns.map(({ sign, name }) => (
            <th key={sign} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{text.regions}</th>
          {columns.map(({ sign, count }) => (
            <td key={sign}>{number(language, count)}</td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}
