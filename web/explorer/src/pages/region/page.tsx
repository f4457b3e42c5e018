import { Answer, useAnswer } from '../../app/answer';
import { EntriesTableDocument, FiguresTableDocument, RegionDocument } from '../../gql/graphql';
import { Absent } from '../../things/absent';
import { useCodes } from '../../things/codes';
import { Foot } from '../../things/foot';
import { Head } from '../../things/head';
import { Offices } from '../../things/offices';
import { NameLink } from '../../things/place';
import { useWords } from '../../words/language';
import { Conferrals } from '../place/conferrals';
import { Disputed } from '../place/disputed';
import { Entries } from '../place/entries';
import { Names } from '../place/names';
import { Practices } from '../place/practices';
import { Statistics, useFigureSources } from '../place/statistics';
import { Training } from '../place/training';
import { RegionFacts, RegionHeadline } from './facts';
import { Forums } from './forums';
import { Municipalities } from './municipalities';
import type { Groups, Region } from './region';

const words = {
  en: {
    oktmo: 'OKTMO',
    figures: 'All figures',
    entries: 'Award entries',
    population: { label: 'Population', fill: 'The yearly estimate of Rosstat, as of 1 January.' },
    indicators: { label: 'Figures', fill: 'Statistics by region.' },
    entered: { label: 'Award entries', fill: 'Lists of finalists and winners.' },
    area: { label: 'Area', fill: 'The register of land, or the yearbook of Rosstat.' },
    model: { label: 'Model of local government', fill: 'The law of the region on local government.' },
    head: { label: 'Who heads it', fill: 'The official page of the region.' },
  },
  ru: {
    oktmo: 'ОКТМО',
    figures: 'Все показатели',
    entries: 'Заявки на премии',
    population: { label: 'Население', fill: 'Ежегодная оценка Росстата на 1 января.' },
    indicators: { label: 'Показатели', fill: 'Статистика по регионам.' },
    entered: { label: 'Заявки на премии', fill: 'Списки финалистов и победителей.' },
    area: { label: 'Площадь', fill: 'Земельный кадастр или ежегодник Росстата.' },
    model: { label: 'Модель местного самоуправления', fill: 'Закон региона о местном самоуправлении.' },
    head: { label: 'Кто возглавляет', fill: 'Официальный сайт региона.' },
  },
};

export default function Page({ of: oktmo }: { of: string }) {
  const answer = useAnswer(RegionDocument, { oktmo });
  return (
    <Answer of={answer}>
      {({ region, municipalityGroups }) => (region ? <Content of={region} kinds={municipalityGroups?.nodes ?? []} /> : <Absent />)}
    </Answer>
  );
}

function Content({ of: r, kinds }: { of: Region; kinds: Groups }) {
  const text = useWords(words);
  const code = useCodes();
  const shown = useFigureSources(r.oktmo, r.observations.totalCount === 0);
  const here = { 'region.oktmo': r.oktmo };
  const tables = [
    ...(r.observations.totalCount > 0 ? [{ title: text.figures, query: FiguresTableDocument, variables: { place: r.oktmo } }] : []),
    ...(r.awardEntries.totalCount > 0
      ? [{ title: text.entries, query: EntriesTableDocument, variables: { filter: { region: { oktmo: { eq: r.oktmo } } } } }]
      : []),
  ];
  const expected = [
    { ...text.population, value: r.population },
    { ...text.indicators, value: r.observations.totalCount },
    { ...text.head, value: r.positions.nodes.find(({ validTo }) => !validTo) },
    { ...text.entered, value: r.awardEntries.totalCount },
    { ...text.area, value: r.areaKm2 },
    { ...text.model, value: r.governmentModels.nodes.length },
  ];
  const line = [code('RegionKind', r.kind), r.iso && `ISO ${r.iso}`, `${text.oktmo} ${r.oktmo}`];
  return (
    <article>
      <Head
        path={r.federalDistrict && <NameLink of={r.federalDistrict} />}
        name={r.name}
        line={line.filter(Boolean).join(' · ')}
      />
      {r.disputed && <Disputed note={r.note} />}
      <RegionHeadline of={r} />
      <RegionFacts of={r} />
      {r.observations.totalCount > 0 && <Statistics place={r.oktmo} />}
      <Municipalities of={r} kinds={kinds} />
      <Offices total={r.positions.totalCount} of={r.positions.nodes} filter={here} withPlaces />
      <Entries total={r.awardEntries.totalCount} rows={r.awardEntries.nodes} of={{ plural: 'awardEntries', filter: here }} withPlaces />
      <Conferrals total={r.conferrals.totalCount} rows={r.conferrals.nodes} of={{ plural: 'conferrals', filter: here }} />
      <Training total={r.participations.totalCount} rows={r.participations.nodes} of={{ plural: 'participations', filter: here }} />
      <Forums total={r.forums.totalCount} rows={r.forums.nodes} of={{ plural: 'forums', filter: here }} />
      <Practices total={r.practices.totalCount} rows={r.practices.nodes} of={{ plural: 'practices', filter: here }} />
      <Names total={r.otherNames.totalCount} rows={r.otherNames.nodes} of={{ plural: 'placeNames', filter: here }} />
      <Foot of={r.disputed ? { ...r, note: null } : r} shown={shown} query={RegionDocument} variables={{ oktmo: r.oktmo }} expected={expected} tables={tables} />
    </article>
  );
}
