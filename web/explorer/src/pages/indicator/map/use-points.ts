import { useEffect, useState } from 'react';
import { useClient, type CombinedError } from 'urql';
import { documentOf } from '../../../app/client';
import { PointsOfMapDocument, type PointsOfMapQuery } from '../../../gql/graphql';

export type PointRow = NonNullable<PointsOfMapQuery['table']>['nodes'][number];

interface Points {
  rows?: readonly PointRow[];
  error?: CombinedError;
}

/** All municipalities with a value in a period, page by page: the classes of a map need all of them. */
export function usePoints(slug: string, breakdown: string, period: string): Points {
  const client = useClient();
  const [points, setPoints] = useState<Points>({});

  useEffect(() => {
    let wanted = true;
    setPoints({});
    async function ask() {
      const rows: PointRow[] = [];
      let after: string | null | undefined;
      do {
        const { data, error }: { data?: PointsOfMapQuery; error?: CombinedError } = await client.query(documentOf(PointsOfMapDocument), { slug, breakdown, period, after }).toPromise();
        if (!wanted) return;
        if (!data?.table) return setPoints(error ? { error } : {});
        rows.push(...data.table.nodes);
        after = data.table.pageInfo.hasNextPage ? data.table.pageInfo.endCursor : null;
      } while (after);
      setPoints({ rows });
    }
    void ask();
    return () => {
      wanted = false;
    };
  }, [client, slug, breakdown, period]);

  return points;
}
