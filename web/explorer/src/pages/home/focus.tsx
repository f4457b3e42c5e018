import type { ReactNode } from 'react';
import { Facts } from '../../components/facts';
import { Section } from '../../components/section';
import { ThingLink } from '../../components/thing-link';
import type { HomeQuery, SourceLineFragment } from '../../gql/graphql';
import { BrowseLink } from '../../things/browse-link';
import { kinds } from '../../things/kinds';
import { date } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { counted, number } from '../../words/number';
import styles from './home.module.css';

const words = {
  en: {
    title: 'Prize and forum',
    season: (years: string) => `season of ${years}`,
    applications: 'Applications',
    from: (n: number) => ` from ${counted('en', n, kinds.region.en)}`,
    finalists: 'In the final',
    named: (n: number) => `, ${number('en', n)} of them named here`,
    laureates: 'Laureates',
    ceremony: 'Ceremony',
    announced: 'next forum',
    held: 'latest forum',
    when: 'When',
    where: 'Where',
    source: 'Source',
  },
  ru: {
    title: 'Премия и форум',
    season: (years: string) => `сезон ${years}`,
    applications: 'Заявки',
    from: (n: number) => ` из ${counted('ru', n, ['региона', 'регионов', 'регионов'])}`,
    finalists: 'В финале',
    named: (n: number) => `, из них названы здесь ${number('ru', n)}`,
    laureates: 'Лауреаты',
    ceremony: 'Церемония',
    announced: 'ближайший форум',
    held: 'последний форум',
    when: 'Когда',
    where: 'Где',
    source: 'Источник',
  },
};

/** The newest season of the prize, and the forum that is announced or was held last. */
export function Focus({ of }: { of: HomeQuery }) {
  const text = useWords(words);
  const season = of.awardSeasons?.nodes[0];
  const forum = of.announcedForums?.nodes[0] ?? of.heldForums?.nodes[0];
  if (!season && !forum) return null;
  return (
    <Section title={text.title}>
      <div className={styles.focus}>
        {season && <Season of={season} />}
        {forum && <Forum of={forum} />}
      </div>
    </Section>
  );
}

function Season({ of: season }: { of: NonNullable<HomeQuery['awardSeasons']>['nodes'][number] }) {
  const language = useLanguage();
  const text = useWords(words);
  return (
    <Featured id={season.id} name={season.award.name} what={text.season(season.years)} source={season.source}>
      <Facts
        facts={[
          !!season.applications && { label: text.applications, value: number(language, season.applications) + (season.regionsCount ? text.from(season.regionsCount) : '') },
          !!season.finalists && {
            label: text.finalists,
            value: (
              <BrowseLink of={{ plural: 'awardEntries', filter: { 'season.slug': season.slug } }}>
                {number(language, season.finalists)}
                {text.named(season.entries.totalCount)}
              </BrowseLink>
            ),
          },
          !!season.laureates && { label: text.laureates, value: number(language, season.laureates) },
          !!season.ceremonyOn && { label: text.ceremony, value: date(language, season.ceremonyOn) },
        ]}
      />
    </Featured>
  );
}

function Forum({ of: forum }: { of: NonNullable<HomeQuery['heldForums']>['nodes'][number] }) {
  const language = useLanguage();
  const text = useWords(words);
  const days = [forum.startsOn, forum.endsOn].flatMap((on) => (on ? date(language, on) : [])).join(' – ');
  return (
    <Featured id={forum.id} name={forum.name} what={forum.status === 'ANNOUNCED' ? text.announced : text.held} source={forum.source}>
      <Facts
        facts={[
          { label: text.when, value: days },
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
