import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Facts } from '../../components/facts';
import { Section } from '../../components/section';
import { ThingLink } from '../../components/thing-link';
import type { HomeQuery, SourceLineFragment } from '../../gql/graphql';
import { BrowseLink } from '../../things/browse-link';
import { kinds } from '../../things/kinds';
import { date, days } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { counted, number } from '../../words/number';
import styles from './home.module.css';

type Event = 'forum' | 'ceremony';

const words = {
  en: {
    title: 'Prize and forum',
    compare: 'Awards and training: seasons, regions, per head',
    season: (years: string) => `season of ${years}`,
    applications: 'Applications',
    from: (n: number) => ` from ${counted('en', n, kinds.region.en)}`,
    finalists: 'In the final',
    named: (n: number) => `, ${number('en', n)} of them named here`,
    laureates: 'Laureates',
    ceremony: 'Ceremony',
    announced: 'announced forum',
    held: 'latest forum',
    ahead: (_: Event, days: string, known: string) => `announced for ${days} (as of ${known})`,
    when: 'When',
    where: 'Where',
    source: 'Source',
  },
  ru: {
    title: 'Премия и форум',
    compare: 'Премии и обучение: сезоны, регионы, на жителя',
    season: (years: string) => `сезон ${years}`,
    applications: 'Заявки',
    from: (n: number) => ` из ${counted('ru', n, ['региона', 'регионов', 'регионов'])}`,
    finalists: 'В финале',
    named: (n: number) => `, из них названы здесь ${number('ru', n)}`,
    laureates: 'Лауреаты',
    ceremony: 'Церемония',
    announced: 'объявленный форум',
    held: 'последний форум',
    ahead: (event: Event, days: string, known: string) => `${event === 'forum' ? 'объявлен' : 'объявлена'} на ${days} (сведения на ${known})`,
    when: 'Когда',
    where: 'Где',
    source: 'Источник',
  },
};

/** The newest season of the prize, and the forum that is announced or was held last. */
export function Focus({ of }: { of: HomeQuery }) {
  const language = useLanguage();
  const text = useWords(words);
  const season = of.awardSeasons?.nodes[0];
  const forum = of.announcedForums?.nodes[0] ?? of.heldForums?.nodes[0];
  const asOf = of.release?.referenceDate;
  if (!season && !forum) return null;
  return (
    <Section
      title={text.title}
      aside={
        <Link to="/$language/awards" params={{ language }}>
          {text.compare}
        </Link>
      }
    >
      <div className={styles.focus}>
        {season && <Season of={season} asOf={asOf} />}
        {forum && <Forum of={forum} asOf={asOf} />}
      </div>
    </Section>
  );
}

type AsOf = NonNullable<HomeQuery['release']>['referenceDate'] | undefined;

/** Writes when something was; if the facts were gathered before it, that it was announced: whether it took place, they do not say. */
function useTime(asOf: AsOf): (event: Event, starts: string, ends?: string | null) => string {
  const language = useLanguage();
  const text = useWords(words);
  return (event, starts, ends) => {
    const written = days(language, starts, ends);
    return asOf && starts > asOf ? text.ahead(event, written, date(language, asOf)) : written;
  };
}

function Season({ of: season, asOf }: { of: NonNullable<HomeQuery['awardSeasons']>['nodes'][number]; asOf: AsOf }) {
  const language = useLanguage();
  const text = useWords(words);
  const time = useTime(asOf);
  return (
    <Featured id={season.id} name={season.award.name} what={text.season(season.years)} source={season.source}>
      <Facts
        facts={[
          !!season.applications && { label: text.applications, value: number(language, season.applications) + (season.regionsCount ? text.from(season.regionsCount) : '') },
          !!season.finalists && {
            label: text.finalists,
            value: (
              <BrowseLink of={{ plural: 'awardEntries', filter: { 'season.slug': season.slug, 'status.ne': 'SUBMITTED' } }}>
                {number(language, season.finalists)}
                {text.named(season.finalistsNamed.totalCount)}
              </BrowseLink>
            ),
          },
          !!season.laureates && { label: text.laureates, value: number(language, season.laureates) },
          !!season.ceremonyOn && { label: text.ceremony, value: time('ceremony', season.ceremonyOn) },
        ]}
      />
    </Featured>
  );
}

function Forum({ of: forum, asOf }: { of: NonNullable<HomeQuery['heldForums']>['nodes'][number]; asOf: AsOf }) {
  const text = useWords(words);
  const time = useTime(asOf);
  return (
    <Featured id={forum.id} name={forum.name} what={forum.status === 'ANNOUNCED' ? text.announced : text.held} source={forum.source}>
      <Facts
        facts={[
          !!forum.startsOn && { label: text.when, value: time('forum', forum.startsOn, forum.endsOn) },
          { label: text.where, value: forum.city },
        ]}
      />
    </Featured>
  );
}

interface FeaturedParts {
  id: string;
  name: string;
  what: string;
  source: SourceLineFragment;
  children: ReactNode;
}

function Featured({ id, name, what, source, children }: FeaturedParts) {
  const text = useWords(words);
  return (
    <div className={styles.featured}>
      <h3>
        <ThingLink id={id}>
          <bdi>{name}</bdi>
        </ThingLink>
        , {what}
      </h3>
      {children}
      <p className={styles.note}>
        {text.source}: <ThingLink id={source.id}>{source.title}</ThingLink>
      </p>
    </div>
  );
}
