import { Facts } from '../../components/facts';
import { ProgramDocument, type ProgramQuery } from '../../gql/graphql';
import { useCodes } from '../../things/codes';
import { Compared } from '../../things/compared';
import { Foot } from '../../things/foot';
import { Head } from '../../things/head';
import { factsOf } from '../../things/known';
import { Offices } from '../../things/offices';
import { Lead } from '../../things/lead';
import { pageOf, type PageOf } from '../../things/page-of';
import { NameLink } from '../../things/place';
import { WebLink } from '../../things/web-link';
import { date } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { Cohorts } from './cohorts';

const words = {
  en: {
    organizer: 'Organizer',
    audience: 'For whom',
    started: 'Started',
    site: 'Site',
    missing: {
      organizer: { label: 'Organizer', fill: 'A page or report that says who runs the programme.' },
      started: { label: 'Start', fill: 'A report of the first cohort.' },
    },
  },
  ru: {
    organizer: 'Организатор',
    audience: 'Для кого',
    started: 'Начало',
    site: 'Сайт',
    missing: {
      organizer: { label: 'Организатор', fill: 'Страница или сообщение, где сказано, кто ведёт программу.' },
      started: { label: 'Начало', fill: 'Сообщение о первом потоке.' },
    },
  },
};

/** A training programme: what it is, and how its cohorts grew. */
function Program({ of, asked }: PageOf<ProgramQuery['trainingProgram']>) {
  const language = useLanguage();
  const text = useWords(words);
  const code = useCodes();
  return (
    <>
      <Head name={of.name} line={code('ProgramKind', of.kind)} />
      <Lead>{of.description}</Lead>
      <Facts
        facts={[
          of.organizer && { label: text.organizer, value: <NameLink of={of.organizer} /> },
          ...factsOf(of, [{ label: text.started, field: 'started_on', value: of.startedOn, show: (value) => date(language, value) }]),
          { label: text.site, value: of.url && <WebLink to={of.url} /> },
          ...factsOf(of, [{ label: text.audience, field: 'audience', value: of.audience, long: true }]),
        ]}
      />
      <Cohorts of={of} />
      <Compared part="programmes" />
      <Offices of={of.positions.nodes} total={of.positions.totalCount} filter={{ 'program.slug': of.slug }} />
      <Foot
        of={of}
        {...asked}
        expected={[
          { ...text.missing.organizer, value: of.organizer },
          { ...text.missing.started, value: of.startedOn },
        ]}
      />
    </>
  );
}

export default pageOf(ProgramDocument, 'trainingProgram', Program);
