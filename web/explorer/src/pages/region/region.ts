import type { RegionQuery } from '../../gql/graphql';

export type Region = NonNullable<RegionQuery['region']>;
export type Groups = NonNullable<RegionQuery['municipalityGroups']>['nodes'];
