import type { ReactNode } from 'react';
import type { Moment } from '../../components/timeline';
import { NoData } from '../../components/no-data';
import { Sourced } from '../../components/sources';
import { ThingLink } from '../../components/thing-link';
import { Written } from '../../components/written';
import type { OfficeHeldFragment, PersonQuery } from '../../gql/graphql';
import { useCodes } from '../../things/codes';
import { entryName, Outcome } from '../../things/entries';
import { Office } from '../../things/office';
import { NameLink, Place } from '../../things/place';
import { date, days, span } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { ranged } from '../../words/range';
import styles from './person.module.css';

const words = {
  en: {
    office: 'Office',
    entry: 'Award entry',
    unnamed: 'Project not named',
    conferral: 'Conferral',
    training: 'Training',
    completed: 'completed',
    appearance: 'Forum',
    cohort: (label: string) => `cohort ${label}`,
  },
  ru: {
    office: 'Должность',
    entry: 'Заявка на премию',
    unnamed: 'Проект не назван',
    conferral: 'Награждение',
    training: 'Обучение',
    completed: 'пройдено',
    appearance: 'Форум',
    cohort: (label: string) => `поток ${label}`,
  },
};

type Person = NonNullable<PersonQuery['person']>;

interface Dated extends Moment {
  at: string; // what it is sorted by
}

/** What is known of a life in office: offices at present, then the newest first, what has no date last. */
export function useMoments(of: Person): Moment[] {
  const dated = of.positions.nodes.filter(({ validFrom, validTo }) => validFrom || validTo); // the head of the page has the others
  const moments = [...useOffices(dated), ...useEntries(of), ...useConferrals(of), ...useTrainings(of), ...useAppearances(of)];
  return moments.sort((a, b) => b.at.localeCompare(a.at));
}

function useOffices(offices: readonly OfficeHeldFragment[]): Dated[] {
  const language = useLanguage();
  const text = useWords(words);
  return offices.map((office) => ({
    key: office.id,
    at: office.validTo ?? '9999',
    now: !office.validTo,
    kind: text.office,
    when: <When sources={[office.source]}>{span(language, office.validFrom, office.validTo)}</When>,
    what: <Office of={office} />,
  }));
}

function useEntries({ awardEntries }: Person): Dated[] {
  const text = useWords(words);
  return awardEntries.nodes.map((entry) => ({
    key: entry.id,
    at: entry.season.years.slice(-4), // a ceremony is often later than what is known of the entry
    kind: text.entry,
    when: entry.season.years,
    what: (
      <>
        <ThingLink id={entry.id}>
          <Written>{entryName(entry) ?? text.unnamed}</Written>
        </ThingLink>{' '}
        <Outcome of={entry} />
        <Under>
          <ThingLink id={entry.season.id}>
            {entry.season.award.name}, {entry.season.years}
          </ThingLink>
          {entry.nomination && (
            <>
              {' · '}
              <NameLink of={entry.nomination} />
            </>
          )}
        </Under>
      </>
    ),
  }));
}

function useConferrals({ conferrals }: Person): Dated[] {
  const language = useLanguage();
  const text = useWords(words);
  return conferrals.nodes.map((conferral) => ({
    key: conferral.id,
    at: conferral.conferredOn ?? '',
    kind: text.conferral,
    when: <When>{conferral.conferredOn && date(language, conferral.conferredOn)}</When>,
    what: (
      <>
        <ThingLink id={conferral.id}>{conferral.award.name}</ThingLink>
        <Under>
          {conferral.role && `${conferral.role} · `}
          <Place of={conferral} />
        </Under>
      </>
    ),
  }));
}

function useTrainings({ participations }: Person): Dated[] {
  const language = useLanguage();
  const text = useWords(words);
  return participations.nodes.map(({ id, completed, cohort }) => ({
    key: id,
    at: cohort.endsOn ?? cohort.startsOn ?? '',
    kind: text.training,
    when: <When>{span(language, cohort.startsOn, cohort.endsOn)}</When>,
    what: (
      <>
        <NameLink of={cohort.program} />, <ThingLink id={cohort.id}>{text.cohort(ranged(cohort.label))}</ThingLink>
        {completed && (
          <>
            {' · '}
            <ThingLink id={id}>{text.completed}</ThingLink>
          </>
        )}
      </>
    ),
  }));
}

function useAppearances({ appearances }: Person): Dated[] {
  const language = useLanguage();
  const text = useWords(words);
  const code = useCodes();
  return appearances.nodes.map(({ id, role, topic, forum, session }) => ({
    key: id,
    at: session?.heldOn ?? forum.startsOn ?? '',
    kind: text.appearance,
    when: <When>{days(language, session?.heldOn ?? forum.startsOn, session?.heldOn ? null : forum.endsOn)}</When>,
    what: (
      <>
        <NameLink of={forum} />
        <Under>
          <ThingLink id={id}>{code('AppearanceRole', role)}</ThingLink>
          {topic && (
            <>
              {': '}
              <Written>{topic}</Written>
            </>
          )}
        </Under>
      </>
    ),
  }));
}

function When({ sources, children }: { sources?: OfficeHeldFragment['source'][]; children: ReactNode }) {
  if (!children) return <NoData />;
  return sources ? <Sourced sources={sources}>{children}</Sourced> : children;
}

function Under({ children }: { children: ReactNode }) {
  return <div className={styles.under}>{children}</div>;
}
