import { Fragment, type ReactNode } from 'react';
import { Conflict } from '../components/conflict';
import { NoData } from '../components/no-data';
import { Sourced } from '../components/sources';
import { Written } from '../components/written';
import type { OriginFragment } from '../gql/graphql';
import { date } from '../words/date';
import { useLanguage, useWords } from '../words/language';

const words = {
  en: { asOf: 'As of', earlier: 'Earlier editions say' },
  ru: { asOf: 'По состоянию на', earlier: 'В прежних изданиях' },
};

type Raw = string | number | null | undefined;

interface StatedValue {
  of: OriginFragment;
  field: string; // as statements name it: a column of the row, such as centre_population
  value: Raw;
  show?: (value: string) => ReactNode; // of this value and of those that others state
}

/** A value of a row with the sources of just this value: who states it, who stated otherwise, and who says something else. */
export function Stated({ of, field, value, show = (said) => <Written>{said}</Written> }: StatedValue) {
  const language = useLanguage();
  const text = useWords(words);
  const statements = of.statements.nodes.filter((statement) => statement.field === field);
  const origin = statements.find(({ kind }) => kind === 'ORIGIN');
  const claims = statements.filter(({ kind }) => kind === 'CLAIM');
  const former = statements.filter((statement) => statement.kind === 'FORMER' && statement.value !== String(value));
  const differing = claims.filter((claim) => claim.value !== String(value));
  const source = origin?.source ?? of.source;
  const sources = [source, ...claims.filter((claim) => !differing.includes(claim)).map((claim) => claim.source)];
  const own = value === null || value === undefined || value === '' ? <NoData /> : show(String(value));
  const extra = (
    <>
      {origin?.asOf && (
        <p>
          {text.asOf} {date(language, origin.asOf)}
        </p>
      )}
      {former.length > 0 && (
        <p>
          {text.earlier}:{' '}
          {[...new Set(former.map((statement) => statement.value))].map((said, i) => (
            <Fragment key={said}>
              {i > 0 && '; '}
              {show(said)}
              {datesOf(former.filter((statement) => statement.value === said))}
            </Fragment>
          ))}
        </p>
      )}
    </>
  );
  return (
    <>
      <Sourced sources={sources} extra={extra}>
        {own}
      </Sourced>
      {differing.length > 0 && (
        <Conflict said={[{ value: own, source }, ...differing.map((claim) => ({ value: show(claim.value), source: claim.source, note: claim.note }))]} />
      )}
    </>
  );

  function datesOf(editions: readonly { asOf?: string | null }[]): string {
    const dates = editions.flatMap(({ asOf }) => (asOf ? [date(language, asOf)] : []));
    return dates.length > 0 ? ` (${dates.join(', ')})` : '';
  }
}
