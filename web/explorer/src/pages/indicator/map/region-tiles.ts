import type { RegionsOfMapQuery, ValuesOfMapQuery } from '../../../gql/graphql';
import type { RegionPlace } from '../../../maps/outline-map';
import type { Tile } from '../../../maps/tile-map';
import { shortCode } from '../../../things/region-codes';
import type { Language } from '../../../words/language';

type Regions = NonNullable<RegionsOfMapQuery['regions']>['nodes'];
type Groups = NonNullable<ValuesOfMapQuery['observationGroups']>['nodes'];

/** A region on both maps, and of how many places its value is. */
export interface RegionTile extends Tile, RegionPlace {
  oktmo: string;
  places: number;
}

/** Every region with its value in each period, or without one: of municipalities, their median. */
export function tilesByPeriod(language: Language, regions: Regions, groups: Groups): Map<string, RegionTile[]> {
  const periods = [...new Set(groups.map(({ key }) => key.period ?? ''))];
  return new Map(
    periods.map((period) => {
      const known = new Map(groups.filter(({ key }) => key.period === period).map((group) => [group.key.region?.id, group]));
      return [period, regions.map((region) => tileOf(language, region, known.get(region.id)))];
    }),
  );
}

function tileOf(language: Language, region: Regions[number], group: Groups[number] | undefined): RegionTile {
  const { column, row } = region.tile ?? { column: 0, row: 0 };
  const value = group?.valueMedian ?? null;
  return { ...region, column, row, letters: shortCode(language, region), value: value === null ? null : Number(value), places: Number(group?.distinctPlaces ?? 0) };
}
