import type { Language } from './language';

const locales = { en: 'en-GB', ru: 'ru-RU' } as const;
// The space of thousands is narrow, and the minus is as wide as the plus.
const typeset = (text: string): string => text.replace(/[\u00a0\u2009]/g, '\u202f').replace('-', '−');

/** Writes a number with all its digits; decimals arrive as text and are not rounded unless `digits` says so. */
export function number(language: Language, value: number | string, digits = 6): string {
  const format = new Intl.NumberFormat(locales[language], { maximumFractionDigits: digits });
  return typeset(format.format(value as number)); // takes text too, without loss
}

/** Writes a large number in a few letters: 1,3 млн, 1.3M, 2.4k. */
export function compact(language: Language, value: number, digits = 2): string {
  const locale = language === 'en' ? 'en-US' : locales[language]; // the British m would be metres
  return typeset(new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: digits }).format(value)).replace('K', 'k');
}

/** Writes where a class of values ends: in full up to five digits, then in three, since a legend has little room. */
export function limit(language: Language, value: number): string {
  if (Math.abs(value) < 1e5) return number(language, value, Math.abs(value) < 1000 ? 2 : 0);
  return compact(language, value, 3);
}

export function percent(language: Language, value: number, digits = 1): string {
  return typeset(new Intl.NumberFormat(locales[language], { style: 'percent', maximumFractionDigits: digits }).format(value));
}

/** Joins a written number with its unit, on one line: 5,3 %, 5.3%, 12 people. */
export function withUnit(language: Language, written: string, unit: string): string {
  return written + (unit === '%' && language === 'en' ? '' : '\u00a0') + unit;
}

export function bytes(language: Language, value: number | string): string {
  const units = language === 'ru' ? ['Б', 'КБ', 'МБ', 'ГБ'] : ['B', 'KB', 'MB', 'GB'];
  let size = Number(value);
  let unit = 0;
  for (; size >= 1000 && unit < units.length - 1; unit++) size /= 1000;
  return `${number(language, size, size < 10 && unit > 0 ? 1 : 0)}\u00a0${units[unit]}`;
}

/** Writes a count of which a source may say only that it was not less. */
export function atLeast(language: Language, value: number | string, open: boolean): string {
  return `${open ? '≥\u202f' : ''}${number(language, value)}`;
}

const rules = { en: new Intl.PluralRules('en'), ru: new Intl.PluralRules('ru') };

/** Forms of a noun after numbers: one and other in English; one, few and many in Russian. */
export type Forms = readonly [one: string, few: string, many?: string];

/** Chooses the form of a noun after a number: 1 регион, 2 региона, 5 регионов. */
export function form(language: Language, count: number, [one, few, many = few]: Forms): string {
  const category = rules[language].select(count);
  return category === 'one' ? one : category === 'many' ? many : few;
}

/** Writes a number and its noun, which stay on one line. */
export function counted(language: Language, count: number, forms: Forms): string {
  return `${number(language, count)}\u00a0${form(language, count, forms)}`;
}

/** Writes a number with its sign: a change. */
export function signed(language: Language, value: number | string, digits = 6): string {
  const format = new Intl.NumberFormat(locales[language], { maximumFractionDigits: digits, signDisplay: 'exceptZero' });
  return typeset(format.format(value as number));
}
