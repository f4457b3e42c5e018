import type { HomeQuery } from '../../gql/graphql';
import type { Language } from '../../words/language';
import { compact, counted, number } from '../../words/number';

export type Region = NonNullable<HomeQuery['regions']>['nodes'][number];

/** What the map can be coloured by: its value for a region, and how that is written with its unit and without. */
interface Shading {
  valueOf: (region: Region) => number | null;
  write: (language: Language, value: number) => string;
  figure: (language: Language, value: number) => string;
}

const populationOf = ({ population }: Region): number | null => (population ? Number(population.value) : null);

const units = {
  entries: { en: ['entry', 'entries'], ru: ['заявка', 'заявки', 'заявок'] },
  people: { en: ['person', 'people'], ru: ['человек', 'человека', 'человек'] },
  perMillion: { en: 'entries per million people', ru: 'заявки на миллион жителей' },
} as const;

export const shades = {
  entries: {
    valueOf: ({ awardEntries }) => awardEntries.totalCount,
    write: (language, value) => counted(language, value, units.entries[language]),
    figure: number,
  },
  'per-million': {
    valueOf: (region) => {
      const population = populationOf(region);
      return population && (region.awardEntries.totalCount / population) * 1e6;
    },
    write: (language, value) => `${number(language, value, 2)} ${units.perMillion[language]}`,
    figure: (language, value) => number(language, value, 2),
  },
  population: {
    valueOf: populationOf,
    write: (language, value) => counted(language, value, units.people[language]),
    figure: compact,
  },
} satisfies Record<string, Shading>;

export type Shade = keyof typeof shades;

export const isShade = (name: string | undefined): name is Shade => name !== undefined && name in shades;
