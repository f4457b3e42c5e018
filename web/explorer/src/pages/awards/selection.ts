import type { AwardEntryFilter, AwardsOfRegionsQueryVariables, EntryStatus, SeasonsQuery } from '../../gql/graphql';
import type { Measure } from './search';

export type Season = NonNullable<SeasonsQuery['award']>['seasons']['nodes'][number];
export type Nomination = Season['nominations']['nodes'][number];

/** What the reader chose: a measure of one season, of all nominations or one, as it is or by the number of people. */
export interface Selection {
  measure: Measure;
  season: Season;
  nomination: Nomination | undefined;
  perHead: boolean;
}

interface Chosen {
  measure?: Measure | undefined;
  season?: string | undefined;
  nomination?: string | undefined;
  per?: 'head' | undefined;
}

/** The year of the ceremony, by which statistics name a season. */
export const yearOf = ({ years }: Pick<Season, 'years'>): string => years.slice(-4);

/** Whether a ceremony was only announced when the facts were gathered. */
export const isAhead = ({ ceremonyOn }: Pick<Season, 'ceremonyOn'>, asOf: string | null | undefined): boolean => !!ceremonyOn && !!asOf && ceremonyOn > asOf;

/** Finds what an address names; without it, applications of the newest season. */
export function selectionOf({ measure = 'applications', season, nomination, per }: Chosen, seasons: readonly Season[]): Selection | undefined {
  const found = seasons.find((one) => yearOf(one) === season) ?? seasons.at(-1);
  if (!found) return undefined;
  return { measure, season: found, nomination: found.nominations.nodes.find(({ position }) => String(position) === nomination), perHead: per === 'head' };
}

const awarded: EntryStatus[] = ['AWARDED', 'LAUREATE', 'WINNER'];
const reached: Record<Measure, EntryStatus[] | undefined> = { applications: undefined, finalists: ['FINALIST', ...awarded], laureates: awarded };

/** Names, as tables do, the entries that a measure counts. */
export function entriesOf({ measure, season }: Selection): AwardEntryFilter {
  const status = reached[measure];
  return { season: { slug: { eq: season.slug } }, ...(status && { status: { in: status } }) };
}

/** The nomination that a breakdown is named after: nomination “…”. */
const nominationIn = (name: string): string => name.replace(/^(?:nomination “(.+)”|номинация «(.+)»)$/u, '$1$2');

/** Asks for a selection. Statistics know a nomination by the name of its breakdown. */
export function variablesOf(selection: Selection, breakdowns: readonly { code: string; name: string }[]): AwardsOfRegionsQueryVariables {
  const { measure, season, nomination } = selection;
  const ofSeason = entriesOf(selection);
  return {
    indicator: `service-${measure}`,
    period: { eq: yearOf(season) },
    breakdown: nomination ? (breakdowns.find(({ name }) => nominationIn(name) === nomination.name)?.code ?? '') : '_T',
    entries: nomination ? { ...ofSeason, nomination: { slug: { eq: nomination.slug } } } : ofSeason,
    ofSeason,
  };
}
