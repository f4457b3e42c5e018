import { useLanguage, useWords } from '../words/language';
import { number } from '../words/number';
import { stepOf, type Class, type Classing } from './classes';
import styles from './legend.module.css';

const words = {
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

interface Legend {
  label: string;
  classes: readonly Class[];
  how: Classing;
  places?: 'regions' | 'municipalities' | 'values';
  figure: (value: number) => string; // without its unit
  missing: number;
}

/** Says up to which value a colour goes, how many places have it, and how the classes were made. */
export function Legend({ label, classes, how, places = 'regions', figure, missing }: Legend) {
  const language = useLanguage();
  const text = useWords(words);
  // Figures may break before their unit, since columns are narrow on phones.
  const columns = [
    ...classes.map(({ to, count }, i) => ({ sign: stepOf(i, classes.length), name: figure(to).replaceAll(/[\u00a0\u202f]/g, ' '), count })),
    ...(missing > 0 ? [{ sign: 'none', name: text.none, count: missing }] : []),
  ];
  return (
    <div className={styles.about}>
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
            <th scope="row">{text[places]}</th>
            {columns.map(({ sign, count }) => (
              <td key={sign}>{number(language, count)}</td>
            ))}
          </tr>
        </tbody>
      </table>
      {classes.length > 1 && <p className={styles.how}>{text[how]}</p>}
    </div>
  );
}
