import { SessionDocument, type SessionQuery } from '../../gql/graphql';
import { factsOf } from '../../things/known';
import { pageOf, type PageOf } from '../../things/page-of';
import { NameLink } from '../../things/place';
import { Related } from '../../things/related';
import { Speakers } from '../../things/speakers';
import { date, days } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { Relation } from './relation';

const words = {
  en: {
    topic: 'Topic',
    held: 'Day',
    speakers: 'Speakers',
    empty: 'No speaker of this session is named in the sources read so far. Its programme or a report would fill this part.',
    missing: { label: 'Day', fill: 'The programme of the forum.' },
  },
  ru: {
    topic: 'Тема',
    held: 'День',
    speakers: 'Выступавшие',
    empty: 'Ни один выступавший на этой сессии пока не назван в прочитанных источниках. Эту часть заполнит её программа или сообщение о ней.',
    missing: { label: 'День', fill: 'Программа форума.' },
  },
};

/** A session of a forum and who spoke in it. */
function Session({ of, asked }: PageOf<SessionQuery['forumSession']>) {
  const language = useLanguage();
  const text = useWords(words);
  return (
    <Relation
      of={of}
      asked={asked}
      path={<NameLink of={of.forum} />}
      name={of.title}
      line={of.heldOn ? date(language, of.heldOn) : days(language, of.forum.startsOn, of.forum.endsOn)}
      facts={factsOf(of, [
        { label: text.topic, field: 'topic', value: of.topic },
        { label: text.held, field: 'held_on', value: of.heldOn, show: (value) => date(language, value) },
      ])}
      expected={[{ ...text.missing, value: of.heldOn }]}
    >
      <Related id="speakers" title={text.speakers} total={of.appearances.totalCount} shown={of.appearances.nodes.length} empty={text.empty}>
        <Speakers of={of.appearances.nodes} />
      </Related>
    </Relation>
  );
}

export default pageOf(SessionDocument, 'forumSession', Session);
