import type { Sheet } from '../../../charts/drawing';
import type { Language } from '../../../words/language';
import type { PointRow } from './use-points';
import type { ValuedRegion } from './valued-regions';

const words = {
  en: { region: 'Region', municipality: 'Municipality', value: 'Value' },
  ru: { region: 'Регион', municipality: 'Муниципальное образование', value: 'Значение' },
};

const greatestFirst = <P extends { value: number | null }>(places: readonly P[]): P[] => places.toSorted((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity));

/** Regions by value; those without one are last. */
export const regionSheet = (language: Language, unit: string, places: readonly ValuedRegion[]): Sheet => ({
  head: [words[language].region, `${words[language].value}, ${unit}`],
  rows: greatestFirst(places).map(({ name, value }) => [name, value]),
});

/** Regions and their values in each period. */
export const courseSheet = (language: Language, years: readonly { title: string; regions: readonly ValuedRegion[] }[]): Sheet => ({
  head: [words[language].region, ...years.map(({ title }) => title)],
  rows: (years[0]?.regions ?? []).map(({ id, name }) => [name, ...years.map(({ regions }) => regions.find((region) => region.id === id)?.value ?? null)]),
});

/** Municipalities by value. */
export const pointSheet = (language: Language, unit: string, rows: readonly PointRow[]): Sheet => ({
  head: [words[language].municipality, words[language].region, `${words[language].value}, ${unit}`],
  rows: greatestFirst(rows.map((row) => ({ ...row, value: Number(row.observations[0]?.value) }))).map(({ municipality, region, value }) => [municipality?.longName ?? '', region.name, value]),
});
