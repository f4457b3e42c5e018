import { useWords, useLanguage } from '../../words/language';
import { counted, number } from '../../words/number';
import type { Imported } from './imports';
import styles from './reasons.module.css';

const words = {
  en: {
    rows: (n: number) => counted('en', n, ['row', 'rows']),
    column: 'column',
    rest: 'other rows of this kind',
    'foreign-key': 'refer to a place or row that is not known',
    'constraint-error': 'have a value that the column does not allow',
    'type-error': 'have a value of another type than the column',
    'unique-error': 'repeat a value that must be unique',
    'primary-key': 'repeat a key',
    'extra-cell': 'are longer than the header',
    'missing-cell': 'are shorter than the header',
  },
  ru: {
    rows: (n: number) => counted('ru', n, ['строка', 'строки', 'строк']),
    column: 'столбец',
    rest: 'прочие строки того же рода',
    'foreign-key': 'ссылка на неизвестное место или строку',
    'constraint-error': 'недопустимое значение столбца',
    'type-error': 'значение не того типа',
    'unique-error': 'повтор значения, которое должно быть единственным',
    'primary-key': 'повтор ключа',
    'extra-cell': 'строка длиннее заголовка',
    'missing-cell': 'строка короче заголовка',
  },
};

type Reason = Imported['reasons'][number];

/** Why rows of a file were left out: by kind of problem, and each of them on demand. */
export function Reasons({ of: { input, reasons } }: { of: Imported }) {
  const byKind = Object.entries(groupBy(reasons));
  return (
    <div className={styles.file}>
      <h3>
        <code>{input}</code>
      </h3>
      {byKind.map(([kind, ofKind]) => (
        <Kind key={kind} of={ofKind} />
      ))}
    </div>
  );
}

function groupBy(reasons: readonly Reason[]): Record<string, Reason[]> {
  const groups: Record<string, Reason[]> = {};
  for (const reason of reasons) (groups[`${reason.code} ${reason.field ?? ''}`] ??= []).push(reason);
  return groups;
}

function Kind({ of }: { of: readonly Reason[] }) {
  const language = useLanguage();
  const text = useWords(words);
  const { code, field } = of[0]!;
  const count = of.reduce((sum, reason) => sum + Number(reason.count), 0);
  const said = text[code as keyof typeof text];
  return (
    <details>
      <summary>
        <b>{text.rows(count)}</b>: {typeof said === 'string' ? said : code}
        {field && (
          <>
            , {text.column} <code>{field}</code>
          </>
        )}
      </summary>
      <ul className={styles.reasons} role="list">
        {of.map((reason) => (
          <li key={reason.message ?? ''}>
            <span className={styles.count}>{number(language, Number(reason.count))}</span>
            {reason.message ? <bdi lang="en">{reason.message}</bdi> : text.rest}
          </li>
        ))}
      </ul>
    </details>
  );
}
