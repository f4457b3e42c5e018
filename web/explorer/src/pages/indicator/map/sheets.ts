import type { Sheet } from '../../../charts/drawing';
import { wayOf, withKnown } from '../../../charts/known';
import type { Language } from '../../../words/language';
import type { Sign } from '../../../words/sign';
import type { PointRow } from './use-points';
import { signOf, type ValuedRegion } from './valued-regions';

const words = {
  en: { region: 'Region', municipality: 'Municipality', value: 'Value' },
  ru: { region: 'Регион', municipality: 'Муниципальное образование', value: 'Значение' },
};

const greatestFirst = <P extends { value: number | null }>(places: readonly P[]): P[] => places.toSorted((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity));

const waysOf = (language: Language, places: readonly { sign?: Sign | undefined }[]): string[] => places.map(({ sign }) => (sign ? wayOf(language, sign) : ''));

/** Regions by value; those without one are last. */
export function regionSheet(language: Language, unit: string, places: readonly ValuedRegion[]): Sheet {
  const sorted = greatestFirst(places);
  const sheet = { head: [words[language].region, `${words[language].value}, ${unit}`], rows: sorted.map(({ name, value }) => [name, value]) };
  return withKnown(language, sheet, waysOf(language, sorted));
}

/** Regions and their values in each period. */
export const courseSheet = (language: Language, years: readonly { title: string; regions: readonly ValuedRegion[] }[]): Sheet => ({
  head: [words[language].region, ...years.map(({ title }) => title)],
  rows: (years[0]?.regions ?? []).map(({ id, name }) => [name, ...years.map(({ regions }) => regions.find((region) => region.id === id)?.value ?? null)]),
});

/** Municipalities by value. */
export function pointSheet(language: Language, unit: string, rows: readonly PointRow[]): Sheet {
  const sorted = greatestFirst(rows.map((row) => ({ ...row, value: Number(row.observations[0]?.value), sign: signOf(row.observations[0]) })));
  const sheet = {
    head: [words[language].municipality, words[language].region, `${words[language].value}, ${unit}`],
    rows: sorted.map(({ municipality, region, value }) => [municipality?.longName ?? '', region.name, value]),
  };
  return withKnown(language, sheet, waysOf(language, sorted));
}
