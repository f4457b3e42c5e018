import { Bar, longest } from '../../components/bar';
import { NoData } from '../../components/no-data';
import { Rows, type Column } from '../../components/rows';
import { Sourced } from '../../components/sources';
import type { SeasonQuery } from '../../gql/graphql';
import { BrowseLink } from '../../things/browse-link';
import { NameLink } from '../../things/place';
import { Related } from '../../things/related';
import { useLanguage, useWords } from '../../words/language';
import { number } from '../../words/number';

const words = {
  en: { title: 'Nominations', nomination: 'Nomination', applications: 'Applications', entries: 'Entries known', mark: 'Remark', special: 'special', added: 'new' },
  ru: { title: 'Номинации', nomination: 'Номинация', applications: 'Заявки', entries: 'Известные заявки', mark: 'Отметка', special: 'специальная', added: 'новая' },
};

type Season = NonNullable<SeasonQuery['awardSeason']>;
type Nomination = Season['nominations']['nodes'][number];

/** The nominations of a season, with applications where a source counts them. */
export function Nominations({ of: { slug, number: season, nominations } }: { of: Season }) {
  const language = useLanguage();
  const text = useWords(words);
  const most = longest(nominations.nodes.map(({ applications }) => applications));
  const columns: Column<Nomination>[] = [
    { title: text.nomination, cell: (nomination) => <NameLink of={nomination} /> },
    {
      title: text.mark,
      cell: ({ special, newThisSeason }) => [special && text.special, newThisSeason && season > 1 && text.added].filter(Boolean).join(', '),
    },
    {
      title: text.applications,
      number: true,
      cell: ({ applications, source }) =>
        typeof applications === 'number' ? (
          <Bar value={applications} most={most}>
            <Sourced sources={[source]}>{number(language, applications)}</Sourced>
          </Bar>
        ) : (
          nominations.nodes.some((nomination) => nomination.applications) && <NoData />
        ),
    },
    {
      title: text.entries,
      number: true,
      cell: ({ slug, entries }) =>
        entries.totalCount > 0 ? <BrowseLink of={{ plural: 'awardEntries', filter: { 'nomination.slug': slug } }}>{number(language, entries.totalCount)}</BrowseLink> : '0',
    },
  ];
  const { nodes } = nominations;
  return (
    <Related id="nominations" title={text.title} total={nodes.length} shown={nodes.length} of={{ plural: 'nominations', filter: { 'season.slug': slug } }}>
      <Rows label={text.title} columns={columns} rows={nodes} keyOf={({ id }) => id} />
    </Related>
  );
}
