import type { MunicipalityQuery } from '../../gql/graphql';

export type Municipality = NonNullable<MunicipalityQuery['municipality']>;
