import type { Sheet } from '../../charts/drawing';
import type { About } from '../../charts/frame';
import type { SourceLineFragment } from '../../gql/graphql';
import { distinct } from '../../things/distinct';
import { period } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { measureWords } from './choose';
import { ranked, type RegionValue } from './regions';
import type { Selection } from './selection';

const words = {
  en: {
    head: 'per 100,000 inhabitants',
    units: { applications: 'applications', finalists: 'entries in the final', laureates: 'entries awarded' },
    season: (years: string) => `season of ${years}`,
    region: 'Region',
    count: 'Number',
    value: 'Per 100,000 inhabitants',
    known: 'How it is known',
    ways: { about: '“about” or “more than”', 'at least': 'named one by one' },
    population: (year: string) => `Inhabitants as of 1 January ${year}.`,
    noPeople: (names: string) => `The population is not known here: ${names}.`,
    least: '≥: no source states the number; so many entries are named one by one, and there may be more.',
    about: '≈: the source says “about” or “more than”.',
  },
  ru: {
    head: 'на 100 тыс. жителей',
    units: { applications: 'заявок', finalists: 'заявок в финале', laureates: 'заявок с наградой' },
    season: (years: string) => `сезон ${years}`,
    region: 'Регион',
    count: 'Число',
    value: 'На 100 тыс. жителей',
    known: 'Откуда известно',
    ways: { about: '«около» или «более»', 'at least': 'названы поимённо' },
    population: (year: string) => `Население на 1 января ${year} года.`,
    noPeople: (names: string) => `Население здесь неизвестно: ${names}.`,
    least: '≥: числа нет ни в одном источнике; столько заявок названо поимённо, их может быть больше.',
    about: '≈: в источнике сказано «около» или «более».',
  },
};

/** What ranking and map say of the selection besides what they draw, and the table of both. */
export function useAbout({ measure, season, perHead, nomination }: Selection, values: readonly RegionValue[]): { about: About; sheet: Sheet } {
  const language = useLanguage();
  const text = useWords(words);
  const titles = useWords(measureWords);
  const known = ranked(values);
  const year = known.find(({ region }) => region.population)?.region.population?.period;
  const noPeople = perHead ? values.filter(({ count, value }) => count !== null && value === null).map(({ region }) => region.name) : [];
  const has = (way: RegionValue['known']) => known.some((one) => one.known === way);
  const caveats = [
    has('about') && text.about,
    has('at least') && text.least,
    perHead && year && text.population(period(language, year)),
    noPeople.length > 0 && text.noPeople(noPeople.join(', ')),
  ].filter((caveat) => typeof caveat === 'string');
  return {
    about: {
      title: [titles[measure], nomination?.name].filter(Boolean).join(': '),
      unit: [text.units[measure], perHead && text.head].filter(Boolean).join(' '),
      period: text.season(season.years),
      sources: sourcesOf(known, perHead),
      caveats,
      name: [season.slug, measure, perHead && 'per-head', nomination?.position].filter(Boolean).join('-'),
    },
    sheet: {
      head: [text.region, text.count, ...(perHead ? [text.value] : []), text.known],
      rows: [
        ...known.map(({ region, count, value, known: way, source, note }) => [
          region.name,
          count,
          ...(perHead ? [value] : []),
          [source?.title, way !== 'stated' && text.ways[way], note].filter(Boolean).join('; '),
        ]),
        ...values.filter(({ value }) => value === null).map(({ region, count, source }) => [region.name, count, ...(perHead ? [count === null ? '' : null] : []), source?.title ?? '']),
      ],
    },
  };
}

function sourcesOf(known: readonly RegionValue[], perHead: boolean): SourceLineFragment[] {
  const all = known.flatMap(({ source, region }) => [source, perHead ? region.population?.source : undefined]);
  return distinct(all.flatMap((source) => source ?? []));
}
