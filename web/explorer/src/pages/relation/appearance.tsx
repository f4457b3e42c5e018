import { ThingLink } from '../../components/thing-link';
import { AppearanceDocument, type AppearanceQuery } from '../../gql/graphql';
import { useCodes } from '../../things/codes';
import { factsOf } from '../../things/known';
import { pageOf, type PageOf } from '../../things/page-of';
import { NameLink } from '../../things/place';
import { date, days } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { Relation } from './relation';

const words = {
  en: {
    person: 'Person',
    session: 'Session',
    role: 'Role',
    topic: 'Topic',
    missing: {
      session: { label: 'Session', fill: 'The programme of the forum.' },
      topic: { label: 'Topic', fill: 'The programme of the forum or a report of the speech.' },
    },
  },
  ru: {
    person: 'Человек',
    session: 'Сессия',
    role: 'Роль',
    topic: 'Тема',
    missing: {
      session: { label: 'Сессия', fill: 'Программа форума.' },
      topic: { label: 'Тема', fill: 'Программа форума или сообщение о выступлении.' },
    },
  },
};

/** What a person did at a forum. */
function Appearance({ of, asked }: PageOf<AppearanceQuery['appearance']>) {
  const language = useLanguage();
  const text = useWords(words);
  const code = useCodes();
  const when = of.session?.heldOn ? date(language, of.session.heldOn) : days(language, of.forum.startsOn, of.forum.endsOn);
  return (
    <Relation
      of={of}
      asked={asked}
      path={<NameLink of={of.forum} />}
      name={`${of.person.name}: ${of.topic ?? of.forum.name}`}
      line={[code('AppearanceRole', of.role), when].filter(Boolean).join(' · ')}
      facts={[
        { label: text.person, value: <NameLink of={of.person} /> },
        of.session && { label: text.session, value: <ThingLink id={of.session.id}>{of.session.title}</ThingLink> },
        ...factsOf(of, [
          { label: text.role, field: 'role', value: of.role, show: (value) => code('AppearanceRole', value) },
          { label: text.topic, field: 'topic', value: of.topic },
        ]),
      ]}
      expected={[
        { ...text.missing.session, value: of.session },
        { ...text.missing.topic, value: of.topic },
      ]}
    />
  );
}

export default pageOf(AppearanceDocument, 'appearance', Appearance);
