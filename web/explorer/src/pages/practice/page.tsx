import { Facts } from '../../components/facts';
import { Rows } from '../../components/rows';
import { NoData } from '../../components/no-data';
import { Section } from '../../components/section';
import { ThingLink } from '../../components/thing-link';
import { PracticeDocument, type PracticeQuery } from '../../gql/graphql';
import { useCodes } from '../../things/codes';
import { Entries } from '../../things/entries';
import { Foot } from '../../things/foot';
import { Head } from '../../things/head';
import { factsOf } from '../../things/known';
import { pageOf, type PageOf } from '../../things/page-of';
import { Place } from '../../things/place';
import { Related } from '../../things/related';
import { date } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';

const words = {
  en: {
    kind: 'Municipal practice',
    theme: 'Theme',
    summary: 'What it is',
    entry: 'The entry that presented it',
    adoptions: 'Who adopted it',
    empty: 'No adoption elsewhere is known. A report of a municipality that took the practice over would fill this part.',
    municipality: 'Municipality',
    status: 'Status',
    when: 'When',
    missing: {
      summary: { label: 'What it consists of', fill: 'A description by the municipality or the organizer of the award.' },
      origin: { label: 'Municipality', fill: 'A source that names the municipality, with its code.' },
    },
  },
  ru: {
    kind: 'Муниципальная практика',
    theme: 'Тема',
    summary: 'В чём состоит',
    entry: 'Заявка, где она представлена',
    adoptions: 'Кто внедрил',
    empty: 'О внедрении в других местах ничего не известно. Эту часть заполнит сообщение муниципалитета, который перенял практику.',
    municipality: 'Муниципалитет',
    status: 'Состояние',
    when: 'Когда',
    missing: {
      summary: { label: 'В чём состоит', fill: 'Описание муниципалитета или организатора премии.' },
      origin: { label: 'Муниципалитет', fill: 'Источник, где назван муниципалитет, с его кодом.' },
    },
  },
};

/** A practice: what it is, where it comes from, and who took it over. */
function Practice({ of, asked }: PageOf<PracticeQuery['practice']>) {
  const language = useLanguage();
  const text = useWords(words);
  const code = useCodes();
  const place = { municipality: of.origin ?? null, region: of.region ?? null };
  return (
    <>
      <Head path={text.kind} name={of.title} line={<Place of={place} />} />
      <Facts
        facts={factsOf(of, [
          { label: text.theme, field: 'theme', value: of.theme, long: true },
          { label: text.summary, field: 'summary', value: of.summary, long: true },
        ])}
      />
      {of.entry && (
        <Section id="entry" title={text.entry} aside={<ThingLink id={of.entry.season.id}>{`${of.entry.season.award.name}, ${of.entry.season.years}`}</ThingLink>}>
          <Entries of={[of.entry]} />
        </Section>
      )}
      <Related
        id="adoptions"
        title={text.adoptions}
        total={of.adoptions.totalCount}
        shown={of.adoptions.nodes.length}
        of={{ plural: 'adoptions', filter: { 'practice.slug': of.slug } }}
        empty={text.empty}
      >
        <Rows
          label={text.adoptions}
          rows={of.adoptions.nodes}
          keyOf={({ id }) => id}
          columns={[
            { title: text.municipality, cell: ({ municipality }) => <Place of={{ municipality, region: municipality.region }} /> },
            { title: text.status, cell: ({ id, status }) => <ThingLink id={id}>{code('AdoptionStatus', status)}</ThingLink> },
            { title: text.when, cell: ({ adoptedOn }) => (adoptedOn ? date(language, adoptedOn) : <NoData />) },
          ]}
        />
      </Related>
      <Foot
        of={of}
        {...asked}
        expected={[
          { ...text.missing.summary, value: of.summary },
          { ...text.missing.origin, value: of.origin },
        ]}
      />
    </>
  );
}

export default pageOf(PracticeDocument, 'practice', Practice);
