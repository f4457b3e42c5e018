import { post, type At } from '../../app/post';
import { MatchNamesDocument, type DecisionReason, type MatchNamesQuery, type NameDecision } from '../../gql/graphql';
import { batches, cut, requestsOf, type Asked, type Batch } from './names';
import type { Wordings } from './work';

type Candidate = NonNullable<MatchNamesQuery['resolve']>[number]['candidates'][number];

/** A place that a name may mean, and why. */
export interface Place extends Pick<Candidate, 'score' | 'matched'> {
  id: string;
  oktmo: string;
  name: string;
  kind: string | null; // of a municipality
  ended: boolean; // today, which on the day of the row it had not
  population: number | null;
  region: string;
}

/** What a name may mean. */
export interface Answered {
  decision: NameDecision;
  reason: DecisionReason;
  places: readonly Place[];
}

export interface Meaning extends Answered {
  /** The region of the row is none, so that all were searched. */
  strangeRegion: boolean;
  /** Where its reader finds it, also after asking with other words. */
  group: Group;
}

export type Group = 'open' | 'found' | 'none';

const groupOf = ({ decision, places }: Answered): Group => (places.length === 0 ? 'none' : decision === 'MATCHED' ? 'found' : 'open');

export type Meanings = ReadonlyMap<string, Meaning>;

function placeOf({ node, score, matched, region }: Candidate): Place | undefined {
  if (!('oktmo' in node)) return undefined;
  const municipality = 'kind' in node ? node : undefined;
  return {
    score,
    matched,
    id: node.id,
    oktmo: node.oktmo,
    name: node.name,
    kind: municipality?.kind ?? null,
    ended: municipality?.state === 'ENDED',
    population: municipality?.population ?? null,
    region: municipality ? (region?.name ?? '') : '',
  };
}

/** Asks what names mean, all of one region and day. */
export async function meaningsOf(names: readonly string[], at: At, { region, on }: { region?: string | undefined; on?: string }, signal?: AbortSignal): Promise<Answered[]> {
  const variables = { names: names.map(cut), types: ['REGION' as const, 'MUNICIPALITY' as const], region: region ? { id: region } : null, on: on || null, limit: 5 };
  const { resolve } = await post(MatchNamesDocument, variables, at, signal);
  return (resolve ?? []).map(({ decision, reason, candidates }) => ({ decision, reason, places: candidates.flatMap((candidate) => placeOf(candidate) ?? []) }));
}

/** Which region each text of a column means, if it is clear. */
async function regionsOf(texts: readonly string[], at: At, signal: AbortSignal): Promise<Map<string, string>> {
  const known = new Map<string, string>();
  for (const some of requestsOf(texts, (text) => text)) {
    const { resolve } = await post(MatchNamesDocument, { names: some.map(cut), types: ['REGION'], region: null, on: null, limit: 2 }, at, signal);
    resolve?.forEach(({ decision, candidates }, i) => {
      const [best] = candidates;
      if (best && (decision === 'MATCHED' || best.score >= 0.7)) known.set(some[i]!, best.node.id);
    });
  }
  return known;
}

/** Asks what all names of a table mean, as its reader wrote some otherwise: a batch at a time, and tells each answer as it comes. */
export async function match(asked: readonly Asked[], wordings: Wordings, at: At, signal: AbortSignal, tell: (found: Map<string, Meaning>) => void): Promise<void> {
  const texts = [...new Set(asked.map(({ region }) => region).filter(Boolean))];
  const regions = await regionsOf(texts, at, signal);
  for (const batch of batches(asked)) {
    const found = await matchBatch(batch, regions.get(batch.region), at, signal);
    for (const [key, answer] of await otherwise(batch, wordings, at, signal)) found.set(key, reworded(found.get(key)!, answer));
    tell(found);
  }
}

async function matchBatch({ region: text, on, asked }: Batch, region: string | undefined, at: At, signal: AbortSignal): Promise<Map<string, Meaning>> {
  const meanings = await meaningsOf(asked.map(({ name }) => name), at, { region, on }, signal);
  return new Map(asked.map(({ key }, i) => [key, { ...meanings[i]!, strangeRegion: text !== '' && !region, group: groupOf(meanings[i]!) }]));
}

/** Asks for the names of a batch that its reader wrote otherwise, in the whole country. */
async function otherwise({ on, asked }: Batch, wordings: Wordings, at: At, signal: AbortSignal): Promise<[key: string, Answered][]> {
  const keys = asked.map(({ key }) => key).filter((key) => wordings.has(key));
  if (keys.length === 0) return [];
  const answers = await meaningsOf(keys.map((key) => wordings.get(key)!), at, { on }, signal);
  return keys.map((key, i) => [key, answers[i]!]);
}

/** What a name means as its reader wrote it otherwise: never sure, and where it was, so that it does not leave its reader. */
export const reworded = (before: Meaning, found: Answered): Meaning => (found.places.length === 0 ? before : { ...found, decision: 'UNSURE', strangeRegion: false, group: before.group });
