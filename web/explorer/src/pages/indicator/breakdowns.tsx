import { Link } from '@tanstack/react-router';
import { Section } from '../../components/section';
import { useLanguage, useWords } from '../../words/language';
import { number } from '../../words/number';
import styles from './breakdowns.module.css';
import type { Indicator } from './page';

const words = {
  en: { title: 'Breakdown', total: 'total', values: 'values' },
  ru: { title: 'Разрез', total: 'всего', values: 'значений' },
};

interface Choice {
  of: Indicator;
  known: readonly { code: string; count: number }[];
  chosen: string;
  usual: string | undefined;
}

/** A choice of the breakdown that the page shows; the number says how many values each has. */
export function Breakdowns({ of: { breakdowns, totalBreakdown }, known, chosen, usual }: Choice) {
  const text = useWords(words);
  const language = useLanguage();
  const names = new Map(breakdowns.nodes.map(({ code, name }) => [code, name]));
  return (
    <Section id="breakdowns" title={text.title}>
      <ul role="list" className={styles.choice}>
        {known.map(({ code, count }) => (
          <li key={code} data-chosen={code === chosen}>
            <Link
              to="."
              search={(search) => ({ ...search, breakdown: code === usual ? undefined : code })}
              replace
              resetScroll={false}
              activeOptions={{ exact: true }}
            >
              {names.get(code) ?? (code === (totalBreakdown ?? '_T') ? text.total : code)}
            </Link>{' '}
            <span className={styles.count} title={text.values}>
              {number(language, count)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
