import { PositionDocument, type PositionQuery } from '../../gql/graphql';
import { factsOf } from '../../things/known';
import { pageOf, type PageOf } from '../../things/page-of';
import { NameLink, Place } from '../../things/place';
import { date, span } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { Relation } from './relation';

const words = {
  en: {
    kind: 'Office',
    person: 'Who holds or held it',
    body: 'Of',
    place: 'Where',
    from: 'Since',
    to: 'Until',
    undated: 'dates not known',
    missing: { label: 'Since when', fill: 'A decision of appointment or election, or a page with its date.' },
  },
  ru: {
    kind: 'Должность',
    person: 'Кто занимает или занимал',
    body: 'В чём',
    place: 'Где',
    from: 'Начало',
    to: 'Окончание',
    undated: 'даты неизвестны',
    missing: { label: 'Начало полномочий', fill: 'Решение об избрании или назначении либо страница с датой.' },
  },
};

/** An office that a person holds or held. */
function Position({ of, asked }: PageOf<PositionQuery['position']>) {
  const language = useLanguage();
  const text = useWords(words);
  const day = (value: string) => date(language, value);
  const bodies = [of.organization, of.award, of.program, of.forum].filter((one) => !!one);
  return (
    <Relation
      of={of}
      asked={asked}
      path={text.kind}
      name={`${of.person.name}: ${of.title}`}
      line={span(language, of.validFrom, of.validTo) || text.undated}
      facts={[
        { label: text.person, value: <NameLink of={of.person} /> },
        ...bodies.map((body) => ({ label: text.body, value: <NameLink of={body} /> })),
        (of.municipality || of.region) && { label: text.place, value: <Place of={of} /> },
        ...factsOf(of, [
          { label: text.from, field: 'valid_from', value: of.validFrom, show: day },
          { label: text.to, field: 'valid_to', value: of.validTo, show: day },
        ]),
      ]}
      expected={[{ ...text.missing, value: of.validFrom }]}
    />
  );
}

export default pageOf(PositionDocument, 'position', Position);
