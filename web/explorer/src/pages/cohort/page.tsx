import { Figures } from '../../components/figures';
import { CohortDocument, type CohortQuery } from '../../gql/graphql';
import { Disagreements } from '../../things/disagreements';
import { Foot } from '../../things/foot';
import { Head } from '../../things/head';
import { factsOf, type Known } from '../../things/known';
import { pageOf, type PageOf } from '../../things/page-of';
import { NameLink } from '../../things/place';
import { date, span } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { atLeast, number } from '../../words/number';
import { ranged } from '../../words/range';
import { Hosts } from './hosts';
import { Listeners } from './listeners';

const words = {
  en: {
    name: (label: string) => `cohort ${label}`,
    undated: 'dates not known',
    participants: 'Participants',
    candidates: 'Candidates',
    regions: 'Regions',
    projects: 'Projects',
    starts: 'First day',
    ends: 'Last day',
    missing: {
      participants: { label: 'Participants', fill: 'A report of the intake or the graduation.' },
      candidates: { label: 'Candidates', fill: 'A report of the selection.' },
      dates: { label: 'Start or end', fill: 'A programme of the cohort with its days.' },
    },
  },
  ru: {
    name: (label: string) => `поток ${label}`,
    undated: 'даты неизвестны',
    participants: 'Участники',
    candidates: 'Кандидаты',
    regions: 'Регионы',
    projects: 'Проекты',
    starts: 'Первый день',
    ends: 'Последний день',
    missing: {
      participants: { label: 'Число участников', fill: 'Сообщение о наборе или выпуске.' },
      candidates: { label: 'Число кандидатов', fill: 'Сообщение об отборе.' },
      dates: { label: 'Начало или окончание', fill: 'Программа потока с днями.' },
    },
  },
};

/** A cohort of a training programme: how many, where, and who. */
function Cohort({ of, asked }: PageOf<CohortQuery['cohort']>) {
  const language = useLanguage();
  const text = useWords(words);
  const count = (value: string) => number(language, value);
  const day = (value: string) => date(language, value);
  const figures: Known[] = [
    {
      label: text.participants,
      field: 'participants',
      value: of.participants,
      show: (value) => atLeast(language, value, of.participantsAtLeast && value === String(of.participants)),
    },
    { label: text.candidates, field: 'candidates', value: of.candidates, show: count },
    { label: text.regions, field: 'regions_count', value: of.regionsCount, show: count },
    { label: text.projects, field: 'projects', value: of.projects, show: count },
  ];
  const dates: Known[] = [
    { label: text.starts, field: 'starts_on', value: of.startsOn, show: day },
    { label: text.ends, field: 'ends_on', value: of.endsOn, show: day },
  ];
  return (
    <>
      <Head path={<NameLink of={of.program} />} name={`${of.program.name}, ${text.name(ranged(of.label))}`} line={span(language, of.startsOn, of.endsOn) || text.undated} />
      <Figures figures={factsOf(of, figures)} />
      <Disagreements of={of} fields={[...figures, ...dates]} />
      <Hosts of={of} />
      <Listeners of={of} />
      <Foot
        of={of}
        {...asked}
        expected={[
          { ...text.missing.participants, value: of.participants },
          { ...text.missing.candidates, value: of.candidates },
          { ...text.missing.dates, value: of.startsOn && of.endsOn },
        ]}
      />
    </>
  );
}

export default pageOf(CohortDocument, 'cohort', Cohort);
