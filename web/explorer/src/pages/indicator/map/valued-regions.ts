import type { FigureFragment, RegionsOfMapQuery, ValuesOfMapQuery } from '../../../gql/graphql';
import type { RegionPlace } from '../../../maps/outline-map';
import type { Cell } from '../../../maps/tile-layout';
import type { Tile } from '../../../maps/tile-map';
import { shortCode } from '../../../things/region-codes';
import type { Language } from '../../../words/language';
import type { Sign } from '../../../words/sign';

type Regions = NonNullable<RegionsOfMapQuery['regions']>['nodes'];
type Groups = NonNullable<ValuesOfMapQuery['observationGroups']>['nodes'];

/** A region with its value, and of how many places that is. One without a cell is on no map of tiles. */
export interface ValuedRegion extends RegionPlace {
  letters: string;
  cell: Cell | null;
  oktmo: string;
  places: number;
}

export const signOf = (figure: Pick<FigureFragment, 'status'> | undefined): Sign | undefined => (figure && figure.status !== 'NORMAL' ? '≈' : undefined);

/** Every region with its value in each period, or without one: of municipalities, their median. */
export function regionsByPeriod(language: Language, regions: Regions, groups: Groups): Map<string, ValuedRegion[]> {
  const periods = [...new Set(groups.map(({ key }) => key.period ?? ''))];
  return new Map(
    periods.map((period) => {
      const known = new Map(groups.filter(({ key }) => key.period === period).map((group) => [group.key.region?.id, group]));
      return [period, regions.map((region) => valued(language, region, known.get(region.id)))];
    }),
  );
}

function valued(language: Language, region: Regions[number], group: Groups[number] | undefined): ValuedRegion {
  const value = group?.valueMedian ?? null;
  return { ...region, cell: region.tile ?? null, letters: shortCode(language, region), value: value === null ? null : Number(value), places: Number(group?.distinctPlaces ?? 0) };
}

export const tilesOf = (regions: readonly ValuedRegion[]): Tile[] => regions.flatMap((region) => (region.cell ? [{ ...region, ...region.cell }] : []));
