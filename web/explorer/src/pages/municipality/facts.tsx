import { Fragment } from 'react';
import { Facts } from '../../components/facts';
import { Figures } from '../../components/figures';
import { NoData } from '../../components/no-data';
import { Written } from '../../components/written';
import { NameLink } from '../../things/place';
import { Stated } from '../../things/stated';
import { clock } from '../../words/clock';
import { date } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { number } from '../../words/number';
import type { Municipality } from './municipality';

const words = {
  en: {
    population: 'Inhabitants',
    on: (day: string) => `, ${day}`,
    entries: 'Award entries',
    won: 'of them with an award',
    practices: 'Practices',
    inside: 'Municipalities inside',
    rank: (place: string, of: string, where: string) => `no. ${place} of ${of} ${where}`,
    country: 'in the country',
    region: 'in the region',
    among: 'among municipalities whose population is known',
    centre: 'Centre',
    centrePopulation: 'People in the centre',
    capitalOf: 'Capital of',
    clock: 'Local time',
    at: 'Coordinates of the centre',
    since: 'Code valid since',
    last: 'Borders and code by the edition of',
    otherwise: 'Name in Russian',
  },
  ru: {
    population: 'Жителей',
    on: (day: string) => ` на ${day}`,
    entries: 'Заявки на премии',
    won: 'из них с наградой',
    practices: 'Практики',
    inside: 'Муниципальные образования внутри',
    rank: (place: string, of: string, where: string) => `${place}\u2011е из ${of} ${where}`,
    country: 'в стране',
    region: 'в регионе',
    among: 'среди муниципальных образований с известным населением',
    centre: 'Центр',
    centrePopulation: 'Жителей в центре',
    capitalOf: 'Столица региона',
    clock: 'Местное время',
    at: 'Координаты центра',
    since: 'Код действует с',
    last: 'Границы и код по изданию',
    otherwise: 'Название',
  },
};

/** The numbers that a municipality is known by. */
export function MunicipalityHeadline({ of: m }: { of: Municipality }) {
  const language = useLanguage();
  const text = useWords(words);
  const counts = [
    [m.awardEntries.totalCount, text.entries, m.won.totalCount > 0 && `${text.won}: ${number(language, m.won.totalCount)}`],
    [m.practices.totalCount, text.practices, false],
    [m.children.totalCount, text.inside, false],
  ] as const;
  return (
    <Figures
      figures={[
        (m.population !== null || m.state === 'CURRENT') && {
          value: m.population ? <Stated of={m} field="population" value={m.population} show={(value) => number(language, value)} /> : <NoData />,
          label: text.population + (m.populationOn ? text.on(date(language, m.populationOn)) : ''),
          note: <Ranks of={m} />,
        },
        ...counts.map(([count, label, note]) => count > 0 && { value: number(language, count), label, note }),
      ]}
    />
  );
}

function Ranks({ of: { inCountry, inRegion } }: { of: Municipality }) {
  const language = useLanguage();
  const text = useWords(words);
  const where = [
    [inCountry, text.country],
    [inRegion, text.region],
  ] as const;
  if (!inCountry && !inRegion) return null;
  return (
    <>
      {where.flatMap(([standing, name]) => (standing ? [text.rank(number(language, standing.rank), number(language, standing.of), name)] : [])).join(', ')} {text.among}
    </>
  );
}

/** What else sources state of a municipality itself. */
export function MunicipalityFacts({ of: m }: { of: Municipality }) {
  const language = useLanguage();
  const text = useWords(words);
  const named = m.statements.nodes.some(({ field, kind, value }) => kind === 'CLAIM' && field === 'name_ru' && value !== m.russianName);
  return (
    <Facts
      facts={[
        named && { label: text.otherwise, value: <Stated of={m} field="name_ru" value={m.russianName} /> },
        m.capitalOf.nodes.length > 0 && {
          label: text.capitalOf,
          value: m.capitalOf.nodes.map((region, i) => (
            <Fragment key={region.id}>
              {i > 0 && ', '}
              <NameLink of={region} />
            </Fragment>
          )),
        },
        !!m.centre && { label: text.centre, value: <Stated of={m} field="centre" value={m.centre} /> },
        !!m.centrePopulation && {
          label: text.centrePopulation,
          value: <CentrePopulation of={m} />,
        },
        !!m.utcOffset && { label: text.clock, value: <Stated of={m} field="time_zone" value={m.utcOffset} show={clock} /> },
        !!m.lat && !!m.lon && { label: text.at, value: <Coordinates of={m} /> },
        !!m.validFrom && { label: text.since, value: <Stated of={m} field="valid_from" value={m.validFrom} show={(value) => date(language, value)} /> },
        !!m.lastStated && { label: text.last, value: date(language, m.lastStated) },
      ]}
    />
  );
}

/** How many live in the centre, which the page names beside its number, and when that was: its date is not the one of the whole. */
function CentrePopulation({ of: m }: { of: Municipality }) {
  const language = useLanguage();
  const asOf = m.statements.nodes.find(({ field, kind }) => field === 'centre_population' && kind === 'ORIGIN')?.asOf;
  return (
    <>
      <Stated of={m} field="centre_population" value={m.centrePopulation} show={(value) => number(language, value)} />
      {m.centre && (
        <>
          {' · '}
          <Written>{m.centre}</Written>
        </>
      )}
      {asOf && ` · ${date(language, asOf)}`}
    </>
  );
}

/** Both coordinates as one value: sources state them together. */
function Coordinates({ of: m }: { of: Municipality }) {
  const language = useLanguage();
  const { nodes } = m.statements;
  const pairs = nodes
    .filter(({ field }) => field === 'lat')
    .map((lat) => {
      const lon = nodes.find(({ field, kind, asOf, source }) => field === 'lon' && kind === lat.kind && asOf === lat.asOf && source.id === lat.source.id);
      return { ...lat, value: `${lat.value} ${lon?.value ?? m.lon}` };
    });
  const show = (pair: string) => pair.split(' ').map((degrees) => number(language, degrees, 4)).join(language === 'ru' ? '; ' : ', ');
  return <Stated of={{ ...m, statements: { nodes: pairs } }} field="lat" value={`${m.lat} ${m.lon}`} show={show} />;
}
