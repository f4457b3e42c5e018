import { Answer, useAnswer } from '../../app/answer';
import { Rows, type Column } from '../../components/rows';
import { Section } from '../../components/section';
import { ThingLink } from '../../components/thing-link';
import { EditionsDocument, PublishersDocument, type EditionsQuery } from '../../gql/graphql';
import { useCodes } from '../../things/codes';
import { date } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { counted, number, percent } from '../../words/number';
import { DataPage } from './data-page';
import data from './data.module.css';
import { PublisherList } from './publisher-list';
import { licencesOf, publishersOf, type LicenceCount } from './publishers';

const words = {
  en: {
    title: 'Who says it, and on which terms',
    lead: (sources: string, publishers: string) => `Every row names the publication that states it: ${sources} of ${publishers}.`,
    sources: (n: number) => counted('en', n, ['publication', 'publications']),
    publishers: (n: number) => counted('en', n, ['publisher', 'publishers']),
    editions: 'Is there a newer edition?',
    editionsText: (on: string) => `As of ${on}, by how often each publisher brings out a new edition. The others appear once or irregularly.`,
    none: 'Of no publication is it known how often a new edition comes out.',
    publication: 'Publication',
    publisher: 'Publisher',
    frequency: 'Comes out',
    edition: 'Edition held',
    next: 'Next edition',
    state: 'State',
    overdue: 'should be out',
    fresh: 'up to date',
    irregular: 'no schedule',
    licences: 'Licences',
    licence: 'Licence or terms',
    count: 'Publications',
    unknown: 'terms not known',
    list: 'Publishers',
  },
  ru: {
    title: 'Кто это сообщает и на каких условиях',
    lead: (sources: string, publishers: string) => `Каждая строка называет публикацию, которая её подтверждает: ${sources} ${publishers}.`,
    sources: (n: number) => counted('ru', n, ['публикация', 'публикации', 'публикаций']),
    publishers: (n: number) => counted('ru', n, ['издателя', 'издателей']),
    editions: 'Вышло ли новое издание?',
    editionsText: (on: string) => `На ${on}, исходя из того, как часто выходят издания. Остальные публикации разовые или нерегулярные.`,
    none: 'Ни об одной публикации не известно, как часто выходят её издания.',
    publication: 'Публикация',
    publisher: 'Издатель',
    frequency: 'Выходит',
    edition: 'Есть издание',
    next: 'Следующее',
    state: 'Состояние',
    overdue: 'должно было выйти',
    fresh: 'свежее',
    irregular: 'без расписания',
    licences: 'Лицензии',
    licence: 'Лицензия или условия',
    count: 'Публикаций',
    unknown: 'условия неизвестны',
    list: 'Издатели',
  },
};

/** The publications that everything rests on: which are out of date, their terms, and their publishers. */
export function Sources() {
  const language = useLanguage();
  const text = useWords(words);
  const answer = useAnswer(PublishersDocument, {});
  const publishers = answer.data && publishersOf(answer.data);
  const all = publishers?.reduce((sum, { publications }) => sum + publications, 0) ?? 0;
  return (
    <DataPage
      title={text.title}
      lead={publishers && text.lead(text.sources(all), text.publishers(publishers.length))}
      asked={{ query: PublishersDocument, variables: {} }}
    >
      <Editions />
      <Answer of={answer}>
        {(found) => (
          <>
            <Section id="licences" title={text.licences}>
              <Licences of={licencesOf(found)} all={all} />
            </Section>
            <Section id="publishers" title={text.list} count={number(language, publishers?.length ?? 0)}>
              <PublisherList of={publishers ?? []} />
            </Section>
          </>
        )}
      </Answer>
    </DataPage>
  );
}

function Licences({ of, all }: { of: readonly LicenceCount[]; all: number }) {
  const language = useLanguage();
  const text = useWords(words);
  const columns: Column<LicenceCount>[] = [
    { title: text.licence, cell: ({ licence }) => licence ?? text.unknown },
    {
      title: text.count,
      number: true,
      cell: ({ publications }) => (
        <span>
          {number(language, publications)} <span className={data.soft}>{percent(language, publications / all)}</span>
        </span>
      ),
    },
  ];
  return <Rows label={text.licences} columns={columns} rows={of} keyOf={({ licence }) => licence ?? ''} />;
}

type Edition = NonNullable<EditionsQuery['sources']>['nodes'][number];

// What needs attention comes first: overdue, then up to date, then without a schedule.
const urgency = ({ overdue }: Edition): number => (overdue ? 0 : overdue === false ? 1 : 2);

function Editions() {
  const language = useLanguage();
  const text = useWords(words);
  const code = useCodes();
  const answer = useAnswer(EditionsDocument, {});
  const columns: Column<Edition>[] = [
    { title: text.publication, cell: ({ id, title }) => <ThingLink id={id}>{title}</ThingLink> },
    { title: text.publisher, cell: ({ publisher }) => publisher && <bdi className={data.name}>{publisher}</bdi> },
    { title: text.frequency, cell: ({ frequency }) => frequency && <span className={data.whole}>{code('Frequency', frequency)}</span> },
    { title: text.edition, cell: ({ edition, publishedOn }) => date(language, edition ?? publishedOn ?? '') },
    { title: text.next, cell: ({ nextEdition }) => nextEdition && date(language, nextEdition) },
    { title: text.state, cell: (edition) => <State of={edition} /> },
  ];
  return (
    <Section id="editions" title={text.editions}>
      <Answer of={answer}>
        {({ sources, release }) =>
          !sources?.nodes.length ? (
            <p>{text.none}</p>
          ) : (
            <>
              {release?.referenceDate && <p className={data.soft}>{text.editionsText(date(language, release.referenceDate))}</p>}
              <Rows
                label={text.editions}
                columns={columns}
                rows={sources.nodes.toSorted((a, b) => urgency(a) - urgency(b) || (a.nextEdition ?? '').localeCompare(b.nextEdition ?? ''))}
                keyOf={({ id }) => id}
              />
            </>
          )
        }
      </Answer>
    </Section>
  );
}

function State({ of: { overdue } }: { of: Edition }) {
  const text = useWords(words);
  if (overdue) {
    return (
      <span className={data.mark} data-kind="warning">
        {text.overdue}
      </span>
    );
  }
  return <span className={`${data.soft} ${data.whole}`}>{overdue === false ? text.fresh : text.irregular}</span>;
}
