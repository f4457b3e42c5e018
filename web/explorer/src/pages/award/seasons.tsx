import { Bar, longest } from '../../components/bar';
import { NoData } from '../../components/no-data';
import { Rows, type Column } from '../../components/rows';
import { Sourced } from '../../components/sources';
import { ThingLink } from '../../components/thing-link';
import type { AwardQuery } from '../../gql/graphql';
import { Related } from '../../things/related';
import { date } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { number } from '../../words/number';

const words = {
  en: {
    title: 'Seasons',
    years: 'Season',
    applications: 'Applications',
    regionsCount: 'Regions',
    nominationsCount: 'Nominations',
    finalists: 'Finalists',
    laureates: 'Laureates',
    entries: 'Entries known',
    ceremony: 'Ceremony',
  },
  ru: {
    title: 'Сезоны',
    years: 'Сезон',
    applications: 'Заявки',
    regionsCount: 'Регионы',
    nominationsCount: 'Номинации',
    finalists: 'Финалисты',
    laureates: 'Лауреаты',
    entries: 'Известные заявки',
    ceremony: 'Церемония',
  },
};

type Award = NonNullable<AwardQuery['award']>;
type Season = Award['seasons']['nodes'][number];
type Count = 'regionsCount' | 'nominationsCount' | 'finalists' | 'laureates';

/** The seasons of an award side by side, the newest first. */
export function Seasons({ of: { slug, seasons } }: { of: Award }) {
  const language = useLanguage();
  const text = useWords(words);
  const most = longest(seasons.nodes.map(({ applications }) => applications));
  const sourced = (value: number | null | undefined, { source }: Season) =>
    typeof value === 'number' ? <Sourced sources={[source]}>{number(language, value)}</Sourced> : <NoData />;
  const some = (field: Count | 'applications' | 'ceremonyOn') => seasons.nodes.some((season) => season[field]); // else no column
  const count = (field: Count): Column<Season> => ({ title: text[field], number: true, cell: (season) => some(field) && sourced(season[field], season) });
  const columns: Column<Season>[] = [
    { title: text.years, cell: ({ id, years }) => <ThingLink id={id}>{years}</ThingLink> },
    {
      title: text.applications,
      number: true,
      cell: (season) =>
        typeof season.applications === 'number' ? (
          <Bar value={season.applications} most={most}>
            {sourced(season.applications, season)}
          </Bar>
        ) : (
          some('applications') && <NoData />
        ),
    },
    count('regionsCount'),
    count('nominationsCount'),
    count('finalists'),
    count('laureates'),
    { title: text.entries, number: true, cell: ({ entries }) => number(language, entries.totalCount) },
    { title: text.ceremony, cell: ({ ceremonyOn }) => some('ceremonyOn') && (ceremonyOn ? date(language, ceremonyOn) : <NoData />) },
  ];
  return (
    <Related id="seasons" title={text.title} total={seasons.totalCount} shown={seasons.nodes.length} of={{ plural: 'awardSeasons', filter: { 'award.slug': slug } }}>
      <Rows label={text.title} columns={columns} rows={seasons.nodes} keyOf={({ id }) => id} />
    </Related>
  );
}
