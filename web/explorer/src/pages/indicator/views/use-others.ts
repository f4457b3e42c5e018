import { useAnswer } from '../../../app/answer';
import { IndicatorsOfLevelsDocument, type PlaceLevel } from '../../../gql/graphql';

/** Another indicator that places of a level have. */
export interface Other {
  slug: string;
  name: string;
  /** Its period that fits another one: the same if at least half as many places have it as ever had, or else the newest such. */
  period: (like: string) => string;
  /** How many places have a value in that period. */
  places: (like: string) => number;
}

/** The other indicators that places of these levels have, but not only in breakdowns. */
export function useOthers(levels: PlaceLevel[], than: string): Other[] | undefined {
  const { data } = useAnswer(IndicatorsOfLevelsDocument, { levels });
  const known = new Map<string, { name: string; periods: { period: string; places: number }[] }>();
  for (const { key, distinctPlaces } of data?.observationGroups?.nodes ?? []) {
    if (!key.indicator || !key.period || key.indicator.slug === than) continue;
    const one = known.get(key.indicator.slug) ?? { name: key.indicator.name, periods: [] };
    one.periods.push({ period: key.period, places: Number(distinctPlaces) });
    known.set(key.indicator.slug, one);
  }
  return data && [...known].map(([slug, { name, periods }]) => ({ slug, name, ...fitting(periods) }));
}

function fitting(periods: readonly { period: string; places: number }[]) {
  const most = Math.max(...periods.map(({ places }) => places));
  const usual = periods.filter(({ places }) => places >= most / 2).toSorted((a, b) => b.period.localeCompare(a.period));
  const fit = (like: string) => usual.find(({ period }) => period === like) ?? usual[0]!;
  return { period: (like: string) => fit(like).period, places: (like: string) => fit(like).places };
}
