import { Figures } from '../../components/figures';
import { EntriesTableDocument, SeasonDocument, type SeasonQuery } from '../../gql/graphql';
import { Compared } from '../../things/compared';
import { Disagreements } from '../../things/disagreements';
import { Foot } from '../../things/foot';
import { Head } from '../../things/head';
import { factsOf, type Known } from '../../things/known';
import { pageOf, type PageOf } from '../../things/page-of';
import { NameLink } from '../../things/place';
import { date } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { number } from '../../words/number';
import { Dates } from './dates';
import { EntriesByNomination } from './entries-by-nomination';
import { Nominations } from './nominations';

const words = {
  en: {
    line: (n: number) => `Season ${n}`,
    applications: 'Applications',
    regions: 'Regions',
    nominations: 'Nominations',
    finalists: 'Finalists',
    laureates: 'Laureates',
    voters: 'Voters',
    entries: 'Entries',
    applicationsFrom: 'First day of applications',
    applicationsTo: 'Last day of applications',
    votingFrom: 'First day of the vote',
    votingTo: 'Last day of the vote',
    ceremony: 'Ceremony',
    missing: {
      applications: { label: 'Applications', fill: 'A report of the organizer at the end of the season.' },
      laureates: { label: 'Laureates', fill: 'The list of laureates that is published after the ceremony.' },
      voting: { label: 'Days of the vote', fill: 'The announcement of the vote.' },
    },
  },
  ru: {
    line: (n: number) => `${n}-й сезон`,
    applications: 'Заявки',
    regions: 'Регионы',
    nominations: 'Номинации',
    finalists: 'Финалисты',
    laureates: 'Лауреаты',
    voters: 'Проголосовавшие',
    entries: 'Заявки',
    applicationsFrom: 'Первый день приёма заявок',
    applicationsTo: 'Последний день приёма заявок',
    votingFrom: 'Первый день голосования',
    votingTo: 'Последний день голосования',
    ceremony: 'Церемония',
    missing: {
      applications: { label: 'Число заявок', fill: 'Итоговое сообщение организатора.' },
      laureates: { label: 'Число лауреатов', fill: 'Список лауреатов, который публикуют после церемонии.' },
      voting: { label: 'Дни голосования', fill: 'Объявление о начале голосования.' },
    },
  },
};

/** A season of an award: its figures, its dates, its nominations, and who came how far. */
function Season({ of, asked }: PageOf<SeasonQuery['awardSeason']>) {
  const language = useLanguage();
  const text = useWords(words);
  const count = (value: string) => number(language, value);
  const day = (value: string) => date(language, value);
  const figures: Known[] = [
    { label: text.applications, field: 'applications', value: of.applications, show: count },
    { label: text.regions, field: 'regions_count', value: of.regionsCount, show: count },
    { label: text.nominations, field: 'nominations_count', value: of.nominationsCount, show: count },
    { label: text.finalists, field: 'finalists', value: of.finalists, show: count },
    { label: text.laureates, field: 'laureates', value: of.laureates, show: count },
    { label: text.voters, field: 'voters', value: of.voters, show: (value) => `${of.votersApproximate ? '≈\u202f' : ''}${count(value)}` },
  ];
  const dates: Known[] = [
    { label: text.applicationsFrom, field: 'applications_from', value: of.applicationsFrom, show: day },
    { label: text.applicationsTo, field: 'applications_to', value: of.applicationsTo, show: day },
    { label: text.votingFrom, field: 'voting_from', value: of.votingFrom, show: day },
    { label: text.votingTo, field: 'voting_to', value: of.votingTo, show: day },
    { label: text.ceremony, field: 'ceremony_on', value: of.ceremonyOn, show: day },
  ];
  const tables = of.entries.totalCount > 0 ? [{ title: text.entries, query: EntriesTableDocument, variables: { filter: { season: { slug: { eq: of.slug } } } } }] : [];
  return (
    <>
      <Head path={<NameLink of={of.award} />} name={`${of.award.name}, ${of.years}`} line={text.line(of.number)} />
      <Figures figures={factsOf(of, figures)} />
      <Dates of={of} />
      <Disagreements of={of} fields={[...figures, ...dates]} />
      <Nominations of={of} />
      {of.award.id === 'award:service' && <Compared part="regions" season={of.years.slice(-4)} />}
      <EntriesByNomination of={of} />
      <Foot
        of={of}
        {...asked}
        tables={tables}
        expected={[
          { ...text.missing.applications, value: of.applications },
          { ...text.missing.laureates, value: of.laureates },
          { ...text.missing.voting, value: of.votingFrom },
        ]}
      />
    </>
  );
}

export default pageOf(SeasonDocument, 'awardSeason', Season);
