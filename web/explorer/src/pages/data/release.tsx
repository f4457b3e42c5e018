import { useParams } from '@tanstack/react-router';
import { Answer, useAnswer } from '../../app/answer';
import { NotFound } from '../../app/not-found';
import { fileAddress } from '../../app/hub';
import { Gone } from '../../components/gone';
import { Notice } from '../../components/notice';
import { Section } from '../../components/section';
import { ThingLink } from '../../components/thing-link';
import { ReleaseDocument, ReleasesDocument, type ReleaseQuery } from '../../gql/graphql';
import { Citations } from '../../things/cite';
import { date, day } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { bytes, counted } from '../../words/number';
import { ChangeCounts } from './change-counts';
import { DataPage } from './data-page';
import styles from './data.module.css';
import { Files } from './files';
import { Licence } from './licence';
import { ReleaseLink } from './release-link';

const words = {
  en: {
    title: (n: string) => `Release ${n}`,
    lead: (on: string, name: string) => `Published on ${on} from the data package ${name}.`,
    reference: (on: string) => `It says what exists as of ${on}.`,
    changed: (n: number) => `What changed since release ${n}`,
    errata: 'Known errors in this release',
    corrected: 'Corrected:',
    about: 'the row',
    download: 'Download',
    all: (size: string) => `package.zip: every file as CSV, with the meaning of each column (${size} unpacked)`,
    meaning: 'datapackage.json: columns, sources, licences and checksums',
    licences: 'Licences',
    licencesText: 'Each row names its source, and each source its terms. What is made of all rows must respect all of these:',
    from: (n: number) => counted('en', n, ['publication', 'publications']),
    compilation: 'the compilation',
  },
  ru: {
    title: (n: string) => `Выпуск ${n}`,
    lead: (on: string, name: string) => `Опубликован ${on} из пакета данных ${name}.`,
    reference: (on: string) => `Описывает положение на ${on}.`,
    changed: (n: number) => `Что изменилось по сравнению с выпуском ${n}`,
    errata: 'Известные ошибки выпуска',
    corrected: 'Исправлено:',
    about: 'строка',
    download: 'Скачать',
    all: (size: string) => `package.zip: все файлы CSV с описанием столбцов (без сжатия ${size})`,
    meaning: 'datapackage.json: столбцы, источники, лицензии и контрольные суммы',
    licences: 'Лицензии',
    licencesText: 'Каждая строка называет источник, а источник — свои условия. Для сделанного из всех строк действуют все сразу:',
    from: (n: number) => counted('ru', n, ['публикация', 'публикации', 'публикаций']),
    compilation: 'сама подборка',
  },
};

type ReleaseShown = NonNullable<ReleaseQuery['release']>;

/** One release: what changed, errors found since, files, licences, citation. */
export function Release() {
  const { number } = useParams({ from: '/$language/data/releases/$number' });
  const text = useWords(words);
  const wanted = /^\d{1,9}$/.test(number) ? Number(number) : 0;
  const releases = useAnswer(ReleasesDocument, {});
  const answer = useAnswer(ReleaseDocument, { number: wanted });
  const kept = releases.data?.releases?.map((release) => release.number) ?? [];
  const release = answer.data?.release;
  if (wanted === 0) return <NotFound />;
  return (
    <DataPage title={text.title(number)} lead={release && <Lead of={release} />} asked={{ query: ReleaseDocument, variables: { number: wanted } }}>
      <Answer of={answer}>
        {({ release: found }) =>
          found ? (
            <Shown release={found} before={kept.find((one) => one < found.number)} />
          ) : (
            <Answer of={releases}>{() => <Gone number={wanted} kept={kept} link={(nearest) => <ReleaseLink number={nearest} />} />}</Answer>
          )
        }
      </Answer>
    </DataPage>
  );
}

function Lead({ of: release }: { of: ReleaseShown }) {
  const language = useLanguage();
  const text = useWords(words);
  const name = [release.package, release.packageVersion].filter(Boolean).join(' ');
  return `${text.lead(day(language, release.publishedAt), name)} ${release.referenceDate ? text.reference(date(language, release.referenceDate)) : ''}`;
}

function Shown({ release, before }: { release: ReleaseShown; before: number | undefined }) {
  const language = useLanguage();
  const text = useWords(words);
  const { number } = release;
  const size = release.resources.reduce((sum, resource) => sum + Number(resource.bytes), 0);
  return (
    <>
      <Errata of={release.errata} />
      {before && (
        <Section id="changed" title={text.changed(before)}>
          <ChangeCounts from={before} to={number} />
        </Section>
      )}
      <Section id="download" title={text.download}>
        <ul role="list" className={styles.lines}>
          <li>
            <a href={fileAddress(`/releases/${number}/package.zip`)}>{text.all(bytes(language, size))}</a>
          </li>
          <li>
            <a href={fileAddress(`/releases/${number}/datapackage.json`)}>{text.meaning}</a>
          </li>
        </ul>
        <Files release={number} resources={release.resources} />
      </Section>
      <Section id="licences" title={text.licences}>
        <p className={styles.text}>{text.licencesText}</p>
        <ul className={styles.lines}>
          {release.licences.map((licence) => (
            <li key={licence.title}>
              <Licence of={licence} />: {licence.sources.length > 0 ? text.from(licence.sources.length) : text.compilation}
            </li>
          ))}
        </ul>
      </Section>
      <Citations of={release} name={`govhub-release-${number}`} />
    </>
  );
}

function Errata({ of }: { of: ReleaseShown['errata'] }) {
  const text = useWords(words);
  if (of.length === 0) return null;
  return (
    <Notice kind="warning" title={text.errata}>
      {of.map((erratum) => (
        <p key={erratum.text}>
          {erratum.text} {text.corrected} <ReleaseLink number={erratum.correctedBy.number} />
          {erratum.subject && (
            <>
              {' · '}
              <ThingLink id={erratum.subject}>{text.about}</ThingLink>
            </>
          )}
        </p>
      ))}
    </Notice>
  );
}
