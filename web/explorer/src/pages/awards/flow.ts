import type { EntryStatus } from '../../gql/graphql';

/** A place from which somebody took part in a course. */
export interface Trained {
  place: { id: string; name: string };
  program: { id: string; name: string };
  startsOn?: string | null | undefined;
  endsOn?: string | null | undefined;
}

/** Entries of a place in one season, with one outcome. */
export interface Entered {
  place: string;
  ceremonyOn?: string | null | undefined;
  status: EntryStatus;
}

/** What is known of a place in the award: in a season after its first course, of which the best outcome counts; only before; or not at all. */
export const outcomes = ['awarded', 'finalist', 'submitted', 'unordered', 'before', 'none'] as const;
export type Outcome = (typeof outcomes)[number];
export const isLater = (outcome: Outcome): boolean => outcome === 'awarded' || outcome === 'finalist' || outcome === 'submitted';

export interface Followed {
  place: Trained['place'];
  first: Trained;
  outcome: Outcome;
}

/** Follows each place from its first course into the seasons of the award. */
export function follow(trained: readonly Trained[], entered: readonly Entered[]): Followed[] {
  const courses = grouped(trained, ({ place }) => place.id);
  const entries = grouped(entered, ({ place }) => place);
  return [...courses.values()].map((all) => {
    const first = all.toSorted((a, b) => beginning(a).localeCompare(beginning(b)))[0]!;
    return { place: first.place, first, outcome: outcomeOf(first, entries.get(first.place.id) ?? []) };
  });
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

// A course whose dates are not known comes last.
const beginning = ({ startsOn, endsOn }: Trained): string => startsOn ?? endsOn ?? '9999';

function outcomeOf(course: Trained, entries: readonly Entered[]): Outcome {
  const placed = entries.map((entry) => ({ ...entry, order: orderOf(course, entry.ceremonyOn) }));
  const later = placed.filter(({ order }) => order === 'after').map(({ status }) => resultOf(status));
  const best = outcomes.find((outcome) => later.some((one) => one === outcome));
  if (best) return best;
  if (placed.some(({ order }) => order === 'unknown')) return 'unordered';
  return placed.length > 0 ? 'before' : 'none';
}

const resultOf = (status: EntryStatus): Outcome => (status === 'SUBMITTED' ? 'submitted' : status === 'FINALIST' ? 'finalist' : 'awarded');

/** Whether a ceremony came after a course had begun. Dates may be months or years: within the same one the order is unknown. */
export function orderOf({ startsOn, endsOn }: Pick<Trained, 'startsOn' | 'endsOn'>, ceremonyOn: string | null | undefined): 'before' | 'after' | 'unknown' {
  const known = startsOn ?? endsOn;
  if (!known || !ceremonyOn) return 'unknown';
  const length = Math.min(known.length, ceremonyOn.length);
  const [course, ceremony] = [known.slice(0, length), ceremonyOn.slice(0, length)];
  if (ceremony > course) return 'after';
  return startsOn && ceremony < course ? 'before' : 'unknown'; // a course of which only the end is known may have begun at any time before
}

export interface Stream {
  from: string;
  to: string;
  count: number;
}

/** How many places go from each programme to what is known of them, and of those with a later entry to its outcome; or `directly` to the outcome. */
export function streamsOf(followed: readonly Followed[], directly = false): Stream[] {
  const programs = [...grouped(followed, ({ first }) => first.program.id)].toSorted(([, a], [, b]) => b.length - a.length);
  const groups = directly ? outcomes : (['later', 'unordered', 'before', 'none'] as const);
  const groupOf = ({ outcome }: Followed) => (!directly && isLater(outcome) ? 'later' : outcome);
  const streams = programs.flatMap(([from, of]) => groups.map((to) => ({ from, to, count: of.filter((one) => groupOf(one) === to).length })));
  const ends = directly ? [] : outcomes.filter(isLater).map((to) => ({ from: 'later', to, count: followed.filter(({ outcome }) => outcome === to).length }));
  return [...streams, ...ends].filter(({ count }) => count > 0);
}

/** What streams lead from and to, each layer in its order from above. */
export function knotsOf(streams: readonly Stream[]): string[] {
  const ends = ['later', ...outcomes].filter((id) => streams.some(({ to }) => to === id));
  return [...new Set([...streams.map(({ from }) => from).filter((id) => id !== 'later'), ...ends])];
}
