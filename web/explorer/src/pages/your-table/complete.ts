import { post, type At } from '../../app/post';
import { PlaceDetailsDocument, PlaceValuesDocument, type PlaceDetailsQuery, type PlaceValuesQuery } from '../../gql/graphql';
import { chunks } from './names';

type Node = NonNullable<NonNullable<PlaceDetailsQuery['nodes']>[number]>;
export type Details = Extract<Node, { name: string }>;

/** Values of an indicator by place, and the period that all of a level are of. */
export interface Values {
  period: { municipality: string | null; region: string | null };
  of: ReadonlyMap<string, string>;
}

/** All that is added to the rows of places. */
export interface Completed {
  details: ReadonlyMap<string, Details>;
  values: ReadonlyMap<string, Values>;
  sources: ReadonlySet<string>;
}

const piece = 100;

/** Asks all that is to be added for these places, a hundred at a time. */
export async function complete(ids: readonly string[], indicators: readonly string[], at: At, signal: AbortSignal, tell: (done: number) => void): Promise<Completed> {
  const details = new Map<string, Details>();
  const values = new Map(indicators.map((slug) => [slug, { period: { municipality: null, region: null } as Values['period'], of: new Map<string, string>() }]));
  const sources = new Set<string>();
  let done = 0;
  for (const some of chunks(ids, piece)) {
    const { nodes } = await post(PlaceDetailsDocument, { ids: some }, at, signal);
    for (const node of nodes ?? []) {
      if (!node || !('name' in node)) continue;
      details.set(node.id, node);
      node.sources.forEach(({ id }) => sources.add(id));
    }
    if (indicators.length > 0) keep(await post(PlaceValuesDocument, valuesOf(some), at, signal));
    done += some.length;
    tell(done);
  }
  return { details, values, sources };

  function valuesOf(some: readonly string[]) {
    const codes = (resource: string) => some.filter((id) => id.startsWith(`${resource}:`)).map((id) => id.slice(resource.length + 1));
    return { municipalities: codes('municipality'), regions: codes('region'), indicators: indicators.map((indicator) => ({ indicator })) };
  }

  function keep({ municipalities, regions }: PlaceValuesQuery) {
    for (const [resource, table] of [['municipality', municipalities], ['region', regions]] as const) {
      indicators.forEach((slug, i) => {
        const kept = values.get(slug)!;
        kept.period[resource] ??= table?.columns[i]?.period ?? null;
        table?.nodes.forEach((row) => row.values[i] !== null && kept.of.set(`${resource}:${row.place}`, row.values[i]!));
      });
      table?.nodes.forEach((row) => row.sources.forEach(({ id }) => sources.add(id)));
    }
  }
}
