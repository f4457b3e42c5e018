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
  en: { place: 'Place', rank: 'No.', value: 'Value', period: (when: string) => `Latest period: ${when}.`, without: (n: string) => `Without a value: ${n}.`, more: (n: string) => `… ${n} more …`, like: (median: string, least: string, greatest: string, unit: string) => `The median is ${median}, the least ${least}, the greatest ${greatest} (${unit}).` },
  ru: { place: 'Место', rank: '№', value: 'Значение', period: (when: string) => `Последний период: ${when}.`, without: (n: string) => `Без значения: ${n}.`, more: (n: string) => `… ещё ${n} …`, like: (median: string, least: string, greatest: string, unit: string) => `Медиана ${median}, наименьшее ${least}, наибольшее ${greatest} (${unit}).` },
};

type Groups = NonNullable<ValuesOfIndicatorQuery['observationGroups']>['nodes'];

interface Ranked {
  id: string;
  title: string;
  unit: string;
  slug: string;
  level: PlaceLevel;
  top: ValuesOfIndicatorQuery['regions'];
  last: readonly RankRowFragment[];
  groups: Groups;
}

/** The first and the last places by the latest value. */
export function Ranking({ id, title, unit, slug, level, top, last, groups }: Ranked) {
  const text = useWords(words);
  const language = useLanguage();
  if (!top || top.nodes.length === 0) return null;
  const shown = new Set(top.nodes.map(({ rank, observation }) => `${rank} ${observation.id}`));
  const rest = last.filter(({ rank, observation }) => !shown.has(`${rank} ${observation.id}`));
  const ranked = [...top.nodes, ...rest];
  const between = top.totalCount - ranked.length;
  const rows = between > 0 && rest.length > 0 ? [...top.nodes, null, ...rest] : ranked; // null stands for those between
  const greatest = longest(ranked.map(({ observation }) => Number(observation.value)));
  const latest = ranked[0]!.observation.period;
  const filter = { 'indicator.slug': slug, placeLevel: level, period: latest };
  const values = groups.find(({ key }) => key.placeLevel === level && key.period === latest);
  return (
    <Related id={id} title={title} total={top.totalCount} shown={ranked.length} of={{ plural: 'observations', filter }}>
      <p>
        {text.period(period(language, latest))} {values && <Values of={values} unit={unit} />} {!!top.withoutValue && text.without(number(language, top.withoutValue))}
      </p>
      <Rows
        label={title}
        rows={rows}
        keyOf={(row) => row?.observation.id ?? ''}
        columns={[
          { title: text.rank, number: true, bare: true, cell: (row) => row && number(language, row.rank) },
          { title: text.place, names: true, cell: (row) => (row ? <Place of={row.observation} /> : text.more(number(language, between))) },
          {
            title: `${text.value}, ${unit}`,
            number: true,
            cell: (row) =>
              row && (
                <Bar value={Number(row.observation.value)} most={greatest}>
                  <Figure of={row.observation} unit={false} />
                </Bar>
              ),
          },
        ]}
      />
    </Related>
  );
}

function Values({ of: { valueMedian, valueMin, valueMax }, unit }: { of: Groups[number]; unit: string }) {
  const text = useWords(words);
  const language = useLanguage();
  if (!valueMedian || !valueMin || !valueMax) return null;
  return text.like(number(language, valueMedian), number(language, valueMin), number(language, valueMax), unit);
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
