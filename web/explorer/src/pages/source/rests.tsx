import { Answer, useAnswer } from '../../app/answer';
import { Rows } from '../../components/rows';
import { Section } from '../../components/section';
import { PeopleAndProgrammesOfSourceDocument, PlacesAndFiguresOfSourceDocument } from '../../gql/graphql';
import { BrowseLink } from '../../things/browse-link';
import { kinds } from '../../things/kinds';
import { useLanguage, useWords } from '../../words/language';
import { number } from '../../words/number';

const words = {
  en: { title: 'What rests on it', what: 'What', count: 'How many', none: 'No row of its own: it only confirms or contradicts what other sources state.' },
  ru: { title: 'Что на нём основано', what: 'Что', count: 'Сколько', none: 'Собственных строк нет: источник только подтверждает или оспаривает сказанное другими.' },
};

type Counts = Record<string, { totalCount: number } | string | null | undefined>;

/** How many things of each kind have this source, most first. */
export function Rests({ on: slug }: { on: string }) {
  const text = useWords(words);
  const places = useAnswer(PlacesAndFiguresOfSourceDocument, { slug });
  const people = useAnswer(PeopleAndProgrammesOfSourceDocument, { slug });
  return (
    <Section id="rests" title={text.title}>
      <Answer of={places}>{(one) => <Answer of={people}>{(other) => <Table on={slug} counts={{ ...one, ...other }} />}</Answer>}</Answer>
    </Section>
  );
}

function Table({ on: slug, counts }: { on: string; counts: Counts }) {
  const text = useWords(words);
  const language = useLanguage();
  const rows = Object.values(kinds)
    .map((kind) => ({ kind, count: totalOf(counts[kind.plural]) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  if (rows.length === 0) return <p>{text.none}</p>;
  return (
    <Rows
      label={text.title}
      rows={rows}
      keyOf={({ kind }) => kind.plural}
      columns={[
        { title: text.what, cell: ({ kind }) => <BrowseLink of={{ plural: kind.plural, filter: { 'source.slug': slug } }}>{kind.title[language]}</BrowseLink> },
        { title: text.count, number: true, cell: ({ count }) => number(language, count) },
      ]}
    />
  );
}

const totalOf = (connection: Counts[string]): number => (typeof connection === 'object' ? (connection?.totalCount ?? 0) : 0);
