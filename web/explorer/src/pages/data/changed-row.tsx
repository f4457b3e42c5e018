import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useNewest } from '../../app/newest';
import type { ChangedRowFragment } from '../../gql/graphql';
import ChangedFields from '../../things/changed-fields';
import { isKind, pathOf } from '../../things/kinds';
import { nameOfThing } from '../../things/named';
import { useLanguage, useWords } from '../../words/language';
import { counted } from '../../words/number';
import type { ChangeKind } from './change-kinds';
import styles from './changes.module.css';
import { nameIn } from './named';
import { resourceTitle } from './resources';

const words = {
  en: {
    added: 'Added',
    changed: 'Changed',
    removed: 'Removed',
    fields: (n: number) => counted('en', n, ['field', 'fields']),
  },
  ru: {
    added: 'Добавлена',
    changed: 'Изменена',
    removed: 'Удалена',
    fields: (n: number) => counted('ru', n, ['поле', 'поля', 'полей']),
  },
};

/** A row that differs: its name, which leads to it in the release that has it, and its fields, old and new. */
export function ChangedRow({ of, from, to }: { of: ChangedRowFragment; from: number; to: number }) {
  const language = useLanguage();
  const text = useWords(words);
  const kind = of.kind.toLowerCase() as ChangeKind;
  const name = of.node ? nameOfThing(language, of.node) : kind !== 'changed' && nameIn(language, of.fields);
  return (
    <li className={styles.row}>
      <span className={styles.kind} data-kind={kind}>
        {text[kind]}
      </span>
      <p className={styles.name}>
        <ToThing id={of.id} release={kind === 'removed' ? from : to}>
          <bdi>{name || of.key}</bdi>
        </ToThing>
        <span className={styles.resource}>
          {resourceTitle(language, of.resource)}
          {name && (
            <>
              {' · '}
              <code>{of.key}</code>
            </>
          )}
        </span>
      </p>
      {kind === 'changed' ? (
        <ChangedFields resource={of.resource} of={of.fields} kind={kind} />
      ) : (
        <details>
          <summary>{text.fields(of.fields.length)}</summary>
          <ChangedFields resource={of.resource} of={of.fields} kind={kind} />
        </details>
      )}
    </li>
  );
}

/** Leads to a thing as a release has it. Rows that only link others have no page. */
function ToThing({ id, release, children }: { id: string | null | undefined; release: number; children: ReactNode }) {
  const language = useLanguage();
  const { shown } = useNewest();
  if (!id) return children;
  const { kind, key } = pathOf(id);
  if (!isKind(kind)) return children;
  return (
    <Link to="/$language/$kind/$" params={{ language, kind, _splat: key }} search={{ release: release === shown ? undefined : release } as object}>
      {children}
    </Link>
  );
}
