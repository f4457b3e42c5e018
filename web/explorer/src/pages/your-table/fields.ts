import { useCodes } from '../../things/codes';
import { period as writePeriod } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import type { Chosen } from './chosen';
import type { Completed, Details, Values } from './complete';
import type { Standing } from './decide';
import { useAddable } from './indicators';
import type { Added } from './merge';
import { useWhy } from './place-line';
import type { FieldName } from './search';
import type { Cell } from './sheet';

const words = {
  en: {
    fields: { name: 'Official name', kind: 'Kind', region: 'Region', population: 'Population', coordinates: 'Coordinates', successor: 'OKTMO today, of merged ones' } satisfies Record<FieldName, string>,
    code: 'OKTMO',
    match: 'Match',
    on: 'Population as of',
    lat: 'Latitude',
    lon: 'Longitude',
    isRegion: 'region',
    state: { matched: 'found', chosen: 'chosen by you', open: 'not decided', none: 'not found', waiting: 'not looked up' } satisfies Record<Standing['state'], string>,
    regions: 'regions',
  },
  ru: {
    fields: { name: 'Официальное название', kind: 'Вид', region: 'Регион', population: 'Население', coordinates: 'Координаты', successor: 'ОКТМО сегодня, если объединено' } satisfies Record<FieldName, string>,
    code: 'ОКТМО',
    match: 'Совпадение',
    on: 'Население на дату',
    lat: 'Широта',
    lon: 'Долгота',
    isRegion: 'регион',
    state: { matched: 'найдено', chosen: 'выбрано вами', open: 'не решено', none: 'не найдено', waiting: 'не проверено' } satisfies Record<Standing['state'], string>,
    regions: 'регионы',
  },
};

export const useFieldTitles = () => useWords(words).fields;

/** Returns what makes the columns that are added for what is chosen: their titles have the periods of the values. */
export function useAdded({ fields, indicators }: Chosen): (completed: Completed | undefined) => Added[] {
  const text = useWords(words);
  const why = useWhy();
  const code = useCodes();
  const language = useLanguage();
  const addable = useAddable();

  const of = (title: string, cell: (details: Details) => Cell): Added => ({
    title,
    cell: (standing, known) => {
      const details = standing?.place && known?.details.get(standing.place.id);
      return details && cell(details);
    },
  });
  const byField: Record<FieldName, Added[]> = {
    name: [of(text.fields.name, ({ name }) => name)],
    kind: [of(text.fields.kind, (place) => ('kind' in place ? code('MunicipalityKind', place.kind) : text.isRegion))],
    region: [of(text.fields.region, (place) => ('region' in place ? place.region.name : place.name))],
    population: [of(text.fields.population, ({ population }) => population ?? null), of(text.on, ({ populationOn }) => populationOn ?? '')],
    coordinates: [of(text.lat, ({ lat }) => lat ?? null), of(text.lon, ({ lon }) => lon ?? null)],
    successor: [of(text.fields.successor, (place) => ('successors' in place ? place.successors.nodes.map(({ oktmo }) => oktmo).join(', ') : ''))],
  };

  return (completed) => [
    { title: text.code, cell: (standing) => standing?.place?.oktmo },
    {
      title: text.match,
      cell: (standing) => {
        if (!standing) return undefined;
        const how = standing.place && why(standing.place);
        return text.state[standing.state] + (how ? `: ${how}` : '');
      },
    },
    ...fields.flatMap((name) => byField[name]),
    ...indicators.map((slug): Added => {
      const indicator = addable?.known.get(slug);
      return {
        title: [indicator ? `${indicator.name}, ${indicator.unitLabel}` : slug, periodOf(completed?.values.get(slug))].filter(Boolean).join(', '),
        cell: (standing, all) => {
          if (!standing?.place || !all?.details.has(standing.place.id)) return undefined;
          const value = all.values.get(slug)?.of.get(standing.place.id);
          return value === undefined ? null : Number(value);
        },
      };
    }),
  ];

  /** The period of a column; of two levels with different ones, both. */
  function periodOf(values: Values | undefined): string {
    const { municipality, region } = values?.period ?? {};
    if (municipality && region && municipality !== region) return `${writePeriod(language, municipality)} (${text.regions}: ${writePeriod(language, region)})`;
    const one = municipality ?? region;
    return one ? writePeriod(language, one) : '';
  }
}
