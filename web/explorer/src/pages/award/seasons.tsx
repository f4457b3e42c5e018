import { Bar } from '../../components/bar';
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
  const most = Math.max(0, ...seasons.nodes.map(({ applications }) => applications ?? 0));
  const sourced = (value: number | null | undefined, { source }: Season) =>
    value === null || value === undefined ? <NoData /> : <Sourced sources={[source]}>{number(language, value)}</Sourced>;
  const count = (field: Count): Column<Season> => ({ title: text[field], number: true, cell: (season) => sourced(season[field], season) });
  const columns: Column<Season>[] = [
    { title: text.years, cell: ({ id, years }) => <ThingLink id={id}>{years}</ThingLink> },
    {
      title: text.applications,
      cell: (season) =>
        season.applications === null || season.applications === undefined ? (
          <NoData />
        ) : (
          <Bar value={season.applications} most={most}>
            {sourced(season.applications, season)}
          </Bar>
        ),
    },
    count('regionsCount'),
    count('nominationsCount'),
    count('finalists'),
    count('laureates'),
    { title: text.entries, number: true, cell: ({ entries }) => number(language, entries.totalCount) },
    { title: text.ceremony, cell: ({ ceremonyOn }) => (ceremonyOn ? date(language, ceremonyOn) : <NoData />) },
  ];
  return (
    <Related id="seasons" title={text.title} total={seasons.totalCount} shown={seasons.nodes.length} of={{ plural: 'awardSeasons', filter: { 'award.slug': slug } }}>
      <Rows label={text.title} columns={columns} rows={seasons.nodes} keyOf={({ id }) => id} />
    </Related>
  );
}
