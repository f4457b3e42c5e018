import type { SearchType } from '../../gql/graphql';
import { kinds, type KindName } from '../../things/kinds';

/** What can be searched: kinds as addresses name them, and types of the API. */
export const typeOf = {
  district: 'FEDERAL_DISTRICT',
  region: 'REGION',
  municipality: 'MUNICIPALITY',
  person: 'PERSON',
  position: 'POSITION',
  organization: 'ORGANIZATION',
  award: 'AWARD',
  season: 'AWARD_SEASON',
  nomination: 'NOMINATION',
  entry: 'AWARD_ENTRY',
  program: 'TRAINING_PROGRAM',
  cohort: 'COHORT',
  forum: 'FORUM',
  session: 'FORUM_SESSION',
  practice: 'PRACTICE',
  initiative: 'INITIATIVE',
  regulation: 'REGULATION',
  indicator: 'INDICATOR',
  source: 'SOURCE',
} satisfies Partial<Record<KindName, SearchType>>;

export type Searched = keyof typeof typeOf;

export const searched = Object.keys(typeOf) as Searched[];

export const isSearched = (name: string): name is Searched => Object.hasOwn(typeOf, name);

export const titleOf = (kind: Searched) => kinds[kind].title;
