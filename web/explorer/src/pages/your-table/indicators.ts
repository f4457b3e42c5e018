import { useEffect, useState } from 'react';
import { useClient, type Client } from 'urql';
import { documentOf } from '../../app/client';
import { AddableIndicatorsDocument, type AddableIndicatorsQuery, type IndicatorFilter } from '../../gql/graphql';

type Indicator = NonNullable<AddableIndicatorsQuery['indicators']>['nodes'][number];

/** Indicators that the release has values of: of municipalities, of regions alone, and all by name. */
export interface Addable {
  municipal: readonly Indicator[];
  regional: readonly Indicator[];
  known: ReadonlyMap<string, Indicator>;
}

const bySlug = (some: readonly Indicator[]) => new Map(some.map((one) => [one.slug, one]));
const valuesOf: Record<'municipality' | 'region', IndicatorFilter> = {
  municipality: { observations: { some: { municipality: { oktmo: { isNull: false } } } } },
  region: { observations: { some: { region: { oktmo: { isNull: false } } } } },
};

/** Asks for all indicators of a kind, page by page. */
async function indicatorsOf(client: Pick<Client, 'query'>, filter: IndicatorFilter): Promise<Indicator[]> {
  const all: Indicator[] = [];
  let after: string | null | undefined;
  do {
    const { data }: { data?: AddableIndicatorsQuery } = await client.query(documentOf(AddableIndicatorsDocument), { filter, after }).toPromise();
    all.push(...(data?.indicators?.nodes ?? []));
    after = data?.indicators?.pageInfo.hasNextPage ? data.indicators.pageInfo.endCursor : null;
  } while (after);
  return all;
}

export async function addableOf(client: Pick<Client, 'query'>): Promise<Addable> {
  const [municipal, all] = await Promise.all([indicatorsOf(client, valuesOf.municipality), indicatorsOf(client, valuesOf.region)]);
  const known = bySlug(municipal);
  const regional = all.filter(({ slug }) => !known.has(slug));
  return { municipal, regional, known: new Map([...known, ...bySlug(regional)]) };
}

/** Returns the indicators that can be added, undefined before the answer. An address may name others, of another release. */
export function useAddable(): Addable | undefined {
  const client = useClient();
  const [found, setFound] = useState<Addable>();
  useEffect(() => {
    let current = true;
    void addableOf(client).then((addable) => current && setFound(addable));
    return () => {
      current = false;
    };
  }, [client]);
  return found;
}
