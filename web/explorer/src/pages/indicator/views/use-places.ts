import { useEffect, useRef, useState } from 'react';
import { useClient, type CombinedError } from 'urql';
import { documentOf } from '../../../app/client';
import { PlacesOfIndicatorsDocument, type PlacesOfIndicatorsQuery, type SourceLineFragment, type TableIndicator } from '../../../gql/graphql';
import { distinct } from '../../../things/distinct';
import { useLanguage } from '../../../words/language';

type Table = NonNullable<PlacesOfIndicatorsQuery['table']>;

/** A place with a value in every column. */
export interface PlaceRow {
  code: string;
  name: string;
  values: readonly number[];
  estimate: boolean;
}

export interface Places {
  columns: Table['columns'];
  rows: readonly PlaceRow[];
  sources: readonly SourceLineFragment[];
}

/** All places of a level that have each of the values, page by page: what is drawn is all of them. Their columns say of which periods they are. */
export function usePlaces(level: 'REGION' | 'MUNICIPALITY', wanted: readonly TableIndicator[]): { places?: Places; error?: CombinedError } {
  const client = useClient();
  const language = useLanguage();
  const [found, setFound] = useState<{ places?: Places; error?: CombinedError }>({});
  const key = JSON.stringify(wanted);
  const shown = useRef<string>(undefined);

  useEffect(() => {
    let current = true;
    const besidesTime = JSON.stringify([level, language, wanted.map(({ indicator, breakdown }) => [indicator, breakdown])]);
    if (shown.current !== besidesTime) setFound({}); // while time plays, the period before stays until the next is there
    shown.current = besidesTime;
    async function ask() {
      const indicators = JSON.parse(key) as TableIndicator[];
      const nodes: Table['nodes'] = [];
      let columns: Table['columns'] = [];
      let after: string | null | undefined;
      do {
        const variables = { places: level === 'REGION' ? { regions: {} } : { municipalities: {} }, indicators, rows: 'WITH_ALL_VALUES' as const, after };
        const { data, error }: { data?: PlacesOfIndicatorsQuery; error?: CombinedError } = await client.query(documentOf(PlacesOfIndicatorsDocument), variables).toPromise();
        if (!current) return;
        if (!data?.table) return setFound(error ? { error } : {});
        nodes.push(...data.table.nodes);
        columns = data.table.columns;
        after = data.table.pageInfo.hasNextPage ? data.table.pageInfo.endCursor : null;
      } while (after);
      setFound({ places: { columns, rows: nodes.map(rowOf), sources: distinct(nodes.flatMap(({ observations }) => observations.map(({ source }) => source))) } });
    }
    void ask();
    return () => {
      current = false;
    };
  }, [client, level, key, language]);

  return found;
}

const rowOf = ({ place, name, region, municipality, values, observations }: Table['nodes'][number]): PlaceRow => ({
  code: place,
  name: municipality ? `${municipality.longName}, ${region.name}` : name,
  values: values.map(Number),
  estimate: observations.some(({ status }) => status !== 'NORMAL'),
});
