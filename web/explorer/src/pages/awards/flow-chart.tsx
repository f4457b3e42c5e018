import { useMemo } from 'react';
import { Answer, useAnswer } from '../../app/answer';
import { Chart } from '../../charts/chart';
import type { Canvas, Sheet } from '../../charts/drawing';
import { Notice } from '../../components/notice';
import { Section } from '../../components/section';
import { EnteredDocument, TrainedDocument, type AwardEntryDimension, type EnteredQuery, type TrainedQuery } from '../../gql/graphql';
import { BrowseLink } from '../../things/browse-link';
import { kinds } from '../../things/kinds';
import { date, span } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { counted, number } from '../../words/number';
import styles from './awards.module.css';
import { Row } from './choose';
import { drawFlow } from './draw-flow';
import { follow, isLater, streamsOf, type Entered, type Outcome, type Trained } from './flow';
import type { Season } from './selection';
import { flowSentence, type Unit } from './sentences';

const words = {
  en: {
    title: 'From training to the finals',
    chart: { region: 'Regions that took part in training, and their entries for the award', municipality: 'Municipalities that took part in training, and their entries for the award' },
    table: 'Who took part',
    count: 'Counted',
    units: { region: 'Regions', municipality: 'Municipalities' },
    number: { region: 'number of regions', municipality: 'number of municipalities' },
    programmes: 'First course',
    outcomes: {
      awarded: 'Awarded in a later season',
      finalist: 'In the final of a later season',
      submitted: 'Submitted in a later season',
      unordered: 'Entry, order unknown',
      before: 'Entry only in an earlier season',
      none: 'No entry known',
    },
    later: { later: 'Entry in a later season', awarded: 'Awarded', finalist: 'In the final', submitted: 'Submitted only' }, // one after the other
    place: { region: 'Region', municipality: 'Municipality' },
    course: 'First course',
    when: 'When',
    outcome: 'Known of it in the award',
    empty: 'Nobody who took part in training is named yet',
    emptyText: 'A list of the participants of a cohort would fill this part.',
    how: 'Each place counts once, by the first course that somebody from there took. “Later” is a season whose ceremony came after that course had begun; of several entries the best outcome counts.',
    because: 'Later does not mean because of it: who took part in a course and who entered for the award may be different people, and of a region different municipalities.',
    unknown: (people: number, entries: number) =>
      `Sources name only a part of either: ${counted('en', people, ['person', 'people'])} of all who took part, and ${counted('en', entries, ['entry', 'entries'])} of all entries. “No entry known” therefore is not “no entry”.`,
    authors: (n: number, of: number) => `Of the ${counted('en', of, ['person', 'people'])} named as participants ${n === 0 ? 'none is' : n === 1 ? 'one is' : `${number('en', n)} are`} named as the author of an entry, earlier or later.`,
    ahead: (years: string, on: string) => `The ceremony of ${years} was only announced, for ${on}, when the facts were gathered: how its finalists ended is not known.`,
    cut: 'Only the first 500 groups are counted.',
  },
  ru: {
    title: 'От обучения до финала',
    chart: { region: 'Регионы, участвовавшие в обучении, и их заявки на премию', municipality: 'Муниципалитеты, участвовавшие в обучении, и их заявки на премию' },
    table: 'Кто участвовал',
    count: 'Что считать',
    units: { region: 'Регионы', municipality: 'Муниципалитеты' },
    number: { region: 'число регионов', municipality: 'число муниципалитетов' },
    programmes: 'Первый курс',
    outcomes: {
      awarded: 'Награда в более позднем сезоне',
      finalist: 'Финал в более позднем сезоне',
      submitted: 'Заявка подана в более позднем сезоне',
      unordered: 'Заявка, порядок неизвестен',
      before: 'Заявка только в более раннем сезоне',
      none: 'Заявки не известны',
    },
    later: { later: 'Заявка в более позднем сезоне', awarded: 'С наградой', finalist: 'В финале', submitted: 'Только подана' },
    place: { region: 'Регион', municipality: 'Муниципальное образование' },
    course: 'Первый курс',
    when: 'Когда',
    outcome: 'Что известно о нём в премии',
    empty: 'Никто из участников обучения пока не назван',
    emptyText: 'Эту часть заполнит список участников потока.',
    how: 'Каждое место учтено один раз — по первому курсу, в котором участвовал кто-то оттуда. «Более поздний» сезон — тот, церемония которого прошла после начала этого курса; из нескольких заявок учтён лучший итог.',
    because: '«После» не значит «вследствие»: на курсе и в премии могли быть разные люди, а от региона — и разные муниципалитеты.',
    unknown: (people: number, entries: number) =>
      `Источники называют лишь часть тех и других: ${counted('ru', people, ['участника', 'участников', 'участников'])} обучения и ${counted('ru', entries, ['заявку', 'заявки', 'заявок'])} из всех. Поэтому «не известна» не значит «не было».`,
    authors: (n: number, of: number) => `Из ${counted('ru', of, ['названного участника', 'названных участников'])} автором заявки — раньше или позже — ${n === 0 ? 'не назван никто' : `названы ${number('ru', n)}`}.`,
    ahead: (years: string, on: string) => `Когда собирали сведения, церемония ${years} была только объявлена на ${on}: чем финал закончился, неизвестно.`,
    cut: 'Учтены только первые 500 групп.',
  },
};

const roomy = 560; // pixels; where there is less, the way has one step instead of two

const dimensions: Record<Unit, AwardEntryDimension> = { region: 'REGION', municipality: 'MUNICIPALITY' };

/** How places that took part in training are known in the award later. */
export function TrainingToFinals({ award, unit, ahead }: { award: string; unit: Unit; ahead: readonly Season[] }) {
  const text = useWords(words);
  const trained = useAnswer(TrainedDocument, { award });
  const entered = useAnswer(EnteredDocument, { award, by: ['SEASON', 'STATUS', dimensions[unit]] });
  const other = (one: Unit) => ({ name: text.units[one], chosen: one === unit, search: { places: one === 'region' ? undefined : 'municipalities' } });
  return (
    <Section id="flow" title={text.title} aside={<BrowseLink of={{ plural: 'participations', filter: { role: 'LISTENER' } }}>{text.table}</BrowseLink>}>
      <div className={styles.choice} data-print="no">
        <Row label={text.count} of={[other('region'), other('municipality')]} />
      </div>
      <Answer of={trained}>
        {(courses) => <Answer of={entered}>{(entries) => <Flow trained={courses} entered={entries} unit={unit} ahead={ahead} />}</Answer>}
      </Answer>
    </Section>
  );
}

function Flow({ trained, entered, unit, ahead }: { trained: TrainedQuery; entered: EnteredQuery; unit: Unit; ahead: readonly Season[] }) {
  const language = useLanguage();
  const text = useWords(words);
  const followed = useMemo(() => follow(trainedOf(trained, unit), enteredOf(entered, unit)), [trained, entered, unit]);
  const draw = useMemo(() => {
    const programs = new Map(followed.map(({ first }) => [first.program.id, first.program.name]));
    const outcomes: Record<string, string> = text.outcomes;
    const whole: Record<string, string> = { ...outcomes, ...text.later };
    const data = {
      strong: (id: string) => id === 'later' || isLater(id as Outcome),
      forms: kinds[unit][language],
    };
    return (on: Canvas) => {
      const directly = on.width < roomy;
      return drawFlow({ ...data, streams: streamsOf(followed, directly), nameOf: (id) => programs.get(id) ?? (directly ? outcomes : whole)[id]! }, on);
    };
  }, [followed, text, unit, language]);
  if (followed.length === 0) {
    return (
      <Notice kind="plain" title={text.empty}>
        <p>{text.emptyText}</p>
      </Notice>
    );
  }
  const named = entered.awardEntryGroups?.nodes.reduce((sum, { count }) => sum + Number(count), 0) ?? 0;
  const people = trained.people?.totalCount ?? 0;
  const cut = [trained.participationGroups, entered.awardEntryGroups].some((groups) => groups && groups.totalCount > groups.nodes.length);
  const sheet: Sheet = {
    head: [text.place[unit], text.course, text.when, text.outcome],
    rows: followed.map(({ place, first, outcome }) => [place.name, first.program.name, span(language, first.startsOn, first.endsOn) || null, text.outcomes[outcome]]),
  };
  return (
    <Chart
      title={text.chart[unit]}
      unit={text.number[unit]}
      period=""
      sources={[]}
      caveats={[text.how, text.because, text.unknown(people, named), text.authors(trained.authors?.totalCount ?? 0, people), ...ahead.map(({ years, ceremonyOn }) => text.ahead(years, date(language, ceremonyOn!))), ...(cut ? [text.cut] : [])]}
      name={`training-to-finals-${unit}`}
      sentence={flowSentence(language, followed, unit)}
      draw={draw}
      sheet={sheet}
    />
  );
}

function trainedOf({ participationGroups }: TrainedQuery, unit: Unit): Trained[] {
  return (participationGroups?.nodes ?? []).flatMap(({ key }) => {
    const place = key[unit];
    return place && key.cohort ? [{ ...key.cohort, place }] : [];
  });
}

function enteredOf({ awardEntryGroups }: EnteredQuery, unit: Unit): Entered[] {
  return (awardEntryGroups?.nodes ?? []).flatMap(({ key: { season, status, [unit]: place } }) => (place && status ? [{ place: place.id, ceremonyOn: season?.ceremonyOn, status }] : []));
}
