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

const months = (language: Language, text: string): string => {
  const [year, month, day] = text.split('-');
  if (language === 'ru' && !month) return `${year}\u00a0года`;
  if (language === 'en' || day) return date(language, text);
  return date(language, `${year}-${month}-01`).slice('1 '.length); // with a day the month is in the genitive
};

/** Writes the time between two dates of any precision: since, until, or both; nothing if neither is known. */
export function span(language: Language, from?: string | null, to?: string | null): string {
  const [since, until] = language === 'ru' ? ['с', 'до'] : ['since', 'until'];
  if (from && to) return from === to ? date(language, from) : between(language, from, to);
  if (from) return `${since} ${months(language, from)}`;
  return to ? `${until} ${months(language, to)}` : '';
}

/** Writes when something of a few days was: without an end, its start is a date like any other. */
export function days(language: Language, from?: string | null, to?: string | null): string {
  return from && !to ? date(language, from) : span(language, from, to);
}

// What both ends share is written once: 15–16 January 2024.
function between(language: Language, from: string, to: string): string {
  if (from.length !== to.length) return `${date(language, from)} – ${date(language, to)}`;
  const [, month, day] = from.split('-');
  const locale = language === 'ru' ? 'ru-RU' : 'en-GB';
  const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', year: 'numeric', ...(month && { month: 'long' }), ...(day && { day: 'numeric' }) });
  const text = format.formatRange(new Date(from), new Date(to)).replaceAll(/\s?(г\.|гг\.)/g, '');
  return text.replace(/^(\d+)\s–\s(?=\d+( \p{L}+ \d+)?$)/u, '$1–'); // English has spaces around it
}

/** Begins a sentence with a date of any precision: "In 2019", "В ноябре 2019 года", "1 января 2019 года". */
export function when(language: Language, text: string): string {
  const [, month, day] = text.split('-');
  if (language === 'en') return `${day ? 'On' : 'In'} ${date(language, text)}`;
  if (!month) return `В ${text} году`;
  return day ? `${date(language, text)} года` : `В ${months(language, text).replace(/[ая](?= )/, 'е')} года`;
}
