import { useMemo } from 'react';
import { Answer, useAnswer } from '../../../app/answer';
import { RankingChart } from '../../../charts/charts';
import { RankingOfIndicatorDocument, type RankingOfIndicatorQuery } from '../../../gql/graphql';
import { pathOf } from '../../../things/kinds';
import { period as written } from '../../../words/date';
import { useLanguage, useWords } from '../../../words/language';
import { number } from '../../../words/number';
import { titleOf, type Placed } from '../selection';
import { Rises } from './rises';
import { distinct } from '../../../things/distinct';

const words = {
  en: { first: (shown: string, total: string) => `The first ${shown} of ${total} are drawn.` },
  ru: { first: (shown: string, total: string) => `Показаны первые ${shown} из ${total}.` },
};

/** The places with the greatest values, or those that rose most. */
export default function RankingView({ selection }: { selection: Placed }) {
  return selection.byRise ? <Rises selection={selection} /> : <ByValue selection={selection} />;
}

function ByValue({ selection }: { selection: Placed }) {
  const { indicator, breakdown, level, period } = selection;
  const answer = useAnswer(RankingOfIndicatorDocument, { slug: indicator.slug, breakdown, level, period });
  return <Answer of={answer}>{({ ranking }) => ranking && <Ranked ranking={ranking} selection={selection} />}</Answer>;
}

function Ranked({ ranking, selection }: { ranking: NonNullable<RankingOfIndicatorQuery['ranking']>; selection: Placed }) {
  const text = useWords(words);
  const language = useLanguage();
  const { indicator, level, period, groups, places } = selection;
  const { nodes, totalCount, withoutValue } = ranking;
  const chosen = places.join();
  const shown = nodes[0]?.observation.period ?? period;
  const median = groups.find(({ key }) => key.placeLevel === level && key.period === shown)?.valueMedian;
  const data = useMemo(
    () => ({
      unit: indicator.unitLabel,
      total: totalCount,
      without: withoutValue,
      median: median ? Number(median) : undefined,
      bars: nodes.map(({ rank, observation: { value, status, municipality, region } }) => ({
        rank,
        name: municipality ? `${municipality.longName}, ${municipality.region.name}` : (region?.name ?? ''),
        value: Number(value),
        estimate: status !== 'NORMAL',
        mine: chosen.split(',').includes(pathOf((municipality ?? region)!.id).key),
      })),
    }),
    [nodes, totalCount, withoutValue, median, indicator, chosen],
  );
  return (
    <RankingChart
      about={{
        title: titleOf(selection),
        period: written(language, shown),
        sources: distinct(nodes.map(({ observation }) => observation.source)),
        caveats: totalCount > nodes.length ? [text.first(number(language, nodes.length), number(language, totalCount))] : [],
        name: `${indicator.slug}-ranking`,
      }}
      data={data}
      level={level}
    />
  );
}
