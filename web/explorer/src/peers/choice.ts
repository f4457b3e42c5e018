// Which dimensions make places alike, and how much each counts, as addresses hold it: population:2,municipal-average-salary:1:log.
import type { PeerAttribute, PeerBy } from '../gql/graphql';

export interface Dimension {
  attribute?: PeerAttribute;
  indicator?: string; // slug
  weight: number;
  log: boolean;
}

export const weights = [1, 2, 3, 5] as const;
export const mostDimensions = 10;

const words = { population: 'POPULATION', density: 'DENSITY', distance: 'DISTANCE_TO_REGIONAL_CENTRE', latitude: 'LATITUDE', longitude: 'LONGITUDE' } as const;
const wordOf = new Map<PeerAttribute, string>(Object.entries(words).map(([word, attribute]) => [attribute, word]));

export const attributes = [...wordOf.keys()];
/** Attributes whose ratios count rather than differences. */
export const isSize = (attribute: PeerAttribute): boolean => attribute === 'POPULATION' || attribute === 'DENSITY';

/** Reads a choice; what it cannot read is left out. Nothing is left of a choice of the hub's own dimensions. */
export function parseChoice(text: string | undefined): Dimension[] | undefined {
  const read = (text ?? '').split(',').flatMap((part): Dimension[] => {
    const [name = '', weight, scale] = part.split(':');
    const counts = Number(weight ?? 1);
    if (!/^[a-z0-9-]+$/.test(name) || !weights.some((one) => one === counts)) return [];
    if (Object.hasOwn(words, name)) {
      const attribute = words[name as keyof typeof words];
      return [{ attribute, weight: counts, log: isSize(attribute) }];
    }
    return [{ indicator: name, weight: counts, log: scale === 'log' }];
  });
  const distinct = [...new Map(read.map((one) => [one.attribute ?? one.indicator, one])).values()].slice(0, mostDimensions);
  return distinct.length > 0 ? distinct : undefined;
}

export const choiceText = (of: readonly Dimension[]): string =>
  of.map(({ attribute, indicator, weight, log }) => (attribute ? `${wordOf.get(attribute)}:${weight}` : `${indicator}:${weight}${log ? ':log' : ''}`)).join(',');

/** Writes a choice as the argument of the API. */
export const byOf = (of: readonly Dimension[]): PeerBy[] =>
  of.map(({ attribute, indicator, weight, log }) => ({ ...(attribute ? { attribute } : { indicator: indicator! }), weight, scale: log ? 'LOG' : 'LINEAR' }));
