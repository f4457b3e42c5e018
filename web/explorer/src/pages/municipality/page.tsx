import { Answer, useAnswer } from '../../app/answer';
import { EntriesTableDocument, FiguresTableDocument, MunicipalityDocument } from '../../gql/graphql';
import { Absent } from '../../things/absent';
import { useCodes } from '../../things/codes';
import { Foot } from '../../things/foot';
import { Head } from '../../things/head';
import { Offices } from '../../things/offices';
import { NameLink, Place } from '../../things/place';
import { capital } from '../../words/capital';
import { useLanguage, useWords } from '../../words/language';
import { Conferrals } from '../place/conferrals';
import { Entries } from '../place/entries';
import { Names } from '../place/names';
import { Practices } from '../place/practices';
import { Statistics, useFigureSources } from '../place/statistics';
import { Training } from '../place/training';
import { Adoptions } from './adoptions';
import { MunicipalityFacts, MunicipalityHeadline } from './facts';
import { History } from './history';
import { Inside } from './inside';
import type { Municipality } from './municipality';
import { Standstill } from './standstill';

const words = {
  en: {
    oktmo: 'OKTMO',
    figures: 'All figures',
    entries: 'Award entries',
    population: { label: 'Population', fill: 'Yearly estimates of Rosstat by municipality, as of 1 January.' },
    indicators: { label: 'Figures', fill: 'Statistics by municipality.' },
    entered: { label: 'Award entries', fill: 'Lists of finalists and winners.' },
    head: { label: 'Who heads it', fill: 'The official page of the place, or a register of heads.' },
    centre: { label: 'Centre', fill: 'The register of municipalities (OKTMO), section 1.' },
    coordinates: { label: 'Coordinates', fill: 'A dictionary of municipalities with the coordinates of their centres.' },
  },
  ru: {
    oktmo: 'ОКТМО',
    figures: 'Все показатели',
    entries: 'Заявки на премии',
    population: { label: 'Население', fill: 'Ежегодные оценки Росстата по муниципальным образованиям на 1 января.' },
    indicators: { label: 'Показатели', fill: 'Статистика по муниципальным образованиям.' },
    entered: { label: 'Заявки на премии', fill: 'Списки финалистов и победителей.' },
    head: { label: 'Кто возглавляет', fill: 'Официальный сайт муниципального образования или реестр глав.' },
    centre: { label: 'Центр', fill: 'Реестр муниципальных образований (ОКТМО), раздел 1.' },
    coordinates: { label: 'Координаты', fill: 'Справочник муниципальных образований с координатами центров.' },
  },
};

export default function Page({ of: oktmo }: { of: string }) {
  const answer = useAnswer(MunicipalityDocument, { oktmo });
  return <Answer of={answer}>{({ municipality }) => (municipality ? <Content of={municipality} /> : <Absent />)}</Answer>;
}

function Content({ of: m }: { of: Municipality }) {
  const language = useLanguage();
  const text = useWords(words);
  const kind = useCodes()('MunicipalityKind', m.kind);
  const shown = useFigureSources(m.oktmo, m.observations.totalCount === 0);
  const here = { 'municipality.oktmo': m.oktmo };
  const tables = [
    ...(m.observations.totalCount > 0 ? [{ title: text.figures, query: FiguresTableDocument, variables: { place: m.oktmo } }] : []),
    ...(m.awardEntries.totalCount > 0
      ? [{ title: text.entries, query: EntriesTableDocument, variables: { filter: { municipality: { oktmo: { eq: m.oktmo } } } } }]
      : []),
  ];
  const expected = [
    { ...text.population, value: m.population },
    { ...text.indicators, value: m.observations.totalCount },
    { ...text.head, value: m.positions.nodes.find(({ validTo }) => !validTo) },
    { ...text.entered, value: m.awardEntries.totalCount },
    { ...text.centre, value: m.centre },
    { ...text.coordinates, value: m.lat },
  ];
  return (
    <article>
      <Head path={<Path of={m} />} name={capital(language, m.longName)} origin={m.nameOrigin} line={[!m.longName.toLocaleLowerCase(language).includes(kind) && kind, `${text.oktmo} ${m.oktmo}`].filter(Boolean).join(' · ')} />
      <Standstill of={m} />
      <MunicipalityHeadline of={m} />
      <MunicipalityFacts of={m} />
      {m.observations.totalCount > 0 && <Statistics place={m.oktmo} />}
      <Offices total={m.positions.totalCount} of={m.positions.nodes} filter={here} />
      <Entries total={m.awardEntries.totalCount} rows={m.awardEntries.nodes} of={{ plural: 'awardEntries', filter: here }} />
      <Conferrals total={m.conferrals.totalCount} rows={m.conferrals.nodes} of={{ plural: 'conferrals', filter: here }} />
      <Training total={m.participations.totalCount} rows={m.participations.nodes} of={{ plural: 'participations', filter: here }} />
      <Practices total={m.practices.totalCount} rows={m.practices.nodes} of={{ plural: 'practices', filter: { 'origin.oktmo': m.oktmo } }} />
      <Adoptions total={m.adoptions.totalCount} rows={m.adoptions.nodes} of={{ plural: 'adoptions', filter: here }} />
      <History of={m} />
      <Inside of={m} />
      <Names total={m.otherNames.totalCount} rows={m.otherNames.nodes} of={{ plural: 'placeNames', filter: here }} />
      <Foot of={m} shown={shown} query={MunicipalityDocument} variables={{ oktmo: m.oktmo }} expected={m.state === 'CURRENT' ? expected : []} tables={tables} />
    </article>
  );
}

function Path({ of: { region, parent } }: { of: Municipality }) {
  return (
    <>
      {region.federalDistrict && (
        <>
          <NameLink of={region.federalDistrict} /> ›{' '}
        </>
      )}
      <Place of={{ region }} />
      {parent && (
        <>
          {' '}
          › <NameLink of={{ id: parent.id, name: parent.longName }} />
        </>
      )}
    </>
  );
}
