import type { Language } from './language';

/** Writes a date of a day, a month or a year: 2024-05-01, 2024-05, 2024. Other text stays. */
export function date(language: Language, text: string): string {
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text);
  if (!parts) return text;
  const [, year, month, day] = parts;
  if (!month) return year!;
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  const locale = language === 'ru' ? 'ru-RU' : 'en-GB';
  const options: Intl.DateTimeFormatOptions = { timeZone: 'UTC', year: 'numeric', month: 'long', ...(day && { day: 'numeric' }) };
  return new Intl.DateTimeFormat(locale, options).format(at).replace(/\s?г\.$/, '');
}

/** Writes the day of a moment, in the time of the reader. */
export function day(language: Language, moment: string): string {
  return new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', { dateStyle: 'long' }).format(new Date(moment)).replace(/\s?г\.$/, '');
}

/** Writes a period as statistics name it: 2024, 2024-Q1, 2024-05. */
export function period(language: Language, text: string): string {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(text);
  if (quarter) return language === 'ru' ? `${quarter[2]} кв. ${quarter[1]}` : `Q${quarter[2]} ${quarter[1]}`;
  return date(language, text);
}
