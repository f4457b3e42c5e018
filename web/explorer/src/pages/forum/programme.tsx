import { Timeline } from '../../components/timeline';
import { ThingLink } from '../../components/thing-link';
import { Written } from '../../components/written';
import type { AppearanceRowFragment, ForumQuery } from '../../gql/graphql';
import { Related } from '../../things/related';
import { Speakers } from '../../things/speakers';
import { date } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';

const words = {
  en: { sessions: 'Sessions', speakers: 'Speakers', elsewhere: 'Speakers without a session', undated: 'day not stated' },
  ru: { sessions: 'Сессии', speakers: 'Выступавшие', elsewhere: 'Выступавшие вне названных сессий', undated: 'день не назван' },
};

type Forum = NonNullable<ForumQuery['forum']>;

/** The sessions of a forum with those who spoke in them, and the others who spoke. */
export function Programme({ of: { slug, sessions, appearances } }: { of: Forum }) {
  const text = useWords(words);
  const others = appearances.nodes.filter(({ session }) => !session);
  const inSessions = appearances.nodes.length - others.length;
  return (
    <>
      <Related id="sessions" title={text.sessions} total={sessions.totalCount} shown={sessions.nodes.length} of={{ plural: 'forumSessions', filter: { 'forum.slug': slug } }}>
        <Sessions of={sessions.nodes} speakers={appearances.nodes} />
      </Related>
      <Related
        id="speakers"
        title={inSessions > 0 ? text.elsewhere : text.speakers}
        total={appearances.totalCount - inSessions}
        shown={others.length}
        of={{ plural: 'appearances', filter: { 'forum.slug': slug } }}
      >
        <Speakers of={others} />
      </Related>
    </>
  );
}

function Sessions({ of, speakers }: { of: Forum['sessions']['nodes']; speakers: readonly AppearanceRowFragment[] }) {
  const language = useLanguage();
  const text = useWords(words);
  const moments = of.map(({ id, title, topic, heldOn }) => ({
    key: id,
    when: heldOn ? date(language, heldOn) : text.undated,
    what: (
      <>
        <ThingLink id={id}>
          <Written>{title}</Written>
        </ThingLink>
        {topic && <div>{topic}</div>}
        <Speakers of={speakers.filter(({ session }) => session?.id === id)} />
      </>
    ),
  }));
  return <Timeline moments={moments} />;
}
