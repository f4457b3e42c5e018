import { Answer, useAnswer } from '../../app/answer';
import { NotFound } from '../../app/not-found';
import { ThingLink } from '../../components/thing-link';
import { EntriesTableDocument, FiguresTableDocument, MunicipalityDocument } from '../../gql/graphql';
import { useCodes } from '../../things/codes';
import { Foot } from '../../things/foot';
import { Head } from '../../things/head';
import { capital } from '../../words/capital';
import { useLanguage, useWords } from '../../words/language';
import { Conferrals } from '../place/conferrals';
import { Entries } from '../place/entries';
import { Figures } from '../place/figures';
import { Names } from '../place/names';
import { Offices } from '../place/offices';
import { Practices } from '../place/practices';
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
    population: ['Population', 'Yearly estimates of Rosstat by municipality, as of 1 January.'],
    head: ['Who heads it', 'The official page of the place, or a register of heads.'],
    centre: ['Centre', 'The register of municipalities (OKTMO), section 1.'],
    coordinates: ['Coordinates', 'A dictionary of municipalities with the coordinates of their centres.'],
  },
  ru: {
    oktmo: 'ОКТМО',
    figures: 'Все показатели',
    entries: 'Заявки на премии',
    population: ['Население', 'Ежегодные оценки Росстата по муниципальным образованиям на 1 января.'],
    head: ['Кто возглавляет', 'Официальный сайт муниципального образования или реестр глав.'],
    centre: ['Центр', 'Реестр муниципальных образований (ОКТМО), раздел 1.'],
    coordinates: ['Координаты', 'Справочник муниципальных образований с координатами центров.'],
  },
} as const;

export default function Page({ of: oktmo }: { of: string }) {
  const answer = useAnswer(MunicipalityDocument, { oktmo });
  return <Answer of={answer}>{({ municipality }) => (municipality ? <Content of={municipality} /> : <NotFound />)}</Answer>;
}

function Content({ of: m }: { of: Municipality }) {
  const language = useLanguage();
  const text = useWords<(typeof words)['en'] | (typeof words)['ru']>(words);
  const code = useCodes();
  const exists = m.state === 'CURRENT';
  const here = { 'municipality.oktmo': m.oktmo };
  const tables = [
    ...(m.observations.totalCount > 0 ? [{ title: text.figures, query: FiguresTableDocument, variables: { place: m.oktmo } }] : []),
    ...(m.awardEntries.totalCount > 0
      ? [{ title: text.entries, query: EntriesTableDocument, variables: { filter: { municipality: { oktmo: { eq: m.oktmo } } } } }]
      : []),
  ];
  const looked = [
    [text.population, m.population],
    [text.head, m.positions.nodes.find(({ validTo }) => !validTo)],
    [text.centre, m.centre],
    [text.coordinates, m.lat],
  ] as const;
  const expected = exists ? looked.map(([[label, fill], value]) => ({ label, value, fill })) : [];
  return (
    <article>
      <Head path={<Path of={m} />} name={capital(language, m.longName)} origin={m.nameOrigin} line={`${code('MunicipalityKind', m.kind)} · ${text.oktmo} ${m.oktmo}`} />
      <Standstill of={m} />
      <MunicipalityHeadline of={m} />
      <MunicipalityFacts of={m} />
      <Figures place={m.oktmo} teach={exists} />
      <Offices total={m.positions.totalCount} rows={m.positions.nodes} of={{ plural: 'positions', filter: here }} teach={exists} />
      <Entries total={m.awardEntries.totalCount} rows={m.awardEntries.nodes} of={{ plural: 'awardEntries', filter: here }} teach={exists} />
      <Conferrals total={m.conferrals.totalCount} rows={m.conferrals.nodes} of={{ plural: 'conferrals', filter: here }} />
      <Training total={m.participations.totalCount} rows={m.participations.nodes} of={{ plural: 'participations', filter: here }} />
      <Practices total={m.practices.totalCount} rows={m.practices.nodes} of={{ plural: 'practices', filter: { 'origin.oktmo': m.oktmo } }} />
      <Adoptions total={m.adoptions.totalCount} rows={m.adoptions.nodes} of={{ plural: 'adoptions', filter: here }} />
      <History of={m} />
      <Inside of={m} />
      <Names total={m.otherNames.totalCount} rows={m.otherNames.nodes} of={{ plural: 'placeNames', filter: here }} />
      <Foot of={m} query={MunicipalityDocument} variables={{ oktmo: m.oktmo }} expected={expected} tables={tables} />
    </article>
  );
}

function Path({ of: { region, parent } }: { of: Municipality }) {
  const steps = [region.federalDistrict && { id: region.federalDistrict.id, name: region.federalDistrict.name }, region, parent && { id: parent.id, name: parent.longName }];
  return steps
    .filter((step) => !!step)
    .map(({ id, name }, i) => (
      <span key={id}>
        {i > 0 && ' › '}
        <ThingLink id={id}>
          <bdi>{name}</bdi>
        </ThingLink>
      </span>
    ));
}
