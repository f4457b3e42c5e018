import { Answer, useAnswer } from '../../app/answer';
import { NotFound } from '../../app/not-found';
import { Facts } from '../../components/facts';
import { NoData } from '../../components/no-data';
import { Notice } from '../../components/notice';
import { SourceDocument, type SourceQuery } from '../../gql/graphql';
import { Cite } from '../../things/cite';
import { useCodes } from '../../things/codes';
import { Head } from '../../things/head';
import { Take } from '../../things/take';
import { Unknown } from '../../things/unknown';
import { date } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { Rests } from './rests';

const words = {
  en: {
    kind: 'Source',
    publisher: 'Publisher',
    address: 'Where it is',
    licence: 'Licence',
    published: 'Published',
    read: 'Read by this hub',
    edition: 'Edition',
    covers: 'Covers the time from',
    frequency: 'Appears',
    register: 'It is a register',
    next: 'Next edition expected',
    note: 'Note',
    overdue: 'A newer edition is due',
    due: (day: string) => `The edition of ${day} should be out by now; this hub has not read it. What rests on this source may be out of date.`,
    expected: { publisher: ['Publisher', 'The imprint of the publication.'], licence: ['Licence', 'A statement of the publisher on how it may be used.'], published: ['Published', 'The imprint of the publication.'] },
  },
  ru: {
    kind: 'Источник',
    publisher: 'Издатель',
    address: 'Где находится',
    licence: 'Лицензия',
    published: 'Опубликовано',
    read: 'Прочитано',
    edition: 'Издание',
    covers: 'Охватывает время с',
    frequency: 'Выходит',
    register: 'Это реестр',
    next: 'Следующее издание ожидается',
    note: 'Примечание',
    overdue: 'Должно быть новое издание',
    due: (day: string) => `Издание за ${day} уже должно было выйти, но ещё не прочитано. То, что опирается на этот источник, могло устареть.`,
    expected: { publisher: ['Издатель', 'Выходные данные публикации.'], licence: ['Лицензия', 'Слова издателя о том, как её можно использовать.'], published: ['Опубликовано', 'Выходные данные публикации.'] },
  },
};

export default function Page({ of: slug }: { of: string }) {
  const answer = useAnswer(SourceDocument, { slug });
  return <Answer of={answer}>{({ source }) => (source ? <Content of={source} /> : <NotFound />)}</Answer>;
}

type Source = NonNullable<SourceQuery['source']>;

const stated = (licence: string | null | undefined) => (licence === 'UNKNOWN' ? null : licence); // as the hub writes that none is stated

function Content({ of: s }: { of: Source }) {
  const language = useLanguage();
  const text = useWords(words);
  const code = useCodes();
  const day = (value: string | null | undefined) => value && date(language, value);
  const looked = { publisher: s.publisher, licence: stated(s.licence), published: s.publishedOn };
  return (
    <article>
      <Head name={s.title} line={[text.kind, s.publisher].filter(Boolean).join(' · ')} />
      {s.overdue && s.nextEdition && (
        <Notice kind="warning" title={text.overdue}>
          <p>{text.due(date(language, s.nextEdition))}</p>
        </Notice>
      )}
      <Facts
        facts={[
          { label: text.licence, value: stated(s.licence) ?? <NoData />, long: (s.licence?.length ?? 0) > 30 },
          { label: text.publisher, value: s.publisher },
          {
            label: text.address,
            value: s.url && (
              <a href={s.url} rel="noreferrer">
                {s.url.replace(/^https?:\/\//, '').slice(0, 80)}
              </a>
            ),
          },
          { label: text.published, value: day(s.publishedOn) },
          { label: text.edition, value: day(s.edition) },
          { label: text.covers, value: day(s.coversFrom) },
          { label: text.frequency, value: s.frequency && code('Frequency', s.frequency) },
          { label: text.register, value: s.register && code('Register', s.register) },
          { label: text.next, value: day(s.nextEdition) },
          { label: text.read, value: day(s.retrievedOn) },
          { label: text.note, value: s.note, long: true },
        ]}
      />
      <Rests on={s.slug} />
      <Unknown
        of={(['publisher', 'licence', 'published'] as const).map((field) => ({ label: text.expected[field][0]!, value: looked[field], fill: text.expected[field][1]! }))}
      />
      <Cite id={s.id} />
      <Take of={s} query={SourceDocument} variables={{ slug: s.slug }} />
    </article>
  );
}
