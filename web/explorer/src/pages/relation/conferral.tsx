import { ConferralDocument, type ConferralQuery } from '../../gql/graphql';
import { factsOf } from '../../things/known';
import { pageOf, type PageOf } from '../../things/page-of';
import { NameLink, Place } from '../../things/place';
import { date } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { Relation } from './relation';

const words = {
  en: {
    person: 'Person',
    role: 'Office at the time',
    place: 'Where',
    on: 'Conferred',
    decree: 'Act',
    undated: 'day not known',
    missing: {
      on: { label: 'Day', fill: 'The act by which it was conferred.' },
      decree: { label: 'Number of the act', fill: 'The official publication of the act.' },
    },
  },
  ru: {
    person: 'Человек',
    role: 'Должность в то время',
    place: 'Где',
    on: 'Присвоено',
    decree: 'Акт',
    undated: 'день неизвестен',
    missing: {
      on: { label: 'День', fill: 'Акт, которым присвоено звание.' },
      decree: { label: 'Номер акта', fill: 'Официальная публикация акта.' },
    },
  },
};

/** A title or an award that was conferred on a person. */
function Conferral({ of, asked }: PageOf<ConferralQuery['conferral']>) {
  const language = useLanguage();
  const text = useWords(words);
  const day = (value: string) => date(language, value);
  return (
    <Relation
      of={of}
      asked={asked}
      path={<NameLink of={of.award} />}
      name={`${of.person.name}: ${of.award.name}`}
      line={of.conferredOn ? day(of.conferredOn) : text.undated}
      facts={[
        { label: text.person, value: <NameLink of={of.person} /> },
        ...factsOf(of, [{ label: text.role, field: 'role', value: of.role }]),
        (of.municipality || of.region) && { label: text.place, value: <Place of={of} /> },
        ...factsOf(of, [
          { label: text.on, field: 'conferred_on', value: of.conferredOn, show: day },
          { label: text.decree, field: 'decree', value: of.decree },
        ]),
      ]}
      expected={[
        { ...text.missing.on, value: of.conferredOn },
        { ...text.missing.decree, value: of.decree },
      ]}
    />
  );
}

export default pageOf(ConferralDocument, 'conferral', Conferral);
