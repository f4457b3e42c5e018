import { Link } from '@tanstack/react-router';
import { Answer, useAnswer } from '../../app/answer';
import { SourceLine } from '../../components/sources';
import { ThingLink } from '../../components/thing-link';
import { CoverageByPeriodDocument, CoverageOfDocument, type CoverageOfQuery, type PlaceLevel } from '../../gql/graphql';
import { BrowseLink } from '../../things/browse-link';
import { period as periodWords } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { counted, number, percent } from '../../words/number';
import styles from './coverage.module.css';
import data from './data.module.css';

const words = {
  en: {
    periods: 'Periods',
    of: (n: string, all: string, share: string) => `${n} of ${all} places have a value (${share}).`,
    partly: (n: number) => `Of ${counted('en', n, ['more place', 'more places'])} there are values only by parts, such as an age group or sex.`,
    others: (n: number) => `${counted('en', n, ['more value is', 'more values are'])} of places that did not exist on the first day of the period.`,
    some: (n: number) => `${counted('en', n, ['place has', 'places have'])} a value. How many could have one is not known: no register of the release tells which existed.`,
    parts: (n: number) => `There are values only by parts, such as an age group or a stage: of ${counted('en', n, ['place', 'places'])}.`,
    without: (n: number) => `${counted('en', n, ['place has', 'places have'])} none.`,
    quarantined: (n: number) => `${counted('en', n, ['value was', 'values were'])} left out at import.`,
    why: 'Why',
    indicator: 'The indicator',
    values: 'All its values',
  },
  ru: {
    periods: 'Периоды',
    of: (n: string, all: string, share: string) => `Значение есть у ${n} из ${all} мест (${share}).`,
    partly: (n: number) => `Ещё у ${counted('ru', n, ['места', 'мест'])} есть значения только по частям, например по возрасту или полу.`,
    others: (n: number) => `Ещё ${counted('ru', n, ['значение', 'значения', 'значений'])} — у мест, которых не было в первый день периода.`,
    some: (n: number) => `Значение есть у ${counted('ru', n, ['места', 'мест'])}. Сколько мест могло бы его иметь, неизвестно: ни один реестр выпуска не говорит, какие существовали.`,
    parts: (n: number) => `Есть значения только по частям, например по возрасту или этапу: у ${counted('ru', n, ['места', 'мест'])}.`,
    without: (n: number) => `Нет — у ${counted('ru', n, ['места', 'мест'])}.`,
    quarantined: (n: number) => `При импорте ${counted('ru', n, ['значение отложено', 'значения отложены', 'значений отложено'])}.`,
    why: 'Почему',
    indicator: 'О показателе',
    values: 'Все его значения',
  },
};

interface Choice {
  indicator: string;
  level: PlaceLevel;
}

/** What is known and what is missing of an indicator at a level: its periods, and the coverage of one. */
export function CoverageDetail({ indicator, level, period }: Choice & { period: string | undefined }) {
  const language = useLanguage();
  const text = useWords(words);
  const answer = useAnswer(CoverageByPeriodDocument, { indicator, level });
  return (
    <Answer of={answer}>
      {({ observationGroups }) => {
        const periods = (observationGroups?.nodes ?? []).map((node) => ({ period: node.key.period ?? '', places: Number(node.distinctPlaces) })).toSorted((a, b) => (a.period < b.period ? -1 : 1));
        const chosen = periods.findLast((one) => !period || one.period.startsWith(period)) ?? periods.at(-1);
        return (
          chosen && (
            <div className={styles.detail}>
              <nav className={data.chips} aria-label={text.periods}>
                {periods.map((one) => (
                  <Link
                    key={one.period}
                    to="/$language/data/coverage"
                    params={{ language }}
                    search={{ indicator, level: level.toLowerCase() as 'region', period: one.period }}
                    resetScroll={false}
                    replace
                    data-chosen={one === chosen || undefined}
                    aria-current={one === chosen ? 'true' : undefined}
                  >
                    {periodWords(language, one.period)}&nbsp;<span className={data.soft}>{number(language, one.places)}</span>
                  </Link>
                ))}
              </nav>
              <OfPeriod indicator={indicator} level={level} {...chosen} />
            </div>
          )
        );
      }}
    </Answer>
  );
}

function OfPeriod({ indicator, level, period, places }: Choice & { period: string; places: number }) {
  const language = useLanguage();
  const text = useWords(words);
  const answer = useAnswer(CoverageOfDocument, { indicator, level, period });
  return (
    <Answer of={answer}>
      {({ indicator: found }) =>
        found && (
          <>
            <p>
              <b>{periodWords(language, period)}.</b> <Sentences of={found.coverage} places={places} />
            </p>
            <SourceLine source={found.source} />
            <p className={data.actions}>
              <ThingLink id={found.id}>{text.indicator}</ThingLink>
              <BrowseLink of={{ plural: 'observations', filter: { 'indicator.slug': indicator } }}>{text.values}</BrowseLink>
            </p>
          </>
        )
      }
    </Answer>
  );
}

type Known = NonNullable<CoverageOfQuery['indicator']>['coverage'];

function Sentences({ of, places }: { of: Known; places: number }) {
  const language = useLanguage();
  const text = useWords(words);
  if (of.withValue === 0 && !of.others) return text.parts(places);
  const others = of.others ?? 0;
  const partly = places - of.withValue - others; // the number of the period counts every place with any value
  const first = of.places
    ? text.of(number(language, of.withValue), number(language, of.places), percent(language, of.withValue / of.places))
    : text.some(of.withValue);
  return (
    <>
      {[first, others > 0 && text.others(others), partly > 0 && text.partly(partly), of.without && text.without(of.without), of.quarantined && text.quarantined(of.quarantined)].filter(Boolean).join(' ')}{' '}
      {!!of.quarantined && (
        <Link to="/$language/data/imports" params={{ language }}>
          {text.why}
        </Link>
      )}
    </>
  );
}
