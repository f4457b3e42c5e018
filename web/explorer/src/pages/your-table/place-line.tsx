import type { ReactNode } from 'react';
import { ThingLink } from '../../components/thing-link';
import { Written } from '../../components/written';
import { useCodes } from '../../things/codes';
import { useLanguage, useWords } from '../../words/language';
import { counted } from '../../words/number';
import type { Place } from './match';
import styles from './your-table.module.css';

const words = {
  en: { people: (n: number) => counted('en', n, ['resident', 'residents']), ended: 'abolished' },
  ru: { people: (n: number) => counted('ru', n, ['житель', 'жителя', 'жителей']), ended: 'упразднено' },
};

/** A place that a name may mean: what tells it from others, and why it was found. */
export function PlaceLine({ of, children }: { of: Place; children?: ReactNode }) {
  const text = useWords(words);
  const why = useWhy();
  const details = [useKind()(of), of.region, of.population && text.people(of.population), of.ended && text.ended, why(of)].filter(Boolean).join(' · ');
  return (
    <span>
      <PlaceName of={of} /> {children} <span className={styles.soft}>{details}</span>
    </span>
  );
}

/** The name of a place, which leads to its page beside this one: the table stays open. */
export function PlaceName({ of }: { of: Place }) {
  return (
    <ThingLink id={of.id} beside>
      <Written>{of.name}</Written>
    </ThingLink>
  );
}

/** Says what kind of place it is, unless its name does. */
function useKind(): (of: Place) => string {
  const code = useCodes();
  return ({ kind, name }) => {
    const label = kind ? code('MunicipalityKind', kind) : '';
    return name.toLowerCase().includes(label) ? '' : label;
  };
}

const silent = new Set(['EXACT', 'WORDS']);

/** Says why a name was taken for a place, where it is not simply its name. */
export function useWhy(): (of: Place) => string {
  const code = useCodes();
  const language = useLanguage();
  return ({ matched: { reason, text }, name }) => {
    if (silent.has(reason)) return '';
    if (reason === 'CODE') return text;
    const label = code('SearchReason', reason);
    if (name.toLowerCase().includes(text.toLowerCase())) return label;
    return language === 'ru' ? `${label}: «${text}»` : `${label}: “${text}”`;
  };
}
