import { Facts } from '../../components/facts';
import { Halves } from '../../components/halves';
import { NoData } from '../../components/no-data';
import { Notice } from '../../components/notice';
import { Written } from '../../components/written';
import { SourceDocument, type SourceQuery } from '../../gql/graphql';
import { Cite } from '../../things/cite';
import { useCodes } from '../../things/codes';
import { Head } from '../../things/head';
import { licenceName } from '../../things/licences';
import { pageOf, type PageOf } from '../../things/page-of';
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
    expected: { publisher: { label: 'Publisher', fill: 'The imprint of the publication.' }, licence: { label: 'Licence', fill: 'A statement of the publisher on how it may be used.' }, published: { label: 'Published', fill: 'The imprint of the publication.' } },
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
    expected: { publisher: { label: 'Издатель', fill: 'Выходные данные публикации.' }, licence: { label: 'Лицензия', fill: 'Слова издателя о том, как её можно использовать.' }, published: { label: 'Опубликовано', fill: 'Выходные данные публикации.' } },
  },
};

const stated = (licence: string | null | undefined) => (licence === 'UNKNOWN' ? null : licence); // as the hub writes that none is stated

function SourceView({ of: s, asked }: PageOf<SourceQuery['source']>) {
  const language = useLanguage();
  const text = useWords(words);
  const code = useCodes();
  const day = (value: string | null | undefined) => value && date(language, value);
  return (
    <>
      <Head name={s.title} line={[text.kind, s.publisher].filter(Boolean).join(' · ')} />
      {s.overdue && s.nextEdition && (
        <Notice kind="warning" title={text.overdue}>
          <p>{text.due(date(language, s.nextEdition))}</p>
        </Notice>
      )}
      <Facts
        facts={[
          { label: text.licence, value: stated(s.licence) ? <Written>{licenceName(language, s.licence!)}</Written> : <NoData />, long: (s.licence?.length ?? 0) > 30 },
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
          { label: text.note, value: s.note && <Written>{s.note}</Written>, long: true },
        ]}
      />
      <Halves
        left={
          <>
            <Rests on={s.slug} />
            <Unknown
              of={[
                { ...text.expected.publisher, value: s.publisher },
                { ...text.expected.licence, value: stated(s.licence) },
                { ...text.expected.published, value: s.publishedOn },
              ]}
            />
          </>
        }
        right={
          <>
            <Cite id={s.id} />
            <Take of={s} {...asked} />
          </>
        }
      />
    </>
  );
}

export default pageOf(SourceDocument, 'source', SourceView);
