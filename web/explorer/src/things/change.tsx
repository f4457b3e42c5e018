import { Fragment, type ReactNode } from 'react';
import { Sourced } from '../components/sources';
import { ThingLink } from '../components/thing-link';
import type { ChangeSentenceFragment } from '../gql/graphql';
import { when } from '../words/date';
import { useLanguage, type Language } from '../words/language';
import { NameLink } from './place';

type Place = ChangeSentenceFragment['before']['nodes'][number];
type Kind = ChangeSentenceFragment['kind'];

// The names of kinds of municipalities are the same in the accusative, so that Russian sentences need no declension.
const verbs: Record<Language, Record<Kind, readonly [verb: string, into: string]>> = {
  en: { MERGE: ['merged into', ''], SPLIT: ['was divided into', ''], STATUS_CHANGE: ['became', ''], RENAME: ['was renamed', ''] },
  ru: { MERGE: ['объединили', 'в'], SPLIT: ['разделили', 'на'], STATUS_CHANGE: ['преобразовали', 'в'], RENAME: ['переименовали', 'в'] },
};
// Where the source names it, but no register read so far has its code.
const unnamed = { en: ' something without a known code', ru: '; во что, неизвестно' };
const undated = { en: 'On a day that is not known', ru: 'Дата неизвестна:' };

// The past tense of Russian has the gender of what is told of, and the plural has none.
const entered = (places: readonly Place[]): string => {
  if (places.length > 1) return 'вошли';
  if (/SETTLEMENT/.test(places[0]!.kind)) return 'вошло';
  return /TERRITORY/.test(places[0]!.kind) ? 'вошла' : 'вошёл';
};

/** Those that became part of another, which goes on under its code or its name; none if a merger made something new. */
function joining({ kind, before, after }: ChangeSentenceFragment): readonly Place[] {
  if (kind !== 'MERGE') return [];
  const others = before.nodes.filter(({ id, longName }) => !after.nodes.some((place) => place.id === id || place.longName === longName));
  return others.length < before.nodes.length ? others : [];
}

function verbOf(language: Language, kind: Kind, joined: readonly Place[]): readonly [verb: string, into: string] {
  if (joined.length === 0) return verbs[language][kind];
  return language === 'ru' ? [entered(joined), 'в'] : [joined.length > 1 ? 'were merged into' : 'was merged into', ''];
}

/** A change of territory as a sentence: when, what, and what came of it. */
export function Told({ of }: { of: ChangeSentenceFragment }) {
  const language = useLanguage();
  const parts = joining(of);
  const [verb, into] = verbOf(language, of.kind, parts);
  const date = <Sourced sources={[of.source]}>{of.occurredOn ? when(language, of.occurredOn) : undated[language]}</Sourced>;
  const before = <Names of={parts.length > 0 ? parts : of.before.nodes} language={language} />;
  return (
    <>
      {date}
      {language === 'en' ? ', ' : ' '}
      {before} <ThingLink id={of.id}>{verb}</ThingLink>
      {of.after.nodes.length > 0 ? (
        <>
          {into && ` ${into}`} <Names of={of.after.nodes} language={language} />.
        </>
      ) : (
        `${unnamed[language]}.`
      )}
    </>
  );
}

function Names({ of, language }: { of: readonly Place[]; language: Language }): ReactNode {
  return of.map((place, i) => (
    <Fragment key={place.id}>
      {i > 0 && (i < of.length - 1 ? ', ' : language === 'ru' ? ' и ' : ' and ')}
      <NameLink of={{ id: place.id, name: place.longName }} />
    </Fragment>
  ));
}
