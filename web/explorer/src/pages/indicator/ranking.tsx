import { Bar, longest } from '../../components/bar';
import { Rows } from '../../components/rows';
import type { PlaceLevel, RankRowFragment, ValuesOfIndicatorQuery } from '../../gql/graphql';
import { Figure } from '../../things/figure';
import { NameLink } from '../../things/place';
import { Related } from '../../things/related';
import { period } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { number } from '../../words/number';

const words = {
  en: { place: 'Place', rank: 'No.', value: 'Value', period: (when: string) => `Latest period: ${when}.`, without: (n: string) => `Without a value: ${n}.` },
  ru: { place: 'Место', rank: '№', value: 'Значение', period: (when: string) => `Последний период: ${when}.`, without: (n: string) => `Без значения: ${n}.` },
};

interface Ranked {
  id: string;
  title: string;
  unit: string;
  slug: string;
  level: PlaceLevel;
  top: ValuesOfIndicatorQuery['regions'];
  last: readonly RankRowFragment[];
}

/** The first and the last places by the latest value. */
export function Ranking({ id, title, unit, slug, level, top, last }: Ranked) {
  const text = useWords(words);
  const language = useLanguage();
  if (!top || top.nodes.length === 0) return null;
  const shown = new Set(top.nodes.map(({ rank, observation }) => `${rank} ${observation.id}`));
  const rest = last.filter(({ rank, observation }) => !shown.has(`${rank} ${observation.id}`));
  const rows = [...top.nodes, ...rest];
  const greatest = longest(rows.map(({ observation }) => Number(observation.value)));
  const latest = rows[0]!.observation.period;
  const filter = { 'indicator.slug': slug, placeLevel: level, period: latest };
  return (
    <Related id={id} title={title} total={top.totalCount} shown={rows.length} of={{ plural: 'observations', filter }}>
      <p>
        {text.period(period(language, latest))} {!!top.withoutValue && text.without(number(language, top.withoutValue))}
      </p>
      <Rows
        label={title}
        rows={rows}
        keyOf={({ observation }) => observation.id}
        columns={[
          { title: text.place, cell: ({ observation }) => <Place of={observation} /> },
          { title: text.rank, number: true, cell: ({ rank }) => number(language, rank) },
          {
            title: `${text.value}, ${unit}`,
            number: true,
            cell: ({ observation }) => (
              <Bar value={Number(observation.value)} most={greatest}>
                <Figure of={observation} unit={false} />
              </Bar>
            ),
          },
        ]}
      />
    </Related>
  );
}

function Place({ of: { region, municipality } }: { of: RankRowFragment['observation'] }) {
  if (!municipality) return region && <NameLink of={region} />;
  return (
    <>
      <NameLink of={{ id: municipality.id, name: municipality.longName }} />
      , {municipality.region.name}
    </>
  );
}
