import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useAnswer } from '../app/answer';
import { useNewest } from '../app/newest';
import { Section } from '../components/section';
import { Timeline } from '../components/timeline';
import { RevisionsDocument, type RevisionsQuery } from '../gql/graphql';
import { day } from '../words/date';
import { useLanguage, useWords } from '../words/language';

const words = {
  en: {
    title: 'Changes between releases',
    release: (n: number) => `Release ${n}`,
    ADDED: 'added',
    CHANGED: 'changed',
    REMOVED: 'removed',
  },
  ru: {
    title: 'Изменения между выпусками',
    release: (n: number) => `Выпуск ${n}`,
    ADDED: 'добавлено',
    CHANGED: 'изменено',
    REMOVED: 'удалено',
  },
};

const ChangedFields = lazy(() => import('./changed-fields')); // knows the labels of all fields

/** The releases that changed a thing, newest first, with the fields of a changed one before and after. */
export function Revisions({ id }: { id: string }) {
  const text = useWords(words);
  const { data } = useAnswer(RevisionsDocument, { id }, useNewest().known < 2);
  const found = data?.revisions ?? [];
  if (found.length === 0) return null;
  return (
    <Section id="changes" title={text.title}>
      <Timeline moments={found.map((revision) => ({ key: String(revision.release.number), when: <When of={revision.release} />, kind: text[revision.kind], what: <What id={id} of={revision} /> }))} />
    </Section>
  );
}

type Revision = NonNullable<RevisionsQuery['revisions']>[number];

function When({ of }: { of: Revision['release'] }) {
  const text = useWords(words);
  const language = useLanguage();
  return (
    <>
      <Link to="/$language/data/releases/$number" params={{ language, number: String(of.number) }}>
        {text.release(of.number)}
      </Link>
      <br />
      <time dateTime={of.publishedAt}>{day(language, of.publishedAt)}</time>
    </>
  );
}

function What({ id, of }: { id: string; of: Revision }) {
  if (of.kind !== 'CHANGED') return null; // the page shows the fields of a row that was added
  return (
    <Suspense>
      <ChangedFields resource={id.slice(0, id.indexOf(':'))} of={of.fields} kind="changed" />
    </Suspense>
  );
}
