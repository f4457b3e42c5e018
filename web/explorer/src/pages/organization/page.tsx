import { Facts } from '../../components/facts';
import { Rows } from '../../components/rows';
import { NoData } from '../../components/no-data';
import { OrganizationDocument, type OrganizationQuery } from '../../gql/graphql';
import { useCodes } from '../../things/codes';
import { Foot } from '../../things/foot';
import { Forums } from '../../things/forums';
import { Head } from '../../things/head';
import { Initiatives } from '../../things/initiatives';
import { factsOf } from '../../things/known';
import { Offices } from '../../things/offices';
import { useOpenKinds } from '../../things/open-kinds';
import { pageOf, type PageOf } from '../../things/page-of';
import { NameLink } from '../../things/place';
import { Related } from '../../things/related';
import { WebLink } from '../../things/web-link';
import { date } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { number } from '../../words/number';

const words = {
  en: {
    founded: 'Founded',
    site: 'Site',
    forums: 'Forums',
    programs: 'Training programmes',
    program: 'Programme',
    audience: 'For whom',
    cohorts: 'Cohorts known',
    awards: 'Awards',
    kind: 'Kind',
    missing: {
      people: { label: 'People in office', fill: 'A page of the organization with its leadership.' },
      founded: { label: 'When it was founded', fill: 'The register of legal persons, or a page of the organization.' },
      site: { label: 'Site', fill: 'The address of its site.' },
    },
  },
  ru: {
    founded: 'Основана',
    site: 'Сайт',
    forums: 'Форумы',
    programs: 'Программы обучения',
    program: 'Программа',
    audience: 'Для кого',
    cohorts: 'Известные потоки',
    awards: 'Награды',
    kind: 'Вид',
    missing: {
      people: { label: 'Должностные лица', fill: 'Страница организации с её руководством.' },
      founded: { label: 'Когда основана', fill: 'Реестр юридических лиц или страница организации.' },
      site: { label: 'Сайт', fill: 'Адрес её сайта.' },
    },
  },
};

/** An organization: who leads it, and what it runs. */
function Organization({ of, asked }: PageOf<OrganizationQuery['organization']>) {
  const language = useLanguage();
  const text = useWords(words);
  const kind = useOpenKinds();
  const code = useCodes();
  const { trainingPrograms, awards, forums, initiatives } = of;
  return (
    <>
      <Head name={of.name} line={[kind(of.kind), of.shortName].filter(Boolean).join(' · ')} />
      <Facts
        facts={[
          ...factsOf(of, [{ label: text.founded, field: 'founded_on', value: of.foundedOn, show: (value) => date(language, value) }]),
          { label: text.site, value: of.website && <WebLink to={of.website} /> },
        ]}
      />
      <Offices of={of.positions.nodes} total={of.positions.totalCount} filter={{ 'organization.slug': of.slug }} />
      <Related
        id="programs"
        title={text.programs}
        total={trainingPrograms.totalCount}
        shown={trainingPrograms.nodes.length}
        of={{ plural: 'trainingPrograms', filter: { 'organizer.slug': of.slug } }}
      >
        <Rows
          label={text.programs}
          rows={trainingPrograms.nodes}
          keyOf={({ id }) => id}
          columns={[
            { title: text.program, cell: (program) => <NameLink of={program} /> },
            { title: text.kind, cell: (program) => code('ProgramKind', program.kind) },
            { title: text.audience, cell: ({ audience }) => audience ?? <NoData /> },
            { title: text.cohorts, number: true, cell: ({ cohorts }) => number(language, cohorts.totalCount) },
          ]}
        />
      </Related>
      <Related id="awards" title={text.awards} total={awards.totalCount} shown={awards.nodes.length} of={{ plural: 'awards', filter: { 'organizer.slug': of.slug } }}>
        <ul role="list">
          {awards.nodes.map((award) => (
            <li key={award.id}>
              <NameLink of={award} /> · {code('AwardKind', award.kind)}
            </li>
          ))}
        </ul>
      </Related>
      <Forums id="forums" title={text.forums} of={forums} all={{ plural: 'forums', filter: { 'organizer.slug': of.slug } }} />
      <Initiatives of={initiatives} all={{ plural: 'initiatives', filter: { 'organization.slug': of.slug } }} />
      <Foot
        of={of}
        {...asked}
        expected={[
          { ...text.missing.people, value: of.positions.totalCount },
          { ...text.missing.founded, value: of.foundedOn },
          { ...text.missing.site, value: of.website },
        ]}
      />
    </>
  );
}

export default pageOf(OrganizationDocument, 'organization', Organization);
