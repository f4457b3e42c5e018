import type { Field } from '../catalogue';
import type { ChangedRowFragment } from '../gql/graphql';
import { period } from '../words/date';
import { useLanguage, useWords } from '../words/language';
import { number } from '../words/number';
import styles from './changed-fields.module.css';
import { useCodes } from './codes';
import { columnOf } from './columns';

const words = {
  en: { before: 'before', after: 'now', empty: 'empty' },
  ru: { before: 'было', after: 'стало', empty: 'пусто' },
};

interface Changed {
  resource: string;
  of: ChangedRowFragment['fields'];
  kind: 'added' | 'changed' | 'removed';
}

/** Fields of a row that differs between two releases, each with its value before and after. */
export default function ChangedFields({ resource, of, kind }: Changed) {
  const language = useLanguage();
  const text = useWords(words);
  const code = useCodes();
  const written = (value: string, field: Field | undefined): string => {
    if (field?.set) return code(field.set, value);
    if (field?.kind === 'number') return number(language, value);
    return field?.kind === 'date' ? period(language, value) : value;
  };
  const shown = (value: string | null | undefined, field: Field | undefined) => (value ? <bdi>{written(value, field)}</bdi> : <i>{text.empty}</i>);
  return (
    <dl className={styles.fields}>
      {of.map(({ name, before, after }) => {
        const column = columnOf(language, resource, name);
        return (
          <div key={name}>
            <dt>{column?.label ?? <code>{name}</code>}</dt>
            {kind !== 'added' && (
              <dd>
                <span className="hidden-but-read">{text.before} </span>
                <del>{shown(before, column?.field)}</del>
              </dd>
            )}
            {kind === 'changed' && <dd aria-hidden="true">→</dd>}
            {kind !== 'removed' && (
              <dd>
                <span className="hidden-but-read">{text.after} </span>
                <ins>{shown(after, column?.field)}</ins>
              </dd>
            )}
          </div>
        );
      })}
    </dl>
  );
}
