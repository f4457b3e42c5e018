import { useAnswer } from '../../app/answer';
import { AddableIndicatorsDocument, type AddableIndicatorsQuery } from '../../gql/graphql';

type Indicator = NonNullable<AddableIndicatorsQuery['municipal']>['nodes'][number];

/** Indicators that the release has values of: of municipalities, of regions alone, and all by name. */
export interface Addable {
  municipal: readonly Indicator[];
  regional: readonly Indicator[];
  known: ReadonlyMap<string, Indicator>;
}

const bySlug = (some: readonly Indicator[]) => new Map(some.map((one) => [one.slug, one]));

/** Returns the indicators that can be added, undefined before the answer. An address may name others, of another release. */
export function useAddable(): Addable | undefined {
  const { data } = useAnswer(AddableIndicatorsDocument, {});
  if (!data) return undefined;
  const municipal = data.municipal?.nodes ?? [];
  const known = bySlug(municipal);
  const regional = (data.regional?.nodes ?? []).filter(({ slug }) => !known.has(slug));
  return { municipal, regional, known: new Map([...known, ...bySlug(regional)]) };
}
