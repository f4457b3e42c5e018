import { ThingLink } from '../../components/thing-link';
import { AdoptionDocument, type AdoptionQuery } from '../../gql/graphql';
import { useCodes } from '../../things/codes';
import { factsOf } from '../../things/known';
import { pageOf, type PageOf } from '../../things/page-of';
import { NameLink, Place } from '../../things/place';
import { date } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { Relation } from './relation';

const words = {
  en: {
    kind: 'Adoption of a practice',
    practice: 'Practice',
    origin: 'Comes from',
    where: 'Adopted in',
    status: 'Status',
    on: 'When',
    missing: { label: 'When', fill: 'A report of the municipality with its date.' },
  },
  ru: {
    kind: 'Внедрение практики',
    practice: 'Практика',
    origin: 'Откуда',
    where: 'Где внедряется',
    status: 'Состояние',
    on: 'Когда',
    missing: { label: 'Когда', fill: 'Сообщение муниципалитета с датой.' },
  },
};

/** A practice that a municipality took over from another. */
function Adoption({ of, asked }: PageOf<AdoptionQuery['adoption']>) {
  const language = useLanguage();
  const text = useWords(words);
  const code = useCodes();
  const day = (value: string) => date(language, value);
  return (
    <Relation
      of={of}
      asked={asked}
      path={text.kind}
      name={`${of.practice.title}: ${of.municipality.name}`}
      line={[code('AdoptionStatus', of.status), of.adoptedOn && day(of.adoptedOn)].filter(Boolean).join(' · ')}
      facts={[
        { label: text.practice, value: <ThingLink id={of.practice.id}>{of.practice.title}</ThingLink> },
        of.practice.origin && { label: text.origin, value: <NameLink of={of.practice.origin} /> },
        { label: text.where, value: <Place of={{ municipality: of.municipality, region: of.municipality.region }} /> },
        ...factsOf(of, [
          { label: text.status, field: 'status', value: of.status, show: (value) => code('AdoptionStatus', value) },
          { label: text.on, field: 'adopted_on', value: of.adoptedOn, show: day },
        ]),
      ]}
      expected={[{ ...text.missing, value: of.adoptedOn }]}
    />
  );
}

export default pageOf(AdoptionDocument, 'adoption', Adoption);
