import type { ReactNode } from 'react';
import type { SourceLineFragment } from '../gql/graphql';
import { licenceName } from '../things/licences';
import { date } from '../words/date';
import { useLanguage, useWords } from '../words/language';
import { Hint } from './hint';
import styles from './sources.module.css';
import { ThingLink } from './thing-link';
import { Written } from './written';

const words = {
  en: { source: 'Source', sources: 'Sources', licence: 'Licence', unknown: 'licence unknown', published: 'published', about: 'Where this is from' },
  ru: { source: 'Источник', sources: 'Источники', licence: 'Лицензия', unknown: 'лицензия неизвестна', published: 'опубликовано', about: 'Откуда это известно' },
};

/** One publication: title, publisher, date, licence. */
export function SourceLine({ source }: { source: SourceLineFragment }) {
  const language = useLanguage();
  const text = useWords(words);
  const details = [source.publisher, source.publishedOn && `${text.published} ${date(language, source.publishedOn)}`].filter(Boolean).join(' · ');
  const licence = source.licence && source.licence !== 'UNKNOWN' && licenceName(language, source.licence);
  return (
    <p className={styles.line}>
      <ThingLink id={source.id}>
        <Written>{source.title}</Written>
      </ThingLink>
      <span className={styles.details}>
        {details}
        {details && ' · '}
        {licence ? (
          <>
            {text.licence}: <Written>{licence}</Written>
          </>
        ) : (
          text.unknown
        )}
      </span>
    </p>
  );
}

/** Publications, one below the other. */
export function SourceLines({ of }: { of: readonly SourceLineFragment[] }) {
  return (
    <ul role="list" className={styles.list}>
      {of.map((source) => (
        <li key={source.id}>
          <SourceLine source={source} />
        </li>
      ))}
    </ul>
  );
}

/** Publications under their heading. */
export function SourceList({ sources }: { sources: readonly SourceLineFragment[] }) {
  const text = useWords(words);
  return (
    <>
      <p className={styles.head}>{sources.length > 1 ? text.sources : text.source}</p>
      <SourceLines of={sources} />
    </>
  );
}

/** A value whose sources show when it is pointed at, reached or touched. `extra` stands above them. */
export function Sourced({ sources, children, extra }: { sources: readonly SourceLineFragment[]; children: ReactNode; extra?: ReactNode }) {
  const content = (
    <>
      {extra}
      <SourceList sources={sources} />
    </>
  );
  return (
    <Hint look="stated" label={useWords(words).about} content={content}>
      {children}
    </Hint>
  );
}
