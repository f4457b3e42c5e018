import { Answer, useAnswer } from '../../app/answer';
import { NotFound } from '../../app/not-found';
import { ThingLink } from '../../components/thing-link';
import { EntriesTableDocument, FiguresTableDocument, RegionDocument } from '../../gql/graphql';
import { useCodes } from '../../things/codes';
import { Foot } from '../../things/foot';
import { Head } from '../../things/head';
import { useWords } from '../../words/language';
import { Conferrals } from '../place/conferrals';
import { Disputed } from '../place/disputed';
import { Entries } from '../place/entries';
import { Figures } from '../place/figures';
import { Names } from '../place/names';
import { Offices } from '../place/offices';
import { Practices } from '../place/practices';
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
    population: ['Population', 'The yearly estimate of Rosstat, as of 1 January.'],
    area: ['Area', 'The register of land, or the yearbook of Rosstat.'],
    model: ['Model of local government', 'The law of the region on local government.'],
    head: ['Who heads it', 'The official page of the region.'],
  },
  ru: {
    oktmo: 'ОКТМО',
    figures: 'Все показатели',
    entries: 'Заявки на премии',
    population: ['Население', 'Ежегодная оценка Росстата на 1 января.'],
    area: ['Площадь', 'Земельный кадастр или ежегодник Росстата.'],
    model: ['Модель местного самоуправления', 'Закон региона о местном самоуправлении.'],
    head: ['Кто возглавляет', 'Официальный сайт региона.'],
  },
} as const;

export default function Page({ of: oktmo }: { of: string }) {
  const answer = useAnswer(RegionDocument, { oktmo });
  return (
    <Answer of={answer}>
      {({ region, municipalityGroups }) => (region ? <Content of={region} kinds={municipalityGroups?.nodes ?? []} /> : <NotFound />)}
    </Answer>
  );
}

function Content({ of: r, kinds }: { of: Region; kinds: Groups }) {
  const text = useWords<(typeof words)['en'] | (typeof words)['ru']>(words);
  const code = useCodes();
  const here = { 'region.oktmo': r.oktmo };
  const tables = [
    ...(r.observations.totalCount > 0 ? [{ title: text.figures, query: FiguresTableDocument, variables: { place: r.oktmo } }] : []),
    ...(r.awardEntries.totalCount > 0
      ? [{ title: text.entries, query: EntriesTableDocument, variables: { filter: { region: { oktmo: { eq: r.oktmo } } } } }]
      : []),
  ];
  const looked = [
    [text.population, r.population],
    [text.head, r.positions.nodes.find(({ validTo }) => !validTo)],
    [text.area, r.areaKm2],
    [text.model, r.governmentModels.nodes.length],
  ] as const;
  const line = [code('RegionKind', r.kind), r.iso && `ISO ${r.iso}`, `${text.oktmo} ${r.oktmo}`];
  return (
    <article>
      <Head
        path={r.federalDistrict && <ThingLink id={r.federalDistrict.id}>{r.federalDistrict.name}</ThingLink>}
        name={r.name}
        line={line.filter(Boolean).join(' · ')}
      />
      {r.disputed && <Disputed note={r.note} />}
      <RegionHeadline of={r} />
      <RegionFacts of={r} />
      <Figures place={r.oktmo} teach />
      <Municipalities of={r} kinds={kinds} />
      <Offices total={r.positions.totalCount} rows={r.positions.nodes} of={{ plural: 'positions', filter: here }} teach />
      <Entries total={r.awardEntries.totalCount} rows={r.awardEntries.nodes} of={{ plural: 'awardEntries', filter: here }} teach withPlaces />
      <Conferrals total={r.conferrals.totalCount} rows={r.conferrals.nodes} of={{ plural: 'conferrals', filter: here }} />
      <Training total={r.participations.totalCount} rows={r.participations.nodes} of={{ plural: 'participations', filter: here }} />
      <Forums total={r.forums.totalCount} rows={r.forums.nodes} of={{ plural: 'forums', filter: here }} />
      <Practices total={r.practices.totalCount} rows={r.practices.nodes} of={{ plural: 'practices', filter: here }} />
      <Names total={r.otherNames.totalCount} rows={r.otherNames.nodes} of={{ plural: 'placeNames', filter: here }} />
      <Foot of={r} query={RegionDocument} variables={{ oktmo: r.oktmo }} expected={looked.map(([[label, fill], value]) => ({ label, value, fill }))} tables={tables} />
    </article>
  );
}
