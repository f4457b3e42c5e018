import type { HomeQuery } from '../../gql/graphql';
import type { Language } from '../../words/language';
import { compact, counted, number } from '../../words/number';
import type { Season } from './seasons';

export type Region = NonNullable<HomeQuery['regions']>['nodes'][number];

/** What the map can be coloured by: its value for a region, and how that is written with its unit and without. */
export interface Shading {
  valueOf: (region: Region) => number | null;
  write: (language: Language, value: number) => string;
  figure: (language: Language, value: number) => string;
}

const units = {
  entries: { en: ['entry', 'entries'], ru: ['заявка', 'заявки', 'заявок'] },
  people: { en: ['person', 'people'], ru: ['человек', 'человека', 'человек'] },
} as const;

export const shades = {
  entries: {
    valueOf: ({ awardEntries }) => awardEntries.totalCount || null, // sources name some entries, so none known is not none
    write: (language, value) => counted(language, value, units.entries[language]),
    figure: number,
  },
  population: {
    valueOf: ({ population }) => (population ? Number(population.value) : null),
    write: (language, value) => counted(language, value, units.people[language]),
    figure: (language, value) => compact(language, value),
  },
} satisfies Record<string, Shading>;

/** The entries of one season. */
export const shadesOf = ({ entries }: Season): Shading => ({ ...shades.entries, valueOf: ({ id }) => entries.get(id) ?? null });

export type Shade = keyof typeof shades;

export const isShade = (name: string | undefined): name is Shade => name !== undefined && Object.hasOwn(shades, name);
