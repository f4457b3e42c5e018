import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { Button } from '../../components/button';
import { ThingLink } from '../../components/thing-link';
import { kinds } from '../../things/kinds';
import { useLanguage, useWords } from '../../words/language';
import { counted } from '../../words/number';
import styles from './awards.module.css';
import type { RegionValue } from './regions';

const words = {
  en: {
    show: (n: number) => `No data: ${counted('en', n, kinds.region.en)}`,
    why: 'No source that this hub reads states a number of these regions. It may be any number, also zero. A report of the region or of the organizer would fill it.',
    people: 'The number is known, the population is not',
  },
  ru: {
    show: (n: number) => `Нет данных: ${counted('ru', n, kinds.region.ru)}`,
    why: 'Числа по этим регионам нет ни в одном прочитанном источнике. Оно может быть любым, в том числе нулём. Пробел восполнит сообщение региона или организатора.',
    people: 'Число известно, а население нет',
  },
};

/** The regions of which nothing is known, by name: nobody has to guess from a hatched tile. */
export function Missing({ values }: { values: readonly RegionValue[] }) {
  const language = useLanguage();
  const text = useWords(words);
  const missing = values.filter(({ value }) => value === null);
  if (missing.length === 0) return null;
  return (
    <Disclosure>
      <Button slot="trigger">{text.show(missing.length)}</Button>
      <DisclosurePanel>
        <p className={styles.note}>{text.why}</p>
        <ul role="list" lang={language} className={styles.missing}>
          {missing.map(({ region, count }) => (
            <li key={region.id}>
              <ThingLink id={region.id}>{region.name}</ThingLink>
              {count !== null && <span className={styles.note}> ({text.people})</span>}
            </li>
          ))}
        </ul>
      </DisclosurePanel>
    </Disclosure>
  );
}
